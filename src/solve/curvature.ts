/**
 * How a value bends in its variables: proved by laws, else disproved by numbers, else unknown. What is asked of all values
 * that declarations allow is answered so, on the set where the expression is defined.
 */
import { isDefinedEverywhere, isDefinedOnConvexSet } from '../curvature/domain.ts'
import { type Form, formsOf, writtenOut } from '../curvature/forms.ts'
import { createProver, type Proof, type Prove } from '../curvature/prove.ts'
import { isSemidefinite, multipleOf } from '../curvature/quadratic.ts'
import { derive } from '../derive/derive.ts'
import { setNotConvex } from '../errors/curvature.ts'
import { GradusError } from '../errors/error.ts'
import type { Result } from '../expr/derivation.ts'
import { createGraph, type Graph } from '../expr/graph.ts'
import type { Node } from '../expr/node.ts'
import { isZeroNode } from '../expr/node.ts'
import { reachable } from '../expr/walk.ts'
import { functionNamed } from '../functions/index.ts'
import type { Analysis } from '../infer/analysis.ts'
import { lower } from '../lower/lower.ts'
import { spellings } from '../lower/spellings.ts'
import type { Counterexample } from '../numeric/bending.ts'
import { hasProperty } from '../properties/properties.ts'
import { negate, type Rational } from '../rational.ts'
import { type Rulebook, STANDARD } from '../rulebook/rulebook.ts'
import { closure, notConvex, type Property } from '../shape/properties.ts'
import type { Expr } from '../syntax/tree.ts'
import { partsOf } from '../syntax/walk.ts'
import { numeric } from './numeric.ts'

export type CurvatureWord = 'affine' | 'convex' | 'concave' | 'neither' | 'unknown'

/** A step of a certificate: an expression, what it is, and the law that says so. */
export interface CertificateStep {
  readonly node: Node
  /** What the node is, or equal to. */
  readonly is: string | Node
  readonly law: string
  readonly source: string
}

export interface CurvatureFound {
  readonly curvature: CurvatureWord
  readonly certificate?: readonly CertificateStep[]
  readonly counterexample?: readonly Counterexample[]
  /** Variables that are known to be positive, or not negative, wherever the expression is defined. */
  readonly inside: readonly (readonly [name: string, property: Property])[]
  /** The expression. */
  readonly typed: Node
  /** Whether it is defined wherever the variables may be. */
  readonly isTotal: boolean
}

/** The strongest word first. */
const WORDS = ['affine', 'convex', 'concave'] as const

/**
 * How the scalar that a problem states bends in these variables, jointly. Throws: `set-not-convex` where a variable is
 * confined to a set that is not.
 */
export const curvatureOf = async (
  analysis: Analysis,
  wrt: readonly string[],
  rulebook: Rulebook = STANDARD,
): Promise<CurvatureFound> => {
  refuseSets(analysis, wrt)
  const inside = insideOf(analysis)
  const lowered = loweredIn(withProperties(analysis, inside), wrt)
  const { objective: typed } = lowered
  const proved = proof(lowered, wrt, rulebook)
  const { origins, graph } = lowered
  const isTotal = isDefinedEverywhere(expressionsIn(analysis), { origins, minus: graph.minus })
  if (proved) return { ...proved, inside, typed, isTotal }
  const counterexample = (await numeric()).bendingOf(analysis, wrt)
  return {
    ...(counterexample ? { curvature: 'neither', counterexample } : { curvature: 'unknown' }),
    inside: [],
    typed,
    isTotal,
  }
}

const refuseSets = (analysis: Analysis, wrt: readonly string[]): void => {
  for (const name of wrt) {
    const property = notConvex(analysis.variables.get(name)!.properties)
    if (property) throw setNotConvex(name, property)
  }
}

