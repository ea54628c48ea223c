/**
 * Functions that a user's rule file declares, as rows of the table: their value is an expression of the language.
 */
import { located } from '../errors/error.ts'
import { functionInvalid } from '../errors/rules.ts'
import { type FunctionRow, functionNamed, GENERIC_NAMES, withFunctions } from '../functions/index.ts'
import { signaturesOf } from '../functions/signature.ts'
import { WORDS } from '../functions/words/index.ts'
import { analyse } from '../infer/analyse.ts'
import type { Analysis } from '../infer/analysis.ts'
import type { Matrix } from '../linalg/matrix.ts'
import * as m from '../linalg/matrix.ts'
import type { Watch } from '../linalg/watch.ts'
import { evaluate } from '../numeric/evaluate.ts'
import { holds } from '../numeric/holds.ts'
import { parseExpression, parseProblem, sourceOf } from '../parse/index.ts'
import { shapeText } from '../shape/shape.ts'
import type { Expr, FunctionText } from '../syntax/tree.ts'
import { partsOf } from '../syntax/walk.ts'

/** The rows of the functions, each of which may use those above it. Throws: `rule-invalid`. */
export const ownRows = (texts: readonly FunctionText[]): ReadonlyMap<string, FunctionRow> => {
  const rows = new Map<string, FunctionRow>()
  for (const text of texts) {
    refuseTaken(text, rows)
    rows.set(
      text.name,
      withFunctions(new Map(rows), () => rowOf(text, new Map(rows))),
    )
  }
  return rows
}

/** A name that reads as something else already would never reach the function, or would hide what it stood for. */
const refuseTaken = (text: FunctionText, rows: ReadonlyMap<string, FunctionRow>): void => {
  const { name, parameters } = text
  const isFunction = (word: string): boolean => rows.has(word) || functionNamed(word) !== undefined
  if (isFunction(name) || GENERIC_NAMES.has(name))
    throw functionInvalid(text, 'there is a function of this name')
  if (WORDS.includes(name)) throw functionInvalid(text, `${name} is a word that is read as something else`)
  const taken = parameters.find((parameter) => isFunction(parameter) || parameter === 'pi')
  if (taken !== undefined) throw functionInvalid(text, `its argument ${taken} has the name of a function`)
}

const rowOf = (text: FunctionText, known: ReadonlyMap<string, FunctionRow>): FunctionRow => {
  const { name, signature, value, sentence } = text
  const analysis = analysed(text)
  const at = (args: readonly Matrix[], watch: Watch): Matrix =>
    withFunctions(known, () => valueAt(analysis, text.parameters, args, watch))
  const common = {
    name,
    summary: sentence ?? value,
    latex: `\\operatorname{${name}}`,
    body: analysis.problem.objective,
  }
  if (signature === undefined) {
    refuseMatrices(text)
    return {
      ...common,
      group: 'elementwise',
      signatures: ['m x n -> m x n'],
      definition: value.replaceAll(new RegExp(`\\b${text.parameters[0]}\\b`, 'g'), 's'),
      value: (x, watch) => at([m.scalar(x)], watch).data[0]!,
    }
  }
  const row: FunctionRow = { ...common, group: 'matrix', signatures: [signature], evaluate: at }
  const shape = analysis.shapes.get(analysis.problem.objective)!
  const [declared] = signaturesOf(row)
  if (shape.rows !== declared!.value.rows || shape.cols !== declared!.value.cols)
    throw functionInvalid(text, `its value is ${shapeText(shape)}, not what its signature says`)
  return row
}

/** What an elementwise function is made of, so that its value belongs to one entry. */
const refuseMatrices = (text: FunctionText): void => {
  const { name, parameters, value, where } = text
  if (where !== `${parameters[0]}: scalar`)
    throw functionInvalid(text, 'an elementwise function takes no conditions')
  for (const expr of partsOf(parseExpression(value)))
    if (!isOfEntries(expr, parameters[0]!))
      throw functionInvalid(text, `the value of ${name} has an operation on matrices: it takes one entry`)
}

const isOfEntries = (expr: Expr, parameter: string): boolean => {
  switch (expr.kind) {
    case 'name':
      return expr.name === parameter || expr.name === 'pi'
    case 'call':
      return expr.primes === 0 && (functionNamed(expr.name)?.group ?? '').startsWith('elementwise')
    case 'product':
      return expr.rest.every(({ operator }) => operator !== '⊗')
    default:
      return expr.kind !== 'transpose' && expr.kind !== 'colon'
  }
}

/** The value as a problem of its own, in which nothing but the arguments varies. */
const analysed = (text: FunctionText): Analysis => {
  const { name, parameters, value, where } = text
  located(
    () => value,
    () => parseExpression(value),
  )
  const analysis = located(
    () => sourceOf(value, where),
    () => analyse(parseProblem(value, { where, names: parameters })),
  )
  const stranger = [...analysis.variables.keys()].find((variable) => !parameters.includes(variable))
  if (stranger !== undefined) throw functionInvalid(text, `${stranger} is no argument of ${name}`)
  for (const part of partsOf(analysis.problem.objective))
    if (part.kind === 'call' && !functionNamed(part.name))
      throw functionInvalid(text, `${part.name} is no function that has a value`)
  return analysis
}

const valueAt = (
  analysis: Analysis,
  parameters: readonly string[],
  args: readonly Matrix[],
  watch: Watch,
): Matrix => {
  const dims = new Map<string, number>()
  const values = new Map<string, Matrix>()
  for (const [i, name] of parameters.entries()) {
    const [value, variable] = [args[i]!, analysis.variables.get(name)]
    values.set(name, value)
    if (!variable) continue
    const { rows, cols } = variable.shape
    if (typeof rows === 'string') dims.set(rows, value.rows)
    if (typeof cols === 'string') dims.set(cols, value.cols)
    if (![...variable.properties].every((property) => holds(property, value))) watch.violations++
  }
  return evaluate(analysis, { dims, values, functions: new Map() }, watch)
}
