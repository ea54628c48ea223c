/**
 * Forms of products: sorts the factors of a term into those above and below the bar, scalars and entrywise factors,
 * and puts them together in the order a reader expects.
 */
import { isOneNode, isScalarNode, type Node } from '../expr/node.ts'
import { isOne, ONE, type Rational } from '../rational.ts'
import type { Form, Show, Style } from './form.ts'
import { belowBar, fraction, isReciprocal, number } from './powers.ts'

interface Parts {
  /** Scalar factors above and below the bar. */
  readonly over: Form[]
  readonly under: Form[]
  /** Matrix factors. */
  readonly body: Form[]
  /** Entrywise factors and divisors of a vector or matrix. */
  readonly entries: Form[]
  readonly divisors: Form[]
}

/** `coefficient * node` for a coefficient that is not negative; without a node it is a number. */
export const multiple = (coefficient: Rational, node: Node | undefined, show: Show): Form => {
  const parts: Parts = { over: [], under: [], body: [], entries: [], divisors: [] }
  if (node) collect(node, parts, show)
  addCoefficient(coefficient, parts, show.style)
  const placed = show.style.fractionFirst ? inFront(parts) : parts
  return parts.entries.length + parts.divisors.length > 0 ? entrywise(placed) : ordinary(placed)
}

const addCoefficient = (coefficient: Rational, { over, under }: Parts, style: Style): void => {
  if (isOne(coefficient)) return
  if (!style.fraction(coefficient)) over.unshift(number(coefficient))
  else {
    if (coefficient.num !== 1n) over.unshift(number({ num: coefficient.num, den: 1n }))
    under.unshift(number({ num: coefficient.den, den: 1n }))
  }
}

const collect = (node: Node, parts: Parts, show: Show): void => {
  if (node.kind === 'scale') {
    collect(node.scalar, parts, show)
    collect(node.body, parts, show)
  } else if (isScalarNode(node)) collectFactors(node, parts.over, parts.under, show)
  else if (node.kind === 'hadamard' || node.kind === 'power')
    collectFactors(node, parts.entries, parts.divisors, show)
  else if (node.kind === 'product') for (const factor of node.factors) parts.body.push(show.form(factor))
  else parts.body.push(show.form(node))
}

const collectFactors = (node: Node, over: Form[], under: Form[], show: Show): void => {
  for (const factor of node.kind === 'hadamard' ? node.factors : [node]) {
    if (isOneNode(factor)) continue
    if (isReciprocal(factor)) under.push(belowBar(factor, show))
    else if (factor.kind === 'product') over.push(times(factor.factors.map(show.form), factor.factors.length))
    else over.push(show.form(factor))
  }
}

const times = (factors: readonly Form[], matrices: number): Form =>
  factors.length === 1 ? factors[0]! : { kind: 'times', factors, matrices }

/** One bar for all divisors. */
const quotient = (over: Form, divisors: readonly Form[], elementwise: boolean): Form => {
  if (divisors.length === 0) return over
  const several: Form = elementwise
    ? { kind: 'hadamard', factors: divisors }
    : { kind: 'times', factors: divisors, matrices: 0 }
  return { kind: 'quotient', over, under: divisors.length === 1 ? divisors : [several], elementwise }
}

const orOne = (factors: readonly Form[], matrices = 0): Form =>
  factors.length === 0 ? number(ONE) : times(factors, matrices)

const ordinary = ({ over, under, body }: Parts): Form =>
  quotient(body.length === 0 ? innerLast(over) : orOne([...over, ...body], body.length), under, false)

/** A numerical fraction that nothing but numbers stand below moves in front of what it multiplies. */
const inFront = (parts: Parts): Parts => {
  const [divisor, second] = parts.under
  if (divisor?.kind !== 'number' || second) return parts
  const [first, ...rest] = parts.over
  const leads = first?.kind === 'number'
  const front = fraction({ num: leads ? first.value.num : 1n, den: divisor.value.num })
  return { ...parts, over: [front, ...(leads ? rest : parts.over)], under: [] }
}

/** The only inner product among scalar factors stands last, where it needs no parentheses: `s*x'*y`. */
const innerLast = (factors: readonly Form[]): Form => {
  const [inner, second] = factors.filter((form) => form.kind === 'times')
  if (!inner || second) return orOne(factors)
  return times([...factors.filter((form) => form !== inner), ...inner.factors], inner.matrices)
}

/** Scalar factors join the first entrywise one, or are what is divided entrywise. */
const entrywise = ({ over, under, entries, divisors }: Parts): Form => {
  const [first, ...rest] = entries
  if (!first) return quotient(quotient(orOne(over), under, false), divisors, true)
  const { factors, matrices } = first.kind === 'times' ? first : { factors: [first], matrices: 1 }
  const lead = over.length === 0 ? first : times([...over, ...factors], matrices)
  const above: Form = rest.length === 0 ? lead : { kind: 'hadamard', factors: [lead, ...rest] }
  return quotient(quotient(above, divisors, true), under, false)
}
