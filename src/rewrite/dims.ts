/**
 * The dimensions that a law names, from what its slots stand for: `A: m x n` says what m and n are, `Z: m + k x n` then
 * what k is, which must be positive whatever the sizes of the problem are, or there is no such k. Under an index that the law
 * binds it may be anything that the index does not change.
 */
import type { Node } from '../expr/node.ts'
import type { Bound } from '../rulebook/conditions.ts'
import type { Rule } from '../rulebook/rule.ts'
import { type Dim, dimNames, subtractDims, toPolynomial, withValues } from '../shape/dim.ts'
import { dimValue } from './value-shape.ts'

/** A dimension in letters, and what it is. */
type Equation = readonly [wanted: Dim, actual: Dim]

/** Whether a letter in a sum may be this. */
type Suits = (value: Dim) => boolean

/** Values for the letters of a rule; `undefined` where two of them disagree or one has none. */
export const dimsFor = (
  rule: Rule,
  bindings: readonly (Bound | undefined)[],
  claims: readonly (readonly [Dim, Node])[],
  index: Dim | undefined,
): ReadonlyMap<string, Dim> | undefined => {
  const dims = new Map<string, Dim>()
  for (const { name, slot } of rule.indices) {
    const node = bindings[slot]
    const dim = typeof node === 'object' ? dimValue(node) : undefined
    if (dim !== undefined) dims.set(name, dim)
  }
  const equations: Equation[] = []
  for (const { slot, rows, cols } of rule.shapes) {
    const node = bindings[slot]
    if (node === undefined || typeof node === 'string') return undefined
    equations.push([rows, node.rows], [cols, node.cols])
  }
  for (const [dim, node] of claims) {
    const value = dimValue(node)
    if (value === undefined) return undefined
    equations.push([dim, value])
  }
  return solved(equations, dims, index === undefined ? isPositive : isFixed(index)) ? dims : undefined
}

/** Solves one equation after another, those with two letters that are not known yet when the others are. */
const solved = (equations: readonly Equation[], dims: Map<string, Dim>, suits: Suits): boolean => {
  let open = equations
  for (;;) {
    const left: Equation[] = []
    for (const equation of open) {
      const outcome = solve(equation, dims, suits)
      if (outcome === 'wrong') return false
      if (outcome === 'open') left.push(equation)
    }
    if (left.length === 0) return true
    if (left.length === open.length) return false
    open = left
  }
}

const solve = (
  [wanted, actual]: Equation,
  dims: Map<string, Dim>,
  suits: Suits,
): 'right' | 'wrong' | 'open' => {
  if (typeof wanted === 'number') return wanted === actual ? 'right' : 'wrong'
  const unknown = dimNames(wanted).filter((name) => !dims.has(name))
  const [letter, more] = unknown
  if (letter === undefined)
    return withValues(wanted, (name) => dims.get(name)!) === actual ? 'right' : 'wrong'
  if (more !== undefined) return 'open'
  if (wanted === letter) {
    dims.set(letter, actual)
    return 'right'
  }
  const coefficient = toPolynomial(wanted).get(letter)
  if (coefficient !== 1) return 'wrong'
  const rest = withValues(subtractDims(wanted, letter), (name) => dims.get(name)!)
  const value = subtractDims(actual, rest)
  if (!suits(value)) return 'wrong'
  dims.set(letter, value)
  return 'right'
}

/** Whether a dimension is positive, whatever positive numbers its names are. */
const isPositive = (dim: Dim): boolean => {
  const terms = [...toPolynomial(dim)]
  return (
    terms.every(([monomial, c]) => monomial === '' || c > 0) && terms.reduce((sum, [, c]) => sum + c, 0) >= 1
  )
}

const isFixed =
  (index: Dim): Suits =>
  (value) =>
    !dimNames(value).includes(String(index))
