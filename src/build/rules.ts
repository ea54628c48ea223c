/**
 * Rule files to data: parses `rules/*.rules` when the program is built, so that none is parsed when it starts.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { explain, GradusError } from '../errors/error.ts'
import { parseRules } from '../parse/index.ts'
import type { RuleText } from '../syntax/tree.ts'

const EXTENSION = '.rules'
const TREES = 'src/rulebook/rules.generated.ts'
const TEXTS = 'src/cli/rules.generated.ts'

interface RuleFile {
  readonly name: string
  readonly path: string
}

/**
 * A value as TypeScript source. Where in a rule file an expression stands is of no use once the file is sound, and
 * sentences are for readers of the texts.
 */
const literal = (value: unknown): string => {
  if (typeof value === 'bigint') return `${value}n`
  if (Array.isArray(value)) return `[${value.map(literal).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const fields = Object.entries(value).filter(([name, field]) => field !== undefined && name !== 'sentence')
  return `{${fields.map(([name, field]) => `${name}:${isSpan(name) ? 'at' : literal(field)}`).join(',')}}`
}

const isSpan = (field: string): boolean => field === 'span' || field === 'nameSpan'

const parseFile = (path: string): readonly RuleText[] => {
  const text = readFileSync(path, 'utf8')
  try {
    return parseRules(text)
  } catch (error) {
    throw error instanceof GradusError ? new Error(`${path}\n${explain(error, text)}`) : error
  }
}

/** Writes all rules of the project at `root`, by the name of their file: as data, and as text for readers. */
export const writeRules = (root: string): void => {
  const folder = join(root, 'rules')
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(EXTENSION))
    .sort()
    .map((name) => ({ name: name.slice(0, -EXTENSION.length), path: join(folder, name) }))
  writeTrees(join(root, TREES), files)
  writeTexts(join(root, TEXTS), files)
}

const writeTexts = (target: string, files: readonly RuleFile[]): void => {
  const entries = files.map(({ name, path }) => `${JSON.stringify([name, readFileSync(path, 'utf8')])},`)
  const source = [
    '/** Written by src/build/rules.ts from rules/. */',
    '/** The text of every file of rules/, by its name. */',
    'export const RULE_TEXTS: ReadonlyMap<string, string> = new Map<string, string>([',
    ...entries,
    '])',
    '',
  ]
  writeFileSync(target, source.join('\n'))
}

const writeTrees = (target: string, files: readonly RuleFile[]): void => {
  const entries = files.map(({ name, path }) => `['${name}',${literal(parseFile(path))}],`)
  const source = [
    '/** Written by src/build/rules.ts from rules/. */',
    "import type { RuleText } from '../syntax/tree.ts'",
    'const at = { from: 0, to: 0 }',
    '/** The rules of every file of rules/, by its name. */',
    'export const RULE_FILES: ReadonlyMap<string, readonly RuleText[]> = new Map<string, readonly RuleText[]>([',
    ...entries,
    '])',
    '',
  ]
  writeFileSync(target, source.join('\n'))
}
