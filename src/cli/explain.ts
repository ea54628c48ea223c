/**
 * The laws of a derivation in words and formulas: read off the rule files, whose headings say what a law is about.
 */
import type { Derivation } from '../expr/derivation.ts'

const LAW = /^([a-z][\w-]*):\s+(.+?)\s*$/

/** What each rule says, under the heading that it stands below. */
const sayings = (texts: Iterable<string>): ReadonlyMap<string, string> => {
  const found = new Map<string, string>()
  for (const text of texts) {
    let heading = ''
    for (const line of text.split('\n')) {
      const isHeading = line.startsWith('# ') && !line.startsWith('# Measure')
      if (isHeading) heading = line.slice(2).split(/[:.]/)[0]!
      const [, name, law] = LAW.exec(line) ?? []
      if (name !== undefined && law !== undefined && !line.startsWith('#'))
        found.set(name, `${heading}: ${law.replace(/\s{2,}/g, '  ')}`)
    }
  }
  return found
}

/** A line for each law that the steps name, in the order in which they come up. */
export const lawsInWords = async ({ steps }: Derivation): Promise<string[]> => {
  const { RULE_TEXTS } = await import('./rules.generated.ts')
  const said = sayings(RULE_TEXTS.values())
  const names = steps.flatMap(({ rule, simplified = [] }) => [...rule.split(', '), ...simplified])
  return [...new Set(names)].flatMap((name) => {
    const saying = said.get(name)
    return saying === undefined ? [] : [`${name} - ${saying}`]
  })
}
