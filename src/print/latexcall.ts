/**
 * How functions are laid out in LaTeX where the name and its arguments in parentheses are not what a textbook prints.
 */
import { functionNamed } from '../functions/index.ts'
import type { Form } from './form.ts'
import { functionLatex } from './names.ts'
import { compose, type Doc, type Fence, joined, LEVEL, within } from './precedence.ts'

type CallForm = Extract<Form, { kind: 'call' }>
type Layout = (args: readonly Doc[], fence: Fence, form: CallForm) => Doc

const bars = (open: string, inner: Doc, close: string): Doc =>
  compose(
    LEVEL.call,
    inner.tall ? [`\\left${open} `, inner, ` \\right${close}`] : [`${open} `, inner, ` ${close}`],
  )

const norm =
  (index: (form: CallForm) => string): Layout =>
  ([arg], _, form) =>
    compose(LEVEL.call, [bars('\\lVert', arg!, '\\rVert'), `_{${index(form)}}`])

const isMatrix = ({ first }: CallForm): boolean => first !== undefined && first.cols !== 1 && first.rows !== 1

const root: Layout = ([arg]) => ({ ...compose(LEVEL.call, ['\\sqrt{', arg!, '}']), tall: true })

const inverse: Layout = ([arg], fence) => compose(LEVEL.script, [within(arg!, LEVEL.call, fence), '^{-1}'])

const kronecker: Layout = (args, fence) =>
  joined(
    LEVEL.hadamard,
    args.map((arg) => within(arg, LEVEL.times, fence)),
    ' \\otimes ',
  )

const LAYOUTS: ReadonlyMap<string, Layout> = new Map<string, Layout>([
  ['norm1', norm(() => '1')],
  ['norm2', norm((form) => (isMatrix(form) ? '\\mathrm{F}' : '2'))],
  ['normF', norm(() => '\\mathrm{F}')],
  ['abs', ([arg]) => bars('\\lvert', arg!, '\\rvert')],
  ['sqrt', root],
  ['inv', inverse],
  ['kron', kronecker],
  ['commutation', (args) => compose(LEVEL.call, ['\\mathbf{K}_{', joined(LEVEL.sum, args, ', '), '}'])],
])

/** A call in its textbook layout. */
export const callLatex = (form: CallForm, args: readonly Doc[], fence: Fence): Doc => {
  const layout = form.order === 0 ? LAYOUTS.get(form.name) : undefined
  if (layout) return layout(args, fence, form)
  const name = functionNamed(form.name)?.latex ?? functionLatex(form.name)
  return compose(LEVEL.call, [name + "'".repeat(form.order), fence(joined(LEVEL.sum, args, ', '))])
}
