/**
 * Compiles `grammar/*.ohm`, together because each extends the one before, into `src/parse/grammars.generated.ts`: the
 * rules as `src/parse/peg.ts` runs them. Ohm finds what is wrong with a grammar.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { grammars } from 'ohm-js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const FILES = ['expression', 'problem', 'rules']

const sources = await Promise.all(FILES.map((name) => readFile(`${root}grammar/${name}.ohm`, 'utf8')))
const compiled = grammars(sources.join('\n'))

/** The rules of a recipe with those that it builds on. */
const rulesOf = ([, , , base, , rules]) => ({
  ...(base ? rulesOf(base) : {}),
  ...Object.fromEntries(Object.entries(rules).map((rule) => [rule[0], ruleOf(rule)])),
})

const ruleOf = ([name, [verb, , description, formals, body]]) => {
  if (verb !== 'define' || description || formals.length > 0)
    throw new Error(`src/parse/peg.ts has no rules such as ${name}`)
  return partOf(body)
}

const partOf = ([kind, , ...rest]) => {
  switch (kind) {
    case 'terminal':
      if (rest[0].length !== 1) throw new Error(`${rest[0]} is no token: tokens are of one character`)
      return rest[0]
    case 'app':
      return ['rule', rest[0]]
    case 'seq':
    case 'alt':
      return [kind, rest.map(partOf)]
    case 'not':
      return [kind, partOf(rest[0])]
    case 'star':
    case 'plus':
    case 'opt':
      return [kind, widthOf(partOf(rest[0])), partOf(rest[0])]
    default:
      throw new Error(`src/parse/peg.ts does not know ${kind}`)
  }
}

/** How many nodes a match of the part gives. */
const widthOf = ([kind, ...rest]) => {
  switch (kind) {
    case 'seq':
      return rest[0].reduce((sum, part) => sum + widthOf(part), 0)
    case 'alt':
      return widthOf(rest[0][0])
    case 'not':
      return 0
    case 'star':
    case 'plus':
    case 'opt':
      return rest[0]
    default:
      return 1
  }
}

// The rules of `Rules` are those of all, as it extends the others.
const rules = rulesOf(JSON.parse(compiled.Rules.toRecipe()))

await writeFile(
  `${root}src/parse/grammars.generated.ts`,
  `/** Written by src/build/grammars.mjs from grammar/: the rules of all grammars. */
import type { Part } from './peg.ts'

export const RULES: Readonly<Record<string, Part>> = ${JSON.stringify(rules)}
`,
)
