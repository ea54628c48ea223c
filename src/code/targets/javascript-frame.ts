/**
 * Loops of JavaScript, and the types of a function for those who call it from TypeScript.
 */
import { atom, type Fragment } from '../emit/fragment.ts'
import type { LoopLanguage } from '../loops/language.ts'
import type { Module, Parameter } from '../target.ts'

/** A loop that fits into a line has no braces. */
const WIDTH = 100

const loop = (index: string, { text }: Fragment, body: readonly string[]): string[] => {
  const head = `for (let ${index} = 0; ${index} < ${text}; ${index}++)`
  const [only] = body
  if (body.length === 1 && head.length + only!.length < WIDTH) return [`${head} ${only}`]
  return [`${head} {`, ...body.map((line) => `  ${line}`), '}']
}

const list = (...items: readonly string[]): string => items.join(', ')

export const LOOPS: LoopLanguage = {
  memory: (name, { length }) => (length === 2 ? `${name}.data` : name),
  entry: (array, index) => atom(`${array}[${index}]`),
  allocate: (name, size) => `const ${name} = new Float64Array(${size.text})`,
  memoryName: (name) => `${name}_data`,
  start: 'row',
  zero: (name) => `let ${name} = 0`,
  constant: (name, value) => `const ${name} = ${value}`,
  set: (place, value) => `${place} = ${value}`,
  add: (place, value) => `${place} += ${value}`,
  loop,
  matrix: (memory, rows, cols) => `{ rows: ${rows.text}, cols: ${cols.text}, data: ${memory} }`,
  dot: (a, i, b, j, n) => atom(`dot(${list(a, i, b, j, n.text)})`),
  product: (matrix, vector, rows, cols) => atom(`matvec(${list(matrix, vector, rows.text, cols.text)})`),
  indices: ['i', 'j'],
}

const TYPES = ['number', 'ArrayLike<number>', 'Matrix | ArrayLike<number>[]']
const RETURNED = ['number', 'Float64Array', 'Matrix']

/** Of a function of arrays; vectors reach it as Float64Array, matrices with rows, cols and data. */
const mappedType = ({ from, to, use }: NonNullable<Parameter['mapped']>): string => {
  const value =
    use === 'number' || use === 'vector' || use === 'matrix' ? TYPES[to.length] : `(${TYPES[2]})[]`
  return `(x: ${RETURNED[from.length]}) => ${value}`
}

const typeOf = ({ kind, shape, mapped }: Parameter): string =>
  mapped
    ? mappedType(mapped)
    : kind === 'function'
      ? '(x: number) => number'
      : kind === 'dimension'
        ? 'number'
        : TYPES[shape.length]!

export const declarations = ({ name, parameters, about, derivatives }: Module): string => {
  const given = parameters.map((parameter) => `${parameter.identifier}: ${typeOf(parameter)}`)
  const types = derivatives.map(({ shape }) => RETURNED[shape.length]!)
  const derivative = types.length === 1 ? types[0]! : `[${types.join(', ')}]`
  return [
    '/** The entries of a matrix, row after row. */',
    'export interface Matrix {',
    ...['rows: number', 'cols: number', 'data: Float64Array'].map((field) => `  readonly ${field}`),
    '}',
    '',
    '/**',
    ...about.map((line) => ` * ${line}`),
    ' */',
    `export declare function ${name}(${given.join(', ')}): [number, ${derivative}]`,
    '',
  ].join('\n')
}
