/**
 * The shape of a call, by the signatures of the function table.
 */
import type { Span } from '../errors/error.ts'
import {
  endMissing,
  indexOutside,
  notSquare,
  oneIndexOfEntry,
  oneIndexOfMatrix,
  sliceEmpty,
  wrongShape,
} from '../errors/shapes.ts'
import { type FunctionRow, functionNamed, isPairwise } from '../functions/index.ts'
import { dimsOf, type Signature, signaturesOf, takesDimension } from '../functions/signature.ts'
import { type Dim, dimNames, subtractDims, withValues } from '../shape/dim.ts'
import { isScalar, SCALAR, type Shape, shape } from '../shape/shape.ts'
import { binderOf } from '../syntax/binders.ts'
import type { Expr } from '../syntax/tree.ts'
import { checkBlocks, composeBlocks } from './blocks.ts'
import { indexForgotten, indexTyped, shapesTaken } from './calls.ts'
import { dimensionOf } from './dimension.ts'
import { binderShape, checkRange, refuseShapeOfIndex } from './indices.ts'
import { callKind, type Kind, kindOfShape } from './kinds.ts'
import { sumShape, textOf } from './operations.ts'
import type { Operand, Pass } from './pass.ts'

type Call = Extract<Expr, { kind: 'call' }>
/** An argument: an operand, or a dimension. */
type Argument = Operand & { readonly dim?: Dim }

/** The shape of a call; `operand` infers that of an argument. Throws where the arguments do not fit. */
export const callShape = (expr: Call, pass: Pass, operand: (arg: Expr) => Operand): Shape => {
  const binder = pass.isRule ? undefined : binderOf(expr)
  if (binder) return binderShape(expr, binder, pass, operand)
  const row = functionNamed(expr.name)
  const count = expr.args.length
  const args = expr.args.map((arg, i): Argument => {
    if (!takesDimension(row, count, i)) return operand(arg)
    const dim = pass.unifier.resolve(dimensionOf(arg))
    pass.dimensionOf.set(arg, dim)
    pass.shapes.set(arg, SCALAR)
    return { expr: arg, shape: SCALAR, dim }
  })
  if (!row) return pass.unknownCall(expr, args)
  if (row.group === 'elementwise') return args[0]!.shape
  if (isPairwise(row, count)) return sumShape(expr, args, pass)
  if (row.layout?.kind === 'blocks') checkBlocks(row.layout.axis, args, pass)
  const kinds = args.map(({ shape, dim }) => (dim === undefined ? kindOfShape(shape) : undefined))
  const signature = signatureFor(row, expr.args, kinds)
  if (!signature) throw noSignature(row, expr, args, pass)
  const forgotten =
    count === 1 && !pass.isRule && isScalar(args[0]!.shape)
      ? indexForgotten(expr, pass.indices, pass.source)
      : undefined
  if (forgotten) throw forgotten
  return instantiate(signature, expr, row, args, pass)
}

/** The first signature that takes arguments of these kinds. */
export const signatureFor = (
  row: FunctionRow,
  args: readonly Expr[],
  kinds: readonly (Kind | undefined)[],
): Signature | undefined =>
  signaturesOf(row).find(
    (signature) => takesLiterals(signature, args) && callKind(signature, kinds) !== undefined,
  )

/** Whether a signature has as many arguments, and the numbers it names. */
export const takesLiterals = (signature: Signature, args: readonly Expr[]): boolean =>
  signature.args.length === args.length &&
  signature.args.every((pattern, i) => {
    const arg = args[i]!
    return pattern.kind !== 'literal' || (arg.kind === 'number' && isExactly(arg, pattern.value))
  })

const isExactly = ({ value }: Extract<Expr, { kind: 'number' }>, wanted: number): boolean =>
  value.den === 1n && value.num === BigInt(wanted)

const noSignature = (row: FunctionRow, expr: Call, args: readonly Argument[], pass: Pass): Error => {
  const index = indexTyped(expr, pass.source)
  if (index) return index
  const taken = shapesTaken(row, expr.name, args.length)
  const literal = signaturesOf(row).some((signature) => signature.args[1]?.kind === 'literal')
    ? args[1]
    : undefined
  if (literal) return wrongShape(literal.expr.span, taken, 'the second argument', textOf(literal, pass))
  const first = args.find(({ dim }) => dim === undefined) ?? args[0]!
  if (row.name === 'part') return oneIndexOfMatrix(expr.span, textOf(first, pass), pass.show(first.shape))
  if (row.name === 'entry' && args[1] && !args[2])
    return oneIndexOfEntry(expr.span, textOf(first, pass), textOf(args[1], pass), pass.show(first.shape))
  return wrongShape(first.expr.span, taken, textOf(first, pass), pass.show(first.shape))
}

