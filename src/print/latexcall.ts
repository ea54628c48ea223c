/**
 * How functions are laid out in LaTeX where the name and its arguments in parentheses are not what a textbook prints.
 */
import type { Node } from '../expr/node.ts'
import { functionNamed } from '../functions/index.ts'
import type { Form } from './form.ts'
import { functionLatex, nameLatex } from './names.ts'
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

const inverse: Layout = ([arg], fence) => compose(LEVEL.script, [within(arg!, LEVEL.call, fence), '^{-1}'])

const kronecker: Layout = (args, fence) =>
  joined(
    LEVEL.hadamard,
    args.map((arg) => within(arg, LEVEL.multiple, fence)),
    ' \\otimes ',
  )

/** Constants have their size as a subscript already. */
const isSubscripted = (node: Node | undefined): boolean => node?.kind === 'ones' || node?.kind === 'eye'

/** An entry of a matrix or vector with a name is set as the scalar it is. */
const subscripted: Layout = ([body, ...indices], fence, { first }) => {
  const named = first?.kind === 'variable' || first?.kind === 'named'
  const head = named
    ? `{${nameLatex(first.name, 'scalar')}}`
    : isSubscripted(first)
      ? fence(body!)
      : within(body!, LEVEL.atom, fence)
  return compose(LEVEL.script, [head, '_{', joined(LEVEL.sum, indices, ', '), '}'])
}

const unit: Layout = ([size, index]) => compose(LEVEL.script, ['\\mathbf{e}_{', index!, '}^{(', size!, ')}'])

const pseudoinverse: Layout = ([arg], fence) =>
  compose(LEVEL.script, [within(arg!, LEVEL.call, fence), '^{+}'])

const root: Layout = ([arg]) => ({ ...compose(LEVEL.call, ['\\sqrt{', arg!, '}']), tall: true })

const matrixRoot: Layout = ([arg], fence) =>
  compose(LEVEL.script, [within(arg!, LEVEL.call, fence), '^{1/2}'])

/** A function of every row or every column says so below its name. */
const along = (args: readonly Doc[], fence: Fence, { name, args: [, dimension] }: CallForm): Doc => {
  const operator = functionNamed(name)?.latex ?? functionLatex(name)
  if (dimension?.kind !== 'number') return compose(LEVEL.call, [operator, fence(args[0]!)])
  const which = dimension.value.num === 1n ? 'col' : 'row'
  return compose(LEVEL.call, [`${operator}_{\\mathrm{${which}}}`, fence(args[0]!)])
}

/** The derivative of a matrix function at the first argument along the second. */
const frechet =
  (of: string): Layout =>
  (args, fence) =>
    compose(LEVEL.call, [`L_{${of}}`, fence(joined(LEVEL.sum, args, ', '))])

const operatorMatrix =
  (of: string): Layout =>
  (args, fence) =>
    compose(LEVEL.call, [`\\mathbf{K}_{${of}}`, fence(joined(LEVEL.sum, args, ', '))])

/** The same of the power whose exponent is the second argument. */
const ofPower =
  (letter: string): Layout =>
  ([base, exponent, ...rest], fence) =>
    compose(LEVEL.call, [
      `${letter}_{(\\cdot)^{`,
      exponent ?? '',
      '}}',
      fence(joined(LEVEL.sum, [base!, ...rest], ', ')),
    ])

const LAYOUTS: ReadonlyMap<string, Layout> = new Map<string, Layout>([
  ['norm1', norm(() => '1')],
  ['norm2', norm((form) => (isMatrix(form) ? '\\mathrm{F}' : '2'))],
  ['normF', norm(() => '\\mathrm{F}')],
  ['abs', ([arg]) => bars('\\lvert', arg!, '\\rvert')],
  ['sqrt', root],
  ['inv', inverse],
  ['kron', kronecker],
  ['nuclear', norm(() => '*')],
  ['spectral', norm(() => '2')],
  ['pinv', pseudoinverse],
  ['sqrtm', matrixRoot],
  ['softmax', along],
  ['logsoftmax', along],
  ['logsumexp', along],
  ['entry', subscripted],
  ['unit', unit],
  ['expm_frechet', frechet('\\exp')],
  ['logm_frechet', frechet('\\log')],
  ['power_frechet', ofPower('L')],
  ['power_jacobian', ofPower('\\mathbf{K}')],
  ['expm_jacobian', operatorMatrix('\\exp')],
  ['logm_jacobian', operatorMatrix('\\log')],
  ['commutation', (args) => compose(LEVEL.call, ['\\mathbf{K}_{', joined(LEVEL.sum, args, ', '), '}'])],
])

/** A call in its textbook layout. */
export const callLatex = (form: CallForm, args: readonly Doc[], fence: Fence): Doc => {
  const layout = form.order === 0 ? LAYOUTS.get(form.name) : undefined
  if (layout) return layout(args, fence, form)
  const name = functionNamed(form.name)?.latex ?? functionLatex(form.name)
  return compose(LEVEL.call, [name + "'".repeat(form.order), fence(joined(LEVEL.sum, args, ', '))])
}
