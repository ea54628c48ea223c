/**
 * The lines of a derivation, written down while the method works, and what it took for granted on the way.
 */

import { neverInvertible } from '../errors/derivatives.ts'
import type { Step, Subject } from '../expr/derivation.ts'
import { type Node, operandsOf } from '../expr/node.ts'
import { functionNamed, type Kink } from '../functions/index.ts'
import { toText } from '../print/text.ts'
import { hasProperty } from '../properties/properties.ts'
import { equals } from '../rational.ts'
import type { Application } from '../rewrite/rewriter.ts'
import { impliedBy } from '../rulebook/conditions.ts'
import type { Dim } from '../shape/dim.ts'
import { closure, propertyNamed } from '../shape/properties.ts'

export interface Assumption {
  readonly node: Node
  readonly property: string
}

/** A function that is not differentiable everywhere, and what it was applied to. */
export interface KinkNote {
  readonly function: string
  readonly kink: Kink
  readonly argument: Node
}

export interface Trace {
  readonly steps: Step[]
  readonly assumptions: Assumption[]
  readonly kinks: KinkNote[]
  /** Remembers a simplification for the next line. */
  readonly simplified: (application: Application) => void
  /** Remembers what a rule took for granted. */
  readonly assume: (application: Application) => void
  readonly noteKink: (node: Node) => void
  /**
   * Writes a line, unless it says what the last one of its subject says. Without rules the simplifications are named
   * alone, or where there were none worth naming, the law that stands for them.
   */
  readonly line: (subject: Subject, node: () => Node, rules: readonly Law[], otherwise?: Law) => void
}

/** A rule as a line names it. */
export interface Law {
  readonly name: string
  readonly source: string
  readonly background?: boolean
  readonly routine?: boolean
}

const distinct = (laws: readonly Law[]): Law[] => [...new Map(laws.map((law) => [law.name, law])).values()]

/** Those worth naming: what runs in every phase goes without saying where anything else was done. */
const telling = (laws: readonly Law[], otherwise?: Law): readonly Law[] => {
  const foreground = laws.filter((law) => !law.background)
  return foreground.length > 0 ? foreground : otherwise ? [otherwise] : laws
}

/** Whether two expressions read alike: definitions are what they are called, whatever became of their values. */
const areEqual = (a: Node, b: Node): boolean => {
  const compared = new Set<string>()
  const visit = (x: Node, y: Node): boolean => {
    if (x === y) return true
    if (x.kind !== y.kind || x.size !== y.size) return false
    if (x.kind === 'named' && y.kind === 'named') return x.name === y.name
    const [first, second] = [operandsOf(x), operandsOf(y)]
    if (first.length === 0 || first.length !== second.length || !haveOneHead(x, y)) return false
    const key = `${x.id} ${y.id}`
    if (compared.has(key)) return true
    compared.add(key)
    return first.every((operand, i) => visit(operand, second[i]!))
  }
  return visit(a, b)
}

/** Whether two nodes of one kind differ in nothing but their operands. */
const haveOneHead = (x: Node, y: Node): boolean => {
  if (x.kind === 'call' && y.kind === 'call') return x.name === y.name && x.order === y.order
  if (x.kind === 'sum' && y.kind === 'sum')
    return x.terms.every(({ coefficient }, i) => equals(coefficient, y.terms[i]!.coefficient))
  return true
}

/** Whether two lines have one left side. */
const areAlike = (a: Step | undefined, b: Step | undefined): boolean =>
  a !== undefined && b !== undefined && a.of === b.of && a.form === b.form

/** The steps without those that a reader takes in passing, between lines of one subject; their laws go to the next. */
export const foldRoutine = (steps: readonly Step[]): Step[] => {
  const kept: Step[] = []
  let passed: Step[] = []
  for (const [i, step] of steps.entries()) {
    if (step.routine && areAlike(step, steps[i - 1]) && areAlike(step, steps[i + 1])) passed.push(step)
    else {
      kept.push(passed.reduceRight(joined, step))
      passed = []
    }
  }
  return kept
}

/** One line for two: with the laws and sources of both. */
const joined = (last: Step, before: Step): Step => ({
  ...last,
  rule: merged(before.rule.split(', '), last.rule.split(', ')).join(', '),
  source: merged(before.source.split('; '), last.source.split('; ')).join('; '),
  simplified: merged(before.simplified ?? [], last.simplified ?? []),
})

const merged = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])]

/** A trace while it is written. */
interface Written extends Pick<Trace, 'steps' | 'assumptions' | 'kinks'> {
  /** Simplifications since the last line. */
  readonly simplifications: Map<string, Law>
  readonly assumed: Set<string>
  /** What the last line of each subject says. */
  readonly said: Map<string, Node>
}

