/**
 * Matching a template against a node. A slot in a product may take a contiguous run of factors, in sums and
 * Hadamard products any subset; at the root of a match the operands left over stand beside what is put in place.
 * `match` calls `found` with each way to match until it answers true.
 */
import type { Graph } from '../expr/graph.ts'
import { isScalarNode, isZeroNode, type Node, numberOf, type Term } from '../expr/node.ts'
import { equals, isOne, isZero, ONE, type Rational } from '../rational.ts'
import { type Bound, holds } from './conditions.ts'
import type { Rule, Template } from './rule.ts'

export interface Matching {
  readonly graph: Graph
  readonly rule: Rule
  readonly bindings: (Bound | undefined)[]
  /** Builds a template whose slots are all bound, in normal form; `undefined` while one is not. */
  readonly build: (template: Template, bindings: readonly (Bound | undefined)[]) => Node | undefined
}

type Found = () => boolean

const bind = (m: Matching, slot: number, value: Bound, found: Found): boolean => {
  const known = m.bindings[slot]
  if (known !== undefined) return known === value && found()
  if (!m.rule.conditions[slot]!.every((word) => holds(word, value))) return false
  m.bindings[slot] = value
  if (found()) return true
  m.bindings[slot] = undefined
  return false
}

/** Whether the template matches the node as a whole. */
export const match = (m: Matching, template: Template, node: Node, found: Found): boolean => {
  switch (template.kind) {
    case 'meta':
      return bind(m, template.slot, node, found)
    case 'number':
      return matchNumber(template.value, node) && found()
    case 'constant':
      return matchConstant(template, node) && found()
    case 'dimension':
      return false
    case 'sum':
      return matchSum(m, template, node, found)
    case 'scale':
      return matchScale(m, template, node, found)
    case 'product':
      return node.kind === 'product' && matchRun(m, template.factors, node.factors, 0, found)
    case 'hadamard':
      return node.kind === 'hadamard' && matchSubset(m, template.factors, node.factors, found)
    case 'power':
    case 'matrix-power':
      return (
        node.kind === template.kind &&
        match(m, template.base, node.base, () => match(m, template.exponent, node.exponent, found))
      )
    case 'transpose':
      return matchTranspose(m, template, node, found)
    case 'differential':
      return node.kind === 'differential' && match(m, template.body, node.body, found)
    case 'colon':
      return (
        node.kind === 'colon' &&
        (matchPair(m, template.left, template.right, node.left, node.right, found) ||
          matchPair(m, template.left, template.right, node.right, node.left, found))
      )
    case 'call':
      return (
        node.kind === 'call' &&
        node.name === template.name &&
        node.order === template.order &&
        matchAll(m, template.args, node.args, 0, found)
      )
    case 'apply':
      return (
        node.kind === 'call' &&
        node.order >= template.order &&
        node.args.length === template.args.length &&
        bind(m, template.slot, derivativeName(node.name, node.order - template.order), () =>
          matchAll(m, template.args, node.args, 0, found),
        )
      )
  }
}

/** A function slot may be bound to a derivative: `phi'` is again a function. */
export const derivativeName = (name: string, order: number): string => name + "'".repeat(order)

const matchNumber = (value: Rational, node: Node): boolean => {
  if (isZero(value)) return isZeroNode(node)
  if (isOne(value)) return node.kind === 'ones'
  const number = numberOf(node)
  return number !== undefined && equals(number, value)
}

/** Integer dimensions must agree; named ones follow from what stands beside the constant. */
const matchConstant = (template: Extract<Template, { kind: 'constant' }>, node: Node): boolean => {
  const [rows, cols] = template.dims
  if (typeof rows === 'number' && rows !== node.rows) return false
  if (typeof cols === 'number' && cols !== node.cols) return false
  return template.name === 'zeros' ? isZeroNode(node) : template.name === node.kind
}

const matchPair = (m: Matching, p: Template, q: Template, a: Node, b: Node, found: Found): boolean =>
  match(m, p, a, () => match(m, q, b, found))

