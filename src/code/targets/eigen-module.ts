/**
 * The frame of a C++ header with Eigen.
 */
import type { OpShape } from '../array/core.ts'
import type { Module, Parameter, Returned } from '../target.ts'
import { folded } from './lines.ts'

const WIDTH = 100

/** The type of values of a shape. */
export const typeOf = (shape: OpShape): string => {
  if (shape.length === 0) return 'double'
  return `Eigen::${shape.length === 1 ? 'VectorXd' : shape[0] === 1 ? 'RowVectorXd' : 'MatrixXd'}`
}

/** Headers of the standard library, and what is in them. */
const HEADERS: readonly (readonly [string, RegExp])[] = [
  ['Eigen/Dense', /Eigen::/],
  ['unsupported/Eigen/MatrixFunctions', /ReturnValue</],
  ['algorithm', /std::max\(/],
  [
    'cmath',
    /std::(a?(sin|cos|tan)h?|atan2|lgamma|exp|expm1|log|log1p|sqrt|abs|pow|erfc?|floor|fmod|hypot|isfinite)\(/,
  ],
  ['complex', /std::complex/],
  ['functional', /std::(function|bind)/],
  ['stdexcept', /std::(invalid_argument|domain_error)/],
  ['string', /std::(string|to_string)/],
  ['tuple', /std::tuple/],
  ['vector', /std::vector/],
]

const parameterOf = ({ kind, identifier, shape, mapped }: Parameter): string => {
  if (mapped) {
    const hessians = mapped.use !== 'number' && mapped.use !== 'vector' && mapped.use !== 'matrix'
    const value = hessians ? 'std::vector<Eigen::MatrixXd>' : typeOf(mapped.to)
    const argument = mapped.from.length === 0 ? 'double' : `const ${typeOf(mapped.from)}&`
    return `const std::function<${value}(${argument})>& ${identifier}`
  }
  if (kind === 'function') return `const std::function<double(double)>& ${identifier}`
  if (kind === 'dimension') return `Eigen::Index ${identifier}`
  return shape.length === 0 ? `double ${identifier}` : `const ${typeOf(shape)}& ${identifier}`
}

const tupleOf = (types: readonly string[]): string => `std::tuple<${types.join(', ')}>`

const typesOf = (returned: readonly Returned[]): string[] => returned.map(({ shape }) => typeOf(shape))

const definitionOf = ({ name, parameters, about, statements, value, derivatives }: Module): string => {
  const single = derivatives.length === 1
  const types = typesOf(derivatives)
  const texts = derivatives.map(({ text }) => text)
  const type = tupleOf([typeOf(value.shape), single ? types[0]! : tupleOf(types)])
  const result = `return {${value.text}, ${single ? texts[0]! : `{${texts.join(', ')}}`}};`
  return [
    '/**',
    ...about.map((line) => ` * ${line}`),
    ' */',
    ...folded(`inline ${type} ${name}(${parameters.map(parameterOf).join(', ')}) {`, WIDTH),
    ...[...statements, result].flatMap((line) => folded(`  ${line}`, WIDTH)),
    '}',
  ].join('\n')
}

/** With the functions it brings along in a namespace of its own, so that two such files may stand in one program. */
export const module = (parts: Module): string => {
  const { name, helpers } = parts
  const definition = definitionOf(parts)
  const space = `${name}_code`
  const body =
    helpers.length === 0
      ? [definition]
      : [
          `namespace ${space} {`,
          ...helpers.map((helper) => helper.trimEnd()),
          definition,
          '}',
          `using ${space}::${name};`,
        ]
  const text = body.join('\n\n')
  const includes = HEADERS.filter(([, use]) => use.test(text)).map(([header]) => `#include <${header}>`)
  return `${['#pragma once', includes.join('\n'), text].join('\n\n')}\n`
}

/** Keywords, and what common headers define as macros. */
export const RESERVED = `
  alignas alignof and and_eq asm auto bitand bitor bool break case catch char char8_t char16_t char32_t class compl
  concept const consteval constexpr constinit const_cast continue co_await co_return co_yield decltype default delete
  do double dynamic_cast else enum explicit export extern false float for friend goto if inline int long mutable
  namespace new noexcept not not_eq nullptr operator or or_eq private protected public register reinterpret_cast
  requires return short signed sizeof static static_assert static_cast struct switch template this thread_local throw
  true try typedef typeid typename union unsigned using virtual void volatile wchar_t while xor xor_eq
  Eigen std EIGEN_PI NULL EOF NAN INFINITY HUGE_VAL M_E M_LOG2E M_LOG10E M_LN2 M_LN10 M_PI M_PI_2 M_PI_4 M_1_PI
  M_2_PI M_2_SQRTPI M_SQRT2 M_SQRT1_2 BUFSIZ RAND_MAX DOMAIN SING OVERFLOW UNDERFLOW PLOSS TLOSS EDOM ERANGE errno
  assert stdin stdout stderr major minor linux unix i386`
