/**
 * Sample data and a check below a module of JavaScript, which runs where Node.js is given the file itself. Arrays of
 * arrays and matrices with `data` are both read.
 */
import type { Example } from '../target.ts'
import { exampleLines, framed, sampleWith, type Wording } from './example-lines.ts'

const list = (entries: readonly string[]): string => `[${entries.join(', ')}]`

const HELPERS = `const stacked = (x) => {
  if (typeof x === 'number') return [x]
  if (x.data) return Array.from(x.data, (_, k) => x.data[(k % x.rows) * x.cols + Math.floor(k / x.rows)])
  return typeof x[0] === 'number' ? Array.from(x) : x[0].flatMap((_, j) => x.map((row) => row[j]))
}
const along = (derivative, direction) => {
  const [entries, by] = [stacked(derivative), stacked(direction)]
  const rows = entries.length / by.length
  return Array.from({ length: rows }, (_, i) => by.reduce((sum, entry, j) => sum + entry * entries[j * rows + i], 0))
}
const moved = (x, step, direction) =>
  typeof x === 'number' ? x + step * direction : x.map((entry, i) => moved(entry, step, direction[i]))`

const wordingOf = ({ named }: Example): Wording => ({
  assign: (name, text) => `const ${name} = ${text}`,
  sample: sampleWith(list, (rows) => list(rows.map(list))),
  helpers: HELPERS.replace(/\b(?:stacked|along|moved)\b/g, named).split('\n'),
  moved: (name, sign, step, direction) =>
    `${named('moved')}(${name}, ${sign === '-' ? '-' : ''}${step}, ${direction})`,
  results: (value, derivative, call) => [`const [${value}, ${derivative}] = ${call}`],
  only: (call) => `${call}[0]`,
  part: (derivative, index) => `${derivative}[${index}]`,
  sum: (vectors) =>
    vectors.length === 1
      ? vectors[0]!
      : `${list(vectors)}.reduce((a, b) => a.map((entry, i) => entry + b[i]))`,
  first: (above, below, step) =>
    `${named('stacked')}(${above}).map((entry, i) => (entry - ${named('stacked')}(${below})[i]) / (2 * ${step}))`,
  second: (above, value, below, step) => `[(${above} - 2 * ${value} + ${below}) / ${step} ** 2]`,
  verdict: (exact, differences, within) => [
    `console.log('along a direction:', ${exact})`,
    `console.log('by differences:   ', ${differences})`,
    `if (!${exact}.every((entry, i) => Math.abs(entry - ${differences}[i]) <= 1e-6 + ${within} * Math.abs(${differences}[i])))`,
    "  throw new Error('the derivative is not what differences say')",
  ],
})

/** Runtimes that do not tell whether a module is the main one run it always. */
export const scriptExample = (example: Example): string =>
  framed('if (import.meta.main ?? true) {', '  ', exampleLines(example, wordingOf(example)), '}')
