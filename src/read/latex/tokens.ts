/**
 * TeX's own rules for tokens: control words and signs, groups, comments, arguments of one token. Every digit and every
 * letter is a token. Signs of Unicode are the commands that they stand for.
 */
import type { Span } from '../../errors/error.ts'

/** A control word `\alpha` is `command` with its name for text; braces are `open` and `close`. */
export interface Token {
  readonly kind: 'command' | 'letter' | 'digit' | 'sign' | 'open' | 'close' | 'word'
  readonly text: string
  readonly span: Span
  /** Whether white space stands before it. */
  readonly isSpaced: boolean
  /** Whether it begins a line. */
  readonly isFirst?: true
  /** The fonts around it, outermost first: `bold`, `script`, `upright` and the like. */
  readonly font?: string
  /** `hat`, `bar` and the like. */
  readonly accent?: string
  /** Whether it stands in braces of its own, and a subscript behind them: `{x}_2`. */
  readonly isHeld?: true
}

const GREEK = [
  'αalpha βbeta γgamma δdelta εvarepsilon ϵepsilon ζzeta ηeta θtheta ϑvartheta ιiota κkappa λlambda μmu µmu νnu ξxi',
  'πpi ρrho ϱvarrho σsigma ςvarsigma τtau υupsilon φvarphi ϕphi χchi ψpsi ωomega',
  'ΓGamma ΔDelta ΘTheta ΛLambda ΞXi ΠPi ΣSigma ΥUpsilon ΦPhi ΨPsi ΩOmega',
]
const SIGNS = [
  '·cdot ⋅cdot ×times ⊙odot ∘circ ⊗otimes ⊘oslash ÷div ∑sum ∏prod ∇nabla ∂partial √sqrt ∞infty',
  '‖| ∥| ∣vert ⟨langle ⟩rangle ≤leq ≥geq ≠neq ∈in ≜triangleq ≡equiv ≔coloneqq →to ⊤top †dagger ℓell 𝟙mathbb1',
]

/** Commands that a character stands for. */
const COMMANDS: ReadonlyMap<string, string> = new Map(
  [...GREEK, ...SIGNS]
    .flatMap((line) => line.split(' '))
    .map((pair) => [[...pair][0]!, [...pair].slice(1).join('')] as const),
)

/** Characters that are others. */
const PLAIN: ReadonlyMap<string, string> = new Map([
  ...['−', '–', '—', '‐', '‑'].map((sign) => [sign, '-'] as const),
  ...['′', '’', '`'].map((sign) => [sign, "'"] as const),
  ['∗', '*'],
  ['∕', '/'],
  ['＝', '='],
])

/** Fractions of Unicode. */
const FRACTIONS = new Map([...'½⅓⅔¼¾⅛'].map((char, i) => [char, ['12', '13', '23', '14', '34', '18'][i]!]))

/** Superscripts and subscripts of Unicode, each with the character that it is. */
const RAISED = new Map([...'⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺ᵀ'].map((char, i) => [char, '0123456789-+T'[i]!]))
const LOWERED = new Map([...'₀₁₂₃₄₅₆₇₈₉ᵢⱼₖₙₘ'].map((char, i) => [char, '0123456789ijknm'[i]!]))
const RUN = `[${[...RAISED.keys()].join('')}]+|[${[...LOWERED.keys()].join('')}]+`

const TOKEN = new RegExp(
  `\\s+|%[^\\n]*\\n?\\s*|\\\\([A-Za-z]+)\\*?|\\\\(\\r?\\n|[\\s\\S])|(${RUN})|[\\s\\S]`,
  'uy',
)

