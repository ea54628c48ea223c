/**
 * Heads: what a text says of the question itself. `\nabla_X`, `\frac{\partial}{\partial X}`, `\min_{W}` give the
 * variable and the kind of the derivative; the rest is the function.
 */
import type { GradusError, Span } from '../../errors/error.ts'
import { unreadableLatex } from '../../errors/latex.ts'
import type { DerivativeKind } from '../../expr/kinds.ts'
import { across } from '../piece.ts'
import { bare, isVariable, plainOf, refuseRaised, stackedIn, TRANSPOSES } from './by.ts'
import { isCommand, isSign } from './reader.ts'
import { argumentAt, partedBy, type Token, textOf } from './tokens.ts'

export interface Head {
  /** The tokens of each variable. */
  readonly variables: readonly (readonly Token[])[]
  readonly kind?: DerivativeKind
  /** What is differentiated, or minimised. */
  readonly rest: readonly Token[]
  /** Whether what stands behind an equality sign is the derivative. */
  readonly isDerivative: boolean
  /** Where a first derivative is by a transpose. */
  readonly byRow?: Span
  /** What is said of the variables under an optimum. */
  readonly conditions?: readonly (readonly Token[])[]
}

/** The head of a side; `undefined` where it has none. */
export const headOf = (tokens: readonly Token[]): Head | undefined =>
  nabla(tokens) ??
  fraction(tokens) ??
  inlineBefore(tokens) ??
  inline(tokens) ??
  operator(tokens) ??
  optimum(tokens)

/** A sign of derivation. */
export const isD = (token: Token | undefined): boolean =>
  isCommand(token, 'partial') ||
  ((token?.kind === 'letter' || token?.kind === 'word') &&
    (token.text === 'd' || token.text === 'D') &&
    token.accent === undefined)

/** `\nabla`, `\nabla_X`, `\nabla^2_x`. */
const nabla = (tokens: readonly Token[]): Head | undefined => {
  if (!isCommand(tokens[0], 'nabla')) return undefined
  let at = 1
  let variables: readonly (readonly Token[])[] = []
  let isSecond = false
  while (isSign(tokens[at], '_') || isSign(tokens[at], '^')) {
    const { tokens: script, next } = argumentAt(tokens, at + 1)
    if (isSign(tokens[at], '_')) {
      variables = [...variables, ...byCommas(script)]
      variables.forEach(refuseRaised)
    } else if (textOf(script) === '2') isSecond = true
    else
      throw unreadableLatex(tokens[at]!.span, 'derivatives of third order and beyond are not in the language')
    at = next
  }
  if (isCommand(tokens[at], 'nabla')) {
    const inner = nabla(tokens.slice(at))!
    const [one, other] = [variables, inner.variables].map((all) => all.map(textOf).join())
    if (one !== '' && other !== '' && one !== other) throw mixed(tokens[0]!.span)
    return { ...inner, variables: variables.length > 0 ? variables : inner.variables, kind: 'hessian' }
  }
  if (variables.length === 0) refuseFactor(tokens.slice(at))
  return {
    variables,
    ...(isSecond && { kind: 'hessian' as const }),
    rest: tokens.slice(at),
    isDerivative: true,
  }
}

/** `\nabla f(x)^\top (y - x)`: the derivative is a factor. */
const refuseFactor = (rest: readonly Token[]): void => {
  const end = rest.findIndex((token) => isSign(token, ')'))
  if (rest[0]?.kind !== 'letter' || !isSign(rest[1], '(') || end === rest.length - 1) return
  throw unreadableLatex(
    rest[0].span,
    'a derivative stands inside an expression',
    'Write the function, and ask for its derivative.',
  )
}

const byCommas = (tokens: readonly Token[]): (readonly Token[])[] =>
  partedBy(tokens, (token) => isSign(token, ',')).filter((item) => item.length > 0)

