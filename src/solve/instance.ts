/**
 * A law at work: what it makes of its own pattern, with a variable for every metavariable.
 */

import { createProver, type Known } from '../curvature/prove.ts'
import { createGraph, type Graph } from '../expr/graph.ts'
import type { Node } from '../expr/node.ts'
import { hasProperty, holds } from '../properties/properties.ts'
import { rational } from '../rational.ts'
import { build } from '../rewrite/build.ts'
import { createRewriter } from '../rewrite/rewriter.ts'
import { casesOf } from '../rulebook/claims.ts'
import { compileRule } from '../rulebook/compile.ts'
import { conditionNamed, VARYING } from '../rulebook/conditions.ts'
import { type Curvature, isCurvature } from '../rulebook/curvatures.ts'
import type { Rule, Template } from '../rulebook/rule.ts'
import { createRuleSet } from '../rulebook/rule-set.ts'
import { STANDARD } from '../rulebook/rulebook.ts'
import { childrenOf } from '../rulebook/template.ts'
import { type TypedRule, typedRules } from '../rulebook/types.ts'
import { addDims, type Dim, dimNames, multiplyDims, toPolynomial, withValues } from '../shape/dim.ts'
import { type Mapping, mappingName } from '../shape/mapping.ts'
import { closure, type Property, propertyNamed } from '../shape/properties.ts'
import { type Shape, shape } from '../shape/shape.ts'
import type { RuleText } from '../syntax/tree.ts'

export interface Instance {
  readonly graph: Graph
  readonly before: Node
  readonly after: Node
  /** The shapes that the metavariables have. */
  readonly shapes: ReadonlyMap<string, Shape>
}

/** More than one application ever takes. */
const LIMIT = 100

/** Numbers among which is one for whatever a word says of integers. */
const NUMBERS = [3, 4, -2, rational(1, 2), rational(3, 2)]

/** Something of the shape for which all of the words hold. */
const standIn = (g: Graph, name: string, shape: Shape, given: readonly string[]): Node => {
  if (given.includes('nonpositive'))
    return g.minus(
      standIn(g, name, shape, [...given.filter((word) => word !== 'nonpositive'), 'nonnegative']),
    )
  const words = given.filter((word) => !isCurvature(word))
  const properties = closure(words.flatMap((word) => propertyNamed(word) ?? []))
  const variable = g.variable({ name, ...shape, active: !words.includes('constant'), properties })
  const constants = words.flatMap((word) => conditionNamed(word)?.only?.(g, shape) ?? [])
  const choices = [variable, g.differential(variable), ...constants, ...NUMBERS.map(g.number)]
  return choices.find((node) => words.every((word) => holds(word, node))) ?? variable
}

/** Something of the shape of a variable that an index changes: an entry, row or column of that name, or a multiple. */
const varying = (g: Graph, one: Node, index: Dim): Node => {
  const { rows, cols } = one
  const name = one.kind === 'variable' ? one.name : 'v'
  const at = g.dimension(index)
  const whole = (m: Dim, n: Dim): Node =>
    g.variable({ name: `${name}_${index}`, rows: m, cols: n, active: true })
  if (rows === 1 && cols === 1) return g.call('entry', 0, [whole('n', 1), at], 1, 1)
  if (rows === 1) return g.call('rows', 0, [whole('n', cols), at, at], 1, cols)
  if (cols === 1) return g.call('cols', 0, [whole(rows, 'n'), at, at], rows, 1)
  return g.scale(g.call('entry', 0, [whole('n', 1), at], 1, 1), one)
}

/** Constants whose shape a function leaves open are p x p. */
const OPEN: Shape = { rows: 'p', cols: 'p' }
const sized = (template: Template): Template => {
  if (template.kind !== 'call') return template
  const args = template.args.map((arg) =>
    arg.kind === 'constant' && arg.dims.length === 0 ? { ...arg, dims: ['p', 'p'] } : arg,
  )
  return { ...template, args }
}

/** The function of which only the shapes are known that a slot stands for. */
const mappingIn = (template: Template, slot: number): Mapping | undefined => {
  if (template.kind === 'mapped' && template.slot === slot) return template.of
  for (const child of childrenOf(template)) {
    const found = mappingIn(child, slot)
    if (found) return found
  }
  return undefined
}

const sizedBy = (mapping: Mapping, letters: ReadonlyMap<string, Dim>): string => {
  const named = (dim: Dim): Dim => (typeof dim === 'string' ? (letters.get(dim) ?? dim) : dim)
  return mappingName({ ...mapping, role: 'value', from: mapping.from.map(named), to: mapping.to.map(named) })
}

/**
 * The reading in letters in which every dimension that the rule names is positive whatever they are: where it names
 * `r - s`, `r + s` stands for `r`.
 */
