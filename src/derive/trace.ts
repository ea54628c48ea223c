/**
 * The lines of a derivation, written down while the method works, and what it took for granted on the way.
 */

import { hasProperty } from '../check/properties.ts'
import type { Step } from '../expr/derivation.ts'
import type { Node } from '../expr/node.ts'
import { functionNamed, type Kink } from '../functions/index.ts'
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
  /** Writes a line, unless it says what the one before says; `undefined` rules name the simplifications alone. */
  readonly line: (of: string, node: () => Node, rules: readonly { name: string; source: string }[]) => void
}

interface Law {
  readonly name: string
  readonly source: string
  readonly background?: boolean
}

const distinct = (laws: readonly Law[]): Law[] => [...new Map(laws.map((law) => [law.name, law])).values()]

/** Those worth naming: what runs in every phase goes without saying where anything else was done. */
const telling = (laws: readonly Law[]): readonly Law[] => {
  const foreground = laws.filter((law) => !law.background)
  return foreground.length > 0 ? foreground : laws
}

/** An empty trace; without `steps` only assumptions and kinks are kept. */
export const createTrace = (keepSteps: boolean): Trace => {
  const steps: Step[] = []
  const assumptions: Assumption[] = []
  const kinks: KinkNote[] = []
  let simplifications = new Map<string, Law>()
  const assumed = new Set<string>()

  const line: Trace['line'] = (of, node, rules) => {
    if (!keepSteps) return
    const right = node()
    const last = steps.at(-1)
    if (last?.of === of && last.node === right) return
    const laws = rules.length > 0 ? distinct(rules) : telling([...simplifications.values()])
    const rest = [...simplifications.values()].filter(
      ({ name, background }) => !background && !laws.some((law) => law.name === name),
    )
    const sources = distinct(laws.map(({ source }) => ({ name: source, source })))
    const cited = sources.filter(({ name }) => name !== 'definition')
    steps.push({
      rule: laws.map(({ name }) => name).join(', '),
      source: (cited.length > 0 ? cited : sources).map(({ name }) => name).join('; '),
      of,
      node: right,
      simplified: rest.map(({ name }) => name),
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
        if ((property && hasProperty(node, property)) || assumed.has(`${test} ${node.id}`)) continue
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