/** What is below a derivative: variables; with a square above it, it is a second one. */
const below = (
  tokens: readonly Token[],
  isSecond: boolean,
): Pick<Head, 'variables' | 'kind' | 'byRow'> | undefined => {
  if (!isD(tokens[0])) return undefined
  const variables: Token[][] = []
  for (const token of tokens) {
    if (isD(token)) variables.push([])
    else variables.at(-1)!.push(token)
  }
  if (variables.some((variable) => variable.length === 0)) return undefined
  const stacked = variables.length === 1 && !isSecond ? stackedIn(variables[0]!) : undefined
  if (stacked) return { variables: [stacked], kind: 'jacobian' }
  const [first, second, ...more] = variables.map(bare)
  if (more.length > 0) return undefined
  if (!isSecond && !second) refuseRaised(variables[0]!)
  const power = /\^\{?(\d+)\}?$/.exec(textOf(variables[0]!))?.[1] ?? '1'
  if (power !== '1' && power !== '2')
    throw unreadableLatex(tokens[0]!.span, 'derivatives of third order and beyond are not in the language')
  if (second && textOf(second) !== textOf(first!)) throw mixed(tokens[0]!.span)
  const isSquare = power === '2'
  if (isSecond !== (second !== undefined || isSquare))
    throw unreadableLatex(
      tokens[0]!.span,
      'above and below this derivative are of different orders',
      'Write \\frac{\\partial^2}{\\partial x \\partial x^\\top} for the second derivative.',
    )
  if (isSecond) return { variables: [first!], kind: 'hessian' }
  const isRow =
    !second && TRANSPOSES.test(textOf(plainOf(variables[0]!.slice(first!.length))).replace('^', ''))
  return { variables: [first!], ...(isRow && { byRow: across(tokens[0]!.span, tokens.at(-1)!.span) }) }
}

const mixed = (span: Span): GradusError =>
  unreadableLatex(
    span,
    'a mixed second derivative is not asked for so',
    'Ask for the Hessian by both: --wrt x,y --as hessian.',
  )

/** Where a fraction that tokens begin with ends; 0 where they begin with none. */
export const fractionEnd = (tokens: readonly Token[]): number =>
  /^[dtc]?frac$/.test(tokens[0]?.kind === 'command' ? tokens[0].text : '')
    ? argumentAt(tokens, argumentAt(tokens, 1).next).next
    : 0

/** `\frac{\partial}{\partial X} f`, `\frac{\partial f}{\partial X}`. */
const fraction = (tokens: readonly Token[]): Head | undefined => {
  if (fractionEnd(tokens) === 0) return undefined
  const above = argumentAt(tokens, 1)
  const under = argumentAt(tokens, above.next)
  const isVariation = isCommand(above.tokens[0], 'delta') && isCommand(under.tokens[0], 'delta')
  if (isVariation && isVariable(under.tokens.slice(1))) return variation(tokens, above.tokens, under)
  if (!isD(above.tokens[0])) return undefined
  const found = below(under.tokens, isSquared(above.tokens))
  if (!found) {
    if (isCommand(above.tokens[0], 'partial'))
      throw unreadableLatex(tokens[0]!.span, 'what this derivative is by is no variable')
    return undefined
  }
  if (found.variables.some((variable) => !isVariable(variable)))
    throw unreadableLatex(
      under.tokens[0]?.span ?? tokens[0]!.span,
      'what this derivative is by is no variable',
    )
  const inside = afterD(above.tokens)
  const after = tokens.slice(under.next)
  if (inside.length > 0 && after.length > 0 && !isSign(after[0], '.')) return undefined
  return { ...found, rest: inside.length > 0 ? inside : after, isDerivative: true }
}

/** `\frac{\delta F}{\delta X}`, `\frac{\delta}{\delta X} F`. */
const variation = (
  tokens: readonly Token[],
  above: readonly Token[],
  under: { readonly tokens: readonly Token[]; readonly next: number },
): Head | undefined => {
  const [inside, after] = [above.slice(1), tokens.slice(under.next)]
  if (inside.length > 0 && after.length > 0 && !isSign(after[0], '.')) return undefined
  return {
    variables: [under.tokens.slice(1)],
    rest: inside.length > 0 ? inside : after,
    isDerivative: true,
  }
}

