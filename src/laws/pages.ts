/**
 * The laws of the project for readers, loaded when asked for.
 */
import type { LawPage } from '../print/report.ts'
import type { RuleText } from '../syntax/tree.ts'

/** A law without a sentence is read off: "A' becomes A where A is symmetric." */
const readOff = (law: string): string => `${law.replace(/\s*\[[^\]]*\]$/, '').replace(/->|→/, 'becomes')}.`

/** The page on a law. */
export const pageOf = ({ name, law = '', sentence = readOff(law), scheme, heading }: RuleText): LawPage => ({
  name,
  law,
  sentence,
  ...(scheme ? { scheme } : {}),
  ...(heading ? { heading } : {}),
})

/** The laws by file. */
export const lawPages = async (): Promise<ReadonlyMap<string, readonly LawPage[]>> =>
  (await import('./rules.generated.ts')).RULE_PAGES

/** The names of the files, of the laws in them and of the schemes that made them. */
export const lawNames = async (): Promise<string[]> =>
  [...(await lawPages())].flatMap(([file, laws]) => [
    file,
    ...new Set(laws.flatMap(({ name, scheme = name }) => [scheme, name])),
  ])

/** The laws of a file, of a scheme or of that name; `undefined` where there are none. */
export const lawsNamed = async (
  name: string,
): Promise<{ readonly file: string; readonly laws: readonly LawPage[] } | undefined> => {
  const pages = await lawPages()
  const file = name.replace(/\.rules$/, '')
  const whole = pages.get(file)
  if (whole) return { file, laws: whole }
  for (const [of, all] of pages) {
    const laws = all.filter((law) => law.name === name || law.scheme === name)
    if (laws.length > 0) return { file: of, laws }
  }
  return undefined
}

/** Laws as a rule file has them. */
export const fileText = (laws: readonly LawPage[]): string =>
  laws
    .map(({ name, law, sentence, heading }) => {
      const before = heading === undefined ? '' : `${heading.replace(/^(?=.)/gm, '# ')}\n\n`
      return `${before}${name}: ${law}\n  "${sentence}"\n`
    })
    .join('')
