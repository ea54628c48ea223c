/**
 * The equations of a text, each with its sides: parted by `\\`, `;`, commas, and by line ends where another equation
 * begins.
 */

import type { DerivativeKind } from '../../expr/kinds.ts'
import { excerpt } from '../excerpt.ts'
import { across } from '../piece.ts'
import { fractionEnd, headOf } from './heads.ts'
import { lexisOf } from './lexis.ts'
import { isRest, withLinesJoined } from './lines.ts'
import { isCommand, isSign, type Lexis } from './reader.ts'
import { EQUALS } from './spelling.ts'
import { domainIn, isName, type Statement, saidOf } from './statements.ts'
import type { Token } from './tokens.ts'

export interface Equation {
  /** What stands between the signs of equality. */
  readonly sides: readonly (readonly Token[])[]
}

/** The equations, and what was left out of them, in words. */
export interface Equations {
  readonly equations: readonly Equation[]
  readonly notes: readonly string[]
  readonly lexis: Lexis
  /** What is said of names. */
  readonly statements: readonly Statement[]
  /** The variables that a sentence names, and the kind of derivative that it asks for. */
  readonly variables: readonly (readonly Token[])[]
  readonly kind?: DerivativeKind
}

const OPENING: ReadonlySet<string> = new Set(['(', '[', '{', 'langle', 'lbrace', 'lvert', 'lVert'])
const CLOSING: ReadonlySet<string> = new Set([')', ']', '}', 'rangle', 'rbrace', 'rvert', 'rVert'])

/** How deep inside brackets every token stands. */
const depths = (tokens: readonly Token[]): number[] => {
  let depth = 0
  return tokens.map(({ kind, text }) => {
    const opens =
      kind === 'open' ||
      (kind === 'word' && text.startsWith('begin ')) ||
      ((kind === 'sign' || kind === 'command') && OPENING.has(text))
    const closes =
      kind === 'close' ||
      (kind === 'word' && text.startsWith('end ')) ||
      ((kind === 'sign' || kind === 'command') && CLOSING.has(text))
    if (closes) depth = Math.max(0, depth - 1)
    const here = depth
    if (opens) depth++
    return here
  })
}

/** Parts of a text between tokens that part it, outside of brackets; each with the token before it. */
const parted = (tokens: readonly Token[], parts: (token: Token, at: number) => boolean): Token[][] => {
  const depth = depths(tokens)
  const found: Token[][] = [[]]
  tokens.forEach((token, i) => {
    if (depth[i] === 0 && parts(token, i)) found.push(isFirstOfLine(token) ? [token] : [])
    else found.at(-1)!.push(token)
  })
  return found
}

/** A token that begins an equation is a part of it, others that part are none. */
const isFirstOfLine = (token: Token): boolean =>
  token.isFirst === true && !isCommand(token, '\\') && !isSign(token, ';') && !isSign(token, ',')

/** `:=` is one sign. */
const joinedSigns = (tokens: readonly Token[]): readonly Token[] =>
  tokens.filter((token, i) => !(isSign(token, ':') && isSign(tokens[i + 1], '=')))

