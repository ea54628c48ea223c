/**
 * Rule files to data: reads `rules/*.rules` when the program is built, so that none is read when it starts.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { explain, GradusError } from '../errors/error.ts'
import { pageOf } from '../laws/pages.ts'
import { lawsIn } from '../rulebook/notation.ts'
import { lawsOf } from '../solve/laws.ts'
import type { RuleText } from '../syntax/tree.ts'
import { lawsText, ofEngine } from './notation.ts'

const EXTENSION = '.rules'
const TREES = 'src/rulebook/rules.generated.ts'
const PAGES = 'src/laws/rules.generated.ts'

const readFile = (path: string): readonly RuleText[] => {
  const text = readFileSync(path, 'utf8')
  try {
    return lawsOf(text)
  } catch (error) {
    throw error instanceof GradusError ? new Error(`${path}\n${explain(error, text)}`) : error
  }
}

/** The laws of a file as the engine reads them, which gives them back. */
const writtenOf = (name: string, laws: readonly RuleText[]): string => {
  const text = lawsText(laws)
  const lost = lawsIn(text).find((law, i) => !isDeepStrictEqual(law, ofEngine(laws[i])))
  if (lost)
    throw new Error(`the notation of src/rulebook/notation.ts does not hold ${lost.name} of ${name}.rules`)
  return text
}

/** Writes all laws of the project at `root`, by the name of their file: for the engine, and for readers. */
export const writeRules = (root: string): void => {
  const folder = join(root, 'rules')
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(EXTENSION))
    .sort()
    .map((name) => [name.slice(0, -EXTENSION.length), readFile(join(folder, name))] as const)
  write(
    join(root, TREES),
    '',
    'RULE_TEXTS',
    'string',
    files.map(([name, laws]) => [name, writtenOf(name, laws)] as const),
  )
  write(
    join(root, PAGES),
    "import type { LawPage } from '../print/report.ts'",
    'RULE_PAGES',
    'readonly LawPage[]',
    files.map(([name, laws]) => [name, laws.map(pageOf)] as const),
  )
}

/** The types are written out, which spares the compiler to infer them from every law. */
const write = (
  target: string,
  head: string,
  table: string,
  laws: string,
  entries: readonly (readonly [name: string, laws: unknown])[],
): void => {
  const source = [
    '/** Written by src/build/rules.ts from rules/. */',
    head,
    '/** The laws of every file of rules/, by its name. */',
    `export const ${table}: ReadonlyMap<string, ${laws}> = new Map<string, ${laws}>([`,
    ...entries.map((entry) => `${JSON.stringify(entry)},`),
    '])',
    '',
  ]
  writeFileSync(target, source.join('\n'))
}
