/**
 * What a text says of names beside its formulas: `x \in \mathbb{R}^n`, `where A is symmetric`.
 */
import { symbolText } from './indices.ts'
import { isCommand, isSign } from './reader.ts'
import { argumentAt, partedBy, type Token } from './tokens.ts'

/** What is said of a name: a shape, properties. */
export interface Statement {
  /** The tokens of the name. */
  readonly name: readonly Token[]
  readonly shape?: readonly string[]
  readonly props: readonly string[]
}

/** Names with commas between them; `undefined` where anything else stands there. */
const namesIn = (tokens: readonly Token[]): readonly (readonly Token[])[] | undefined => {
  const names = partedBy(tokens, (token) => isSign(token, ',')).filter((name) => name.length > 0)
  return names.length > 0 && names.every(isName) ? names : undefined
}

/** A letter with nothing but a subscript. */
export const isName = (tokens: readonly Token[]): boolean => {
  const [first] = tokens
  if (!first || !(first.kind === 'letter' || (first.kind === 'command' && first.text.length > 1)))
    return false
  return tokens.length === 1 || (isSign(tokens[1], '_') && argumentAt(tokens, 2).next === tokens.length)
}

/** `x, y \in \mathbb{R}^{m \times n}`; `undefined` where it is anything else. */
export const domainIn = (tokens: readonly Token[]): readonly Statement[] | undefined => {
  const at = tokens.findIndex((token) => isCommand(token, 'in'))
  const set = tokens[at + 1]
  if (at < 1 || set?.kind !== 'letter' || !/^[RS]$/.test(set.text)) return undefined
  if (set.text === 'S' && set.font === undefined) return undefined
  const names = namesIn(tokens.slice(0, at))
  const scripts = scriptsIn(tokens, at + 2)
  if (!names || !scripts) return undefined
  const sizes = scripts.above.length === 0 ? [] : partedBy(scripts.above, isCross).map(sizeOf)
  if (sizes.some((size) => size === undefined) || sizes.length > 2) return undefined
  const isOfSymmetric = set.text === 'S'
  if (isOfSymmetric && sizes.length !== 1) return undefined
  const props = (isOfSymmetric ? SYMMETRIC : POSITIVE).get(scripts.below)
  if (props === undefined) return undefined
  const shape = (isOfSymmetric ? [...sizes, ...sizes] : sizes) as string[]
  return names.map((name) => ({ name, shape, props }))
}

const isCross = (token: Token): boolean => isCommand(token, 'times') || isSign(token, '*')

/** What is said by a subscript of the set of symmetric matrices, and of that of numbers. */
const SYMMETRIC: ReadonlyMap<string, readonly string[]> = new Map([
  ['', ['symmetric']],
  ['+', ['positive-semidefinite']],
  ['++', ['positive-definite']],
])
const POSITIVE: ReadonlyMap<string, readonly string[]> = new Map([
  ['', []],
  ['+', ['nonnegative']],
  ['++', ['positive']],
])

/** The scripts to the end; `undefined` where anything else stands there. */
const scriptsIn = (
  tokens: readonly Token[],
  from: number,
): { readonly above: readonly Token[]; readonly below: string } | undefined => {
  let [above, below]: [readonly Token[], string] = [[], '']
  for (let at = from; at < tokens.length; ) {
    const isAbove = isSign(tokens[at], '^')
    if (!isAbove && !isSign(tokens[at], '_')) return undefined
    const script = argumentAt(tokens, at + 1)
    if (isAbove) above = script.tokens
    else below = script.tokens.map(({ text }) => text).join('')
    at = script.next
  }
  return { above, below }
}

/** `n`, `10`, `n_1`. */
const sizeOf = (tokens: readonly Token[]): string | undefined => {
  const text = tokens
    .filter(({ kind }) => kind !== 'open' && kind !== 'close')
    .map((token) => (isSign(token, '_') ? '_' : symbolText(token)))
    .join('')
  return /^(?:\d+|[A-Za-z]\w*)$/.test(text) ? text : undefined
}

/** Words for properties, as sentences have them. */
const PROPERTIES: readonly (readonly [RegExp, string])[] = [
  [/^positive[- ]?semi[- ]?definite|^psd/i, 'positive-semidefinite'],
  [/^positive[- ]?definite|^s?pd\b/i, 'positive-definite'],
  [/^(?:skew|anti)[- ]?symmetric/i, 'skew-symmetric'],
  [/^symmetric/i, 'symmetric'],
  [/^diagonal/i, 'diagonal'],
  [/^orthogonal/i, 'orthogonal'],
  [/^(?:invertible|non-?singular)/i, 'invertible'],
  [/^lower[- ]triangular/i, 'lower-triangular'],
  [/^upper[- ]triangular/i, 'upper-triangular'],
  [/^vectors?\b/i, 'vector'],
  [/^(?:square )?matri(?:x|ces)\b/i, 'matrix'],
  [/^scalars?\b/i, 'scalar'],
  [/^(?:an?|real|and|is|column|the|are|be|constants?|fixed|given|known)\b/i, ''],
]

/** What is said of names by the words behind them; `undefined` where they say nothing of the kind. */
export const saidOf = (tokens: readonly Token[], words: string): readonly Statement[] | undefined => {
  const said = /^\s*(?:is|are|be)\b([^.;]*)/i.exec(words)?.[1]
  const names = said === undefined ? undefined : namesIn(tokens)
  if (said === undefined || !names) return undefined
  const props: string[] = []
  for (let rest = said.trim(); rest !== ''; ) {
    const found = PROPERTIES.find(([word]) => word.test(rest))
    if (!found) break
    const [word, property] = found
    if (property !== '') props.push(property)
    rest = rest.replace(word, '').replace(/^[\s,]+/, '')
  }
  if (props.length === 0) return undefined
  const more = props.some((property) => !/^(?:vector|matrix|scalar)$/.test(property))
  return names.map((name) => ({
    name,
    props: more ? props.filter((property) => property !== 'matrix') : props,
  }))
}