/** The tokens of a text. */
export const tokenise = (source: string): Token[] => {
  const tokens: Token[] = []
  let [isSpaced, isFirst] = [false, false]
  TOKEN.lastIndex = 0
  for (let at = 0; at < source.length; ) {
    const [text = '', word, sign, script] = TOKEN.exec(source) ?? []
    const span = { from: at, to: at + text.length }
    at = span.to
    TOKEN.lastIndex = at
    if (/^(?:\s|%)/.test(text)) {
      isSpaced = true
      isFirst ||= text.includes('\n')
      continue
    }
    const command = word ?? sign
    const count = tokens.length
    if (command !== undefined) tokens.push({ kind: 'command', text: command, span, isSpaced })
    else if (script !== undefined) tokens.push(...scriptOf(script, span))
    else if (FRACTIONS.has(text)) tokens.push(...fractionOf(text, span))
    else tokens.push({ ...characterOf(text), span, isSpaced })
    if (isFirst) tokens[count] = { ...tokens[count]!, isFirst: true }
    ;[isSpaced, isFirst] = [false, false]
  }
  return tokens
}

/** `½` is `\frac12`. */
const fractionOf = (text: string, span: Span): Token[] => [
  { kind: 'command', text: 'frac', span, isSpaced: false },
  ...[...FRACTIONS.get(text)!].map((digit) => ({
    kind: 'digit' as const,
    text: digit,
    span,
    isSpaced: false,
  })),
]

/** `⁻¹` is `^{-1}`. */
const scriptOf = (text: string, span: Span): Token[] => {
  const table = RAISED.has(text[0]!) ? RAISED : LOWERED
  const at = { span, isSpaced: false }
  return [
    { kind: 'sign', text: table === RAISED ? '^' : '_', ...at },
    { kind: 'open', text: '{', ...at },
    ...[...text].map((char) => ({ ...characterOf(table.get(char)!), ...at })),
    { kind: 'close', text: '}', ...at },
  ]
}

const characterOf = (char: string): Pick<Token, 'kind' | 'text'> => {
  const command = COMMANDS.get(char)
  if (command !== undefined) return { kind: 'command', text: command }
  const text = PLAIN.get(char) ?? char
  if (text === '{') return { kind: 'open', text }
  if (text === '}') return { kind: 'close', text }
  if (/\d/.test(text)) return { kind: 'digit', text }
  return { kind: /^[A-Za-z]$/.test(text) ? 'letter' : 'sign', text }
}

/** Where the group that opens at a place ends: the place of its closing brace; the end where there is none. */
export const groupEnd = (tokens: readonly Token[], open: number): number => {
  let depth = 0
  for (let i = open; i < tokens.length; i++) {
    const { kind } = tokens[i]!
    if (kind === 'open') depth++
    if (kind === 'close' && --depth === 0) return i
  }
  return tokens.length
}

/** An argument as TeX takes it: a group, without its braces, or one token. */
export interface Argument {
  readonly tokens: readonly Token[]
  /** Where what follows it begins. */
  readonly next: number
}

export const argumentAt = (tokens: readonly Token[], at: number): Argument => {
  if (tokens[at]?.kind !== 'open')
    return { tokens: tokens.slice(at, at + 1), next: Math.min(at + 1, tokens.length) }
  const end = groupEnd(tokens, at)
  return { tokens: tokens.slice(at + 1, end), next: Math.min(end + 1, tokens.length) }
}

/** An argument in square brackets, if there is one. */
export const optionAt = (tokens: readonly Token[], at: number): Argument | undefined => {
  if (tokens[at]?.text !== '[' || tokens[at]?.kind !== 'sign') return undefined
  for (let i = at + 1; i < tokens.length; i++) {
    if (tokens[i]!.kind === 'open') i = groupEnd(tokens, i)
    else if (tokens[i]!.text === ']') return { tokens: tokens.slice(at + 1, i), next: i + 1 }
  }
  return undefined
}

/** Tokens as they were typed, without spaces. */
export const textOf = (tokens: readonly Token[]): string => tokens.map(({ text }) => text).join('')

/** What stands between tokens that part it, outside of braces. */
export const partedBy = (tokens: readonly Token[], parts: (token: Token) => boolean): Token[][] => {
  const found: Token[][] = [[]]
  let depth = 0
  for (const token of tokens) {
    if (token.kind === 'open') depth++
    if (token.kind === 'close') depth--
    if (depth === 0 && parts(token)) found.push([])
    else found.at(-1)!.push(token)
  }
  return found
}