const matchAll = (
  m: Matching,
  templates: readonly Template[],
  nodes: readonly Node[],
  at: number,
  found: Found,
): boolean =>
  templates.length === nodes.length &&
  (at === templates.length
    ? found()
    : match(m, templates[at]!, nodes[at]!, () => matchAll(m, templates, nodes, at + 1, found)))

/** A transpose whose body is bound is built and compared, since its normal form need not be a transpose. */
const matchTranspose = (
  m: Matching,
  template: Extract<Template, { kind: 'transpose' }>,
  node: Node,
  found: Found,
): boolean => {
  const built = m.build(template, m.bindings)
  if (built) return built === node && found()
  return node.kind === 'transpose' && match(m, template.body, node.body, found)
}

/** `s*A`: a scaled matrix, a product of scalars, a coefficient; `s` is 1 where the body alone tells what to match. */
const matchScale = (
  m: Matching,
  template: Extract<Template, { kind: 'scale' }>,
  node: Node,
  found: Found,
): boolean => {
  const { scalar, body } = template
  const { graph } = m
  if (node.kind === 'scale') return matchPair(m, scalar, body, node.scalar, node.body, found)
  if (node.kind === 'sum' && node.terms.length === 1) {
    const [{ coefficient, body: inner }] = node.terms as [Term]
    if (inner.kind === 'scale') {
      const rest = graph.times(coefficient, inner.body)
      if (matchPair(m, scalar, body, inner.scalar, rest, found)) return true
      const whole = graph.hadamard([graph.number(coefficient), inner.scalar])
      if (body.kind !== 'meta' && matchPair(m, scalar, body, whole, inner.body, found)) return true
    }
    if (matchPair(m, scalar, body, graph.number(coefficient), inner, found)) return true
    return (
      body.kind !== 'meta' &&
      inner.kind === 'hadamard' &&
      matchFactor(m, template, coefficient, inner.factors, found)
    )
  }
  if (node.kind === 'hadamard' && isScalarNode(node)) {
    const rest = isUnbound(m, body) ? body : isUnbound(m, scalar) ? scalar : undefined
    return matchSubset(m, [scalar, body], node.factors, found, rest)
  }
  return body.kind !== 'meta' && matchPair(m, scalar, body, graph.number(ONE), node, found)
}

/** The body of `s*A` against one factor of a product of scalars, `s` taking the others. */
const matchFactor = (
  m: Matching,
  { scalar, body }: Extract<Template, { kind: 'scale' }>,
  coefficient: Rational,
  factors: readonly Node[],
  found: Found,
): boolean =>
  factors.some((factor, i) => {
    const others = m.graph.hadamard([m.graph.number(coefficient), ...factors.filter((_, k) => k !== i)])
    return matchPair(m, body, scalar, factor, others, found)
  })

const isUnbound = (m: Matching, template: Template): boolean =>
  template.kind === 'meta' && m.bindings[template.slot] === undefined

const hasCondition = (m: Matching, template: Template, word: string): boolean =>
  template.kind === 'meta' && m.rule.conditions[template.slot]!.includes(word)

/** Slots for differentials and rows take as little as they can; of two plain slots each takes half. */
const runLengths = (m: Matching, template: Template, rest: readonly Template[], most: number): number[] => {
  const lengths = Array.from({ length: most }, (_, i) => i + 1)
  if (hasCondition(m, template, 'differential') || hasCondition(m, template, 'row')) return lengths
  lengths.reverse()
  if (rest.length !== 1 || !isUnbound(m, rest[0]!) || hasCondition(m, rest[0]!, 'differential'))
    return lengths
  const middle = (most + 1) >> 1
  return [middle, ...lengths.filter((length) => length !== middle)]
}

