/**
 * Rule files to data: reads `rules/*.rules` when the program is built, so that none is read when it starts.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { explain, GradusError } from '../errors/error.ts'
import { pageOf } from '../laws/pages.ts'
import { FIELDS, lawsIn } from '../rulebook/notation.ts'
import { SELDOM } from '../rulebook/phases.ts'
import { lawsOf } from '../solve/laws.ts'
import type { RuleText } from '../syntax/tree.ts'
import { lawsText, ofEngine } from './notation.ts'

const EXTENSION = '.rules'
const TREES = 'src/rulebook/rules.generated.ts'
const SELDOM_TREES = 'src/rulebook/seldom.generated.ts'
const PAGES = 'src/laws/rules.generated.ts'
const SLIPS = 'src/audit/slips/slips.generated.ts'

const readFile = (path: string): readonly RuleText[] => {
  const text = readFileSync(path, 'utf8')
  try {
    return lawsOf(text)
  } catch (error) {
    throw error instanceof GradusError ? new Error(`${path}\n${explain(error, text)}`) : error
  }
}

/** The laws of a file as the engine reads them, which gives them back. */
const writtenOf = (name: string, laws: readonly RuleText[]): readonly string[] => {
  const text = lawsText(laws)
  const lost = lawsIn(text).find((law, i) => !isDeepStrictEqual(law, ofEngine(laws[i])))
  if (lost)
    throw new Error(`the notation of src/rulebook/notation.ts does not hold ${lost.name} of ${name}.rules`)
  return text
}

/** The names of the files of a folder that end so, without that. */
const namesIn = (folder: string, extension: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(extension))
    .map((name) => name.slice(0, -extension.length))
    .sort()

/** The tables of slips as they stand: they are read where a line of a derivation is wrong. */
const writeSlips = (root: string): void => {
  const folder = join(root, 'rules/slips')
  write(join(root, SLIPS), [
    '/** The tables of slips by the name of their file. */',
    'export const SLIPS = {',
    ...namesIn(folder, '.slips').map(
      (name) => `${name}: ${JSON.stringify(readFileSync(join(folder, `${name}.slips`), 'utf8'))},`,
    ),
    '} as const',
  ])
}

/** Writes all laws of the project at `root`, by the name of their file: for the engine, and for readers. */
export const writeRules = (root: string): void => {
  const folder = join(root, 'rules')
  const files = namesIn(folder, EXTENSION).map(
    (name) => [name, readFile(join(folder, name + EXTENSION))] as const,
  )
  writeSlips(root)
  const isSeldom = ([name]: readonly [string, unknown]): boolean => SELDOM.has(name)
  writeTrees(
    join(root, TREES),
    files.filter((file) => !isSeldom(file)),
  )
  writeTrees(join(root, SELDOM_TREES), files.filter(isSeldom))
  write(join(root, PAGES), [
    "import type { LawPage } from '../print/report.ts'",
    '/** The laws of every file of rules/, by its name. */',
    'export const RULE_PAGES: ReadonlyMap<string, readonly LawPage[]> = new Map<string, readonly LawPage[]>([',
    ...files.map(([name, laws]) => `${JSON.stringify([name, laws.map(pageOf)])},`),
    '])',
  ])
}

type LawFile = readonly [name: string, laws: readonly RuleText[]]

const writeTrees = (target: string, files: readonly LawFile[]): void => {
  const texts = files.map(([name, laws]) => writtenOf(name, laws))
  write(target, [
    '/** The names of these files of rules/. */',
    `export const NAMES: readonly string[] = ${JSON.stringify(files.map(([name]) => name))}`,
    '/** The fields of their laws, each of all files, parted by tabs. */',
    'export const FIELDS: readonly string[] = [',
    ...FIELDS.map((_, field) => `${JSON.stringify(texts.map((text) => text[field]).join('\t'))},`),
    ']',
  ])
}

/** The types of tables are written out, which spares the compiler to infer them from every law. */
const write = (target: string, lines: readonly string[]): void =>
  writeFileSync(target, ['/** Written by src/build/rules.ts from rules/. */', ...lines, ''].join('\n'))
