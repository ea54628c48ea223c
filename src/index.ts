/**
 * The library: every public name once. It runs in a browser; what checks answers is loaded when first asked for.
 * Whatever is wrong, with a problem or with a call, is a `GradusError`.
 */
import { wrongArgument } from './errors/calls.ts'
import { failureOf } from './errors/defects.ts'
import { explain as explanation, GradusError } from './errors/error.ts'
import type { Node } from './expr/node.ts'
import type { Analysis } from './infer/analysis.ts'
import {
  ASKED,
  DERIVING,
  GIVEN,
  JUDGING,
  readOptions,
  readProblem,
  SOLVING,
  text,
} from './library/arguments.ts'
import { type Derivative, isDerivative, unwrapped } from './library/derivative.ts'
import { derivedFrom } from './library/derived.ts'
import { type Formula, type Numbers, nodeValue, problemValue } from './library/evaluate.ts'
import type { Deriving, Directions, Given, Judging, Options, Reading } from './library/given.ts'
import { type Rules, wrappedRules } from './library/own-rules.ts'
import { analysed, isTree, refuseStrangers, sourceText, type Tree } from './library/problem.ts'
import { answerTree, substitutedTree, treeOf, walkTree } from './library/trees.ts'
import type { Values } from './library/values.ts'
import { derivationText as linesOf } from './print/derivation.ts'
import { toLatex as latexOf } from './print/latex.ts'
import { toText as textOf } from './print/text.ts'
import { underRules } from './rulebook/own.ts'
import type { Answer, CheckJson, CodeJson } from './solve/answer.ts'
import { checked } from './solve/checked.ts'
import type { Verdict } from './solve/claim.ts'
import { generate } from './solve/code.ts'
import { answerBy } from './solve/derivative.ts'
import { judgeIn } from './solve/judged.ts'
import { type ReadJson, readProblemIn } from './solve/read.ts'
import { idOf, type Request, readRequest as readJson } from './solve/request.ts'
import { simplified } from './solve/simplified.ts'
import { failed, solve as solved } from './solve/solve.ts'
import { exprText } from './syntax/print.ts'

export type { Audit } from './audit/audit.ts'
export type { ErrorCode } from './errors/codes.ts'
export { GradusError, type Span } from './errors/error.ts'
export { FUNCTIONS, type FunctionRow } from './functions/index.ts'
export type { Analysis, Variable } from './infer/analysis.ts'
export type { Derivative } from './library/derivative.ts'
export type { Formula, Numbers } from './library/evaluate.ts'
export type { Auditing, Deriving, Directions, Given, Judging, Options, Reading } from './library/given.ts'
export type { Rules } from './library/own-rules.ts'
export type { Tree } from './library/problem.ts'
export type { Value, Values } from './library/values.ts'
export type { Dim } from './shape/dim.ts'
export type { Property } from './shape/properties.ts'
export type { Shape } from './shape/shape.ts'
export type { Answer, CheckJson, CodeJson, Failed, Solved } from './solve/answer.ts'
export type { Verdict } from './solve/claim.ts'
export type { Limits } from './solve/derivative.ts'
export type { ReadJson } from './solve/read.ts'
export type { Kind, Request, VariableFacts } from './solve/request.ts'

/**
 * Reads a problem and infers its shapes.
 * Throws: what is wrong with it.
 * Example: `[...parse("sigma(W*x)'*b").variables.keys()]` is `W,x,b`.
 */
export const parse = (source: string | Tree, given: Given = {}): Analysis => {
  const { where, vars } = readOptions<Given>(given, GIVEN)
  return analysed(readProblem({ expr: sourceText(source), wrt: '', ...(vars && { vars }) }), where)
}

/**
 * The gradient of a scalar expression by one variable or, as a list or separated by commas, by several.
 * Shape: that of the variable.
 * Throws: what is wrong with the problem; nothing is checked numerically before `check`.
 * Example: `toText(gradient("sigma(W*x)'*b", 'W'))` is `(b .* (sigma(W*x) - sigma(W*x).^2))*x'`.
 */
export const gradient = (
  source: string | Tree,
  wrt: string | readonly string[],
  options: Given & Deriving = {},
): Derivative =>
  derivedFrom(source, wrt, 'gradient', readOptions<Given & Deriving>(options, { ...GIVEN, ...DERIVING }))

/**
 * A derivative of any kind: `jacobian`, `hessian`, `differential`, `jvp`, `vjp`, `hvp` or `gradient`; without a kind
 * the gradient of a scalar and the Jacobian of anything else.
 * Shape: of a Jacobian the entries of the value by those of the variable, columns stacked; by a scalar that of the value.
 * Throws: what is wrong with the problem; nothing is checked numerically before `check`.
 * Example: `toText(derivative('A*X*B', 'X'))` is `kron(B',A)`.
 */
