/**
 * Compiles `grammar/*.ohm`, together because each extends the one before, into `src/parse/grammars.generated.ts`: a
 * function for each rule, which reads it from where the reader stands. Ohm finds what is wrong with a grammar; what is read
 * is what Ohm reads: of alternatives the first that matches is taken, and what is repeated is repeated as often as it can
 * be. `src/build/grammar-rules.mjs` writes the functions.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { grammars } from 'ohm-js'
import { functionsOf } from './grammar-rules.mjs'

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
    throw new Error(`src/build/grammar-rules.mjs has no rules such as ${name}`)
  return partOf(body)
}

/** A token, or `[kind, …parts]`. */
const partOf = ([kind, , ...rest]) => {
  if (kind === 'terminal') {
    if (rest[0].length !== 1) throw new Error(`${rest[0]} is no token: tokens are of one character`)
    return rest[0]
  }
  return kind === 'app' ? ['rule', rest[0]] : [kind, ...rest.map(partOf)]
}

// The rules of `Rules` are those of all, as it extends the others.
const rules = rulesOf(JSON.parse(compiled.Rules.toRecipe()))

await writeFile(`${root}src/parse/grammars.generated.ts`, functionsOf(rules))
