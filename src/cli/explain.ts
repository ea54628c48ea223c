/**
 * The laws of a derivation in words and formulas, as the rule files state them.
 */
import type { Step } from '../expr/derivation.ts'
import type { LawInWords } from '../print/report.ts'
import type { OwnRules } from '../rulebook/own.ts'
import { lawPages, pageOf } from './pages.ts'

/** What the method itself does, which is no rule. */
const OF_THE_METHOD: readonly LawInWords[] = [
  ['collect', 'The terms in the differential of one variable are added up.'],
  ['definition', 'A name and what it stands for are put in place of each other.'],
  ['naming', 'What is large and occurs more than once gets a name.'],
  ['gradient', 'The G with df = G : dX is differentiated in its turn.'],
  ['direction', 'The differential of the variable takes the value of the direction.'],
  ['identity', 'The differential of the variable is itself.'],
  ['constant', 'What no variable is part of does not move.', 'd(A) = 0 [Petersen2012 (33)]'],
  [
    'identification',
    'J is the Jacobian where vec(dF) = J*vec(dX).',
    'd vec(F) = J*d vec(X) [MagnusNeudecker2019, ch. 9]',
  ],
].map(([name = '', sentence = '', law = '']) => ({ name, sentence, law }))

/** Names of the laws of the steps, in the order in which they come up. */
const namesIn = (steps: readonly Step[]): string[] => [
  ...new Set(steps.flatMap(({ rule, simplified = [] }) => [...rule.split(', '), ...simplified])),
]

/** Each law that the steps name: its name, a sentence and the law. */
export const lawsInWords = async (steps: readonly Step[], own?: OwnRules): Promise<LawInWords[]> => {
  const pages = [...(await lawPages()).values(), (own?.laws ?? []).map(pageOf)]
  const laws = [...OF_THE_METHOD, ...pages.flat()]
  const byName = new Map(laws.map((law) => [law.name, law]))
  return namesIn(steps).flatMap((name) => byName.get(name) ?? [])
}