const positive = (reading: TypedRule): TypedRule => {
  const difference = [...reading.dims.values()].find((dim) => minuend(dim) !== undefined)
  const letter = difference && minuend(difference)
  if (difference === undefined || letter === undefined) return reading
  const less = addDims(letter, multiplyDims(-1, difference))
  const put = (dim: Dim): Dim => withValues(dim, (name) => (name === letter ? addDims(letter, less) : name))
  const { metavariables, dims } = reading
  return positive({
    ...reading,
    metavariables: new Map([...metavariables].map(([name, s]) => [name, shape(put(s.rows), put(s.cols))])),
    dims: new Map([...dims].map(([name, dim]) => [name, put(dim)])),
  })
}

/** The letter of which others, or a number, are taken away. */
const minuend = (dim: Dim): string | undefined => {
  if (typeof dim === 'number') return undefined
  const terms = toPolynomial(dim)
  return [...terms.values()].some((c) => c < 0)
    ? dimNames(dim).find((name) => terms.get(name) === 1)
    : undefined
}

/** Places that a rule wants to be numbers: small ones, so that vectors of any length have them. */
const placesIn = ({ names, conditions, indices }: Rule): ReadonlyMap<string, Dim> =>
  new Map(
    indices
      .filter(({ slot }) => conditions[slot]!.includes('number'))
      .map(({ slot }, i) => [names[slot]!, i + 1]),
  )

/** The pattern of a rule with a variable for every metavariable, of the shapes of a reading. */
const patternOf = (g: Graph, rule: Rule, { metavariables, dims: letters }: TypedRule): Node => {
  const places = placesIn(rule)
  const named = (letter: string): Dim => places.get(letter) ?? letters.get(letter) ?? letter
  const bindings = rule.names.map((name, slot) => {
    const mapped = mappingIn(rule.pattern, slot)
    if (mapped) return sizedBy(mapped, letters)
    const [shape, words] = [metavariables.get(name), rule.conditions[slot]!]
    if (shape) {
      const one = standIn(g, name, shape, words)
      return rule.binder && words.includes(VARYING)
        ? varying(g, one, named(rule.names[rule.binder.index]!))
        : one
    }
    return words.includes('elementwise') ? 'phi' : g.dimension(named(name))
  })
  const dims = new Map<string, Dim>([['p', 'p'], ...letters])
  for (const { slot, rows, cols } of rule.shapes) {
    const node = bindings[slot] as Node
    if (typeof rows === 'string') dims.set(rows, node.rows)
    if (typeof cols === 'string') dims.set(cols, node.cols)
  }
  for (const name of [...rule.solved, ...rule.indices.map((one) => one.name)]) dims.set(name, named(name))
  const builder = { graph: g, bindings, dims, differential: g.differential }
  return build(builder, sized(rule.pattern), OPEN)
}

const instanceIn = (rule: Rule, reading: TypedRule): Instance | undefined => {
  const g = createGraph()
  const before = patternOf(g, rule, reading)
  const application = createRewriter(g, STANDARD.phase('basic'), LIMIT).applyAtRoot(
    createRuleSet([rule]),
    before,
  )
  return application && { graph: g, before, after: application.result, shapes: reading.metavariables }
}

/** A pattern of which a claim is proved. */
export interface Proved extends Pick<Instance, 'before' | 'shapes'> {
  readonly property: Property | Curvature
}

/** What a rule claims of its pattern, under each reading under which the prover sees it. */
export const provedOf = (text: RuleText): Proved[] =>
  casesOf(text).flatMap((one) => {
    const rule = compileRule(one)
    return typedRules(one).flatMap((reading) => {
      const graph = createGraph()
      const before = patternOf(graph, rule, reading)
      const properties = (rule.claim?.properties ?? []).filter((property) => hasProperty(before, property))
      const bent = bentAs(graph, rule, before)
      return [...properties, ...bent].map((property) => ({ before, property, shapes: reading.metavariables }))
    })
  })

/** How a pattern is proved to bend, each metavariable bending as the rule says. */
const bentAs = (graph: Graph, { names, conditions, claim }: Rule, pattern: Node): readonly Curvature[] => {
  const known: Known = ({ name }, word) => conditions[names.indexOf(name)]?.includes(word) === true
  const prove = createProver(graph, known)
  return (claim?.curvatures ?? []).filter((word) => prove(pattern, word) !== undefined)
}

/** What a rule makes of its pattern under each reading of its shapes that is left of it, the most general first. */
export const instancesOf = (text: RuleText): Instance[] => {
  const rule = compileRule(text)
  return typedRules(text).flatMap((reading) => instanceIn(rule, positive(reading)) ?? [])
}
