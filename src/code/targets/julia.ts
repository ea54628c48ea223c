/**
 * Julia: a scalar is a number, a vector a Vector, a row a matrix of one row. Nothing runs it here: the tables say what
 * those of Octave say, in its words.
 */

import { atom, infix, LEVEL } from '../emit/fragment.ts'
import { type Module, targetOf } from '../target.ts'
import { juliaExample } from './julia-example.ts'
import { HELPERS } from './julia-helpers.ts'
import { CORE, FUNCTIONS } from './julia-tables.ts'
import { JULIA } from './mapped-helpers.ts'
import { JULIA as SUMS } from './sums-helpers.ts'
import { JULIA as TRIANGLES } from './triangle-helpers.ts'

const RESERVED = `
  abstract baremodule begin break catch const continue do else elseif end export false finally for function global if
  import in isa let local macro module mutable primitive quote return struct true try type using where while
  Optim abs all abspath acos acosh asin asinh argmax atan atanh copy cos cosh cumsum exp expm1 fill first float hcat hypot inv length log log1p max maximum min minimum ones only permutedims pi println prod
  reduce reshape reverse sign sin sinc sinh size sqrt sum tan tanh vcat vec view zeros`

/** Text of a docstring, in which nothing is interpolated. */
const quoted = (line: string): string => line.replace(/[\\$]/g, '\\$&')

const module = ({
  name,
  parameters,
  about,
  imports,
  helpers,
  statements,
  value,
  derivatives,
}: Module): string => {
  const texts = derivatives.map(({ text }) => text)
  const derivative = texts.length === 1 ? texts[0]! : `(${texts.join(', ')})`
  const signature = `${name}(${parameters.map(({ identifier }) => identifier).join(', ')})`
  const body = [...statements, `return ${value.text}, ${derivative}`]
  const definition = [
    '"""',
    `    ${signature}`,
    '',
    ...about.map(quoted),
    '"""',
    `function ${signature}`,
    ...body.map((line) => `    ${line}`),
    'end\n',
  ]
  const usings = [...imports].map(([from, names]) => `using ${from}: ${names.join(', ')}\n`)
  return [...(usings.length > 0 ? [usings.join('')] : []), ...helpers, definition.join('\n')].join('\n')
}

const CONVERSIONS = ['as_number', 'as_vector', 'as_matrix']

export const julia = targetOf({
  name: 'julia',
  language: 'Julia',
  extension: 'jl',
  summary: 'Julia with LinearAlgebra; SpecialFunctions for erf and gelu; not run by the tests',
  conventions:
    'A scalar is a number, a vector a Vector, a row or a matrix a Matrix; a generic function takes and returns a number.',
  reserved: RESERVED,
  core: CORE,
  functions: FUNCTIONS,
  mapped: {
    number: '$1($2)',
    vector: '$1($2)',
    matrix: '$1($2)',
    weighted: 'weighted_sum($1($2), $3)',
    stacked: 'stacked_products($1($2), $3)',
    'by-rows': 'products_by_rows($1($2), $3)',
  },
  generic: ([name, operand], op) => atom(`${name!.text}${op.rank === 0 ? '' : '.'}(${operand!.text})`),
  free: ['transpose', 'from-row', 'pi'],
  imports: {
    LinearAlgebra: `I LowerTriangular Symmetric cholesky cross det diag diagm dot eigen eigmax eigmin eigvals eigvecs kron logabsdet lyap norm opnorm pinv rank svd svdvals
      sylvester tr tril triu`,
    SpecialFunctions: 'digamma erf erfc loggamma polygamma trigamma',
  },
  helpers: `${HELPERS}${JULIA}${SUMS}${TRIANGLES}`,
  helperName: /^(?:function )?(\w+)/,
  origin: 1,
  extent: (variable, axis, { length }) =>
    atom(length === 1 ? `length(${variable})` : `size(${variable}, ${axis + 1})`),
  quotient: infix('÷', LEVEL.product, 'quotient'),
  assign: (name, value) => `${name} = ${value}`,
  checks: {
    convert: ({ label, identifier, shape }) =>
      `${identifier} = ${CONVERSIONS[shape.length]}("${label}", ${identifier})`,
    expect: ({ label, identifier }, sizes, called) => {
      const [first, ...rest] = sizes.map(({ text }) => text)
      const expected = rest.length === 0 ? `(${first},)` : `(${[first, ...rest].join(', ')})`
      return `has_size("${label}", ${identifier}, "${called.join(' x ')}", ${expected})`
    },
  },
  example: juliaExample,
  optimizes: true,
  module,
})
