/**
 * The lines of a derivation, written down while the method works, and what it took for granted on the way.
 */

import type { Step, Subject } from '../expr/derivation.ts'
import { type Node, operandsOf } from '../expr/node.ts'
import { functionNamed, type Kink } from '../functions/index.ts'
import { hasProperty } from '../properties/properties.ts'
import { equals } from '../rational.ts'
import type { Application } from '../rewrite/rewriter.ts'
import { propertyNamed } from '../shape/properties.ts'

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

/**
 * An empty trace; without `steps` only assumptions and kinks are kept. What holds of an expression at the points where
 * a derivative is evaluated is not assumed.
 */
export const createTrace = (keepSteps: boolean, atPoint: (node: Node) => Node): Trace => {
  const steps: Step[] = []
  const assumptions: Assumption[] = []
  const kinks: KinkNote[] = []
  let simplifications = new Map<string, Law>()
  const assumed = new Set<string>()
  /** What the last line of each subject says. */
  const said = new Map<string, Node>()

  const line: Trace['line'] = (subject, node, rules, otherwise) => {
    if (!keepSteps) return
    const right = node()
    const key = `${subject.form ?? 'value'} ${subject.of}`
    const before = said.get(key)
    if (before && areEqual(before, right)) return
    said.set(key, right)
    const laws = rules.length > 0 ? distinct(rules) : telling([...simplifications.values()], otherwise)
    const rest = [...simplifications.values()].filter(
      ({ name, background }) => !background && !laws.some((law) => law.name === name),
    )
    const sources = distinct(laws.map(({ source }) => ({ name: source, source })))
    const cited = sources.filter(({ name }) => name !== 'definition')
    steps.push({
      rule: laws.map(({ name }) => name).join(', '),
      source: (cited.length > 0 ? cited : sources).map(({ name }) => name).join('; '),
      ...subject,
      node: right,
      simplified: rest.map(({ name }) => name),
      ...(laws.every(({ routine }) => routine) ? { routine: true } : {}),
    })
    simplifications = new Map()
  }

  return {
    steps,
    assumptions,
    kinks,
    simplified: ({ rule }) => {
      if (keepSteps) simplifications.set(rule.name, rule)
    },
    assume: ({ rule, bindings }) => {
      for (const { slot, test } of rule.assuming) {
        const node = bindings[slot]
        const property = propertyNamed(test)
        if (node === undefined || typeof node === 'string') continue
        if ((property && hasProperty(atPoint(node), property)) || assumed.has(`${test} ${node.id}`)) continue
        assumed.add(`${test} ${node.id}`)
        assumptions.push({ node, property: test })
      }
    },
    noteKink: (node) => {
      if (node.kind !== 'call') return
      const kink = functionNamed(node.name)?.kink
      const [argument] = node.args
      if (
        kink &&
        argument &&
        !kinks.some((note) => note.function === node.name && note.argument === argument)
      )
        kinks.push({ function: node.spelling, kink, argument })
    },
    line,
  }
}