/** `\partial^2`. */
const isSquared = (tokens: readonly Token[]): boolean =>
  isSign(tokens[1], '^') && textOf(argumentAt(tokens, 2).tokens) === '2'

const afterD = (tokens: readonly Token[]): readonly Token[] => {
  if (!isSign(tokens[1], '^')) return tokens.slice(1)
  return tokens.slice(argumentAt(tokens, 2).next)
}

/** `d/dX f`, `\partial^2/\partial x^2 f`. */
const inlineBefore = (tokens: readonly Token[]): Head | undefined => {
  const square = isSign(tokens[1], '^') ? argumentAt(tokens, 2) : undefined
  const slash = square?.next ?? 1
  if (!isD(tokens[0]) || !isSign(tokens[slash], '/') || !isD(tokens[slash + 1])) return undefined
  let end = slash + 1
  while (end === slash + 1 || (square && isD(tokens[end]))) {
    end += 2
    while (isSign(tokens[end], '_') || isSign(tokens[end], '^')) end = argumentAt(tokens, end + 1).next
  }
  if (end >= tokens.length) return undefined
  const found = below(tokens.slice(slash + 1, end), square !== undefined)
  if (!found?.variables.every(isVariable)) return undefined
  return { ...found, rest: tokens.slice(end), isDerivative: true }
}

/** `d f / d X`. */
const inline = (tokens: readonly Token[]): Head | undefined => {
  if (!isD(tokens[0]) || tokens.length < 4) return undefined
  const slash = Math.max(
    -1,
    ...tokens.flatMap((token, i) => (isSign(token, '/') && isD(tokens[i + 1]) ? [i] : [])),
  )
  if (slash < 0) return undefined
  const found = below(tokens.slice(slash + 1), isSquared(tokens))
  if (!found?.variables.every(isVariable)) return undefined
  return { ...found, rest: afterD(tokens.slice(0, slash)), isDerivative: true }
}

/** `D_x [ f ]`. */
const operator = (tokens: readonly Token[]): Head | undefined => {
  const [first, script] = tokens
  if (first?.kind !== 'letter' || !isD(first) || !isSign(script, '_')) return undefined
  const { tokens: variable, next } = argumentAt(tokens, 2)
  if (!isSign(tokens[next], '[') || !isSign(tokens.at(-1), ']') || !isVariable(variable)) return undefined
  return { variables: [variable], kind: 'jacobian', rest: tokens.slice(next), isDerivative: true }
}

const OPTIMUM = /^(?:arg\s?)?(?:min|max)(?:imi[sz]e)?$/

/** `\min_{W,b}`, `\arg\min_x`, `\operatorname{argmin}_x`. */
const optimum = (tokens: readonly Token[]): Head | undefined => {
  let at = 0
  let word = ''
  while (
    at < 2 &&
    tokens[at] &&
    (tokens[at]!.kind === 'command' || tokens[at]!.kind === 'word') &&
    OPTIMUM.test(`${word}${tokens[at]!.text}`.replace(/^arg$/, 'argmin'))
  ) {
    word += tokens[at]!.text.trim()
    at++
  }
  if (at === 0 || !OPTIMUM.test(word)) return undefined
  if (!isSign(tokens[at], '_'))
    return word.startsWith('arg') ? { variables: [], rest: tokens.slice(at), isDerivative: false } : undefined
  const { tokens: script, next } = argumentAt(tokens, at + 1)
  const items = byCommas(script)
  const variables = items.map(beforeRelation)
  return {
    variables: variables.filter((variable) => isVariable(variable)),
    rest: tokens.slice(next),
    isDerivative: false,
    conditions: items.filter((item, i) => variables[i]!.length < item.length),
  }
}

const RELATIONS: ReadonlySet<string> = new Set('in > < geq leq ge le succ succeq neq = colon :'.split(' '))

const beforeRelation = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(
    ({ kind, text }) => (kind === 'sign' || kind === 'command') && RELATIONS.has(text),
  )
  return at < 0 ? tokens : tokens.slice(0, at)
}