/** The templates against all factors from `at` on. */
const matchRun = (
  m: Matching,
  templates: readonly Template[],
  factors: readonly Node[],
  at: number,
  found: Found,
): boolean => {
  const [first, ...rest] = templates
  if (!first) return at === factors.length && found()
  const most = factors.length - at - rest.length
  if (most < 1) return false
  if (rest.length === 0) return matchFactors(m, first, factors.slice(at), found)
  return lengthsFor(m, first, rest, most, factors, at).some((length) =>
    matchFactors(m, first, factors.slice(at, at + length), () =>
      matchRun(m, rest, factors, at + length, found),
    ),
  )
}

const lengthsFor = (
  m: Matching,
  template: Template,
  rest: readonly Template[],
  most: number,
  factors: readonly Node[],
  at: number,
): number[] => {
  if (isUnbound(m, template)) return runLengths(m, template, rest, most)
  const built = m.build(template, m.bindings)
  if (!built) return template.kind === 'product' ? runLengths(m, template, rest, most) : [1]
  const length = built.kind === 'product' ? built.factors.length : 1
  return length <= most && at + length <= factors.length ? [length] : []
}

const matchFactors = (m: Matching, template: Template, run: readonly Node[], found: Found): boolean => {
  const built = run.length > 1 && !isUnbound(m, template) ? m.build(template, m.bindings) : undefined
  if (built) return sameRun(built, run) && found()
  if (run.length > 1 && template.kind === 'product') return matchRun(m, template.factors, run, 0, found)
  if (run.length > 1 && template.kind !== 'meta') return false
  return match(m, template, run.length === 1 ? run[0]! : m.graph.product(run), found)
}

const sameRun = (built: Node, run: readonly Node[]): boolean =>
  built.kind === 'product' &&
  built.factors.length === run.length &&
  built.factors.every((factor, i) => factor === run[i])

/** A contiguous run of a product, anywhere; `found` gets where it begins and ends. */
export const matchInside = (
  m: Matching,
  templates: readonly Template[],
  factors: readonly Node[],
  found: (from: number, to: number) => boolean,
): boolean => {
  if (
    !templates.every(
      (template) => template.kind === 'meta' || factors.some((factor) => mayMatch(template, factor)),
    )
  )
    return false
  return factors.some((_, from) => matchOpenRun(m, templates, factors, from, (to) => found(from, to)))
}

/** As `matchRun`, but the run may end before the factors do. */
const matchOpenRun = (
  m: Matching,
  templates: readonly Template[],
  factors: readonly Node[],
  at: number,
  found: (to: number) => boolean,
): boolean => {
  const [first, ...rest] = templates
  if (!first) return found(at)
  const most = factors.length - at - rest.length
  if (most < 1) return false
  return lengthsFor(m, first, rest, most, factors, at).some((length) =>
    matchFactors(m, first, factors.slice(at, at + length), () =>
      matchOpenRun(m, rest, factors, at + length, found),
    ),
  )
}

/** A cheap necessary condition, by the kind of the node and of what a transpose holds. */
const mayMatch = (template: Template, node: Node): boolean => {
  switch (template.kind) {
    case 'call':
      return node.kind === 'call' && node.name === template.name
    case 'transpose':
      return node.kind === 'transpose' && mayMatch(template.body, node.body)
    case 'matrix-power':
    case 'sum':
      return node.kind === template.kind
    case 'constant':
      return matchConstant(template, node)
    default:
      return true
  }
}

/**
 * The templates against disjoint parts of the operands, in any order. All are used up: the last unbound slot
 * takes what the others leave (two unbound slots share evenly, so that folding over n operands costs n log n).
 */
const matchSubset = (
  m: Matching,
  templates: readonly Template[],
  nodes: readonly Node[],
  found: Found,
  rest?: Template,
): boolean =>
  pick(m, templates, nodes, rest ?? restTemplate(m, templates), (left, taker) => {
    if (left.length === 0) return taker === undefined && found()
    return taker !== undefined && match(m, taker, m.graph.hadamard(left), found)
  })

