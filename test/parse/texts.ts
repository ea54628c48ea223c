/**
 * Texts of problems: those of the case files, and what stands in quotation marks in the examples.
 */
import { readdirSync, readFileSync } from 'node:fs'

const contents = (folder: string, ending: string): string[] => {
  const here = new URL(`../../${folder}/`, import.meta.url)
  return readdirSync(here, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => readFileSync(new URL(name, here), 'utf8'))
}

/** The expressions of the problems from the literature. */
export const textsIn = (): string[] =>
  contents('test/cases', '.jsonl')
    .flatMap((text) => text.split('\n'))
    .filter((line) => line.trim() !== '')
    .map((line) => (JSON.parse(line) as { expr: string }).expr)

/** What the examples have in quotation marks. */
export const commandsIn = (): string[] =>
  contents('examples', '').flatMap((text) =>
    [...text.matchAll(/"([^"\n]+)"|'([^'\n]+)'/g)].map(([, one, other]) => one ?? other!),
  )
