/**
 * Matching contiguous runs of a matrix product: a slot may take several factors, bound slots take what they are.
 */
import type { Node } from '../expr/node.ts'
import { mayHoldOfRun } from '../rulebook/conditions.ts'
import type { Template } from '../rulebook/rule.ts'
import { type Found, hasCondition, isUnbound, type Matching, mayMatch } from './matching.ts'

/** Slots for differentials and rows take as little as they can; of two plain slots each takes half. */
const runLengths = (m: Matching, template: Template, rest: readonly Template[], most: number): number[] => {
  if (hasCondition(m, template, 'factor')) return [1]
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
  return matchFirst(m, first, rest, factors, at, (left, next) => matchRun(m, left, factors, next, found))
}

/**
 * The first template against the runs that begin at `at`; `found` gets the templates left and where they begin. What
 * follows a slot and stands for one factor is matched before it, so that `A*inv(A)` does not try every run for A.
 */
const matchFirst = (
  m: Matching,
  first: Template,
  rest: readonly Template[],
  factors: readonly Node[],
  at: number,
  found: (left: readonly Template[], next: number) => boolean,
): boolean => {
  const lengths = lengthsFor(m, first, rest, factors.length - at - rest.length, factors, at)
  const [anchor, ...others] = rest
  if (!anchor || !isUnbound(m, first) || !isAnchor(m, anchor))
    return lengths.some((length) =>
      matchFactors(m, first, factors.slice(at, at + length), () => found(rest, at + length)),
    )
  return lengths.some((length) =>
    m.match(m, anchor, factors[at + length]!, () =>
      matchFactors(m, first, factors.slice(at, at + length), () => found(others, at + length + 1)),
    ),
  )
}

/** Whether a template stands for one factor, whatever its slots are bound to. */
const isAnchor = (m: Matching, template: Template): boolean =>
  (template.kind === 'call' || template.kind === 'matrix-power') && !m.build(template, m.bindings)

const lengthsFor = (
  m: Matching,
  template: Template,
  rest: readonly Template[],
  most: number,
  factors: readonly Node[],
  at: number,
): number[] => {
  if (isUnbound(m, template)) {
    const lengths = runLengths(m, template, rest, most)
    const [next] = rest
    return next ? lengths.filter((length) => mayMatch(next, factors[at + length]!)) : lengths
  }
  const built = m.build(template, m.bindings)
  if (!built) return template.kind === 'product' ? runLengths(m, template, rest, most) : [1]
  const length = built.kind === 'product' ? built.factors.length : 1
  return length <= most && at + length <= factors.length ? [length] : []
}

const matchFactors = (m: Matching, template: Template, run: readonly Node[], found: Found): boolean => {
  const built = run.length > 1 && !isUnbound(m, template) ? m.build(template, m.bindings) : undefined
  if (built) return sameRun(built, run) && found()
  if (run.length > 1 && template.kind === 'product') return matchRun(m, template.factors, run, 0, found)
  if (run.length > 1 && !(template.kind === 'meta' && mayTakeRun(m, template.slot, run))) return false
  return m.match(m, template, run.length === 1 ? run[0]! : m.graph.product(run), found)
}

const mayTakeRun = (m: Matching, slot: number, run: readonly Node[]): boolean =>
  m.rule.conditions[slot]!.every((word) => mayHoldOfRun(word, run))

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
  if (!templates.every((template) => factors.some((factor) => mayMatch(template, factor)))) return false
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
  return matchFirst(m, first, rest, factors, at, (left, next) => matchOpenRun(m, left, factors, next, found))
}
