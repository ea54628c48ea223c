/**
 * How an expression bends, proved by the laws of `rules/curvature.rules` from how its parts do. A proof is a tree; what is
 * not proved may hold all the same.
 */
import type { Graph } from '../expr/graph.ts'
import type { Node, Sum, Term, Variable } from '../expr/node.ts'
import { hasProperty, holds } from '../properties/properties.ts'
import { ofBound } from '../rewrite/apply.ts'
import { dimsFor } from '../rewrite/dims.ts'
import { match } from '../rewrite/match.ts'
import type { Matching } from '../rewrite/matching.ts'
import { createRewriter } from '../rewrite/rewriter.ts'
import { type Curvature, isCurvature } from '../rulebook/curvatures.ts'
import type { Rule } from '../rulebook/rule.ts'
import { STANDARD } from '../rulebook/rulebook.ts'
import { lawsAbout } from './laws.ts'

/** That a node bends so, by a law, because parts of it do. */
export interface Proof {
  readonly node: Node
  readonly word: Curvature
  readonly law: string
  readonly source: string
  readonly because: readonly Proof[]
}

export type Prove = (node: Node, word: Curvature) => Proof | undefined

const STEP_LIMIT = 200_000
/** Terms among which pairs are looked for that only together bend so. */
const MOST_PAIRED = 8

/** How a variable that moves bends. */
export type Known = (variable: Variable, word: Curvature) => boolean

const AFFINE: Known = (_, word) => word === 'affine'

/** What proofs in one graph share. */
interface Work {
  readonly graph: Graph
  readonly known: Known
  readonly build: Matching['build']
  readonly found: Map<Node, Map<Curvature, Proof | undefined>>
}

/** A prover of the expressions of a graph, in which definitions say nothing. */
export const createProver = (graph: Graph, known: Known = AFFINE): Prove => {
  const set = STANDARD.phase('basic')
  const rewriter = createRewriter(graph, set, STEP_LIMIT)
  const basic = (node: Node): Node => rewriter.normalize(set, node)
  const build: Matching['build'] = (template, bindings) => {
    const built = ofBound(graph, template, bindings)
    return built && basic(built)
  }
  const work: Work = { graph, known, build, found: new Map() }
  return (node, word) => prove(work, basic(node), word)
}

/** A node is not proved by what it is to prove itself. */
const prove = (work: Work, node: Node, word: Curvature): Proof | undefined => {
  const here = work.found.get(node) ?? new Map<Curvature, Proof | undefined>()
  work.found.set(node, here)
  if (here.has(word)) return here.get(word)
  here.set(word, undefined)
  const proof = proved(work, node, word)
  here.set(word, proof)
  return proof
}

const proved = (work: Work, node: Node, word: Curvature): Proof | undefined => {
  if (node.kind === 'variable' && node.active && work.known(node, word)) return ofVariable(node, word)
  const whole = node.kind === 'sum' && node.terms.length > 1 ? ofSum(work, node, word) : undefined
  if (whole) return whole
  for (const rule of lawsAbout(node, word)) {
    const because = isOfSum(rule) ? undefined : byLaw(work, rule, node)
    if (because) return { node, word, law: rule.name, source: rule.source, because }
  }
  return undefined
}

/** Of a sum all terms; what some do not by themselves they may do in pairs. */
const ofSum = (work: Work, node: Sum, word: Curvature): Proof | undefined => {
  const rule = lawsAbout(node, word).find(isOfSum)
  if (!rule) return undefined
  const parts = node.terms.map((term) => [term, prove(work, asNode(work.graph, [term]), word)] as const)
  const open = parts.flatMap(([term, proof]) => (proof ? [] : [term]))
  const pairs = open.length === 0 ? [] : inPairs(work, open, word, node.terms.length)
  if (!pairs) return undefined
  const because = [...parts.flatMap(([, proof]) => proof ?? []), ...pairs]
  return { node, word, law: rule.name, source: rule.source, because }
}

const inPairs = (work: Work, open: readonly Term[], word: Curvature, terms: number): Proof[] | undefined => {
  const [first, ...others] = open
  if (!first) return []
  if (open.length > MOST_PAIRED || terms === 2) return undefined
  for (const other of others) {
    const pair = prove(work, asNode(work.graph, [first, other]), word)
    const left = others.filter((one) => one !== other)
    const rest = pair && inPairs(work, left, word, terms)
    if (pair && rest) return [pair, ...rest]
  }
  return undefined
}

/** What is seen at once comes before what takes a proof. */
const testOf =
  (work: Work) =>
  (words: readonly string[]) =>
  (node: Node): boolean =>
    words.every((one) => isCurvature(one) || isSo(work.graph, one, node)) &&
    words.every((one) => !isCurvature(one) || prove(work, node, one) !== undefined)

/** What the law asks for of the parts, where it speaks of the node and that is proved. */
const byLaw = (work: Work, rule: Rule, node: Node): Proof[] | undefined => {
  const { graph, build } = work
  const bindings: Matching['bindings'] = new Array(rule.slots).fill(undefined)
  const tests = rule.conditions.map(testOf(work))
  const claims: Matching['claims'] = []
  let because: Proof[] | undefined
  match({ graph, rule, tests, match, bindings, claims, implied: false, build }, rule.pattern, node, () => {
    if (!dimsFor(rule, bindings, claims, undefined)) return false
    because = bindings.flatMap((bound, slot) =>
      typeof bound === 'object'
        ? rule.conditions[slot]!.filter(isCurvature).flatMap((word) => prove(work, bound, word) ?? [])
        : [],
    )
    return true
  })
  return because
}

const isOfSum = ({ pattern }: Rule): boolean =>
  pattern.kind === 'sum' &&
  pattern.terms.length === 2 &&
  pattern.terms.every(({ body }) => body.kind === 'meta')

const ofVariable = (node: Node, word: Curvature): Proof => ({
  node,
  word,
  law: 'variable',
  source: 'definition',
  because: [],
})

const asNode = (graph: Graph, terms: readonly Term[]): Node =>
  graph.sum(terms, terms[0]!.body.rows, terms[0]!.body.cols)

const isSo = (graph: Graph, word: string, node: Node): boolean =>
  word === 'nonpositive' ? hasProperty(graph.minus(node), 'nonnegative') : holds(word, node)
