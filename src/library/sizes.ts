/**
 * The sizes that named dimensions have in an evaluation: given, or read off the values; each once, and all of them such
 * that what the problem says of them holds.
 */

import { wrongArgument, wrongCall } from '../errors/calls.ts'
import type { Analysis } from '../infer/analysis.ts'
import type { Matrix } from '../linalg/matrix.ts'
import { type Dim, dimNames, evaluateDim } from '../shape/dim.ts'
import { type Shape, shapeText } from '../shape/shape.ts'

export interface Sizes {
  readonly all: ReadonlyMap<string, number>
  /** The size of a dimension as given. */
  readonly set: (name: string, value: unknown) => void
  /** What the value of a variable of this shape says of its dimensions. */
  readonly fit: (name: string, shape: Shape, value: Matrix) => void
  /** Throws where one of these is unknown, or where sizes contradict each other. */
  readonly settle: (needed: Iterable<string>) => void
}

/** A side of a value, once it is known whose it is. */
interface Side {
  readonly name: string
  readonly shape: Shape
  readonly dim: Dim
  readonly size: number
}

const differs = ({ name, shape, dim, size }: Side, known: number, from: string | undefined): Error =>
  wrongCall(
    `${name} is ${shapeText(shape)}, but its value has ${size} where ${dim} is ${known}${from === undefined ? '' : `, as ${from} says`}`,
  )

/** The size of a dimension, where the names in it have one. */
type At = (dim: Dim) => number | undefined

/** What the problem says of its dimensions holds. Throws: `usage`. */
const checkEquations = ({ equations, bounds }: Known, at: At): void => {
  for (const [left, right] of equations) {
    const [a, b] = [at(left), at(right)]
    if (a !== undefined && b !== undefined && a !== b)
      throw wrongCall(`the values make ${left} = ${a} and ${right} = ${b}, which must be equal`)
  }
  for (const [index, size] of bounds) {
    const [i, n] = [at(index), at(size)]
    if (i !== undefined && n !== undefined && (i < 1 || i > n))
      throw wrongCall(`the values ask for entry ${i} where there are ${n}`)
  }
}

type Known = Pick<Analysis, 'equations' | 'bounds'>

const isName = (dim: Dim): dim is string => dimNames(dim).length === 1 && dimNames(dim)[0] === dim

/** The sizes known so far, and where each comes from. */
interface Found {
  readonly all: Map<string, number>
  readonly origins: Map<string, string>
  /** Sides whose dimension is no name alone. */
  readonly compound: Side[]
}

const sizeAt =
  ({ all }: Found): At =>
  (dim) =>
    evaluateDim(dim, (name) => all.get(name))

const put = ({ all, origins }: Found, name: string, size: number, origin: string): void => {
  all.set(name, size)
  origins.set(name, origin)
}

const check = (found: Found, side: Side): void => {
  const size = sizeAt(found)(side.dim)
  if (size !== undefined && size !== side.size) throw differs(side, size, found.origins.get(String(side.dim)))
}

const add = (found: Found, side: Side): void => {
  check(found, side)
  const { dim, size, name } = side
  if (!isName(dim)) found.compound.push(side)
  else if (!found.all.has(dim)) put(found, dim, size, name)
}

/** Nothing known yet. Throws: `usage`. */
export const createSizes = (known: Known): Sizes => {
  const found: Found = { all: new Map(), origins: new Map(), compound: [] }
  return {
    all: found.all,
    set: (name, value) => {
      if (!Number.isSafeInteger(value) || (value as number) < 1)
        throw wrongArgument(`the dimension ${name}`, 'a positive whole number', value)
      put(found, name, value as number, 'the size given')
    },
    fit: (name, shape, { rows, cols }) => {
      add(found, { name, shape, dim: shape.rows, size: rows })
      add(found, { name, shape, dim: shape.cols, size: cols })
    },
    settle: (needed) => {
      for (const side of found.compound) check(found, side)
      checkEquations(known, sizeAt(found))
      const missing = [...needed].find((name) => !found.all.has(name))
      if (missing !== undefined)
        throw wrongCall(
          `no value tells the size of ${missing}`,
          `Give it beside the values: {${missing}: 3}.`,
        )
    },
  }
}
