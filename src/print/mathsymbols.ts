/**
 * The symbols of our LaTeX as elements of MathML, with the attributes that browsers need where their dictionary of
 * operators has other spaces than a formula.
 */
import { element, type Markup } from './markup.ts'
import type { Accent } from './notation.ts'

/** What a part is to its neighbours; `partial` is the sign of a derivative, which goes with what follows. */
export type Role =
  | 'symbol'
  | 'partial'
  | 'function'
  | 'prefix'
  | 'binary'
  | 'relation'
  | 'open'
  | 'close'
  | 'comma'

export interface Symbol {
  readonly role: Role
  readonly markup: Markup
}

const THIN = '0.167em'
const NONE = { lspace: '0', rspace: '0' } as const

const operator = (text: string, attributes: Readonly<Record<string, string>> = {}): Markup =>
  element('mo', [text], attributes)

/** What stands between a function and its argument, and between two factors: both are read aloud, neither is seen. */
export const APPLY = operator('\u2061')
export const APPLY_APART = operator('\u2061', { lspace: '0', rspace: THIN })
export const TIMES = operator('\u2062')
export const TIMES_APART = operator('\u2062', { lspace: '0', rspace: THIN })

/** The sign that a factor shows where the one before it stands in another piece. */
export const LEADING_TIMES = operator('⋅', { form: 'prefix', lspace: '0', rspace: '0.222em' })
export const EQUALS = operator('=', { form: 'infix', lspace: '0.278em', rspace: '0.278em' })

export const prime = (count: number): Markup => operator('′'.repeat(count), NONE)

const ACCENT_SIGNS: Readonly<Record<Accent, string>> = { hat: '^', tilde: '~', bar: 'ˉ', dot: '˙' }

/** What stands above a letter. */
export const accentOf = (accent: Accent): Markup =>
  operator(ACCENT_SIGNS[accent], { stretchy: 'false', ...NONE })

const GREEK: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ϵ', zeta: 'ζ', eta: 'η', theta: 'θ' },
    ...{ iota: 'ι', kappa: 'κ', lambda: 'λ', mu: 'μ', nu: 'ν', xi: 'ξ', pi: 'π', rho: 'ρ', sigma: 'σ' },
    ...{ tau: 'τ', upsilon: 'υ', phi: 'ϕ', chi: 'χ', psi: 'ψ', omega: 'ω', varepsilon: 'ε', vartheta: 'ϑ' },
    ...{ varpi: 'ϖ', varrho: 'ϱ', varsigma: 'ς', varphi: 'φ', Gamma: 'Γ', Delta: 'Δ', Theta: 'Θ' },
    ...{ Lambda: 'Λ', Xi: 'Ξ', Pi: 'Π', Sigma: 'Σ', Upsilon: 'Υ', Phi: 'Φ', Psi: 'Ψ', Omega: 'Ω' },
  }),
)

/** A single letter is slanted unless it is told not to be. */
const UPRIGHT = { mathvariant: 'normal' } as const

const CLASSES: Readonly<Record<'plain' | 'bold' | 'bold-slanted', Readonly<Record<string, string>>>> = {
  plain: {},
  bold: { class: 'bold' },
  'bold-slanted': { class: 'bold slanted' },
}

/** Letters or digits as one symbol; bold ones are ordinary characters in bold, which is how they are copied. */
export const letters = (text: string, weight: keyof typeof CLASSES): Markup => {
  const face = CLASSES[weight]
  if (/^\d+$/.test(text)) return element('mn', [text], face)
  return element('mi', [text], [...text].length === 1 ? { ...face, ...UPRIGHT } : face)
}

/** The Greek letter of `\boldsymbol`: capitals are upright. */
export const boldGreek = (name: string): Markup =>
  letters(GREEK.get(name) ?? name, /^[A-Z]/.test(name) ? 'bold' : 'bold-slanted')

