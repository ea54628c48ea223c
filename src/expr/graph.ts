/**
 * The constructors of expression nodes. A graph interns: equal expressions are one node. The constructors put into
 * form what the representation implies (flat, like terms and factors collected, rational and scalar factors apart);
 * every other law is a rule. A graph lives as long as one problem, so interning never grows for ever.
 */
import { internal } from '../error.ts'
import {
  add,
  content,
  isInteger,
  isMinusOne,
  isNegative,
  isOne,
  isZero,
  MINUS_ONE,
  multiply,
  negate,
  ONE,
  power as powerOf,
  type Rational,
  reciprocal,
} from '../rational.ts'
import type { Dim } from '../shape/dim.ts'
import type { Property } from '../shape/properties.ts'
import {
  isOneNode,
  isScalarNode,
  isZeroNode,
  type Node,
  numberOf,
  operandsOf,
  type Term,
  type Variable,
} from './node.ts'
import { compareFactors, compareTerms } from './order.ts'

/** What a new node says of itself; the graph adds what follows from its operands. */
type Draft = Node extends infer N
  ? N extends Node
    ? Omit<N, 'id' | 'size' | 'differential' | 'active' | 'lead'>
    : never
  : never

export interface VariableFacts {
  readonly name: string
  readonly rows: Dim
  readonly cols: Dim
  readonly active: boolean
  readonly properties?: ReadonlySet<Property>
}

export type Graph = ReturnType<typeof createGraph>

const SIZE_LIMIT = 1e9
const NO_PROPERTIES: ReadonlySet<Property> = new Set()
/** Beyond this a power of a number is left as it is. */
const FOLD_LIMIT = 64n

/** A node while the graph still fills in what follows from its operands. */
type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** Tokens that a node adds to those of its operands. */
const ownSize = (draft: Draft): number => {
  switch (draft.kind) {
    case 'sum':
      return draft.terms.length === 0
        ? 1
        : draft.terms.length - 1 + draft.terms.filter((term) => !isOne(term.coefficient)).length
    case 'product':
    case 'hadamard':
      return draft.factors.length - 1
    default:
      return 1
  }
}

