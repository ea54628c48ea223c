/**
 * How functions are laid out in LaTeX where the name and its arguments in parentheses are not what a textbook prints.
 */
import { functionNamed } from '../functions/index.ts'
import type { Form } from './form.ts'
import { functionLatex } from './names.ts'
import { type Doc, LEVEL, within } from './precedence.ts'

type CallForm = Extract<Form, { kind: 'call' }>
type Fence = (doc: Doc) => string
type Layout = (args: readonly Doc[], fence: Fence, form: CallForm) => Doc

const bars = (open: string, { text, tall }: Doc, close: string): string =>
  tall ? `\\left${open}${text} \\right${close}` : `${open}${text} ${close}`

const norm =
  (index: (form: CallForm) => string): Layout =>
  ([arg], _, form) => ({
    text: `${bars('\\lVert ', arg!, '\\rVert')}_{${index(form)}}`,
    level: LEVEL.call,
    tall: arg!.tall ?? false,
  })

const isMatrix = ({ first }: CallForm): boolean => first !== undefined && first.cols !== 1 && first.rows !== 1

const LAYOUTS: ReadonlyMap<string, Layout> = new Map<string, Layout>([
  ['norm1', norm(() => '1')],
  ['norm2', norm((form) => (isMatrix(form) ? '\\mathrm{F}' : '2'))],
  ['normF', norm(() => '\\mathrm{F}')],
  [
    'abs',
    ([arg]) => ({
      text: bars('\\lvert ', arg!, '\\rvert'),
      level: LEVEL.call,
      tall: arg!.tall ?? false,
    }),
  ],
  ['sqrt', ([arg]) => ({ text: `\\sqrt{${arg!.text}}`, level: LEVEL.call, tall: true })],
  ['inv', ([arg], fence) => ({ text: `${within(arg!, LEVEL.call, fence)}^{-1}`, level: LEVEL.script })],
  [
    'kron',
    ([left, right], fence) => ({
      text: `${within(left!, LEVEL.times, fence)} \\otimes ${within(right!, LEVEL.times, fence)}`,
      level: LEVEL.hadamard,
    }),
  ],
  ['commutation', (args) => ({ text: `\\mathbf{K}_{${listed(args)}}`, level: LEVEL.atom })],
])

const listed = (args: readonly Doc[]): string => args.map(({ text }) => text).join(', ')

/** A call in its textbook layout. */
export const callLatex = (form: CallForm, args: readonly Doc[], fence: Fence): Doc => {
  const layout = form.order === 0 ? LAYOUTS.get(form.name) : undefined
  if (layout) return layout(args, fence, form)
  const name = functionNamed(form.name)?.latex ?? functionLatex(form.name)
  const tall = args.some((arg) => arg.tall)
  const applied = fence({ text: listed(args), level: LEVEL.sum, tall })
  return { text: `${name}${"'".repeat(form.order)}${applied}`, level: LEVEL.call, tall }
}
