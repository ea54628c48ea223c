/**
 * The sizes that named dimensions have in an evaluation: given, or read off the values; each once, and all of them such
 * that what the problem says of them holds.
 */
import type { Analysis } from '../check/analysis.ts'
import { wrongArgument, wrongCall } from '../error.ts'
import type { Matrix } from '../numeric/matrix.ts'
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

/** Nothing known yet. Throws: `usage`. */
export const createSizes = ({ equations, bounds }: Pick<Analysis, 'equations' | 'bounds'>): Sizes => {
  const all = new Map<string, number>()
  const origins = new Map<string, string>()
  const compound: Side[] = []
  const at = (dim: Dim): number | undefined => evaluateDim(dim, (name) => all.get(name))

  const side = (one: Side): void => {
    const { dim, size, name } = one
    const known = at(dim)
    if (known !== undefined && known !== size) throw differs(one, known, origins.get(String(dim)))
    if (known !== undefined) return
    if (dimNames(dim).length > 1 || dimNames(dim)[0] !== dim) compound.push(one)
    else {
      all.set(dim, size)
      origins.set(dim, name)
    }
  }

  const fits = (): void => {
    for (const one of compound) {
      const known = at(one.dim)
      if (known !== undefined && known !== one.size) throw differs(one, known, undefined)
    }
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

  return {
    all,
    set: (name, value) => {
      if (!Number.isSafeInteger(value) || (value as number) < 1)
        throw wrongArgument(`the dimension ${name}`, 'a positive whole number', value)
      all.set(name, value as number)
      origins.set(name, 'the size given')
    },
    fit: (name, shape, { rows, cols }) => {
      side({ name, shape, dim: shape.rows, size: rows })
      side({ name, shape, dim: shape.cols, size: cols })
    },
    settle: (needed) => {
      fits()
      for (const name of needed)
        if (!all.has(name))
          throw wrongCall(`no value tells the size of ${name}`, `Give it beside the values: {${name}: 3}.`)
    },
  }
}
