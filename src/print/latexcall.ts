/**
 * Calls in LaTeX: the layouts that rows of functions ask for, and the name before its arguments in parentheses.
 */
import type { Node } from '../expr/node.ts'
import type { Form } from '../form/form.ts'
import { overOf } from '../form/over.ts'
import { functionNamed, type Layout } from '../functions/index.ts'
import { dimLatex, functionLatex, nameLatex } from './names.ts'
import { compose, type Doc, type Fence, joined, LEVEL, within } from './precedence.ts'

type CallForm = Extract<Form, { kind: 'call' }>
type Bars = Extract<Layout, { kind: 'bars' }>

/** LaTeX of a function or constant by name. */
export const operatorLatex = (name: string): string => functionNamed(name)?.latex ?? functionLatex(name)

/** A call in its textbook layout. */
export const callLatex = (form: CallForm, args: readonly Doc[], fence: Fence): Doc => {
  const layout = form.order === 0 ? functionNamed(form.name)?.layout : undefined
  switch (layout?.kind) {
    case 'bars':
      return bars(layout, args, form)
    case 'power':
      return compose(LEVEL.script, [within(args[0]!, LEVEL.call, fence), `^{${layout.exponent}}`])
    case 'root':
      return { ...compose(LEVEL.call, ['\\sqrt{', args[0]!, '}']), tall: true }
    case 'infix':
      return joined(
        LEVEL.hadamard,
        args.map((arg) => within(arg, LEVEL.multiple, fence)),
        ` ${operatorLatex(form.name)} `,
      )
    case 'index':
      return indexed(args, fence, form)
    case 'stack':
      return stacked(form, args[0]!)
    case 'over':
      return over(form, args[0]!, fence)
    case 'along':
      return compose(LEVEL.call, [operatorLatex(form.name), direction(form), fence(args[0]!)])
    default:
      return applied(form, args, fence)
  }
}

/** Looser than a sum, so that it stands alone or in parentheses. */
const OVER = LEVEL.sum + 1

/** The sign of the sum with its index and the ends of the range. */
const over = (form: CallForm, body: Doc, fence: Fence): Doc => {
  const { index, size } = overOf(form)!
  return {
    ...compose(OVER, [`\\sum_{${index}=1}^{${dimLatex(size)}} `, within(body, LEVEL.hadamard, fence)]),
    tall: true,
  }
}

/** The values in brackets with the index and the end of its range behind them. */
const stacked = (form: CallForm, body: Doc): Doc => {
  const { index, size } = overOf(form)!
  return {
    ...compose(LEVEL.script, ['\\left( ', body, ` \\right)_{${index}=1}^{${dimLatex(size)}}`]),
    tall: true,
  }
}

/** What a form is the inverse of. */
export const invertedIn = (form: Form): Form | undefined => {
  const layout = form.kind === 'call' ? functionNamed(form.name)?.layout : undefined
  return form.kind === 'call' && layout?.kind === 'power' && layout.exponent === '-1'
    ? form.args[0]
    : undefined
}

const isMatrix = ({ first }: CallForm): boolean => first !== undefined && first.cols !== 1 && first.rows !== 1

const bars = ({ bar, index, ofMatrix }: Bars, [inner, second]: readonly Doc[], form: CallForm): Doc => {
  const [open, close] = [`\\l${bar}`, `\\r${bar}`]
  const fenced = inner!.tall
    ? [`\\left${open} `, inner!, ` \\right${close}`]
    : [`${open} `, inner!, ` ${close}`]
  const below = (isMatrix(form) ? ofMatrix : undefined) ?? index
  if (below === '$2') return compose(LEVEL.call, [...fenced, '_{', second!, '}'])
  return compose(LEVEL.call, [...fenced, below === undefined ? '' : `_{${below}}`])
}

/** Constants have their size as a subscript already. */
const isSubscripted = (node: Node | undefined): boolean => node?.kind === 'ones' || node?.kind === 'eye'

/** An entry of a matrix or vector with a name is set as the scalar it is. */
const indexed = ([body, ...indices]: readonly Doc[], fence: Fence, { first }: CallForm): Doc => {
  const named = first?.kind === 'variable' || first?.kind === 'named'
  const head = named
    ? `{${nameLatex(first.name, 'scalar')}}`
    : isSubscripted(first)
      ? fence(body!)
      : within(body!, LEVEL.atom, fence)
  return compose(LEVEL.script, [head, '_{', joined(LEVEL.sum, indices, ', '), '}'])
}

/** A function of every row or every column says so below its name. */
const direction = ({ args: [, dimension] }: CallForm): string => {
  if (dimension?.kind !== 'number') return ''
  return `_{\\mathrm{${dimension.value.num === 1n ? 'col' : 'row'}}}`
}

/** Arguments that the name does not hold stand in parentheses; a name with a superscript takes no other. */
const applied = ({ name, order }: CallForm, args: readonly Doc[], fence: Fence): Doc => {
  const parts = operatorLatex(name).split(/\$(\d)/)
  const held = new Set(parts.flatMap((part, i) => (i % 2 === 1 ? [Number(part) - 1] : [])))
  const operator = parts.map((part, i) => (i % 2 === 1 ? (args[Number(part) - 1] ?? '') : part))
  const rest = args.filter((_, i) => !held.has(i))
  if (held.size > 0 && rest.length === 0)
    return compose(parts.some((part) => part.includes('^')) ? LEVEL.script : LEVEL.call, operator)
  return compose(LEVEL.call, [...operator, "'".repeat(order), fence(joined(LEVEL.sum, rest, ', '))])
}