export const derivative = (
  source: string | Tree,
  wrt: string | readonly string[],
  options: Given & Deriving & Directions = {},
): Derivative => {
  const fields = { ...GIVEN, ...DERIVING, ...ASKED }
  const { kind, ...others } = readOptions<Given & Deriving & Directions>(options, fields)
  return derivedFrom(source, wrt, kind, others)
}

/**
 * An expression in its shortest form, with the definitions that it uses, as text that may be typed again.
 * Throws: what is wrong with it.
 * Example: `simplify("tr(A*B)' + x'*x + x'*x")` is `tr(A*B) + 2*x'*x`.
 */
export const simplify = (
  source: string | Tree,
  options: Given & Pick<Deriving, 'limits' | 'form' | 'steps' | 'rules'> = {},
): string => {
  const { limits, form, steps, rules } = DERIVING
  const { where, vars, ...others } = readOptions<Given & Deriving>(options, {
    ...GIVEN,
    limits,
    form,
    steps,
    rules,
  })
  const request = readProblem({ expr: sourceText(source), wrt: '', vars })
  refuseStrangers(request, where)
  return simplified(request, { ...others, where })
}

/**
 * The tree of an expression: of an answer that by a variable, the first unless one is named. Definitions are written
 * out, so that it stands for itself.
 * Throws: what is wrong with the expression; `too-long` where definitions of definitions make it so.
 * Example: `tree("x'*y").kind` is `product`.
 */
export const tree = (formula: Formula, variable?: string): Tree =>
  isDerivative(formula) ? answerTree(unwrapped(formula), nameOf(variable)) : treeOf(formula)

/**
 * Visits every part of a tree, each before its parts, in the order typed; the parts of one for which `visit` returns
 * `false` are left out.
 * Example: `const kinds = []; walk(tree('A*x + b'), ({ kind }) => { kinds.push(kind) }); kinds` is `sum,product,name,name,name`.
 */
export const walk = (root: Tree, visit: (part: Tree, depth: number) => unknown): void => walkTree(root, visit)

/**
 * The tree with expressions in the place of names, all at once. Whether shapes fit is found out when it becomes a
 * problem: `parse`, `gradient` and the others take trees.
 * Throws: `usage`, for a name that the tree does not have.
 * Example: `toText(substitute("x'*A*x", { x: 'y - z' }))` is `(y - z)'*A*(y - z)`.
 */
export const substitute = (
  formula: Formula,
  values: Readonly<Record<string, string | number | Tree>>,
): Tree => substitutedTree(isDerivative(formula) ? tree(formula) : formula, values)

/**
 * The value of an answer, a problem or a tree where its names have values; of an answer that by a variable, the first
 * unless one is named. A generic function is given as a list of it and its derivatives, a dimension as a number where no
 * value tells it.
 * Shape: a scalar is a number, a vector a list of numbers, a row and a matrix a list of rows, given and returned.
 * Throws: `usage`, for a value that is missing, does not fit or has not a declared property. Where a function is not
 * defined the value is not a number.
 * Example: `evaluate(gradient("x'*A*x", 'x'), { A: [[1, 2], [3, 4]], x: [1, 1] })` is `7,13`.
 */
export const evaluate = (formula: Formula, values: Values, variable?: string): Numbers => {
  if (!isDerivative(formula)) return problemValue(formula, values)
  const inner = unwrapped(formula)
  return underRules(inner.options.rules, () =>
    nodeValue(answerBy(inner, nameOf(variable)), inner.analysis, values),
  )
}

/**
 * The derivative by a variable, the first unless one is named, as text of the language; also a tree as text.
 * Throws: `unknown-variable`.
 * Example: `toText(gradient('norm2(A*x - b)^2', 'A,x'), 'x')` is `2*A'*(A*x - b)`.
 */
export const toText = (derivative: Derivative | Tree, variable?: string): string =>
  isTree(derivative) ? exprText(derivative) : textOf(answerOf(derivative, variable))

/**
 * The derivative by a variable, the first unless one is named, as LaTeX in the style asked for with it.
 * Throws: `unknown-variable`.
 * Example: `toLatex(gradient("A*x : b", 'x', { latexStyle: 'plain', transpose: 'prime' }))` is `A' b`.
 */
export const toLatex = (derivative: Derivative, variable?: string): string =>
  underRules(unwrapped(derivative).options.rules, () =>
    latexOf(answerOf(derivative, variable), unwrapped(derivative).options),
  )

const nameOf = (variable: unknown): string | undefined =>
  variable === undefined ? undefined : text('the variable', variable)

const answerOf = (derivative: unknown, variable: unknown): Node =>
  answerBy(unwrapped(derivative), nameOf(variable))

/**
 * The derivation, line by line, each with the law that led to it, and the answers.
 * Example: `derivationText(gradient("b'*x", 'x')).split('\n').at(-1)` is `so df/dx = b`.
 */
