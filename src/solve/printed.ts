/**
 * The printed fields of an answer.
 */

import type { Derived } from '../derive/derive.ts'
import type { Result, Step } from '../expr/derivation.ts'
import type { Node } from '../expr/node.ts'
import { residualOf } from '../form/equation.ts'
import { sizeOf, sizeOfDefinition } from '../form/size.ts'
import type { Analysis } from '../infer/analysis.ts'
import { definitionIn, definitionText } from '../print/definitions.ts'
import { formulaIn } from '../print/formula.ts'
import { headIn, headText } from '../print/heads.ts'
import { latexIn } from '../print/latex.ts'
import type { Notation } from '../print/notation.ts'
import { toText } from '../print/text.ts'
import { shape, shapeJson } from '../shape/shape.ts'
import type {
  DefinitionJson,
  DerivativeJson,
  DifferentialJson,
  MultiplierJson,
  ShapeJson,
  StepJson,
} from './answer.ts'
import type { Derivative } from './derivative.ts'
import type { Stand } from './renamed.ts'

export interface Printed {
  readonly derivatives: readonly DerivativeJson[]
  readonly differentials: readonly DifferentialJson[]
  readonly definitions: readonly DefinitionJson[]
  /** Definitions by an equation that the answers use under their names. */
  readonly equations: readonly DefinitionJson[]
  readonly multipliers: readonly MultiplierJson[]
  readonly derivation?: readonly StepJson[]
}

/** Shapes by variable, in order of first appearance. */
export const shapesOf = ({ variables }: Analysis): Record<string, ShapeJson> =>
  Object.fromEntries([...variables.values()].map(({ name, shape: of }) => [name, shapeJson(of)]))

const stepOf = (to: Notation, step: Step): StepJson => ({
  rule: step.rule,
  text: `${headText(step)} = ${toText(step.node)}`,
  latex: `${headIn(to, step, step.node)} = ${formulaIn(to, step.node)}`,
  source: step.source,
})

const derivativeOf = (to: Notation, { variables, second, node }: Result, size: number): DerivativeJson => ({
  wrt: second === undefined ? variables.join(',') : [...variables, second],
  shape: shapeJson(shape(node.rows, node.cols)),
  text: toText(node),
  latex: formulaIn(to, node),
  size,
})

const standOf = (to: Notation, { name, node }: Stand): DefinitionJson => ({
  name,
  text: toText(node),
  latex: formulaIn(to, node),
})

/** The tokens of an answer with the definitions, `h = …`. */
const sizer = ({ definitions }: Derived): ((node: Node) => number) => {
  const own = definitions.filter((named) => !residualOf(named))
  const shared = own.reduce((sum, named) => sum + sizeOfDefinition(named), 0)
  return (node) => sizeOf(node) + shared
}

/** Answers, definitions and, where wanted, steps. The size of an answer counts the definitions too. */
export const print = (
  { derived, options, stands = [] }: Pick<Derivative, 'derived' | 'options' | 'stands'>,
  steps: boolean,
): Printed => {
  const to = latexIn(options)
  const byValue = derived.definitions.filter((named) => !residualOf(named))
  const definitions = byValue.map((named) => ({
    name: definitionText(named).head,
    text: definitionText(named).value,
    latex: definitionIn(to, named).value,
  }))
  const equations = derived.definitions.flatMap((named) => {
    const residual = residualOf(named)
    if (!residual) return []
    return [{ name: named.name, text: `${toText(residual)} = 0`, latex: `${formulaIn(to, residual)} = 0` }]
  })
  const size = sizer(derived)
  return {
    derivatives: derived.answers.map((answer) => derivativeOf(to, answer, size(answer.node))),
    differentials: derived.differentials.map(({ of, node }) => ({
      of: `d${of}`,
      text: toText(node),
      latex: formulaIn(to, node),
    })),
    definitions: [...stands.map((stand) => standOf(to, stand)), ...definitions],
    equations,
    multipliers: (derived.multipliers ?? []).map(({ constraint, name, node }) => ({
      constraint,
      name,
      text: toText(node),
      latex: formulaIn(to, node),
    })),
    ...(steps ? { derivation: derived.steps.map((step) => stepOf(to, step)) } : {}),
  }
}
