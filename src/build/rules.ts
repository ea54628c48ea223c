/**
 * Rule files to data: reads `rules/*.rules` when the program is built, so that none is read when it starts.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { explain, GradusError } from '../errors/error.ts'
import { pageOf } from '../laws/pages.ts'
import { lawsOf } from '../solve/laws.ts'
import type { Declaration, Expr, RuleText } from '../syntax/tree.ts'

const EXTENSION = '.rules'
const TREES = 'src/rulebook/rules.generated.ts'
const PAGES = 'src/laws/rules.generated.ts'

/** What the engine does without: where in its file an expression stands, and what is said to readers. */
const LEFT_OUT: ReadonlySet<string> = new Set(['law', 'sentence', 'mirror', 'scheme', 'heading'])

/** What most of a law consists of is made by functions, so that the file is a third as long. */
const HEAD = `import type { Declaration, Expr, RuleText } from '../syntax/tree.ts'
const at = { from: 0, to: 0 }
const n = (name: string): Expr => ({ kind: 'name', name, span: at })
const c = (name: string, ...args: readonly Expr[]): Expr => ({ kind: 'call', name, primes: 0, args, nameSpan: at, span: at })
const t = (body: Expr): Expr => ({ kind: 'transpose', body, span: at })
const is = (name: string, ...words: readonly string[]): Declaration =>
  ({ kind: 'property', name, nameSpan: at, words: words.map((text) => ({ text, span: at })), span: at })`

/** A value as TypeScript source. */
const literal = (value: unknown): string => {
  if (typeof value === 'bigint') return `${value}n`
  if (Array.isArray(value)) return `[${value.map(literal).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const made = 'kind' in value ? madeOf(value as Expr | Declaration) : undefined
  if (made) return made
  const fields = Object.entries(value).filter(([name, field]) => field !== undefined && !LEFT_OUT.has(name))
  return `{${fields.map(([name, field]) => `${name}:${isSpan(name) ? 'at' : literal(field)}`).join(',')}}`
}

/** The call that makes a part of a law, where there is a function for it. */
const madeOf = (part: Expr | Declaration): string | undefined => {
  switch (part.kind) {
    case 'name':
      return `n(${literal(part.name)})`
    case 'call':
      return part.primes === 0 ? `c(${[part.name, ...part.args].map(literal).join(',')})` : undefined
    case 'transpose':
      return `t(${literal(part.body)})`
    case 'property':
      return `is(${[part.name, ...part.words.map(({ text }) => text)].map(literal).join(',')})`
    default:
      return undefined
  }
}

const isSpan = (field: string): boolean => field === 'span' || field === 'nameSpan'

const readFile = (path: string): readonly RuleText[] => {
  const text = readFileSync(path, 'utf8')
  try {
    return lawsOf(text)
  } catch (error) {
    throw error instanceof GradusError ? new Error(`${path}\n${explain(error, text)}`) : error
  }
}

/** Writes all laws of the project at `root`, by the name of their file: as data, and for readers. */
export const writeRules = (root: string): void => {
  const folder = join(root, 'rules')
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(EXTENSION))
    .sort()
    .map((name) => [name.slice(0, -EXTENSION.length), readFile(join(folder, name))] as const)
  write(
    join(root, TREES),
    HEAD,
    'RULE_FILES',
    'readonly RuleText[]',
    files.map(([name, laws]) => `['${name}',${literal(laws)}]`),
  )
  write(
    join(root, PAGES),
    "import type { LawPage } from '../print/report.ts'",
    'RULE_PAGES',
    'readonly LawPage[]',
    files.map(([name, laws]) => JSON.stringify([name, laws.map(pageOf)])),
  )
}

/** The types are written out, which spares the compiler to infer them from every law. */
const write = (
  target: string,
  head: string,
  table: string,
  laws: string,
  entries: readonly string[],
): void => {
  const source = [
    '/** Written by src/build/rules.ts from rules/. */',
    head,
    '/** The laws of every file of rules/, by its name. */',
    `export const ${table}: ReadonlyMap<string, ${laws}> = new Map<string, ${laws}>([`,
    ...entries.map((entry) => `${entry},`),
    '])',
    '',
  ]
  writeFileSync(target, source.join('\n'))
}