/** A slot for a differential takes one operand, and leaves the rest to another. */
const restTemplate = (m: Matching, templates: readonly Template[]): Template | undefined =>
  [...templates].reverse().find((template) => isUnbound(m, template) && !hasCondition(m, template, 'differential')) ??
  [...templates].reverse().find((template) => isUnbound(m, template))

/** Tries every choice of one operand for each template but the one that takes the rest. */
export const pick = (
  m: Matching,
  templates: readonly Template[],
  nodes: readonly Node[],
  taker: Template | undefined,
  found: (left: readonly Node[], taker: Template | undefined) => boolean,
): boolean => {
  const fixed = templates.filter((template) => template !== taker)
  const [only] = fixed
  if (only && taker && fixed.length === 1 && isUnbound(m, only) && isUnbound(m, taker) && nodes.length > 2)
    if (halves(m, only, taker, nodes, found)) return true
  const choose = (at: number, left: readonly Node[]): boolean => {
    const template = fixed[at]
    if (!template) return found(left, taker)
    return left.some((node, i) =>
      match(m, template, node, () => choose(at + 1, [...left.slice(0, i), ...left.slice(i + 1)])),
    )
  }
  return choose(0, nodes)
}

const halves = (
  m: Matching,
  only: Template,
  taker: Template,
  nodes: readonly Node[],
  found: (left: readonly Node[], taker: Template | undefined) => boolean,
): boolean => {
  const middle = nodes.length >> 1
  return match(m, only, m.graph.hadamard(nodes.slice(0, middle)), () => found(nodes.slice(middle), taker))
}

/** The terms of a sum: two slots share them evenly; a term with structure takes one term each, with its coefficient. */
const matchSum = (
  m: Matching,
  template: Extract<Template, { kind: 'sum' }>,
  node: Node,
  found: Found,
): boolean => {
  if (node.kind !== 'sum') return false
  const { terms, rows, cols } = node
  const [a, b] = template.terms
  if (template.terms.length === 1) {
    const [term] = terms
    if (terms.length !== 1 || !term) return false
    return equals(term.coefficient, a!.coefficient) && match(m, a!.body, term.body, found)
  }
  if (!a || !b || template.terms.length > 2 || terms.length < 2) return false
  const { additive } = m.rule
  if (additive) return bind(m, additive.slot, node, () => bind(m, additive.other, node, found))
  if (isUnbound(m, a.body) && isUnbound(m, b.body)) {
    const middle = terms.length >> 1
    const left = m.graph.sum(terms.slice(0, middle), rows, cols)
    const right = m.graph.sum(terms.slice(middle), rows, cols)
    return match(m, a.body, left, () => match(m, b.body, right, found))
  }
  const [fixed, taker] = isUnbound(m, a.body) ? [b, a] : [a, b]
  if (!isUnbound(m, taker.body)) return terms.length === 2 && matchTerms(m, template, terms, () => found())
  return terms.some((term, i) => {
    const rest = terms.filter((_, k) => k !== i)
    return matchTerm(m, fixed, term, () => match(m, taker.body, m.graph.sum(rest, rows, cols), found))
  })
}

/** Two templates against two of the terms; `found` gets the terms left over. */
export const matchTerms = (
  m: Matching,
  template: Extract<Template, { kind: 'sum' }>,
  terms: readonly Term[],
  found: (left: readonly Term[]) => boolean,
): boolean => {
  const [a, b] = template.terms
  if (!a || !b) return false
  return terms.some((first, i) =>
    matchTerm(m, a, first, () =>
      terms.some(
        (second, j) =>
          i !== j && matchTerm(m, b, second, () => found(terms.filter((_, k) => k !== i && k !== j))),
      ),
    ),
  )
}

const matchTerm = (
  m: Matching,
  template: { readonly coefficient: Term['coefficient']; readonly body: Template },
  term: Term,
  found: Found,
): boolean => {
  if (template.body.kind === 'scale' && isOne(template.coefficient))
    return match(m, template.body, m.graph.times(term.coefficient, term.body), found)
  return equals(term.coefficient, template.coefficient) && match(m, template.body, term.body, found)
}
