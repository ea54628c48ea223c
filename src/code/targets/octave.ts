/**
 * Octave and MATLAB: a scalar is a number, a vector a column, a row a matrix of one row; in double precision, or single
 * where the arguments are.
 */

import { atom, over } from '../emit/fragment.ts'
import { type Module, type Returned, targetOf } from '../target.ts'
import { OCTAVE } from './mapped-helpers.ts'
import { octaveExample } from './octave-example.ts'
import { HELPERS } from './octave-helpers.ts'
import { CORE, FUNCTIONS } from './octave-tables.ts'
import { OCTAVE as OVER_INDEX } from './over-index-helpers.ts'
import { OCTAVE as SUMS } from './sums-helpers.ts'
import { OCTAVE as TRIANGLES } from './triangle-helpers.ts'

const RESERVED = `
  break case catch classdef continue do else elseif end end_try_catch end_unwind_protect endarguments endclassdef
  endenumeration endevents endfor endfunction endif endmethods endparfor endproperties endspmd endswitch endwhile for
  function global if otherwise parfor persistent return spmd switch try until unwind_protect unwind_protect_cleanup
  while all arguments abs assert asin acos acosh asinh atan atan2 atanh blkdiag cos cosh cross cumsum det diag erf erfc exp expm expm1 eye fminunc
  flip full gammaln hypot inv kron log1p mat2str max min norm ones numel optimset pi pinv printf prod psi reallog realpow realsqrt reshape sign sin sinc
  sinh size sum svd tan tanh trace tril triu zeros`

interface Output {
  readonly name: string
  /** Statements that give the value this name. */
  readonly statements: readonly string[]
}

type Named = Pick<Returned, 'text' | 'title'>

const derivativeOf = ({ kind, derivatives }: Module): Named => {
  const [first, ...rest] = derivatives
  return rest.length === 0
    ? first!
    : { title: kind, text: `{${derivatives.map(({ text }) => text).join(', ')}}` }
}

/** A result is known by the name that it has in the function, or by a name of its own. */
const outputs = (parts: Module): Output[] => {
  const { parameters, locals, value } = parts
  const own = new Set(locals.map(({ identifier }) => identifier))
  const taken = new Set([...own, ...parameters.map(({ identifier }) => identifier)])
  return [value, derivativeOf(parts)].map(({ text, title }) => {
    if (own.delete(text)) return { name: text, statements: [] }
    let name = title
    while (taken.has(name)) name += '_'
    taken.add(name)
    return { name, statements: [`${name} = ${text};`] }
  })
}

const module = (parts: Module): string => {
  const { name, parameters, about, helpers, statements } = parts
  const [value, derivative] = outputs(parts) as [Output, Output]
  const given = parameters.map(({ identifier }) => identifier).join(', ')
  const body = [
    ...about.map((line) => `% ${line}`),
    ...statements,
    ...value.statements,
    ...derivative.statements,
  ]
  const definition = [
    `function [${value.name}, ${derivative.name}] = ${name}(${given})`,
    ...body.map((line) => `  ${line}`),
    'end\n',
  ]
  return [definition.join('\n'), ...helpers].join('\n')
}

const CONVERSIONS = ['as_number', 'as_column', 'as_matrix']

export const octave = targetOf({
  name: 'octave',
  language: 'Octave',
  extension: 'm',
  summary: 'function file for Octave and MATLAB',
  conventions:
    'A scalar is a number, a vector a column, a row a matrix of one row; a generic function takes and returns arrays.',
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
  generic: ([name, operand]) => atom(`${name!.text}(${operand!.text})`),
  free: ['transpose', 'from-row', 'as-row', 'as-column', 'as-float', 'copy', 'pi'],
  imports: {},
  helpers: `${HELPERS}${OCTAVE}${SUMS}${OVER_INDEX}${TRIANGLES}`,
  helperName: /^function (?:.* = )?(\w+)/,
  origin: 1,
  extent: (variable, axis) => atom(`size(${variable}, ${axis + 1})`),
  quotient: over,
  assign: (name, value) => `${name} = ${value};`,
  checks: {
    convert: ({ label, identifier, shape }) =>
      `${identifier} = ${CONVERSIONS[shape.length]}('${label}', ${identifier});`,
    expect: ({ label, identifier }, sizes, called) => {
      const both = sizes.length === 1 ? [...sizes, atom('1')] : sizes
      const expected = both.map(({ text }) => text).join(', ')
      const names = called.length === 1 ? [...called, '1'] : called
      return `has_size('${label}', ${identifier}, '${names.join(' x ')}', [${expected}]);`
    },
  },
  example: octaveExample,
  optimizes: true,
  module,
})
