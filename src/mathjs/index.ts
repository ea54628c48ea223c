/**
 * `gradus/mathjs`: formulas to nodes of mathjs and back. A door of its own, since it loads mathjs.
 */
import { notFromMathjs, notInMathjs } from '../errors/languages.ts'
import { analyse } from '../infer/analyse.ts'
import type { Analysis } from '../infer/analysis.ts'
import { GIVEN, readOptions, readProblem, text, texts } from '../library/arguments.ts'
import { isDerivative, unwrapped } from '../library/derivative.ts'
import { type Formula, isAnalysis } from '../library/evaluate.ts'
import { analysed, sourceText, type Tree } from '../library/problem.ts'
import { answerTree, treeOf } from '../library/trees.ts'
import { parseExpression } from '../parse/index.ts'
import type { VariableFacts } from '../solve/request.ts'
import { exprText } from '../syntax/print.ts'
import type { Expr } from '../syntax/tree.ts'
import { partsOf } from '../syntax/walk.ts'
import { exprOf } from './from.ts'
import { isFunctionNode, isSymbolNode, type MathNode } from './nodes.ts'
import { readerOf } from './reader.ts'
import { nodeOf } from './to.ts'

export { functions } from './functions.ts'

/** Which names of a node are not what mathjs means by them, and what is known of them. */
export interface Reading {
  /** Variables that mathjs has constants of: `e`, `i`. */
  readonly names?: readonly string[]
  /** Generic elementwise functions. */
  readonly functions?: readonly string[]
  /** Declarations, as in a `where` clause. */
  readonly where?: string
  readonly vars?: Readonly<Record<string, VariableFacts>>
}

/** The tree as a problem in the names of another. */
const within = (objective: Tree, analysis: Analysis): Analysis =>
  analyse({ source: exprText(objective), definitions: [], objective, declarations: [] }, { within: analysis })

const analysisOf = (formula: unknown, variable: unknown): Analysis => {
  if (isDerivative(formula)) {
    const inner = unwrapped(formula)
    const name = variable === undefined ? undefined : text('the variable', variable)
    return within(answerTree(inner, name), inner.analysis)
  }
  const problem = isAnalysis(formula)
    ? formula
    : analysed(readProblem({ expr: sourceText(formula), wrt: '' }), undefined)
  return problem.problem.definitions.length === 0 ? problem : within(treeOf(problem), problem)
}

/**
 * The node of mathjs for an answer (of several that by the variable named, else the first), a problem, a text or a tree,
 * definitions written out. `node.evaluate` wants the names in its scope, a vector as a list, a row and a matrix as a
 * list of rows, dimensions as numbers, derivatives of a generic function as `dphi`, and what mathjs lacks from `functions`.
 * Throws: `not-in-mathjs`, naming what mathjs cannot say; what is wrong with the formula.
 * Example: `toMathjs(gradient("x'*A*x", 'x')).toString()` is `(A + A') * x`.
 */
export const toMathjs = (formula: Formula, variable?: string): MathNode => {
  const analysis = analysisOf(formula, variable)
  const node = nodeOf(analysis)
  refuseHidden(node, new Set([...analysis.variables.keys(), ...analysis.dims]))
  return node
}

/** A value in the scope would stand for a function that the node calls. */
const refuseHidden = (root: MathNode, names: ReadonlySet<string>): void => {
  root.traverse((node) => {
    if (!isFunctionNode(node)) return
    const callback = node.fn.name === 'map' ? node.args[1] : undefined
    const called = [node.fn.name, ...(callback && isSymbolNode(callback) ? [callback.name] : [])]
    const hidden = called.find((name) => names.has(name))
    if (hidden !== undefined)
      throw notInMathjs(
        undefined,
        `the name ${hidden}, since it calls its function ${hidden}`,
        'Put another in its place with substitute.',
      )
  })
}

/**
 * The tree of a node of mathjs, read as the formula that it prints as: `x' * y` is `x'*y`.
 * Throws: `not-from-mathjs`, naming what means something else or nothing here.
 * Example: `toText(fromMathjs(toMathjs("x'*A*x - tr(A)/2")))` is `x'*A*x - tr(A)/2`.
 */
export const fromMathjs = (node: unknown, reading: Reading = {}): Tree => {
  const {
    names = [],
    functions = [],
    where,
    vars,
  } = readOptions<Reading>(reading, {
    ...GIVEN,
    names: texts,
    functions: texts,
  })
  const norms: Expr[] = []
  const expr = exprOf(node, readerOf(new Set(names), new Set(functions), norms))
  const found = parseExpression(exprText(expr))
  if (norms.length > 0) refuseNorms(found, norms, where, { ...vars, ...elementwise(found, functions) })
  return found
}

/** What makes names generic functions, where they are called. */
const elementwise = (tree: Tree, functions: readonly string[]): NonNullable<Reading['vars']> => {
  const called = new Set([...partsOf(tree)].flatMap((part) => (part.kind === 'call' ? [part.name] : [])))
  return Object.fromEntries(
    functions.filter((name) => called.has(name)).map((name) => [name, { props: ['elementwise'] }]),
  )
}

/** The norm of a matrix is its largest singular value in mathjs. */
const refuseNorms = (
  tree: Tree,
  norms: readonly Expr[],
  where: string | undefined,
  vars: NonNullable<Reading['vars']>,
): void => {
  const names = norms.map((norm) => `norm2(${exprText(norm)})`)
  const analysis = analysed(readProblem({ expr: exprText(tree), wrt: '', vars }), where)
  for (const [part, { rows, cols }] of analysis.shapes)
    if (part.kind === 'call' && names.includes(exprText(part))) {
      const shape = analysis.shapes.get(part.args[0]!) ?? { rows, cols }
      if (shape.rows !== 1 && shape.cols !== 1)
        throw notFromMathjs(
          `norm of the matrix ${exprText(part.args[0]!)}, which is its spectral norm in mathjs`,
          'Declare it a vector if it is one, or write spectral or normF.',
        )
    }
}
