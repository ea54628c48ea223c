/**
 * From operations to statements: what is named, what is written in place, and the text of both.
 */
import type { GradusError } from '../../errors/error.ts'
import { codeNotAvailable } from '../../errors/languages.ts'
import { addDims, type Dim, dimNames } from '../../shape/dim.ts'
import { type CoreOp, type ExtraOp, OVER_INDEX } from '../array/core.ts'
import type { Core, Iterated, Op } from '../array/op.ts'
import { inOrder, type Ordered } from '../array/order.ts'
import type { Emission, Local, Surroundings, Target } from '../target.ts'
import { indicesOf } from './dimension-text.ts'
import { atom, type Fragment, LEVEL, literal } from './fragment.ts'
import { mappedParameter, useOf } from './mapped.ts'
import { genericName } from './parameters.ts'

/** A longer expression is given a name. */
const WIDTH = 80

export const isLeaf = (op: Op): boolean =>
  op.kind === 'argument' || op.kind === 'number' || op.kind === 'dimension'

/** From which place on the dimensions of an operation are places of entries. */
const PLACES: Readonly<Partial<Record<CoreOp | ExtraOp, number>>> = {
  entry: 0,
  unit: 1,
  row: 0,
  column: 0,
  part: 1,
  'part-rows': 1,
  'part-columns': 1,
}

/** The dimensions of an operation, places as the language counts them. */
const dimensionsIn = ({ target, dimension }: Surroundings, { op, dims }: Core): Fragment[] => {
  const places = PLACES[op] ?? dims.length
  return dims.map((dim, i) => dimension(i < places ? dim : addDims(dim, target.origin ?? 0)))
}

const missing = (target: Target, what: string): GradusError => codeNotAvailable(what, target.name)

/** How the target writes an operation whose operands are written; it may be given more dimensions than it asks for. */
export const spell = (
  around: Surroundings,
  op: Op,
  args: readonly Fragment[],
  more: readonly Dim[] = [],
): Fragment => {
  const { target } = around
  switch (op.kind) {
    case 'argument':
      return atom(around.argument(op.name))
    case 'number': {
      const text = literal(op.value)
      if (!text) throw missing(target, 'a number beyond double precision')
      return target.number?.(text, op.value) ?? text
    }
    case 'dimension': {
      const dim = around.dimension(op.dim)
      return target.count?.([dim]) ?? dim
    }
    case 'core':
      if (!target.core[op.op]) throw missing(target, 'sums over an index')
      return target.core[op.op]!(args, op, [...dimensionsIn(around, op), ...more.map(around.dimension)])
    case 'function': {
      const spelling = target.functions.get(op.name)
      if (!spelling) throw missing(target, op.name)
      return spelling(args, op, more.map(around.dimension))
    }
    case 'generic':
      return target.generic([atom(around.generic(genericName(op.name, op.order))), ...args], op, [])
    case 'iterated':
      throw missing(target, `the root of the equation for ${op.unknown}`)
    case 'mapped': {
      const parameter = mappedParameter(op.name)
      const spelling = target.mapped[useOf(op)]
      if (!spelling) throw missing(target, parameter)
      return spelling([atom(around.generic(parameter)), ...args], op, more.map(around.dimension))
    }
  }
}

const isName = ({ level, text }: Fragment): boolean => level === LEVEL.atom && /^\w+$/.test(text)

/** What has another value for each value of an index: it stands in the place where the index is bound. */
const changedByIndices = (order: readonly Op[]): ReadonlySet<Op> => {
  const found = new Map<Op, ReadonlySet<string>>()
  const bound = indicesOf(order)
  if (bound.size === 0) return new Set()
  for (const op of order) {
    const own = op.kind === 'core' ? op.dims : op.kind === 'dimension' ? [op.dim] : []
    const names = new Set([
      ...own.flatMap(dimNames),
      ...op.args.flatMap((arg) => [...(found.get(arg) ?? [])]),
    ])
    for (const name of names) if (!bound.has(name)) names.delete(name)
    if (op.kind === 'core' && OVER_INDEX.has(op.op)) names.delete(String(op.dims[0]))
    found.set(op, names)
  }
  return new Set([...found].flatMap(([op, names]) => (names.size > 0 ? [op] : [])))
}

/** Statements that compute the operations, each value once, but for what an index changes. */
export const emit = (around: Surroundings, { order, uses }: Ordered): Emission => {
  const { target, names, titles } = around
  const fragments = new Map<Op, Fragment>()
  const locals: Local[] = []
  const named = new Map<Op, string>()
  const isFree = (op: Op, args: readonly Fragment[]): boolean =>
    op.kind === 'core' && target.free.has(op.op) && args.every(isName)
  const changing = changedByIndices(order)
  for (const op of order) {
    const args = op.args.map((arg) => fragments.get(arg)!)
    const title = titles.get(op)
    if (op.kind === 'iterated') {
      const name = title ?? names.temporary()
      locals.push({ identifier: name, shape: op.shape })
      named.set(op, iterated(around, op, name, args[0]!))
      fragments.set(op, atom(name))
      continue
    }
    const fragment = spell(around, op, args)
    const shared = uses.get(op)! > 1 && !isFree(op, args)
    if (changing.has(op) || isLeaf(op) || !(title !== undefined || shared || fragment.text.length > WIDTH)) {
      fragments.set(op, fragment)
      continue
    }
    const name = title ?? names.temporary()
    const local: Local = { identifier: name, shape: op.shape }
    locals.push(local)
    named.set(op, target.assign(name, fragment.text, local))
    fragments.set(op, atom(name))
  }
  return {
    statements: [...named.values()],
    locals,
    statementOf: (op) => named.get(op),
    textOf: (op) => fragments.get(op)!.text,
  }
}

/** A step that is repeated, as a function of its own, and what it settles at. */
const iterated = (around: Surroundings, op: Iterated, name: string, start: Fragment): string => {
  const { target } = around
  if (!target.iterate) throw missing(target, `the root of the equation for ${op.unknown}`)
  const { statements, textOf } = emit(around, inOrder([op.step]))
  return target.iterate({
    name,
    statements,
    result: textOf(op.step),
    start: start.text,
    given: around.startOf(name),
  })
}
