/**
 * The printed fields of an answer.
 */
import type { Analysis } from '../check/analysis.ts'
import type { Derived } from '../derive/derive.ts'
import type { Step } from '../expr/derivation.ts'
import type { Node } from '../expr/node.ts'
import { toLatex } from '../print/latex.ts'
import { faceOf, nameLatex } from '../print/names.ts'
import { toText } from '../print/text.ts'
import { shape, shapeJson } from '../shape/shape.ts'
import type { DefinitionJson, DerivativeJson, ShapeJson, StepJson } from './answer.ts'
import { tokens } from './tokens.ts'

export interface Printed {
  readonly derivatives: readonly DerivativeJson[]
  readonly definitions: readonly DefinitionJson[]
  readonly derivation?: readonly StepJson[]
}

/** Shapes by variable, in order of first appearance. */
export const shapesOf = ({ variables }: Analysis): Record<string, ShapeJson> =>
  Object.fromEntries([...variables.values()].map(({ name, shape: of }) => [name, shapeJson(of)]))

const LEFT: ReadonlyMap<string, string> = new Map([
  ['f', 'f'],
  ['df', '\\mathrm{d}f'],
])

const stepOf = ({ rule, source, node, of }: Step): StepJson => ({
  rule,
  text: `${of} = ${toText(node)}`,
  latex: `${LEFT.get(of) ?? nameLatex(of, faceOf(node))} = ${toLatex(node)}`,
  source,
})

const derivativeOf = (wrt: string, node: Node, shared: number): DerivativeJson => {
  const text = toText(node)
  return {
    wrt,
    shape: shapeJson(shape(node.rows, node.cols)),
    text,
    latex: toLatex(node),
    size: tokens(text) + shared,
  }
}

/** Answers, definitions and, where wanted, steps. The size of an answer counts the definitions too. */
export const print = ({ derived }: { readonly derived: Derived }, steps: boolean): Printed => {
  const definitions = derived.definitions.map(({ name, value }) => ({
    name,
    text: toText(value),
    latex: toLatex(value),
  }))
  const shared = definitions.reduce((sum, { name, text }) => sum + tokens(name) + 1 + tokens(text), 0)
  return {
    derivatives: derived.answers.map(({ variable, node }) => derivativeOf(variable, node, shared)),
    definitions,
    ...(steps ? { derivation: derived.steps.map(stepOf) } : {}),
  }
}
