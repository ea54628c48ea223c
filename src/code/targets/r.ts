/**
 * R: a scalar is a number, a vector a numeric vector without dimensions, a row and a matrix are matrices. Nothing but
 * what R starts with is used.
 */

import { atom, infix, LEVEL } from '../emit/fragment.ts'
import { type Module, type Returned, targetOf } from '../target.ts'
import { R } from './mapped-helpers.ts'
import { rExample } from './r-example.ts'
import { HELPERS } from './r-helpers.ts'
import { CORE, FUNCTIONS } from './r-tables.ts'
import { R as SUMS } from './sums-helpers.ts'
import { R as TRIANGLES } from './triangle-helpers.ts'

const RESERVED = `
  if else repeat while function for next break TRUE FALSE NULL Inf NaN NA NA_integer_ NA_real_ NA_complex_ NA_character_ in pi`

/** A variable of one of these names is no harm, since R looks for functions where a function is called. */
const CALLED = `
  Reduce abs acos acosh apply as asin asinh atan atan2 atanh c cbind chol2inv colSums cos cosh crossprod cumsum det
  determinant diag digamma drop eigen exp expm1 kronecker lapply length lgamma list log log1p matrix max min ncol norm
  nrow numeric outer plogis pmax pmin pnorm prod psigamma rbind rep rev rowSums seq_len sign sin sinh solve sqrt sum svd
  sweep t tan tanh tcrossprod trigamma vapply`

const CONVERSIONS = ['as_number', 'as_vector', 'as_matrix']

/** The names of results where they can be names of items. */
const item = ({ title, text }: Returned): string =>
  /^[A-Za-z]\w*$/.test(title) ? `${title} = ${text}` : text

const module = ({
  name,
  kind,
  parameters,
  about,
  helpers,
  statements,
  value,
  derivatives,
}: Module): string => {
  const [first, ...rest] = derivatives
  const derivative = rest.length === 0 ? first!.text : `list(${derivatives.map(item).join(', ')})`
  const body = [...statements, `list(value = ${value.text}, ${kind} = ${derivative})`]
  const definition = [
    ...about.map((line) => `#' ${line}`),
    `${name} <- function(${parameters.map(({ identifier }) => identifier).join(', ')}) {`,
    ...body.map((line) => `  ${line}`),
    '}\n',
  ]
  return [...helpers, definition.join('\n')].join('\n')
}

export const r = targetOf({
  name: 'r',
  language: 'R',
  extension: 'R',
  summary: 'R without packages',
  conventions:
    'A scalar is a number, a vector a numeric vector, a row or a matrix a matrix; a generic function takes and returns arrays.',
  reserved: RESERVED,
  called: CALLED,
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
  generic: ([name, operand]) => atom(`${name!.text}(${operand!.text})`),
  free: ['transpose', 'from-row', 'copy', 'pi'],
  imports: {},
  helpers: `${HELPERS}${R}${SUMS}${TRIANGLES}`,
  helperName: /^(\w+)/,
  origin: 1,
  extent: (variable, axis, { length }) =>
    atom(length === 1 ? `length(${variable})` : `${axis === 0 ? 'nrow' : 'ncol'}(${variable})`),
  quotient: infix('%/%', LEVEL.product, 'quotient'),
  assign: (name, value) => `${name} <- ${value}`,
  checks: {
    convert: ({ label, identifier, shape }) =>
      `${identifier} <- ${CONVERSIONS[shape.length]}("${label}", ${identifier})`,
    expect: ({ label, identifier }, sizes, called) => {
      const expected = sizes.map(({ text }) => text).join(', ')
      return `has_size("${label}", ${identifier}, "${called.join(' x ')}", ${sizes.length === 1 ? expected : `c(${expected})`})`
    },
  },
  example: rExample,
  optimizes: true,
  module,
})