const instantiate = (
  signature: Signature,
  expr: Call,
  row: FunctionRow,
  args: readonly Argument[],
  pass: Pass,
): Shape => {
  const letters = new Map<string, Dim>()
  if (row.group === 'mapping')
    for (const name of dimsOf(signature)) letters.set(name, pass.unifier.resolve(name))
  for (const [i, pattern] of signature.args.entries())
    if (pattern.kind === 'dim') letters.set(pattern.letter, args[i]!.dim!)
  for (const [i, pattern] of signature.args.entries()) {
    if (pattern.kind !== 'shape') continue
    const arg = args[i]!
    if (
      bindDim(pattern.rows, arg.shape.rows, letters, pass) &&
      bindDim(pattern.cols, arg.shape.cols, letters, pass)
    )
      continue
    if (pattern.rows === pattern.cols)
      throw notSquare(arg.expr.span, expr.name, textOf(arg, pass), pass.show(arg.shape))
    throw wrongShape(
      arg.expr.span,
      shapesTaken(row, expr.name, args.length),
      textOf(arg, pass),
      pass.show(arg.shape),
    )
  }
  checkIndices(signature, letters, args, pass)
  const known = letters.size
  const value = shape(
    valueIn(signature.value.rows, letters, pass),
    valueIn(signature.value.cols, letters, pass),
  )
  composeBlocks(row, value, args, pass)
  refuseShapeOfIndex(expr, value, pass)
  if (letters.size > known) pass.contextual.push({ expr, shape: value })
  return value
}

/** An index is at least 1 and at most the size it runs over, which is remembered where neither is a number. */
const checkIndices = (
  { args: patterns }: Signature,
  letters: Map<string, Dim>,
  args: readonly Argument[],
  pass: Pass,
): void => {
  for (const [i, pattern] of patterns.entries()) {
    if (pattern.kind !== 'dim' || pattern.atMost === undefined) continue
    const [index, size] = [args[i]!.dim!, letterOf(pattern.atMost, letters, pass)]
    if (dimNames(index).includes('end') && !dimNames(pass.unifier.resolve(size)).includes('end'))
      throw endMissing(args[i]!.expr.span)
    const room = subtractDims(pass.unifier.resolve(size), index)
    const isOutside = (typeof index === 'number' && index < 1) || (typeof room === 'number' && room < 0)
    if (isOutside && letters.has(pattern.atMost) && isDimLetter(patterns, pattern.atMost))
      throw sliceEmpty(between(args, i), String(index), String(size))
    if (isOutside)
      throw indexOutside(args[i]!.expr.span, String(index), size === 1 ? '1' : pass.show(shape(size, 1)))
    if (pass.indices.size > 0 && dimNames(index).some((name) => pass.indices.has(name)))
      checkRange(args[i]!.expr, index, size, pass)
    else pass.bounds.push([index, size])
  }
}

const isDimLetter = (patterns: Signature['args'], letter: string): boolean =>
  patterns.some((pattern) => pattern.kind === 'dim' && pattern.letter === letter)

/** From an argument to the next. */
const between = (args: readonly Argument[], at: number): Span => ({
  from: args[at]!.expr.span.from,
  to: (args[at + 1] ?? args[at]!).expr.span.to,
})

/** Binds a letter when first met; what is met again, or composite, must agree. */
const bindDim = (pattern: Dim, actual: Dim, letters: Map<string, Dim>, pass: Pass): boolean => {
  if (typeof pattern === 'string' && !pattern.includes('*') && !letters.has(pattern)) {
    letters.set(pattern, actual)
    return true
  }
  return pass.unifier.unify(valueIn(pattern, letters, pass), actual)
}

/** The dimension with its letters put in; a letter never met is unknown. */
const valueIn = (pattern: Dim, letters: Map<string, Dim>, pass: Pass): Dim =>
  withValues(pattern, (letter) => letterOf(letter, letters, pass))

const letterOf = (letter: string, letters: Map<string, Dim>, pass: Pass): Dim => {
  const known = letters.get(letter) ?? pass.unifier.fresh()
  letters.set(letter, known)
  return known
}