export const derivationText = (derivative: Derivative): string => {
  const { derived, options } = unwrapped(derivative)
  return underRules(options.rules, () => linesOf(derived))
}

/**
 * Loads a target language for `toCode`; NumPy and mathjs are there without it. Throws: `unknown-target`.
 * Example: `await loadTarget('octave'); toCode(gradient("b'*x", 'x'), 'octave').args` is `b,x`.
 */
export { loadLanguage as loadTarget } from './solve/code.ts'

/**
 * A function in a target language that returns the value and the derivative.
 * Throws: `unknown-target`, also of a language that `loadTarget` has not loaded; `code-not-available`.
 * Example: `toCode(gradient("b'*x", 'x'), 'numpy').args` is `b,x`.
 */
export const toCode = (derivative: Derivative, target: string): CodeJson =>
  generate(unwrapped(derivative), text('the target', target))

/**
 * Compares the answer with finite differences of the expression as typed.
 * Throws: `check-failed` when they differ.
 * Example: `(await check(gradient("b'*x", 'x'))).ok` is `true`.
 */
export const check = async (derivative: Derivative): Promise<CheckJson> => checked(unwrapped(derivative))

/**
 * Judges an answer from elsewhere; of a wrong one it says in what it differs.
 * Throws: what is wrong with the problem or the answer.
 * Example: `(await checkAnswer({ expr: 'logdet(X)', wrt: 'X' }, 'inv(X)')).fault` is `transposed`.
 */
export const checkAnswer = async (
  request: Request,
  answer: string,
  options: Judging = {},
): Promise<Verdict> => {
  const claimed = text('the answer', answer)
  return (await judgeIn(readProblem(request), claimed, readOptions<Judging>(options, JUDGING)))!
}

/**
 * Judges a derivation, given as a text or as a list of its lines: whether each follows from the one before, and of the
 * first that does not what is wrong with it, with numbers at which the two differ.
 * Throws: what is wrong with a line before it can be judged.
 * Example: `(await audit(["f = x'*A*x", "df = 2*x'*A*dx"])).line` is `2`.
 */
export { audit } from './library/audit.ts'

/**
 * The answer to a problem as JSON, checked and with its steps unless said otherwise, or what is wrong with the problem
 * or the call; never throws.
 * Example: `(await solve({ expr: "b'*x", wrt: 'x' })).text` is `b`.
 */
export const solve = async (request: Request, options: Options = {}): Promise<Answer> => {
  try {
    const read = readOptions<Options>(options, SOLVING)
    return await solved(readProblem(request), read)
  } catch (error) {
    return failed(failureOf(error), { id: idOf(request), expr: '', wrt: '' })
  }
}

/**
 * How a problem is read, in any language that is: its text in ours, the variables and the kind that it names, shapes,
 * what was chosen where it leaves a choice, and the derivative that it states.
 * Throws: what cannot be read, at its place in the text.
 * Example: `(await read({ expr: String.raw`\nabla_x x^\top A x`, from: 'latex' })).input` is `x'*A*x`.
 */
export const read = async (request: Reading, options: Pick<Given, 'where'> = {}): Promise<ReadJson> => {
  const { where } = readOptions<typeof options>(options, { where: GIVEN.where })
  return readProblemIn(readProblem({ wrt: '', ...request }), where)
}

/**
 * The functions and laws of a rule file, proved: pass what comes of it on as the option `rules`.
 * Throws: what is wrong with the text; `rule-false`, with the counterexample, for a law that does not hold.
 * Example: `(await readRules('half: x/2 + x/2 -> x where x is vector [definition]')).laws` is `half`.
 */
export const readRules = async (source: string): Promise<Rules> => {
  const { readOwnRules } = await import('./solve/own-rules.ts')
  return wrappedRules(readOwnRules(text('the rules', source)))
}

/**
 * A problem read from JSON, as `gradus batch` reads it: fields that it does not know are left alone unless they are
 * misspelt.
 * Throws: `bad-problem`, for a field that is missing, misspelt or of the wrong kind.
 * Example: `readRequest({ expr: "b'*x", wrt: ['x'], kind: 'Gradient' }).kind` is `gradient`.
 */
export const readRequest = (value: unknown): Request => readJson(value)

/**
 * An error for a terminal: the message, the line of the text with carets, the repair. The text is that of the error;
 * `source` is for errors that have none.
 * Example: `explain(new GradusError('usage', 'a fact.', undefined, 'A repair.')).split('\n').length` is `2`.
 */
export const explain = (error: GradusError, source?: string): string => {
  if (!(error instanceof GradusError)) throw wrongArgument('the error', 'a GradusError', error)
  return explanation(error, source === undefined ? undefined : text('the source', source))
}
