/**
 * Calls in the layout of a textbook: what rows of functions ask for, and the name before its arguments in parentheses.
 */
import { isScalarNode, type Node } from '../expr/node.ts'
import type { Form } from '../form/form.ts'
import { type Over, overOf } from '../form/over.ts'
import { functionNamed, type Layout } from '../functions/index.ts'
import { dimIn, functionIn, nameIn } from './names.ts'
import { type Notation, script } from './notation.ts'
import { compose, type Doc, joined, LEVEL, within } from './precedence.ts'

type CallForm = Extract<Form, { kind: 'call' }>
type Bars = Extract<Layout, { kind: 'bars' }>

/** The name of a function or constant. */
export const operatorIn = (to: Notation, name: string): string => {
  const latex = functionNamed(name)?.latex
  return latex === undefined ? functionIn(to, name) : to.symbols(latex)
}

/** What stands before the sign, transposed. */
export const transposedIn = (to: Notation, base: Doc | string): Doc =>
  compose(LEVEL.script, [base, to.transpose])

/** A call in its textbook layout. */
export const callIn = (to: Notation, form: CallForm, args: readonly Doc[]): Doc => {
  const layout = form.order === 0 ? functionNamed(form.name)?.layout : undefined
  switch (layout?.kind) {
    case 'bars':
      return layout.ofScalars && !isOfScalar(form) ? applied(to, form, args) : bars(to, layout, args, form)
    case 'power':
      return compose(LEVEL.script, [
        within(args[0]!, LEVEL.call, to.fence),
        script(to, '^', layout.exponent.replace('/', to.slash)),
      ])
    case 'root':
      return isAmbiguous(form)
        ? entrywiseRoot(to, form, args[0]!)
        : { ...compose(LEVEL.call, to.root(args[0]!)), tall: true }
    case 'infix':
      return joined(
        LEVEL.hadamard,
        args.map((arg) => within(arg, LEVEL.multiple, to.fence)),
        ` ${operatorIn(to, form.name)} `,
      )
    case 'index':
      return indexed(to, args, form)
    case 'stack':
      return stacked(to, form, args[0]!)
    case 'over':
      return over(to, form, args[0]!)
    case 'along':
      return compose(LEVEL.call, [operatorIn(to, form.name), direction(to, form), to.fence(args[0]!)])
    default:
      return applied(to, form, args)
  }
}

/** Whether the name alone could be that of a function of the whole matrix. */
const isAmbiguous = ({ name, order, first }: CallForm): boolean =>
  order === 0 &&
  functionNamed(name)?.ofMatrices !== undefined &&
  first !== undefined &&
  first.rows !== 1 &&
  first.rows === first.cols

/** The root as a power of every entry. */
const entrywiseRoot = (to: Notation, { name }: CallForm, base: Doc): Doc => {
  const { num, den } = functionNamed(name)!.power!
  const exponent = `${to.hadamard} ${num}${to.slash}${den}`
  return compose(LEVEL.script, [within(base, LEVEL.call, to.fence), script(to, '^', exponent)])
}

/** Looser than a sum, so that it stands alone or in parentheses. */
const OVER = LEVEL.sum + 1

const range = (to: Notation, { index, size }: Over): string =>
  script(to, '_', `${dimIn(to, index)}=1`) + script(to, '^', dimIn(to, size))

/** The sign of the sum with its index and the ends of the range. */
const over = (to: Notation, form: CallForm, body: Doc): Doc => {
  const sign = `${to.sum}${range(to, overOf(form)!)} `
  return { ...compose(OVER, [sign, within(body, LEVEL.hadamard, to.fence)]), tall: true }
}

/** The values in brackets with the index and the end of its range behind them. */
const stacked = (to: Notation, form: CallForm, body: Doc): Doc => ({
  ...compose(LEVEL.script, [...to.stacked(body), range(to, overOf(form)!)]),
  tall: true,
})

/** What a form is the inverse of. */
export const invertedIn = (form: Form): Form | undefined => {
  const layout = form.kind === 'call' ? functionNamed(form.name)?.layout : undefined
  return form.kind === 'call' && layout?.kind === 'power' && layout.exponent === '-1'
    ? form.args[0]
    : undefined
}

const isMatrix = ({ first }: CallForm): boolean => first !== undefined && first.cols !== 1 && first.rows !== 1

const isOfScalar = ({ first }: CallForm): boolean => first !== undefined && isScalarNode(first)

const bars = (
  to: Notation,
  { bar, index, ofMatrix }: Bars,
  [inner, second]: readonly Doc[],
  form: CallForm,
): Doc => {
  const fenced = to.bars(bar, inner!)
  const below = (isMatrix(form) ? ofMatrix : undefined) ?? index
  const [open, close] = to.held
  if (below === '$2') return compose(LEVEL.call, [...fenced, `_${open}`, second!, close])
  return compose(LEVEL.call, [...fenced, below === undefined ? '' : script(to, '_', to.symbols(below))])
}

/** Constants have their size as a subscript already. */
const isSubscripted = (node: Node | undefined): boolean => node?.kind === 'ones' || node?.kind === 'eye'

/** An entry of a matrix or vector with a name is set as the scalar it is. */
const indexed = (to: Notation, [body, ...indices]: readonly Doc[], { first }: CallForm): Doc => {
  const named = first?.kind === 'variable' || first?.kind === 'named'
  const head = named
    ? to.whole(nameIn(to, first.name, 'scalar'))
    : [isSubscripted(first) ? to.fence(body!) : within(body!, LEVEL.atom, to.fence)]
  const [open, close] = to.held
  return compose(LEVEL.script, [...head, `_${open}`, joined(LEVEL.sum, indices, ', '), close])
}

/** A function of every row or every column says so below its name. */
const direction = (to: Notation, { args: [, dimension] }: CallForm): string => {
  if (dimension?.kind !== 'number') return ''
  return script(to, '_', to.symbols(`\\mathrm{${dimension.value.num === 1n ? 'col' : 'row'}}`))
}

/** Arguments that the name does not hold stand in parentheses; a name with a superscript takes no other. */
const applied = (to: Notation, form: CallForm, args: readonly Doc[]): Doc => {
  const { name, order } = form
  const parts = operatorIn(to, name).split(/\$(\d)/)
  const held = new Set(parts.flatMap((part, i) => (i % 2 === 1 ? [Number(part) - 1] : [])))
  const operator = parts.map((part, i) => (i % 2 === 1 ? (args[Number(part) - 1] ?? '') : part))
  const rest = args.filter((_, i) => !held.has(i))
  if (held.size > 0 && rest.length === 0)
    return compose(parts.some((part) => part.includes('^')) ? LEVEL.script : LEVEL.call, operator)
  const mark = isAmbiguous(form) ? script(to, '^', to.hadamard) : "'".repeat(order)
  return compose(LEVEL.call, [...operator, mark, to.fence(joined(LEVEL.sum, rest, ', '))])
}
