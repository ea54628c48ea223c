/**
 * What is known of normal forms: under which sets of rules a node has one and what led there. A node that is normal
 * under a set is so under every part of it, and under a larger set only the rules that are new need be tried.
 */
import type { Node } from '../expr/node.ts'
import { beyond, includes, type RuleSet } from '../rulebook/rule-set.ts'
import type { Application } from './application.ts'

/** The normal form of a node, and what led there: that of its operands, a rule, and the normal form of what it made. */
export interface Settled {
  readonly node: Node
  readonly by: readonly (Settled | Application)[]
}

/** The normal forms under one set. */
export interface Memo {
  readonly set: RuleSet
  readonly forms: Map<Node, Settled>
  /** The sets of which this one is a part, and its own parts, the larger first. */
  readonly wholes: Memo[]
  readonly parts: Memo[]
}

/** Of a node that is normal already. */
export const NOTHING: readonly never[] = []

export interface NormalForms {
  readonly under: (set: RuleSet) => Memo
  /** The rules that may still apply at the root of a node whose operands are normal; `undefined` where none can. */
  readonly untried: (memo: Memo, node: Node) => RuleSet | undefined
}

const isNormal = ({ forms }: Memo, node: Node): boolean => forms.get(node)?.node === node

export const createNormalForms = (): NormalForms => {
  const memos = new Map<RuleSet, Memo>()

  const create = (set: RuleSet): Memo => {
    const memo: Memo = { set, forms: new Map(), wholes: [], parts: [] }
    for (const other of memos.values()) {
      if (includes(other.set, set)) relate(other, memo)
      else if (includes(set, other.set)) relate(memo, other)
    }
    memos.set(set, memo)
    return memo
  }

  const relate = (whole: Memo, part: Memo): void => {
    part.wholes.push(whole)
    whole.parts.push(part)
    whole.parts.sort((a, b) => b.set.rules.length - a.set.rules.length)
  }

  return {
    under: (set) => memos.get(set) ?? create(set),
    untried: (memo, node) => {
      if (memo.wholes.some((whole) => isNormal(whole, node))) return undefined
      const part = memo.parts.find((other) => isNormal(other, node))
      return part ? beyond(memo.set, part.set) : memo.set
    },
  }
}

/** Calls `applied` for every rewrite that led to a normal form, in order, each once. */
export const tell = (found: Settled, applied: (application: Application) => void): void => {
  const told = new Set<Settled>()
  const visit = (settled: Settled): void => {
    if (told.has(settled)) return
    told.add(settled)
    for (const step of settled.by)
      if ('by' in step) visit(step)
      else applied(step)
  }
  visit(found)
}
