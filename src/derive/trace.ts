/**
 * The lines of a derivation, written down while the method works, and what it took for granted on the way.
 */
import type { Step } from '../expr/derivation.ts'
import type { Node } from '../expr/node.ts'
import { functionNamed, type Kink } from '../functions/index.ts'
import { hasProperty } from '../check/properties.ts'
import { propertyNamed } from '../shape/properties.ts'
import type { Application } from '../rewrite/rewriter.ts'

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
  /** Writes a line, unless it says what the one before says; `undefined` rules name the simplifications alone. */
  readonly line: (of: string, node: () => Node, rules: readonly { name: string; source: string }[]) => void
}

/** An empty trace; without `steps` only assumptions and kinks are kept. */
export const createTrace = (keepSteps: boolean): Trace => {
  const steps: Step[] = []
  const assumptions: Assumption[] = []
  const kinks: KinkNote[] = []
  let simplifications = new Map<string, string>()
  const assumed = new Set<string>()

  const line: Trace['line'] = (of, node, rules) => {
    if (!keepSteps) return
    const right = node()
    const last = steps.at(-1)
    const names = new Map(rules.map(({ name, source }) => [name, source]))
    const laws = names.size > 0 ? names : simplifications
    if (last?.of === of && last.node === right) return
    steps.push({
      rule: [...laws.keys()].join(', ') || 'as typed',
      source: [...new Set(laws.values())].filter((source) => source !== 'definition').join('; ') || 'definition',
      of,
      node: right,
      simplified: names.size > 0 ? [...simplifications.keys()] : [],
    })
    simplifications = new Map()
  }

  return {
    steps,
    assumptions,
    kinks,
    simplified: ({ rule }) => {
      if (keepSteps) simplifications.set(rule.name, rule.source)
    },
    assume: ({ rule, bindings }) => {
      for (const { slot, test } of rule.assuming) {
        const node = bindings[slot]
        const property = propertyNamed(test)
        if (node === undefined || typeof node === 'string') continue
        if ((property && hasProperty(node, property)) || assumed.has(`${test} ${node.id}`)) continue
        assumed.add(`${test} ${node.id}`)
        assumptions.push({ node, property: test })
      }
    },
    noteKink: (node) => {
      if (node.kind !== 'call') return
      const kink = functionNamed(node.name)?.kink
      const [argument] = node.args
      if (kink && argument && !kinks.some((note) => note.function === node.name && note.argument === argument))
        kinks.push({ function: node.spelling, kink, argument })
    },
    line,
  }
}
