/**
 * Expressions as the text of the language: what is printed parses back to the same node.
 */
import { assertNever } from '../error.ts'
import type { Node } from '../expr/node.ts'
import { isInteger, toDecimalOrFraction } from '../rational.ts'
import type { Dim } from '../shape/dim.ts'
import type { Form, Style } from './form.ts'
import { type Doc, LEVEL, within } from './precedence.ts'
import { presenter } from './present.ts'

const STYLE: Style = {
  fraction: (value) => !isInteger(value) && toDecimalOrFraction(value).includes('/'),
  fractionFirst: false,
}

const show = presenter(STYLE)

/** The expression as text of the language. */
export const toText = (node: Node): string => doc(show(node)).text

/** The text of a dimension as an expression. */
export const dimText = (dim: Dim): string =>
  String(dim).replace(/(\w+)\^(\d+)/g, (_, name: string, count: string) =>
    Array.from({ length: Number(count) }, () => name).join('*'),
  )

const fence = ({ text }: Doc): string => `(${text})`

const at = (form: Form, limit: number): string => within(doc(form), limit, fence)

const doc = (form: Form): Doc => {
  switch (form.kind) {
    case 'number':
      return { text: toDecimalOrFraction(form.value), level: LEVEL.atom }
    case 'symbol':
      return { text: form.node.name, level: LEVEL.atom }
    case 'pi':
      return { text: 'pi', level: LEVEL.atom }
    case 'dimension':
      return dimension(form.dim)
    case 'fill':
      return { text: fill(form), level: LEVEL.call }
    case 'sum':
      return { text: sum(form.terms), level: LEVEL.sum }
    case 'negate':
      return { text: `-${at(form.body, LEVEL.hadamard)}`, level: LEVEL.sign }
    case 'times':
      return { text: form.factors.map((factor) => at(factor, LEVEL.script)).join('*'), level: LEVEL.times }
    case 'hadamard':
      return { text: chain(form.factors, ' .* ', LEVEL.hadamard), level: LEVEL.hadamard }
    case 'quotient':
      return quotient(form)
    case 'power':
      return power(form)
    case 'transpose':
      return { text: `${at(form.body, LEVEL.call)}'`, level: LEVEL.script }
    case 'colon':
      return {
        text: `${at(form.left, LEVEL.hadamard)} : ${at(form.right, LEVEL.hadamard)}`,
        level: LEVEL.colon,
      }
    case 'call':
      return { text: applied(form.spelling + "'".repeat(form.order), form.args), level: LEVEL.call }
    case 'differential':
      return { text: applied('d', [form.body]), level: LEVEL.call }
    default:
      return assertNever(form)
  }
}

const dimension = (dim: Dim): Doc => {
  const text = dimText(dim)
  return { text, level: text.includes(' ') ? LEVEL.sum : text.includes('*') ? LEVEL.times : LEVEL.atom }
}

const fill = ({ name, rows, cols }: Extract<Form, { kind: 'fill' }>): string =>
  name === 'eye' || cols === 1 ? `${name}(${dimText(rows)})` : `${name}(${dimText(rows)},${dimText(cols)})`

const sum = (terms: Extract<Form, { kind: 'sum' }>['terms']): string => {
  const parts: string[] = []
  for (const { negative, form } of terms) {
    const leads = parts.length === 0
    parts.push(leads ? (negative ? '-' : '') : negative ? ' - ' : ' + ')
    parts.push(at(form, leads && negative ? LEVEL.hadamard : LEVEL.colon))
  }
  return parts.join('')
}

/** Operands that group to the left: the first may be as loose as `first`, the others bind tighter. */
const chain = ([head, ...rest]: readonly Form[], operator: string, first: number): string =>
  [at(head!, first), ...rest.map((form) => at(form, LEVEL.script))].join(operator)

const quotient = ({ over, under, elementwise }: Extract<Form, { kind: 'quotient' }>): Doc =>
  elementwise
    ? { text: chain([over, ...under], ' ./ ', LEVEL.hadamard), level: LEVEL.hadamard }
    : { text: chain([over, ...under], '/', LEVEL.times), level: LEVEL.times }

const power = ({ base, exponent, elementwise }: Extract<Form, { kind: 'power' }>): Doc => {
  const bare = base.kind === 'transpose' ? LEVEL.script : LEVEL.call
  const simple = exponent.kind === 'negate' && exponent.body.kind === 'number'
  const above = simple ? at(exponent, LEVEL.sign) : at(exponent, LEVEL.atom)
  return { text: `${at(base, bare)}${elementwise ? '.^' : '^'}${above}`, level: LEVEL.script }
}

const applied = (name: string, args: readonly Form[]): string =>
  `${name}(${args.map((arg) => doc(arg).text).join(',')})`
