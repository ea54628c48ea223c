/**
 * What modules of JavaScript have in common: words that are no names, signs, the frame of a file.
 */
import { type Join, LEVEL, negation } from '../emit/fragment.ts'
import type { Module } from '../target.ts'

export const RESERVED = `
  arguments await break case catch class const continue debugger default delete do else enum eval
  export extends false finally for function if implements import in instanceof interface let new
  null package private protected public return static super switch this throw true try typeof
  undefined var void while with yield Math Array NaN Infinity console Error`

/** JavaScript has no `-a ** b`, which other languages read differently. */
export const negated: Join = ([operand]) => {
  const { text, level } = operand!
  return negation([level < LEVEL.atom && text.includes(' ** ') ? { text, level: LEVEL.sum } : operand!])
}

const indented = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`)

/** A module that exports the function, its body between two further lines where these are given. */
export const scriptModule = (
  parts: Module,
  around: readonly [string, string] | undefined = undefined,
): string => {
  const { name, parameters, about, imports, helpers, statements, value, derivatives } = parts
  const texts = derivatives.map(({ text }) => text)
  const derivative = texts.length === 1 ? texts[0]! : `[${texts.join(', ')}]`
  const work = [...statements, `return [${value.text}, ${derivative}]`]
  const body = around ? [around[0], ...indented(work), around[1]] : work
  const definition = [
    '/**',
    ...about.map((line) => ` * ${line}`),
    ' */',
    `export function ${name}(${parameters.map(({ identifier }) => identifier).join(', ')}) {`,
    ...indented(body),
    '}',
    '',
  ]
  const froms = [...imports].map(([from, names]) => `import { ${names.join(', ')} } from '${from}'\n`)
  return [...froms, ...helpers, definition.join('\n')].join('\n')
}
