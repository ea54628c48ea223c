/**
 * Expressions as LaTeX in the style of a textbook, within what KaTeX accepts. Parentheses are few: juxtaposition binds
 * tighter than a Hadamard product, a fraction and a norm fence themselves.
 */
import { assertNever } from '../error.ts'
import type { Node } from '../expr/node.ts'
import { isInteger, type Rational, toDecimalOrFraction } from '../rational.ts'
import type { Form, Style } from './form.ts'
import { callLatex } from './latexcall.ts'
import { dimLatex, faceOf, nameLatex } from './names.ts'
import { type Doc, LEVEL, within } from './precedence.ts'
import { presenter } from './present.ts'

/** Halves and eighths are fractions, tenths are decimals, thirds cannot be. */
const STYLE: Style = {
  fraction: (value: Rational) =>
    !isInteger(value) && ([2n, 4n, 8n, 16n].includes(value.den) || toDecimalOrFraction(value).includes('/')),
  fractionFirst: true,
}

const show = presenter(STYLE)

/** The expression as LaTeX, without dollar signs. */
export const toLatex = (node: Node): string => doc(show(node)).text

const fence = ({ text, tall }: Doc): string => (tall ? `\\left(${text}\\right)` : `(${text})`)

const at = (form: Form, limit: number): string => within(doc(form), limit, fence)

const piece = (text: string, level: number, tall = text.includes('\\frac')): Doc => ({ text, level, tall })

const doc = (form: Form): Doc => {
  switch (form.kind) {
    case 'number':
      return piece(toDecimalOrFraction(form.value), LEVEL.atom)
    case 'symbol':
      return piece(nameLatex(form.node.name, faceOf(form.node)), LEVEL.atom)
    case 'pi':
      return piece('\\pi', LEVEL.atom)
    case 'dimension':
      return dimension(dimLatex(form.dim))
    case 'fill':
      return piece(fill(form), LEVEL.atom)
    case 'sum':
      return piece(sum(form.terms), LEVEL.sum)
    case 'negate':
      return piece(`-${at(form.body, LEVEL.hadamard)}`, LEVEL.sign)
    case 'times':
      return times(form.factors)
    case 'hadamard':
      return piece(form.factors.map((factor) => at(factor, LEVEL.times)).join(' \\odot '), LEVEL.hadamard)
    case 'quotient':
      return quotient(form)
    case 'power':
      return power(form)
    case 'transpose':
      return transpose(form.body)
    case 'colon':
      return piece(`${at(form.left, LEVEL.hadamard)} : ${at(form.right, LEVEL.hadamard)}`, LEVEL.colon)
    case 'call':
      return callLatex(form, form.args.map(doc), fence)
    case 'differential':
      return piece(`\\mathrm{d}${at(form.body, LEVEL.atom)}`, LEVEL.script)
    default:
      return assertNever(form)
  }
}

const dimension = (text: string): Doc =>
  piece(text, / [+-] |^-/.test(text) ? LEVEL.sum : text.includes(' ') ? LEVEL.times : LEVEL.atom)

const SYMBOLS = { eye: '\\mathbf{I}', ones: '\\mathbf{1}', zeros: '\\mathbf{0}' } as const

const fill = ({ name, rows, cols }: Extract<Form, { kind: 'fill' }>): string =>
  `${SYMBOLS[name]}_{${dimLatex(rows)}${name === 'eye' || cols === 1 ? '' : ` \\times ${dimLatex(cols)}`}}`

const sum = (terms: Extract<Form, { kind: 'sum' }>['terms']): string => {
  const parts: string[] = []
  for (const { negative, form } of terms) {
    const leads = parts.length === 0
    parts.push(leads ? (negative ? '-' : '') : negative ? ' - ' : ' + ')
    parts.push(at(form, leads && negative ? LEVEL.hadamard : LEVEL.colon))
  }
  return parts.join('')
}

/** Words and differentials stand apart from their neighbours; digits never run together. */
const times = (factors: readonly Form[]): Doc => {
  const parts: string[] = []
  let previous = ''
  for (const factor of factors) {
    const text = at(factor, LEVEL.fraction)
    if (previous !== '')
      parts.push(/^[\d.]/.test(text) ? ' \\cdot ' : apart(previous) || apart(text) ? '\\,' : ' ')
    parts.push(text)
    previous = text
  }
  return piece(parts.join(''), LEVEL.times)
}

const apart = (text: string): boolean => /^\\(mathrm\{|mathbf\{[^}]{2})/.test(text)

const quotient = ({ over, under, elementwise }: Extract<Form, { kind: 'quotient' }>): Doc => {
  if (elementwise) {
    const divisors = under.map((form) => at(form, LEVEL.times))
    return piece([at(over, LEVEL.hadamard), ...divisors].join(' \\oslash '), LEVEL.hadamard)
  }
  const below = under.length === 1 ? doc(under[0]!) : times(under)
  return piece(`\\frac{${doc(over).text}}{${below.text}}`, LEVEL.fraction, true)
}

const power = ({ base, exponent, elementwise }: Extract<Form, { kind: 'power' }>): Doc => {
  const above = inExponent(exponent)
  const inverted = base.kind === 'call' && base.name === 'inv' && exponent.kind === 'number'
  if (inverted) return piece(`${at(base.args[0]!, LEVEL.call)}^{-${above.text}}`, LEVEL.script)
  const text = elementwise ? `\\odot ${within(above, LEVEL.times, fence)}` : above.text
  return piece(`${at(base, LEVEL.call)}^{${text}}`, LEVEL.script)
}

/** Fractions in an exponent are written on one line. */
const inExponent = (form: Form): Doc =>
  form.kind === 'quotient' && form.under.length === 1
    ? piece(`${at(form.over, LEVEL.times)}/${at(form.under[0]!, LEVEL.script)}`, LEVEL.times)
    : form.kind === 'negate'
      ? piece(`-${inExponent(form.body).text}`, LEVEL.sign)
      : doc(form)

/** The inverse of a transpose and the transpose of an inverse are written as one exponent. */
const transpose = (body: Form): Doc => {
  const [arg] = body.kind === 'call' && body.name === 'inv' ? body.args : []
  return arg
    ? piece(`${at(arg, LEVEL.call)}^{-\\top}`, LEVEL.script)
    : piece(`${at(body, body.kind === 'differential' ? LEVEL.script : LEVEL.call)}^\\top`, LEVEL.script)
}