/** Variables of which a logarithm or a root is taken. */
const insideOf = (analysis: Analysis): (readonly [string, Property])[] => {
  const found = new Map<string, Property>()
  for (const expr of expressionsIn(analysis).flatMap((one) => [...partsOf(one)])) {
    const [argument] = expr.kind === 'call' ? expr.args : []
    const row = expr.kind === 'call' && expr.primes === 0 ? functionNamed(expr.name) : undefined
    if (argument?.kind !== 'name' || row?.domain !== 'positive') continue
    const variable = analysis.variables.get(argument.name)
    const property = row.power ? 'nonnegative' : 'positive'
    if (variable && !variable.properties.has(property) && found.get(argument.name) !== 'positive')
      found.set(argument.name, property)
  }
  return [...found]
}

const expressionsIn = ({ problem }: Analysis): readonly Expr[] => [
  ...problem.definitions.map(({ value }) => value),
  problem.objective,
]

const withProperties = (analysis: Analysis, more: readonly (readonly [string, Property])[]): Analysis => {
  const variables = new Map(analysis.variables)
  for (const [name, property] of more) {
    const variable = variables.get(name)!
    variables.set(name, { ...variable, properties: closure([...variable.properties, property]) })
  }
  return { ...analysis, variables }
}

/** Whether these definitions are proved to be affine in the variables. */
export const areAffine = (analysis: Analysis, wrt: readonly string[], names: readonly string[]): boolean => {
  const { graph, origins } = loweredIn(analysis, wrt)
  const prove = createProver(graph)
  return analysis.problem.definitions
    .filter(({ name }) => names.includes(name))
    .every(({ value }) => {
      const node = origins.get(value)
      const open = node && writtenOut(graph, node)
      return open !== undefined && prove(open, 'affine') !== undefined
    })
}

type Proved = Pick<CurvatureFound, 'certificate'> & { readonly curvature: (typeof WORDS)[number] }

interface Lowered {
  readonly analysis: Analysis
  readonly graph: Graph
  readonly objective: Node
  readonly origins: ReadonlyMap<Expr, Node>
}

const loweredIn = (analysis: Analysis, wrt: readonly string[]): Lowered => {
  const graph = createGraph(spellings(analysis), analysis.equations)
  return { analysis, graph, ...lower(analysis, graph, new Set(wrt)) }
}

const proof = (
  { analysis, graph, objective, origins }: Lowered,
  wrt: readonly string[],
  rulebook: Rulebook,
): Proved | undefined => {
  const typed = writtenOut(graph, objective)
  if (!typed) return undefined
  const prove = createProver(graph)
  const ofWritten: Prove = (node, word) => {
    const open = writtenOut(graph, node)
    return open && prove(open, word)
  }
  const isOnConvexSet = isDefinedOnConvexSet(expressionsIn(analysis), {
    origins,
    prove: ofWritten,
    minus: graph.minus,
  })
  if (!isOnConvexSet) return undefined
  return byLaws(graph, rulebook, typed, prove) ?? bySecondDerivative(analysis, wrt, rulebook, typed)
}

const byLaws = (graph: Graph, rulebook: Rulebook, typed: Node, prove: Prove): Proved | undefined => {
  const forms = [...formsOf(graph, rulebook, typed)]
  for (const curvature of WORDS)
    for (const form of forms) {
      const found = prove(form.node, curvature)
      if (found) return { curvature, certificate: [...equality(forms[0]!, form), ...stepsOf(found)] }
    }
  return undefined
}

/** That the expression is equal to the form that the proof is about. */
const equality = (typed: Form, { node, laws }: Form): CertificateStep[] =>
  node === typed.node ? [] : [{ node: typed.node, is: node, law: laws.join(', '), source: '' }]

/** What goes without saying in a certificate: of variables, constants, and that what is affine is convex. */
const isSilent = ({ node, law, because }: Proof): boolean =>
  node.kind === 'variable' ||
  !node.active ||
  (because.length === 1 && because[0]!.node === node && law.startsWith('affine-'))