export const MINUS_SIGN = operator('−', { form: 'prefix', ...NONE })

const BINARY: ReadonlyMap<string, string> = new Map([
  ['+', '+'],
  ['-', '−'],
  ['\\odot', '⊙'],
  ['\\circ', '∘'],
  ['\\oslash', '⊘'],
  ['\\otimes', '⊗'],
  ['\\cdot', '⋅'],
  ['\\times', '×'],
])
const SPACED = { form: 'infix', lspace: '0.222em', rspace: '0.222em' } as const
const TIGHT = { form: 'infix', ...NONE } as const

/** An operator between two operands, a sign before one, or, where there is none, the symbol for itself. */
const signOrBinary = (text: string, between: boolean, inScript: boolean): Symbol =>
  between
    ? { role: 'binary', markup: operator(text, inScript ? TIGHT : SPACED) }
    : { role: 'prefix', markup: operator(text, { form: 'prefix', ...NONE }) }

const BRACKETS: ReadonlyMap<string, readonly [text: string, role: 'open' | 'close']> = new Map([
  ['(', ['(', 'open']],
  [')', [')', 'close']],
  ['\\lVert', ['‖', 'open']],
  ['\\rVert', ['‖', 'close']],
  ['\\lvert', ['|', 'open']],
  ['\\rvert', ['|', 'close']],
])

/** A bracket or bar, which grows where LaTeX says so. */
export const bracket = (token: string): Symbol | undefined => {
  const plain = token.replace(/^\\(?:left|right)(?!$)/, '')
  const found = BRACKETS.get(plain)
  if (!found) return undefined
  const [text, role] = found
  const form = role === 'open' ? 'prefix' : 'postfix'
  const bar = /[()]/.test(text) ? {} : { fence: 'true', ...NONE }
  return { role, markup: operator(text, { form, stretchy: String(plain !== token), ...bar }) }
}

/** The brackets of a matrix, which grow with it. */
export const OPEN_BLOCKS = operator('[', { form: 'prefix', stretchy: 'true' })
export const CLOSE_BLOCKS = operator(']', { form: 'postfix', stretchy: 'true' })

/** The sign of a sum, whose range stands below and above it. */
export const SUM_SIGN = operator('∑', { form: 'prefix', movablelimits: 'false', lspace: '0', rspace: THIN })

const OTHERS: ReadonlyMap<string, Symbol> = new Map<string, Symbol>([
  [':', { role: 'relation', markup: operator(':', { form: 'infix', lspace: '0.278em', rspace: '0.278em' }) }],
  ['=', { role: 'relation', markup: EQUALS }],
  [',', { role: 'comma', markup: operator(',', { form: 'infix', lspace: '0', rspace: THIN }) }],
  ['/', { role: 'binary', markup: operator('/', TIGHT) }],
  ['*', { role: 'symbol', markup: operator('∗', NONE) }],
  ['\\top', { role: 'symbol', markup: element('mi', ['⊤']) }],
  ['\\sum', { role: 'prefix', markup: SUM_SIGN }],
  ['\\partial', { role: 'partial', markup: element('mi', ['∂'], UPRIGHT) }],
])

/** A token that is one symbol; `between` is whether an operand stands before it. */
export const symbolOf = (token: string, between: boolean, inScript: boolean): Symbol => {
  const other = OTHERS.get(token)
  if (other) return other
  const binary = BINARY.get(token)
  if (binary !== undefined) return signOrBinary(binary, between, inScript)
  if (!token.startsWith('\\')) {
    return { role: 'symbol', markup: element(/^\d/.test(token) ? 'mn' : 'mi', [token]) }
  }
  const name = token.slice(1)
  const greek = GREEK.get(name)
  if (greek === undefined) return { role: 'function', markup: element('mi', [name]) }
  return { role: 'symbol', markup: element('mi', [greek], /^[A-Z]/.test(name) ? UPRIGHT : {}) }
}
