/**
 * What is known of normal forms: under which sets of rules a node has one and what led there. A node that is normal
 * under a set is so under every part of it, and under a larger set only the rules that are new need be tried.
 */
import type { Node } from '../expr/node.ts'
import { beyond, includes, type RuleSet } from '../rulebook/rule-set.ts'
import type { Application } from './application.ts'

/** The normal form of a node that is another, and what led there: that of its operands, a rule, and what became of the result. */
export interface Settled {
  readonly node: Node
  readonly by: readonly (Settled | Application)[]
}

/** The normal forms under one set. */
export interface Memo {
  readonly set: RuleSet
  /** Those of nodes that are not normal themselves. */
  readonly forms: Map<Node, Settled>
  /** The mark of nodes that are normal under the set, and the marks from which that follows. */
  readonly mark: number
  within: number
  /** The parts of the set, the larger first. */
  readonly parts: Memo[]
}

export interface NormalForms {
  readonly under: (set: RuleSet) => Memo
  readonly isNormal: (memo: Memo, node: Node) => boolean
  /** The rules that may still apply at the root of a node whose operands are normal. */
  readonly untried: (memo: Memo, node: Node) => RuleSet
  /** Keeps that a node is normal. */
  readonly keep: (memo: Memo, node: Node) => void
}

/** Sets of rules that have a mark of their own, which is a bit; nodes of others are asked anew. */
const MARKS = 31

export const createNormalForms = (): NormalForms => {
  const memos = new Map<RuleSet, Memo>()
  /** The marks of every node, by its id. */
  const marks: (number | undefined)[] = []

  const marksOf = ({ id }: Node): number => marks[id] ?? 0

  const create = (set: RuleSet): Memo => {
    const mark = memos.size < MARKS ? 1 << memos.size : 0
    const memo: Memo = { set, forms: new Map(), mark, within: mark, parts: [] }
    for (const other of memos.values()) {
      if (includes(other.set, set)) relate(other, memo)
      else if (includes(set, other.set)) relate(memo, other)
    }
    memos.set(set, memo)
    return memo
  }

  const relate = (whole: Memo, part: Memo): void => {
    part.within |= whole.mark
    whole.parts.push(part)
    whole.parts.sort((a, b) => b.set.rules.length - a.set.rules.length)
  }

  return {
    under: (set) => memos.get(set) ?? create(set),
    isNormal: (memo, node) => (marksOf(node) & memo.within) !== 0,
    untried: (memo, node) => {
      const part = memo.parts.find(({ mark }) => (marksOf(node) & mark) !== 0)
      return part ? beyond(memo.set, part.set) : memo.set
    },
    keep: ({ mark }, node) => {
      marks[node.id] = marksOf(node) | mark
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
