/**
 * Matching contiguous runs of a matrix product: a slot may take several factors, bound slots take what they are.
 */
import type { Node } from '../expr/node.ts'
import { matchConstant } from './constants.ts'
import { type Found, hasCondition, isUnbound, type Matching } from './matching.ts'
import type { Template } from './rule.ts'

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
export const matchRun = (
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
  return m.match(m, template, run.length === 1 ? run[0]! : m.graph.product(run), found)
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