/** Words before a condition, which changes no derivative. */
const CONDITIONS = /(?:^|\s)(?:s\.?\s?t\.?|subject to|such that|for all|if)[\s:,]*$/i
const WORDS = new RegExp(
  `^(?:${[
    'where with and for then so let given here consider define find compute suppose assume since thus hence',
    'therefore note show prove minimi[sz]e maximi[sz]e solve differentiate calculate derive evaluate over using',
    'or is are as by of to the',
  ]
    .join(' ')
    .replaceAll(' ', '|')})[,:]?$`,
  'i',
)
const WITH_RESPECT = /(?:with respect to|w\.?\s?r\.?\s?t\.?)(?: the)?(?: \w+)?\s*:?$/i
const ASKED =
  /(?:find|compute|derive|calculate|what(?:'s| is)|evaluate|take|determine|^)\s*(?:the )?(gradient|derivative|hessian|jacobian)\b/i

const isEquals = ({ kind, text }: Token): boolean =>
  (kind === 'sign' || kind === 'command') && EQUALS.has(text)

/** Whether an equation begins at a token that begins a line: a sign of equality comes before the line ends. */
const beginsEquation = (tokens: readonly Token[], at: number): boolean => {
  const before = tokens[at - 1]
  if (!before || (before.kind === 'sign' && '+-=:,'.includes(before.text))) return false
  if (isEquals(tokens[at]!) || isRest(tokens[at]!)) return false
  for (let i = at + 1; i < tokens.length && !tokens[i]!.isFirst; i++) if (isEquals(tokens[i]!)) return true
  return false
}

/** What stands between words, commas and ends of lines. */
interface Stretch {
  /** The words before it, `,` or nothing where a line begins. */
  readonly lead: string
  readonly tokens: readonly Token[]
  readonly isFirst: boolean
}

/** Words without the commas and full stops around them. */
const plainWords = (text: string): string => text.replaceAll(/^[\s,.;:]+|\s+$/g, '')

const isProse = ({ kind, text }: Token, next: Token | undefined): boolean =>
  kind === 'word' &&
  !isSign(next, '_') &&
  !/^(?:begin|end) /.test(text) &&
  (WORDS.test(plainWords(text)) ||
    CONDITIONS.test(text) ||
    WITH_RESPECT.test(text) ||
    /[A-Za-z]\s+\S|^ /.test(text))

const stretchesOf = (tokens: readonly Token[]): readonly Stretch[] => {
  const depth = depths(tokens)
  const found: { lead: string; tokens: Token[]; isFirst: boolean }[] = [
    { lead: '', tokens: [], isFirst: true },
  ]
  tokens.forEach((token, at) => {
    const isLine = isCommand(token, '\\') || isSign(token, ';')
    const isEquation = token.isFirst === true && depth[at] === 0 && beginsEquation(tokens, at)
    const isPart = isLine || isSign(token, ',') || isProse(token, tokens[at + 1])
    if (depth[at] !== 0 || !(isPart || isEquation)) {
      found.at(-1)!.tokens.push(token)
      return
    }
    const lead = token.kind === 'word' ? plainWords(token.text) : isSign(token, ',') ? ',' : ''
    found.push({ lead, tokens: isPart ? [] : [token], isFirst: lead === '' })
  })
  return found.map((one) => ({ ...one, tokens: trimmed(one.tokens) }))
}

/** What is found so far, and what the words before it make of what comes next. */
interface Found {
  readonly equations: Equation[]
  readonly notes: string[]
  readonly statements: Statement[]
  readonly variables: (readonly Token[])[]
  kind?: DerivativeKind
  mode: 'function' | 'condition' | 'variables'
  /** Whether a line has had its function. */
  hasMain: boolean
  /** Whether the words before ask for the derivative of what comes next, and what they say it is. */
  isAsked: boolean
  noun?: string | undefined
  /** Names before `and`, of which the words behind the next name speak, too. */
  listed: (readonly Token[])[]
}

export const equationsOf = (given: readonly Token[], source: string): Equations => {
  const found: Found = {
    equations: [],
    notes: [],
    statements: [],
    variables: [],
    mode: 'function',
    hasMain: false,
    isAsked: false,
    listed: [],
  }
  const joined = joinedSigns(given)
  const stretches = stretchesOf(withLinesJoined(joined, depths(joined)))
  stretches.forEach((stretch, at) => {
    turn(found, stretch)
    const { tokens } = stretch
    if (tokens.length > 0) take(found, tokens, stretches[at + 1]?.lead ?? '', source)
  })
  for (const condition of conditionsIn(found.equations)) {
    const domain = domainIn(condition)
    if (domain) found.statements.push(...domain)
    else found.notes.push(leftOut(source, condition))
  }
  for (const name of found.listed) found.notes.push(leftOut(source, name))
  const { equations, notes, statements, variables, kind } = found
  const lexis = lexisOf(equations.flatMap(({ sides }) => sides.flat()))
  return { equations, notes, lexis, statements, variables, ...(kind && { kind }) }
}

/** What the words before a stretch say of it. */
const turn = (found: Found, { lead, isFirst }: Stretch): void => {
  if (isFirst) found.hasMain = false
  found.isAsked = lead === ''
  found.noun = /\b(vector|matrix|scalar)$/.exec(lead)?.[1]
  if (isFirst && found.mode === 'variables') found.mode = 'function'
  if (lead === ',' || lead === '') return
  const asked = ASKED.exec(lead)?.[1]?.toLowerCase()
  if (asked !== undefined) {
    found.hasMain = false
    found.isAsked = true
  }
  if (asked === 'hessian' || asked === 'jacobian') found.kind = asked
  found.mode = WITH_RESPECT.test(lead) ? 'variables' : CONDITIONS.test(lead) ? 'condition' : 'function'
}

/** What is under the optima of the functions: conditions on variables. A gradient has none. */
const conditionsIn = (equations: readonly Equation[]): readonly (readonly Token[])[] =>
  equations.flatMap(({ sides }) =>
    sides.flatMap((side) => (isCommand(side[0], 'nabla') ? [] : (headOf(side)?.conditions ?? []))),
  )

const leftOut = (source: string, tokens: readonly Token[]): string =>
  `${excerpt(source, across(tokens[0]!.span, tokens.at(-1)!.span))} is left out: the derivative is that of the function without the condition`

/** A stretch of tokens: variables, what is said of names, a condition, an equation or a side of one. */
const take = (found: Found, tokens: readonly Token[], after: string, source: string): void => {
  if (found.noun !== undefined && isName(tokens)) found.statements.push({ name: tokens, props: [found.noun] })
  if (found.mode === 'variables' && isName(tokens)) {
    found.variables.push(tokens)
    return
  }
  const statements = domainIn(tokens) ?? saidOf(tokens, after)
  if (statements) {
    const { props } = statements[0]!
    found.statements.push(...statements, ...found.listed.map((name) => ({ name, props })))
    found.listed = []
    return
  }
  if (isName(tokens) && !found.isAsked && found.mode === 'function' && found.equations.length > 0) {
    found.listed.push(tokens)
    return
  }
  if (found.mode === 'condition') addCondition(found, tokens, source)
  else if (found.hasMain) addFurther(found, tokens, source)
  else addMain(found, tokens)
}

const addMain = (found: Found, tokens: readonly Token[]): void => {
  const { equations } = found
  const sides = sidesOf(tokens).filter((side) => side.length > 0)
  const last = equations.at(-1)
  if (last && isEquals(tokens[0]!)) equations[equations.length - 1] = { sides: [...last.sides, ...sides] }
  else if (sides.length > 0) equations.push(...withoutHead(sides))
  found.hasMain = true
}

/** `\frac{\partial L}{\partial W} \quad L = …`: the function, and then what is asked of it. */
const withoutHead = (sides: readonly Token[][]): readonly Equation[] => {
  const [first = [], ...rest] = sides
  const end = rest.length === 0 ? 0 : fractionEnd(first)
  const label = first.slice(end)
  if (end === 0 || label.length === 0 || !headOf(first.slice(0, end))?.rest.length) return [{ sides }]
  return [{ sides: [label, ...rest] }, { sides: [first.slice(0, end)] }]
}

const sidesOf = (tokens: readonly Token[]): Token[][] => parted(tokens, isEquals).map(trimmed)

/** A condition that says what a name of the function is defines it; any other is left out and told. */
const addCondition = ({ equations, notes }: Found, tokens: readonly Token[], source: string): void => {
  const sides = sidesOf(tokens)
  const [left = [], right = []] = sides
  const used = equations.flatMap((equation) => equation.sides.flat())
  const variables = equations.flatMap((equation) =>
    equation.sides.flatMap((side) => headOf(side)?.variables ?? []),
  )
  const isUsed = used.some(({ text }) => text === left[0]?.text)
  const isVariable = variables.flat().some(({ text }) => text === left[0]?.text)
  const isDefinition =
    sides.length === 2 && isName(left) && right.some(({ kind }) => kind === 'letter') && isUsed && !isVariable
  if (isDefinition) equations.splice(-1, 0, { sides })
  else notes.push(leftOut(source, tokens))
}

/** What stands behind a comma or a word: a definition, or what is left out and told. */
const addFurther = ({ equations, notes }: Found, tokens: readonly Token[], source: string): void => {
  const sides = sidesOf(tokens)
  const isEquation = sides.length > 1 && sides.every((side) => side.length > 0)
  const main = equations.at(-1)
  if (sides[0]!.length > 0 && headOf(sides[0]!)?.isDerivative) equations.push({ sides })
  else if (isEquation && main) equations.splice(-1, 0, { sides })
  else if (main && main.sides.length > 1 && isFormula(tokens)) equations.push({ sides })
  else notes.push(leftOut(source, tokens))
}

/** What conditions have, and no function has. */
const RELATIONS: ReadonlySet<string> = new Set(
  '< > le leq ge geq in subset succ succeq prec preceq sim ne neq forall'.split(' '),
)

/** Whether what stands behind a comma is a formula, and no condition, no prose and no number of an equation. */
const isFormula = (tokens: readonly Token[]): boolean =>
  tokens.some(({ kind }) => kind === 'letter') &&
  !tokens.some(({ kind, text }) => RELATIONS.has(text) || (kind === 'word' && text.includes(' ')))

/** Without the full stop, comma or plus that a line break leaves at the end. */
const trimmed = (tokens: readonly Token[]): Token[] => {
  let end = tokens.length
  while (end > 0 && (isSign(tokens[end - 1], '.') || isSign(tokens[end - 1], ','))) end--
  return tokens.slice(0, end)
}
