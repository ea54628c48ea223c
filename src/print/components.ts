/**
 * Sums over the components of a function of which only the shapes are known, in text and as formulas.
 */
import type { Components } from '../form/components.ts'
import { dimText, type Form } from '../form/form.ts'
import { dimIn, functionIn } from './names.ts'
import { type Notation, script } from './notation.ts'
import { compose, type Doc, type Fence, LEVEL, within } from './precedence.ts'

interface Writing {
  readonly doc: (form: Form) => Doc
  readonly fence: Fence
}

/** The text of the language. */
export const componentsText = (of: Components, { doc, fence }: Writing): Doc => {
  const { kind, name, index, at, other, count } = of
  const hessian = [`hessian(${name}[${kind === 'one' ? '' : index}`]
  const placed: (Doc | string)[] = [...hessian, '])(', doc(at), ')']
  const operand = (limit: number): Doc => within(doc(other), limit, fence)
  switch (kind) {
    case 'one':
      return compose(LEVEL.call, [...hessian, doc(other), '])(', doc(at), ')'])
    case 'weighted':
      return summed([operand(LEVEL.call), `[${index}]*`, ...placed], index)
    case 'stacked':
      return summed([`unit(${dimText(count)},${index})*`, operand(LEVEL.call), "'*", ...placed], index)
    case 'by-rows':
      return summed(
        [...placed, '*', ...rowText(of, operand(LEVEL.call), (body) => within(doc(body), LEVEL.call, fence))],
        index,
      )
  }
}

/** A row as a column; of a transpose the column itself. */
const rowText = ({ other, index }: Components, whole: Doc, inner: (form: Form) => Doc): (Doc | string)[] =>
  other.kind === 'transpose' ? [inner(other.body), `[:,${index}]`] : [whole, `[${index},:]'`]

const summed = (parts: readonly (Doc | string)[], index: string): Doc =>
  compose(LEVEL.call, ['sum(', ...parts, ` for ${index})`])

/** A formula: the sum is as loose as a product of several factors. */
export const componentsIn = (to: Notation, of: Components, doc: (form: Form) => Doc): Doc => {
  const { kind, name, index, at, other, count } = of
  const [open, close] = to.held
  const hessian = (component: Doc | string): (Doc | string)[] => [
    to.nabla2,
    `${functionIn(to, name)}_${open}`,
    component,
    close,
    to.fence(doc(at)),
  ]
  const operand = within(doc(other), LEVEL.atom, to.fence)
  const i = dimIn(to, index)
  const sum = `${to.sum}${script(to, '_', i)} `
  const unit = `${to.symbols('\\mathbf{e}')}${script(to, '_', i)}${script(to, '^', `(${dimIn(to, count)})`)} `
  switch (kind) {
    case 'one':
      return compose(LEVEL.call, hessian(doc(other)))
    case 'weighted':
      return compose(LEVEL.times, [sum, ...to.whole(operand), `${script(to, '_', i)} `, ...hessian(i)])
    case 'stacked':
      return compose(LEVEL.times, [sum, unit, operand, `${to.transpose} `, ...hessian(i)])
    case 'by-rows':
      return compose(LEVEL.times, [
        sum,
        ...hessian(i),
        to.thin,
        ...to.whole(operand),
        script(to, '_', `${i},${to.to}`),
        to.transpose,
      ])
  }
}
