/**
 * How long an expression is when it is printed: its identifiers, numbers and operators, as `size` of an answer counts
 * them; parentheses and commas are free. A fold over what is printed, so that it knows of no printing.
 */
import { assertNever } from '../errors/defects.ts'
import type { Named, Node } from '../expr/node.ts'
import { isIndexing } from '../functions/index.ts'
import type { Dim } from '../shape/dim.ts'
import { componentsOf, OWN_TOKENS } from './components.ts'
import { writtenAs } from './entries.ts'
import { dimText, endsOf, type Form } from './form.ts'
import { createKept } from './kept.ts'
import { overOf } from './over.ts'
import { inText } from './present.ts'

const known = createKept<number>()

/** Tokens of an expression, counted once. */
export const sizeOf = (node: Node): number => size(inText(node))

const size = (form: Form): number => known.of(form) ?? known.keep(form, count(form))

/** Tokens of a definition, `h = …` or `K[i,j] = …`. */
export const sizeOfDefinition = (named: Named): number => {
  const { indices, body } = writtenAs(named)
  return 2 + indices.length + sizeOf(body)
}

const count = (form: Form): number => {
  switch (form.kind) {
    case 'number':
    case 'symbol':
    case 'pi':
      return 1
    case 'dimension':
      return dimension(form.dim)
    case 'fill':
      return 1 + dimension(form.rows) + (form.name === 'eye' || form.cols === 1 ? 0 : dimension(form.cols))
    case 'sum':
      return form.terms.reduce(
        (sum, { negative, form: term }, i) => sum + (i > 0 || negative ? 1 : 0) + size(term),
        0,
      )
    case 'negate':
    case 'transpose':
    case 'differential':
      return 1 + size(form.body)
    case 'times':
    case 'hadamard':
      return total(form.factors) + form.factors.length - 1
    case 'quotient':
      return size(form.over) + total(form.under) + form.under.length
    case 'power':
      return size(form.base) + 1 + size(form.exponent)
    case 'colon':
      return size(form.left) + 1 + size(form.right)
    case 'slice':
      return size(form.body) + total(form.picks.flatMap(endsOf))
    case 'blocks':
      return total(form.lines.flat())
    case 'call':
      return call(form)
    default:
      return assertNever(form)
  }
}

const call = (form: Extract<Form, { kind: 'call' }>): number => {
  const over = overOf(form)
  if (over)
    return (over.kind === 'over' ? 2 : 1) + size(over.body) + (over.evident ? 0 : 1 + dimension(over.size))
  const components = componentsOf(form)
  if (components) {
    const turned = components.kind === 'by-rows' && components.other.kind === 'transpose' ? 2 : 0
    return OWN_TOKENS[components.kind] + size(components.at) + size(components.other) - turned
  }
  const names = isIndexing(form.name) ? 0 : form.spelling.includes('(') ? 2 : 1
  return names + form.order + total(form.args)
}

const total = (forms: readonly Form[]): number => forms.reduce((sum, form) => sum + size(form), 0)

/** Of names, numbers and what joins them. */
const dimension = (dim: Dim): number =>
  typeof dim === 'number' ? 1 : (dimText(dim).match(/[\p{L}\p{N}_]+|[*+/-]/gu)?.length ?? 1)
