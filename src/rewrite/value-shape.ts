/**
 * The shape of a function's value, from the signature that fits the arguments.
 */

import { internal } from '../errors/defects.ts'
import { type Node, numberOf } from '../expr/node.ts'
import { functionNamed } from '../functions/index.ts'
import { type ArgumentPattern, dimsOf, type Signature, signaturesOf } from '../functions/signature.ts'
import { type Dim, withValues } from '../shape/dim.ts'
import { type Shape, shape } from '../shape/shape.ts'

/**
 * The shape of the value of a function of the table; several signatures may fit, of which the first counts. Where none
 * does to the letter, dimensions are equal that only the equations of the problem say are: `m*n` and `k*l`.
 */
export const valueShape = (name: string, args: readonly Node[]): Shape => {
  const row = functionNamed(name)
  for (const isEqual of [isSame, mayBeEqual])
    for (const signature of row ? signaturesOf(row) : []) {
      const letters = fittingLetters(signature, args, isEqual, row?.group === 'mapping')
      if (letters)
        return shape(evaluate(signature.value.rows, letters), evaluate(signature.value.cols, letters))
    }
  throw internal(`no signature of ${name} fits`)
}

type Equality = (a: Dim, b: Dim) => boolean

const isSame: Equality = (a, b) => a === b

const mayBeEqual: Equality = (a, b) => typeof a !== 'number' || typeof b !== 'number'

/**
 * What the letters of a signature stand for, themselves where they are dimensions of the problem; `undefined` where the
 * arguments do not fit it.
 */
const fittingLetters = (
  signature: Signature,
  args: readonly Node[],
  isEqual: Equality,
  areNames: boolean,
): ReadonlyMap<string, Dim> | undefined => {
  const { args: patterns } = signature
  const letters = new Map<string, Dim>(areNames ? dimsOf(signature).map((name) => [name, name]) : [])
  const fit =
    patterns.length === args.length &&
    patterns.every((pattern, i) =>
      pairsOf(pattern, args[i]!)?.every(([left, dim]) => equate(left, dim, letters, isEqual)),
    )
  return fit ? letters : undefined
}

/** What must be equal for an argument to fit; `undefined` where it is of another sort. */
const pairsOf = (pattern: ArgumentPattern, arg: Node): readonly (readonly [Dim, Dim])[] | undefined => {
  switch (pattern.kind) {
    case 'shape':
      return [
        [pattern.rows, arg.rows],
        [pattern.cols, arg.cols],
      ]
    case 'literal':
    case 'dim': {
      const dim = dimValue(arg)
      return dim === undefined ? undefined : [[pattern.kind === 'dim' ? pattern.letter : pattern.value, dim]]
    }
  }
}

const equate = (left: Dim, dim: Dim, letters: Map<string, Dim>, isEqual: Equality): boolean => {
  if (typeof left === 'number') return left === dim
  const known = letters.get(left)
  if (known === undefined) letters.set(left, dim)
  return known === undefined || isEqual(known, dim)
}

/** The dimension that a node given as an argument stands for. */
export const dimValue = (arg: Node): Dim | undefined => {
  if (arg.kind === 'dimension') return arg.dim
  const value = numberOf(arg)
  return value && Number(value.num)
}

/** A dimension in letters, with their values put in. Throws where a letter has none. */
export const evaluate = (dim: Dim, letters: ReadonlyMap<string, Dim>): Dim => {
  if (typeof dim === 'number') return dim
  const simple = letters.get(dim)
  if (simple !== undefined) return simple
  return withValues(dim, (letter) => {
    const value = letters.get(letter)
    if (value === undefined) throw internal(`the dimension ${letter} is unknown`)
    return value
  })
}