/** A graph with its constructors; `spelling` tells under which alias the user wrote a function. */
export const createGraph = (spelling: ReadonlyMap<string, string> = new Map()) => {
  const interned = new Map<string, Node>()
  const variables = new Map<string, Variable>()
  let named = 0

  const intern = (key: string, make: () => Draft): Node => {
    const known = interned.get(key)
    if (known) return known
    const draft = make() as Mutable<Node>
    let size = ownSize(draft)
    let lead = Number.POSITIVE_INFINITY
    let differential = draft.kind === 'differential'
    let active = draft.kind === 'named' && draft.value.active
    if (draft.kind === 'named') lead = draft.index
    else
      for (const operand of operandsOf(draft as Node)) {
        size += operand.size
        if (lead === Number.POSITIVE_INFINITY) lead = operand.lead
        differential ||= operand.differential
        active ||= operand.active
      }
    draft.id = interned.size
    draft.size = Math.min(size, SIZE_LIMIT)
    draft.lead = lead
    draft.differential = differential
    draft.active = active
    interned.set(key, draft as Node)
    return draft as Node
  }

  const ids = (nodes: readonly Node[]): string => {
    let key = ''
    for (const node of nodes) key += `${node.id},`
    return key
  }

  const variable = (facts: VariableFacts): Variable => {
    const known = variables.get(facts.name)
    if (known) return known
    const index = variables.size + named
    const draft = { kind: 'variable', properties: NO_PROPERTIES, ...facts, index } as const
    const node: Variable = { ...draft, id: interned.size, size: 1, lead: index, differential: false }
    interned.set(`v:${facts.name}`, node)
    variables.set(facts.name, node)
    return node
  }

  const nameValue = (name: string, value: Node, introduced = false, position?: number): Node => {
    const { rows, cols } = value
    const index = position ?? variables.size + named
    const key = `n:${name}:${value.id}`
    if (!interned.has(key)) named++
    return intern(key, () => ({ kind: 'named', name, value, introduced, index, rows, cols }))
  }

  const ones = (rows: Dim, cols: Dim): Node =>
    intern(`1:${rows},${cols}`, () => ({ kind: 'ones', rows, cols }))
  const one = ones(1, 1)
  const zero = (rows: Dim, cols: Dim): Node =>
    intern(`0:${rows},${cols}`, () => ({ kind: 'sum', terms: [], rows, cols }))
  const eye = (n: Dim): Node => (n === 1 ? one : intern(`I:${n}`, () => ({ kind: 'eye', rows: n, cols: n })))
  const pi = (): Node => intern('pi', () => ({ kind: 'pi', rows: 1, cols: 1 }))
  const dimension = (dim: Dim): Node =>
    typeof dim === 'number'
      ? number(dim)
      : intern(`d:${dim}`, () => ({ kind: 'dimension', dim, rows: 1, cols: 1 }))

  const number = (value: Rational | number): Node =>
    times(typeof value === 'number' ? powerlessRational(value) : value, one)

  /** `coefficient * node`. */
  const times = (coefficient: Rational, node: Node): Node =>
    isOne(coefficient) ? node : sum([{ coefficient, body: node }], node.rows, node.cols)

  /** Like terms collected into `into`; inner sums give up their terms. */
  const collect = (into: Map<Node, Rational>, terms: readonly Term[], factor: Rational): void => {
    for (const { coefficient, body } of terms) {
      const total = multiply(coefficient, factor)
      if (body.kind === 'sum') collect(into, body.terms, total)
      else into.set(body, add(into.get(body) ?? { num: 0n, den: 1n }, total))
    }
  }

  /** The largest positive number by which all terms are multiples; negative when all terms are. */
  const contentOf = (terms: readonly Term[]): Rational => {
    let result = terms[0]!.coefficient
    for (const term of terms) {
      result = content(result, term.coefficient)
      if (result === ONE) break
    }
    return terms.every((term) => isNegative(term.coefficient)) ? negate(result) : result
  }

  /** The first positive term goes to the front. */
  const positiveFirst = (terms: Term[]): Term[] => {
    const at = terms.findIndex((term) => !isNegative(term.coefficient))
    return at > 0 ? [terms[at]!, ...terms.slice(0, at), ...terms.slice(at + 1)] : terms
  }

  const sumNode = (terms: readonly Term[], rows: Dim, cols: Dim): Node => {
    let key = 's:'
    for (const { coefficient, body } of terms) key += `${coefficient.num}/${coefficient.den}*${body.id},`
    return intern(key, () => ({ kind: 'sum', terms, rows, cols }))
  }

  /** The linear combination of the terms, which all have the given shape. */
  const sum = (terms: readonly Term[], rows: Dim, cols: Dim): Node => {
    const collected = new Map<Node, Rational>()
    collect(collected, terms, ONE)
    const kept: Term[] = []
    for (const [body, coefficient] of collected) if (!isZero(coefficient)) kept.push({ coefficient, body })
    if (kept.length === 0) return zero(rows, cols)
    if (kept.length === 1) {
      const [term] = kept
      return isOne(term!.coefficient) ? term!.body : sumNode(kept, rows, cols)
    }
    const common = contentOf(kept)
    const primitive = isOne(common)
      ? kept
      : kept.map(({ coefficient, body }) => ({
          coefficient: multiply(coefficient, reciprocal(common)),
          body,
        }))
    primitive.sort((a, b) => compareTerms(a.body, b.body))
    const inner = sumNode(positiveFirst(primitive), rows, cols)
    return isOne(common) ? inner : sumNode([{ coefficient: common, body: inner }], rows, cols)
  }

  const plus = (a: Node, b: Node): Node =>
    sum(
      [
        { coefficient: ONE, body: a },
        { coefficient: ONE, body: b },
      ],
      a.rows,
      a.cols,
    )
  const minus = (a: Node): Node => times(MINUS_ONE, a)

  /** Rational and scalar factors of a factor taken out: `[coefficient, scalars, rest]`. */
  const takeOut = (node: Node): [Rational, Node | undefined, Node] => {
    if (node.kind === 'sum' && node.terms.length === 1) {
      const [{ coefficient, body }] = node.terms as [Term]
      const [inner, scalar, rest] = takeOut(body)
      return [multiply(coefficient, inner), scalar, rest]
    }
    return node.kind === 'scale' ? [ONE, node.scalar, node.body] : [ONE, undefined, node]
  }

  /** A scalar times anything. */
  const scale = (scalar: Node, body: Node): Node => {
    if (isScalarNode(body)) return hadamard([scalar, body])
    if (isZeroNode(scalar) || isZeroNode(body)) return zero(body.rows, body.cols)
    const [c, s, rest] = takeOut(body)
    const factor = s ? hadamard([scalar, s]) : scalar
    const [d, , plain] =
      isScalarNode(factor) && factor.kind === 'sum' ? takeOut(factor) : [ONE, undefined, factor]
    const { rows, cols } = body
    const scaled = isOneNode(plain)
      ? rest
      : intern(`c:${plain.id},${rest.id}`, () => ({ kind: 'scale', scalar: plain, body: rest, rows, cols }))
    return times(multiply(c, d), scaled)
  }

  /** Whether a factor gives up its own factors: a product that is a scalar stays whole among matrices. */
  const isOpen = (kind: 'product' | 'hadamard', node: Node): node is Extract<Node, { factors: unknown }> =>
    node.kind === kind && (kind === 'hadamard' || !isScalarNode(node))

  const flatten = (kind: 'product' | 'hadamard', nodes: readonly Node[]): Node[] =>
    nodes.some((node) => isOpen(kind, node))
      ? nodes.flatMap((node) => (isOpen(kind, node) ? node.factors : [node]))
      : [...nodes]

  /** Neighbours that are powers of one matrix become one power. */
  const joinNeighbours = (factors: readonly Node[]): Node[] => {
    const joined: Node[] = []
    for (const factor of factors) {
      const last = joined.at(-1)
      const base = factor.kind === 'matrix-power' ? factor.base : factor
      const same = last && (last === base || (last.kind === 'matrix-power' && last.base === base))
      if (same && last.rows === last.cols) {
        const exponent = plus(exponentOf(last), exponentOf(factor))
        joined[joined.length - 1] = matrixPower(base, exponent)
      } else joined.push(factor)
    }
    return joined
  }

  const exponentOf = (node: Node): Node =>
    node.kind === 'matrix-power' || node.kind === 'power' ? node.exponent : one

  /** The matrix product; scalar operands scale it. */
  const product = (operands: readonly Node[]): Node => {
    let coefficient = ONE
    const scalars: Node[] = []
    const factors: Node[] = []
    for (const operand of flatten('product', operands)) {
      if (isScalarNode(operand)) scalars.push(operand)
      else {
        const [c, s, rest] = takeOut(operand)
        coefficient = multiply(coefficient, c)
        if (s) scalars.push(s)
        factors.push(rest)
      }
    }
    const body = productNode(flatten('product', factors))
    return times(coefficient, scalars.length === 0 ? body : scale(hadamard(scalars), body))
  }

  /** Where two neighbours meet in dimension 1, what stands between two such places is a scalar. */
  const segments = (factors: readonly Node[]): Node[][] => {
    const result: Node[][] = []
    for (const factor of factors) {
      const segment = result.at(-1)
      if (segment && factor.rows !== 1) segment.push(factor)
      else result.push([factor])
    }
    return result
  }

  const productNode = (operands: readonly Node[]): Node => {
    const parts = segments(operands)
    const isScalarPart = (part: readonly Node[]): boolean => part[0]!.rows === 1 && part.at(-1)!.cols === 1
    if (parts.length === 1 || !parts.some(isScalarPart)) return chain(operands)
    const scalars = parts.filter(isScalarPart).map(chain)
    const rest = parts.filter((part) => !isScalarPart(part)).flat()
    return rest.length === 0 ? hadamard(scalars) : scale(hadamard(scalars), chain(rest))
  }

  const chain = (operands: readonly Node[]): Node => {
    const factors = joinNeighbours(operands)
    const [first, last] = [factors[0], factors.at(-1)]
    if (!first || !last) return one
    if (factors.length === 1) return first
    const [rows, cols] = [first.rows, last.cols]
    if (factors.some(isZeroNode)) return zero(rows, cols)
    return intern(`p:${ids(factors)}`, () => ({ kind: 'product', factors, rows, cols }))
  }

  /** The product entry by entry of operands of one shape. */
  const hadamard = (operands: readonly Node[]): Node => {
    const [first] = operands
    if (!first) return one
    if (operands.length === 1) return first
    const { rows, cols } = first
    let coefficient = ONE
    const scalars: Node[] = []
    const exponents = new Map<Node, Node>()
    for (const operand of flatten('hadamard', operands)) {
      if (isZeroNode(operand)) return zero(rows, cols)
      const [c, s, rest] = takeOut(operand)
      coefficient = multiply(coefficient, c)
      if (s) scalars.push(s)
      for (const factor of rest.kind === 'hadamard' ? rest.factors : [rest]) {
        const base = factor.kind === 'power' ? factor.base : factor
        const known = exponents.get(base)
        const exponent = factor.kind === 'power' ? factor.exponent : one
        exponents.set(base, known ? addExponents(known, exponent) : exponent)
      }
    }
    const body = hadamardNode(exponents, rows, cols)
    return times(coefficient, scalars.length === 0 ? body : scale(hadamard(scalars), body))
  }

  const addExponents = (a: Node, b: Node): Node => {
    if (isScalarNode(a) === isScalarNode(b)) return plus(a, b)
    const [scalar, full] = isScalarNode(a) ? [a, b] : [b, a]
    return plus(scale(scalar, ones(full.rows, full.cols)), full)
  }

  const hadamardNode = (exponents: ReadonlyMap<Node, Node>, rows: Dim, cols: Dim): Node => {
    let coefficient = ONE
    const factors: Node[] = []
    for (const [base, exponent] of exponents) {
      const [c, , factor] = takeOut(isOneNode(exponent) ? base : power(base, exponent))
      coefficient = multiply(coefficient, c)
      if (factor.kind !== 'ones') factors.push(factor)
    }
    if (factors.length === 0) return times(coefficient, ones(rows, cols))
    if (factors.length === 1) return times(coefficient, factors[0]!)
    factors.sort(compareFactors)
    return times(
      coefficient,
      intern(`h:${ids(factors)}`, () => ({ kind: 'hadamard', factors, rows, cols })),
    )
  }

  /** The power entry by entry. */
  const power = (base: Node, exponent: Node): Node => {
    const { rows, cols } = isScalarNode(base) ? exponent : base
    const e = numberOf(exponent)
    if (e && isOne(e)) return base
    if (e && isZero(e)) return ones(rows, cols)
    const b = numberOf(base)
    if (b && e && isInteger(e) && !isZero(b) && e.num <= FOLD_LIMIT && e.num >= -FOLD_LIMIT)
      return number(powerOf(b, Number(e.num)))
    return (e && isMinusOne(e) && reciprocalOf(base)) || powerNode(base, exponent, rows, cols)
  }

  const powerNode = (base: Node, exponent: Node, rows: Dim, cols: Dim): Node =>
    intern(`^:${base.id},${exponent.id}`, () => ({ kind: 'power', base, exponent, rows, cols }))

  /** One over a product is the product of the reciprocals, so that division has one form. */
  const reciprocalOf = (node: Node): Node | undefined => {
    if (node.kind === 'power') return power(node.base, minus(node.exponent))
    if (node.kind === 'hadamard')
      return hadamard(node.factors.map((factor) => power(factor, number(MINUS_ONE))))
    if (node.kind === 'scale') {
      const inverse = power(node.body, number(MINUS_ONE))
      return scale(power(node.scalar, number(MINUS_ONE)), inverse)
    }
    if (node.kind === 'ones') return node
    if (node.kind !== 'sum' || node.terms.length !== 1) return undefined
    const [{ coefficient, body }] = node.terms as [Term]
    return times(reciprocal(coefficient), power(body, number(MINUS_ONE)))
  }

  /** The repeated matrix product of a square matrix; of a scalar the ordinary power. */
  const matrixPower = (base: Node, exponent: Node): Node => {
    if (isScalarNode(base)) return power(base, exponent)
    const e = numberOf(exponent)
    if (e && isOne(e)) return base
    if (e && isZero(e)) return eye(base.rows)
    const { rows, cols } = base
    return intern(`^^:${base.id},${exponent.id}`, () => ({
      kind: 'matrix-power',
      base,
      exponent,
      rows,
      cols,
    }))
  }

  const transpose = (body: Node): Node =>
    intern(`t:${body.id}`, () => ({ kind: 'transpose', body, rows: body.cols, cols: body.rows }))

  /** The colon product: the operand without the variables of interest stands left. */
  const colon = (a: Node, b: Node): Node => {
    if (isScalarNode(a) && isScalarNode(b)) return hadamard([a, b])
    if (isZeroNode(a) || isZeroNode(b)) return zero(1, 1)
    const swap =
      Number(a.differential) - Number(b.differential) ||
      Number(a.active) - Number(b.active) ||
      compareFactors(a, b)
    const [left, right] = swap > 0 ? [b, a] : [a, b]
    return intern(`:${left.id},${right.id}`, () => ({ kind: 'colon', left, right, rows: 1, cols: 1 }))
  }

  /** A function applied; the caller knows the shape of the value. */
  const call = (name: string, order: number, args: readonly Node[], rows: Dim, cols: Dim): Node => {
    const key = `f:${name}:${order}:${ids(args)}:${rows},${cols}`
    return intern(key, () => ({
      kind: 'call',
      name,
      spelling: spelling.get(name) ?? name,
      order,
      args,
      rows,
      cols,
    }))
  }

  const differential = (body: Node): Node =>
    intern(`D:${body.id}`, () => ({ kind: 'differential', body, rows: body.rows, cols: body.cols }))

  return {
    variable,
    named: nameValue,
    ones,
    zero,
    eye,
    pi,
    dimension,
    number,
    times,
    sum,
    plus,
    minus,
    scale,
    product,
    hadamard,
    power,
    matrixPower,
    transpose,
    colon,
    call,
    differential,
    /** Whether any definition or introduced intermediate was made. */
    hasNames: (): boolean => named > 0,
    /** The number of distinct nodes made so far. */
    count: (): number => interned.size,
  }
}

const powerlessRational = (value: number): Rational => {
  if (!Number.isSafeInteger(value)) throw internal(`${value} is not an exact integer`)
  return { num: BigInt(value), den: 1n }
}