/**
 * An empty trace; without `steps` only assumptions and kinks are kept. What holds of an expression at the points where
 * a derivative is evaluated is not assumed.
 */
export const createTrace = (keepSteps: boolean, atPoint: (node: Node) => Node): Trace => {
  const written: Written = {
    steps: [],
    assumptions: [],
    kinks: [],
    simplifications: new Map(),
    assumed: new Set(),
    said: new Map(),
  }
  const { steps, assumptions, kinks } = written
  return {
    steps,
    assumptions,
    kinks,
    simplified: ({ rule }) => {
      if (keepSteps) written.simplifications.set(rule.name, rule)
    },
    assume: (application) => assume(written, application, atPoint),
    noteKink: (node) => noteKink(kinks, node),
    line: (subject, node, rules, otherwise) => {
      if (keepSteps) write(written, subject, node(), rules, otherwise)
    },
  }
}

const write = (
  { steps, simplifications, said }: Written,
  subject: Subject,
  node: Node,
  rules: readonly Law[],
  otherwise: Law | undefined,
): void => {
  const key = `${subject.form ?? 'value'} ${subject.of}`
  const before = said.get(key)
  if (before && areEqual(before, node)) return
  said.set(key, node)
  const passed = [...simplifications.values()]
  simplifications.clear()
  const laws = rules.length > 0 ? distinct(rules) : telling(passed, otherwise)
  steps.push({
    rule: laws.map(({ name }) => name).join(', '),
    source: sourcesOf(laws),
    ...subject,
    node,
    simplified: passed
      .filter(({ name, background }) => !background && !laws.some((law) => law.name === name))
      .map(({ name }) => name),
    ...(laws.every(({ routine }) => routine) ? { routine: true } : {}),
  })
}

/** The literature that laws name; a definition is none where there is other. */
const sourcesOf = (laws: readonly Law[]): string => {
  const sources = [...new Set(laws.map(({ source }) => source))]
  const cited = sources.filter((source) => source !== 'definition')
  return (cited.length > 0 ? cited : sources).join('; ')
}

const assume = (
  { assumptions, assumed }: Written,
  { rule, bindings }: Application,
  atPoint: (node: Node) => Node,
): void => {
  for (const { slot, test } of rule.assuming) {
    const node = bindings[slot]
    const property = propertyNamed(test) ?? impliedBy(test)
    if (node === undefined || typeof node === 'string') continue
    if (property && closure([property]).has('invertible') && isSingular(atPoint(node)))
      throw neverInvertible(toText(node))
    if (property && hasProperty(atPoint(node), property)) continue
    const plain = plainly({ node, property: test })
    const key = `${plain.property} ${plain.node.id}`
    if (assumed.has(key)) continue
    assumed.add(key)
    assumptions.push(plain)
  }
}

/** The same without numbers before it; a multiple of the identity is invertible where the factor is not zero. */
const plainly = ({ node, property }: Assumption): Assumption => {
  const [only, more] = node.kind === 'sum' ? node.terms : []
  if (only && !more) return plainly({ node: only.body, property })
  const isMultiple = property === 'invertible' && node.kind === 'scale' && node.body.kind === 'eye'
  return isMultiple && node.kind === 'scale'
    ? plainly({ node: node.scalar, property: 'nonzero' })
    : { node, property }
}

/** Whether a node is a product through a dimension smaller than its own, whatever its factors are. */
export const isSingular = (node: Node): boolean => {
  switch (node.kind) {
    case 'sum':
      return node.terms.length === 1 && isSingular(node.terms[0]!.body)
    case 'scale':
    case 'transpose':
      return isSingular(node.body)
    case 'product':
      return node.rows !== 1 && node.factors.slice(0, -1).some(({ cols }) => isSmaller(cols, node.rows))
    default:
      return false
  }
}

/** 1 is smaller than any dimension that is not known to be 1. */
const isSmaller = (a: Dim, b: Dim): boolean =>
  a === 1 || (typeof a === 'number' && typeof b === 'number' && a < b)

const noteKink = (kinks: KinkNote[], node: Node): void => {
  if (node.kind !== 'call') return
  const noted = functionNamed(node.name)?.kink
  const kink = noted === 'tie' && node.args.length === 1 ? 'extreme' : noted
  const [argument] = node.args
  if (!kink || !argument) return
  const isSame = (note: KinkNote): boolean =>
    note.function === node.spelling ||
    (kink === 'repeated' && repeatsOf(note.function) === repeatsOf(node.name))
  if (!kinks.some((note) => note.argument === argument && isSame(note)))
    kinks.push({ function: node.spelling, kink, argument })
}

const repeatsOf = (name: string): string | undefined => functionNamed(name)?.repeats
