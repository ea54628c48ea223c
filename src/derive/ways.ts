/**
 * What code computes: the value and the answers in two forms, and the laws that keep digits on the way there.
 */
import type { Way } from '../expr/derivation.ts'
import type { Node } from '../expr/node.ts'
import type { Application } from '../rewrite/rewriter.ts'
import { computed } from './computed.ts'
import type { Derived } from './derive.ts'
import { fromZero } from './from-zero.ts'
import { normalized } from './session.ts'

type Done = Pick<Derived, 'work' | 'answers'>

/** The objective in the form the answers are in, for code that returns both. */
export const objectiveOf = ({ work: { session, prepared } }: Pick<Derived, 'work'>): Node =>
  session.namer.nameOperands(normalized(session, 'present', [prepared]))[0]!

/**
 * The value, then the answers, in two forms, neither of which is always the cheaper one: as a reader likes them, and as
 * the method leaves them. What is equal is computed alike.
 */
export const waysOf = ({ work: { session, prepared, release }, answers }: Done): Way[] => {
  const wayOf = (form: string, nodes: readonly Node[]): Way => {
    const laws = new Map<string, string>()
    const note = ({ rule }: Application): void => {
      laws.set(rule.name, rule.source)
    }
    const found = computed(session, fromZero(session, nodes.map(release)), note)
    // The normal form of all phases goes without saying.
    for (const { name } of [...session.rulebook.phase('basic').rules]) laws.delete(name)
    return { form, nodes: found, laws: [...laws].map(([name, source]) => ({ name, source })) }
  }
  const value = session.atPoint(prepared)
  const liked = [session.quiet('present', value), ...answers.map(({ node }) => node)]
  return [
    wayOf('as readers like it', liked),
    wayOf('as the method leaves it', [value, ...answers.map(({ plain }) => plain())]),
  ]
}
