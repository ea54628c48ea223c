/**
 * The laws of a derivation in words and formulas: read off the rule files, whose headings say what a law is about.
 */
import type { Step } from '../expr/derivation.ts'

const LAW = /^([a-z][\w-]*):\s+(.+?)\s*$/

/** What each rule says, under the heading that it stands below. */
const sayings = (texts: Iterable<string>): ReadonlyMap<string, string> => {
  const found = new Map<string, string>()
  for (const text of texts) {
    let heading = ''
    for (const line of text.split('\n')) {
      const isHeading = line.startsWith('# ') && !line.startsWith('# Measure')
      if (isHeading) heading = line.slice(2).split(/[:.,](?:\s|$)/)[0]!
      const [, name, law] = LAW.exec(line) ?? []
      if (name !== undefined && law !== undefined && !line.startsWith('#'))
        found.set(name, `${heading}: ${law.replace(/\s{2,}/g, '  ')}`)
    }
  }
  return found
}

/** What the method itself does, which is no rule. */
const OF_THE_METHOD: ReadonlyMap<string, string> = new Map([
  ['collect', 'The method: the terms in the differential of one variable are added up'],
  ['definition', 'The method: a name and what it stands for are put in place of each other'],
  ['naming', 'The method: what is large and occurs more than once gets a name'],
  ['gradient', 'The method: the G with df = G : dX is differentiated in its turn'],
  ['identification', 'The method: J is the Jacobian where vec(dF) = J*vec(dX)  [MagnusNeudecker2019, ch. 9]'],
])

/** A line for each law that the steps name, in the order in which they come up. */
export const lawsInWords = async (steps: readonly Step[]): Promise<string[]> => {
  const { RULE_TEXTS } = await import('./rules.generated.ts')
  const said = new Map([...OF_THE_METHOD, ...sayings(RULE_TEXTS.values())])
  const names = steps.flatMap(({ rule, simplified = [] }) => [...rule.split(', '), ...simplified])
  return [...new Set(names)].flatMap((name) => {
    const saying = said.get(name)
    return saying === undefined ? [] : [`${name} - ${saying}`]
  })
}