/** The steps of a proof, each after those that it follows from, and once. */
const stepsOf = (proof: Proof): CertificateStep[] => {
  const steps: CertificateStep[] = []
  const told = new Set<string>()
  const tell = (one: Proof): void => {
    const key = `${one.node.id} ${one.word}`
    if (told.has(key)) return
    told.add(key)
    for (const part of one.because) tell(part)
    if (one === proof || !isSilent(one))
      steps.push({ node: one.node, is: one.word, law: one.law, source: one.source })
  }
  tell(proof)
  return steps
}

/** Where all is smooth the second derivative tells: zero, semidefinite, or the opposite of that. */
const bySecondDerivative = (
  analysis: Analysis,
  wrt: readonly string[],
  rulebook: Rulebook,
  typed: Node,
): Proved | undefined => {
  if (!isSmooth(typed)) return undefined
  const found = hessian(analysis, wrt, rulebook)
  if (!found || found.kinks.length > 0 || found.assumptions.length > 0) return undefined
  const step = (node: Node, is: string): CertificateStep[] => [
    { node, is: `the second derivative, ${is}`, law: 'second-derivative', source: 'Boyd2004, 3.1.4' },
  ]
  const [first, more] = found.answers
  if (found.answers.every(({ node }) => isZeroNode(node)))
    return { curvature: 'affine', certificate: step(first!.node, 'is zero') }
  if (more) return ofNumbers(wrt, found.answers, step)
  if (!first) return undefined
  const { graph } = found
  for (const node of [first.node, first.plain()]) {
    const at = found.atPoint(node)
    if (hasProperty(at, 'positive-semidefinite'))
      return { curvature: 'convex', certificate: step(first.node, 'is positive-semidefinite') }
    if (hasProperty(graph.minus(at), 'positive-semidefinite'))
      return {
        curvature: 'concave',
        certificate: step(first.node, 'is minus a positive-semidefinite matrix'),
      }
  }
  return undefined
}

/** By the numbers of which the blocks are multiples of the identity. */
const ofNumbers = (
  wrt: readonly string[],
  blocks: readonly Result[],
  step: (node: Node, is: string) => readonly CertificateStep[],
): Proved | undefined => {
  const numbers = wrt.map((name) =>
    wrt.map((second) => {
      const block = blocks.find((one) => one.variables[0] === name && one.second === second)
      return block && multipleOf(block.node)
    }),
  )
  if (!numbers.every((row): row is Rational[] => row.every((number) => number !== undefined)))
    return undefined
  const told = (is: string): CertificateStep[] => [
    ...blocks.map(
      ({ node, variables, second }): CertificateStep => ({
        node,
        is: `the second derivative by ${variables.join(', ')} and ${second}`,
        law: 'second-derivative',
        source: 'Boyd2004, 3.1.4',
      }),
    ),
    ...step(blocks[0]!.node, `one of blocks whose numbers are ${is} matrix`),
  ]
  if (isSemidefinite(numbers)) return { curvature: 'convex', certificate: told('a positive-semidefinite') }
  if (isSemidefinite(numbers.map((row) => row.map(negate))))
    return { curvature: 'concave', certificate: told('minus a positive-semidefinite') }
  return undefined
}

const isSmooth = (node: Node): boolean =>
  reachable([node]).every(
    (part) =>
      part.kind !== 'call' ||
      !part.active ||
      isSquared(part.name) ||
      functionNamed(part.name)?.kink === undefined,
  )

/** Norms have no kink where they are squared; where they are not the derivation tells of one. */
const isSquared = (name: string): boolean => functionNamed(name)?.kink === 'zero'

const hessian = (analysis: Analysis, wrt: readonly string[], rulebook: Rulebook) => {
  try {
    return derive(analysis, wrt, { kind: 'hessian', steps: false, rulebook, limits: { steps: 100_000 } })
  } catch (error) {
    if (error instanceof GradusError) return undefined
    throw error
  }
}
