/**
 * The shortest form of an answer: a bounded search in short expressions, in long ones part by part, and one transpose
 * in place of several. Work is bounded for each definition, so that it grows with the number of definitions.
 */
import { createCost } from '../expr/cost.ts'
import type { Graph } from '../expr/graph.ts'
import { isScalarNode, type Node, operandsOf } from '../expr/node.ts'
import { mapOperands, namedIn, rewriteThroughNames } from '../expr/walk.ts'
import type { Application, Rewriter } from '../rewrite/rewriter.ts'
import { createRuleSet, type RuleSet } from '../rewrite/rule-set.ts'
import { type Move, shorten } from '../rewrite/search.ts'
import { functionsOf } from '../rewrite/words.ts'
import { createFacts } from './facts.ts'
import { type Phase, phase } from './rules.ts'

export interface Shortener {
  /** The roots in short form, and the definitions among them that no user typed; `moved` is told every move in order. */
  readonly shortest: (tidy: Phase, roots: readonly Node[], moved: Moved) => Node[]
  /** The transpose, drawn through to the factors of every term. */
  readonly turned: (node: Node) => Node
  /** Transposes gathered, where that saves two. */
  readonly gathered: (roots: readonly Node[]) => Node[]
}

/** Told of a move, in a part of something longer or in the root with this index. */
export type Moved = (move: Move, root?: number) => void

/** Forms looked at, from all sides, for one expression, and for all definitions of a problem together; at least some for each. */
const LOOKS = 40
const LOOKS_IN_ALL = 1000
const LEAST_LOOKS = 2
/** Longer sums and products are left as the normal form has them: their pairs are too many. */
const MOST_OPERANDS = 10
/** Ways to apply one rule at one node. */
const WAYS = 12
/** Rule sets kept for expressions with other functions. */
const MOST_SETS = 200
/** Tokens beyond which an expression is searched part by part. */
const WHOLE = 140
/** Tokens that one transpose in place of several must save. */
const WORTH_GATHERING = 2

const sets = new Map<string, RuleSet>()

/** Which moves to make of what is no scalar. */
export type Moves = 'moves' | 'factor-moves'

/**
 * No move brings in a function that the expression does not have: its words are the user's. Nor does one divide by what
 * was not divided by: that may be zero.
 */
const movesInWords = (name: Moves | 'scalar-moves', words: string): RuleSet => {
  const key = `${name} ${words}`
  const old = sets.get(key)
  if (old) return old
  const known = new Set(words.split(' '))
  const set = createRuleSet(
    phase(name).rules.filter((rule) => [...functionsOf(rule)].every((word) => known.has(word))),
  )
  if (sets.size >= MOST_SETS) sets.clear()
  sets.set(key, set)
  return set
}

/** Parts share the forms that may be looked at for the whole. */
const share = (node: Node, looks: number): number =>
  Math.min(looks, Math.max(LEAST_LOOKS, Math.floor((2 * looks) / operandsOf(node).length)))

export const createShortener = (graph: Graph, rewriter: Rewriter, moves: Moves, most = LOOKS): Shortener => {
  const cost = createCost()
  const done = new Map<string, Node>()
  const made = new Map<RuleSet, Map<Node, readonly Application[]>>()
  const facts = createFacts()
  const movesOf = (root: Node): ((part: Node) => readonly Application[]) => {
    const words = [...facts.functions(root)].sort().join(' ')
    return (part) => {
      const set = movesInWords(isScalarNode(part) ? 'scalar-moves' : moves, words)
      const known = made.get(set) ?? new Map<Node, readonly Application[]>()
      made.set(set, known)
      const old = known.get(part)
      if (old) return old
      const all = operandsOf(part).length > MOST_OPERANDS ? [] : rewriter.alternatives(set, part, WAYS)
      const divisors = facts.divisors(part)
      const found = all.filter(({ result }) =>
        [...facts.divisors(result)].every((base) => divisors.has(base)),
      )
      known.set(part, found)
      return found
    }
  }

  const search = (name: Phase, node: Node, looks: number, moved: Moved, root?: number): Node => {
    const key = `${name} ${node.id}`
    const old = done.get(key)
    if (old) return old
    const tidy = (other: Node): Node => rewriter.normalize(phase(name), other)
    const found =
      cost(node) > WHOLE ? undefined : shorten({ graph, moves: movesOf(node), tidy, cost }, node, looks)
    for (const move of found ?? []) moved(move, root)
    const result = found
      ? (found.at(-1)?.node ?? node)
      : tidy(mapOperands(graph, node, (operand) => search(name, operand, share(node, looks), moved)))
    done.set(key, result)
    done.set(`${name} ${result.id}`, result)
    return result
  }

  const shortest: Shortener['shortest'] = (name, roots, moved) => {
    const introduced = graph.hasNames() ? namedIn(roots).filter((named) => named.introduced) : []
    const count = roots.length + introduced.length
    const looks = Math.min(most, Math.max(LEAST_LOOKS, Math.floor(LOOKS_IN_ALL / count)))
    if (looks === 0) return [...roots]
    return rewriter.apart(() =>
      introduced.length === 0
        ? roots.map((root, i) => search(name, root, looks, moved, i))
        : rewriteThroughNames(
            graph,
            roots,
            (root) => search(name, root, looks, moved),
            (named) => named.introduced,
          ),
    )
  }

  const turn = (node: Node): Node => {
    switch (node.kind) {
      case 'sum': {
        const terms = node.terms.map(({ coefficient, body }) => ({ coefficient, body: turn(body) }))
        return graph.sum(terms, node.cols, node.rows)
      }
      case 'scale':
        return graph.scale(node.scalar, turn(node.body))
      case 'product':
        return graph.product(node.factors.map(turn).reverse())
      case 'hadamard':
        return isScalarNode(node) ? node : graph.hadamard(node.factors.map(turn))
      default:
        return rewriter.normalize(phase('tidy'), graph.transpose(node))
    }
  }

  const memo = new Map<Node, Node>()
  const gather = (node: Node): Node => {
    const old = memo.get(node)
    if (old) return old
    const turned = isGathering(node) ? turn(node) : node
    const result =
      turned.kind !== 'transpose' && cost(turned) + 1 + WORTH_GATHERING <= cost(node)
        ? graph.transpose(gather(turned))
        : mapOperands(graph, node, gather)
    memo.set(node, result)
    return result
  }

  return { shortest, turned: turn, gathered: (roots) => rewriteThroughNames(graph, roots, gather) }
}

/** Where a transpose may stand for several below. */
const isGathering = (node: Node): boolean =>
  !isScalarNode(node) && (node.kind === 'sum' || node.kind === 'product' || node.kind === 'scale')
