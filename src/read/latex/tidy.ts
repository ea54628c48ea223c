/**
 * Tokens without what only spaces, aligns or decorates: fonts and accents become marks of the letters they stand
 * around, `\left|` and `\right|` bars that tell which side they are on, words single tokens.
 */
import { unreadableLatex } from '../../errors/latex.ts'
import { withDoubleBars } from './bars.ts'
import { withPlainBreaks } from './lines.ts'
import {
  ACCENTS,
  ALIGNING,
  BRACED,
  DROPPED,
  DROPPED_WITH,
  DROPPED_WITH_LENGTH,
  FONTS,
  LASTING,
  MATRICES,
  SECOND_OF_TWO,
  TEXTS,
  TRANSPARENT,
} from './spelling.ts'
import { nameIn, withIndices } from './subscripted.ts'
import { lengthEnd, nothing, wordOf, wordsOf } from './texts.ts'
import { type Argument, argumentAt, optionAt, type Token } from './tokens.ts'

/** Groups inside one another. */
const MAX_DEPTH = 300

export const tidied = (tokens: readonly Token[]): Token[] =>
  withIndices(scriptsInOrder(withDoubleBars(tidiedIn(withPlainBreaks(tokens), undefined, 0))))

/** Of two scripts the lower one first: `X^2_F` is `X_F^2`. */
const scriptsInOrder = (tokens: readonly Token[]): Token[] => {
  const done: Token[] = []
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!
    const upper = isScript(token, '^') ? argumentAt(tokens, at + 1) : undefined
    const next = upper && tokens[upper.next]
    if (!upper || !next || !isScript(next, '_')) {
      done.push(token)
      continue
    }
    const lower = argumentAt(tokens, upper.next + 1)
    done.push(...tokens.slice(upper.next, lower.next), ...tokens.slice(at, upper.next))
    at = lower.next - 1
  }
  return done
}

const isScript = ({ kind, text }: Token, script: string): boolean => kind === 'sign' && text === script

/** A token, or several, for what stands at a place, and where the next begins. */
type Step = (tokens: readonly Token[], at: number, font: string | undefined, depth: number) => Argument

const tidiedIn = (tokens: readonly Token[], font: string | undefined, depth: number): Token[] => {
  const done: Token[] = []
  for (let at = 0; at < tokens.length; ) {
    const step = tidyAt(tokens, at, font, depth)
    for (const token of step.tokens) done.push(token)
    at = step.next
  }
  return done
}

const tidyAt: Step = (tokens, at, font, depth) => {
  const token = tokens[at]!
  if (depth > MAX_DEPTH) throw unreadableLatex(token.span, 'it is nested too deeply')
  if (token.kind === 'command') return command(tokens, at, font, depth)
  if (token.kind === 'open') return group(tokens, at, font, depth)
  if (token.text === '~' || token.text === '$' || token.text === '&') return nothing(at + 1)
  if (token.text === '|' && tokens[at + 1]?.text === '|' && !tokens[at + 1]!.isSpaced)
    return {
      tokens: [
        {
          ...token,
          kind: 'command',
          text: '|',
          span: { from: token.span.from, to: tokens[at + 1]!.span.to },
        },
      ],
      next: at + 2,
    }
  return { tokens: [font === undefined ? token : { ...token, font: fontOf(token, font) }], next: at + 1 }
}

const fontOf = ({ font }: Token, outer: string): string => (font === undefined ? outer : `${outer} ${font}`)

const group: Step = (tokens, at, font, depth) => {
  const { tokens: inside, next } = argumentAt(tokens, at)
  const close = tokens[next - 1]!
  if (close.kind !== 'close' || next - 1 === at)
    throw unreadableLatex(tokens[at]!.span, 'this brace is never closed', 'Close it with } .')
  const lasting = inside[0]?.kind === 'command' ? LASTING.get(inside[0].text) : undefined
  if (lasting !== undefined && inside.length > 2 && inside.slice(1).every(({ kind }) => kind === 'letter'))
    return { tokens: [wordOf(inside.slice(1), lasting)], next }
  const done = tidiedIn(
    inside,
    [font, lasting].filter((one) => one !== undefined).join(' ') || undefined,
    depth + 1,
  )
  const name = tokens[next]?.text === '_' ? nameIn(done) : undefined
  return { tokens: name ? [{ ...name, isHeld: true }] : [tokens[at]!, ...done, close], next }
}

/** Commands of each sort, by what is done. */
const command: Step = (tokens, at, font, depth) => {
  const token = tokens[at]!
  const { text } = token
  if (text === 'left' || text === 'right' || /^[bB]ig+[lr]$/.test(text)) return delimiter(tokens, at)
  if (text === 'begin' || text === 'end') return environment(tokens, at, depth)
  const dropped = DROPPED_WITH.get(text)
  if (dropped !== undefined) return nothing(after(tokens, at, dropped))
  if (DROPPED.has(text)) return nothing(/^q?quad$/.test(text) ? numberEnd(tokens, at + 1) : at + 1)
  if (DROPPED_WITH_LENGTH.has(text)) return nothing(lengthEnd(tokens, at + 1))
  if (text === 'parallel') return { tokens: [{ ...token, text: '|' }], next: at + 1 }
  if (TEXTS.has(text)) return wordsOf(tokens, at, font)
  if (TRANSPARENT.has(text)) return inner(tokens, at, font, depth)
  if (SECOND_OF_TWO.has(text)) return inner(tokens, argumentAt(tokens, at + 1).next - 1, font, depth)
  if (BRACED.has(text)) return braced(tokens, at, font, depth)
  if (text === 'underset' || text === 'substack') return underset(tokens, at, font, depth)
  const inFont = FONTS.get(text)
  if (inFont !== undefined) return inner(tokens, at, font === undefined ? inFont : `${font} ${inFont}`, depth)
  const accent = ACCENTS.get(text)
  if (accent !== undefined) return accented(tokens, at, font, depth, accent)
  return { tokens: [font === undefined ? token : { ...token, font: fontOf(token, font) }], next: at + 1 }
}

const after = (tokens: readonly Token[], at: number, count: number): number => {
  let next = at + 1
  for (let i = 0; i < count; i++) next = argumentAt(tokens, next).next
  return next
}

/** Where the number of an equation ends that stands apart at the end of a line: `\quad (2.1)`. */
const numberEnd = (tokens: readonly Token[], at: number): number => {
  if (tokens[at]?.text !== '(' || tokens[at + 1]?.kind !== 'digit') return at
  let end = at + 1
  while (tokens[end]?.kind === 'digit' || tokens[end]?.text === '.') end++
  if (tokens[end]?.text !== ')') return at
  const next = tokens[end + 1]
  const isEnd =
    next === undefined || next.isFirst === true || ['\\', 'end', ']', '$', '.', ','].includes(next.text)
  return isEnd ? end + 1 : at
}

/** The argument behind a command, in a font; where it has several tokens, without braces: `\mathbf{Hx}` is two names. */
const inner: Step = (tokens, at, font, depth) => {
  const { tokens: inside, next } = argumentAt(tokens, at + 1)
  if (inside.length === 0) return nothing(Math.min(next, tokens.length))
  if (tokens[at + 1]!.kind === 'command') {
    const step = tidyAt(tokens, at + 1, font, depth + 1)
    return step
  }
  const isWord =
    /upright/.test(font ?? '') && inside.length > 1 && inside.every(({ kind }) => kind === 'letter')
  if (isWord) return { tokens: [wordOf(inside, font)], next }
  const done = spacedAs(tokens[at]!, tidiedIn(inside, font, depth + 1))
  const isScript = at > 0 && '^_'.includes(tokens[at - 1]!.text) && done.length !== 1
  return { tokens: isScript || hasSum(done) ? [tokens[at + 1]!, ...done, tokens[next - 1]!] : done, next }
}

/** White space before a command is before what it stands for. */
const spacedAs = ({ isSpaced }: Token, [first, ...rest]: readonly Token[]): Token[] =>
  first ? [{ ...first, isSpaced: isSpaced || first.isSpaced }, ...rest] : []

/** Whether what stands in braces would fall apart without them. */
const hasSum = (tokens: readonly Token[]): boolean =>
  tokens.some(({ kind, text }) => kind === 'sign' && '+-=,;'.includes(text))

/** Brackets of inner products, as signs. */
const ANGLES: ReadonlyMap<string, string> = new Map([
  ['<', 'langle'],
  ['>', 'rangle'],
])

/** `\left|` is a bar that opens. */
const delimiter = (tokens: readonly Token[], at: number): Argument => {
  const opens = /left|l$/.test(tokens[at]!.text)
  const sign = tokens[at + 1]
  if (!sign || sign.text === '.') return nothing(Math.min(at + 2, tokens.length))
  const isBar = sign.text === '|' || sign.text === 'vert' || sign.text === 'Vert'
  const isDouble = isBar && (sign.kind === 'command' ? sign.text !== 'vert' : false)
  const span = { from: tokens[at]!.span.from, to: sign.span.to }
  const angle = ANGLES.get(sign.text)
  if (angle !== undefined) return { tokens: [{ ...sign, kind: 'command', text: angle, span }], next: at + 2 }
  if (!isBar) return nothing(at + 1)
  return {
    tokens: [{ ...sign, kind: 'command', text: `${opens ? 'l' : 'r'}${isDouble ? 'Vert' : 'vert'}`, span }],
    next: at + 2,
  }
}

/** Environments that align are dropped, with their options; matrices stay. */
const environment = (tokens: readonly Token[], at: number, depth: number): Argument => {
  const { tokens: inside, next } = argumentAt(tokens, at + 1)
  const token = tokens[at]!
  const name = inside
    .map(({ text }) => text)
    .join('')
    .replace(/\*$/, '')
  const begins = token.text === 'begin'
  if (ALIGNING.has(name))
    return nothing(begins && name.startsWith('aligned') ? (optionAt(tokens, next)?.next ?? next) : next)
  if (!MATRICES.has(name)) throw unreadableLatex(token.span, `the environment ${name} is not read`)
  if (!begins) return { tokens: [{ ...token, kind: 'word', text: `end ${name}` }], next }
  const end = name === 'array' ? argumentAt(tokens, next).next : next
  return matrix(tokens, at, name, end, depth)
}

/** A matrix is one token after another between two words; what aligns its cells is kept. */
const matrix = (
  tokens: readonly Token[],
  at: number,
  name: string,
  from: number,
  outer: number,
): Argument => {
  const token = tokens[at]!
  let depth = 1
  let to = from
  for (; to < tokens.length && depth > 0; to++) {
    const { kind, text } = tokens[to]!
    if (kind !== 'command') continue
    if (text === 'begin') depth++
    if (text === 'end') depth--
  }
  if (depth > 0) throw unreadableLatex(token.span, `\\begin{${name}} has no end`)
  const cells: Token[] = []
  for (let i = from; i < to - 1; ) {
    const { kind, text } = tokens[i]!
    if (text === '&' && kind === 'sign') cells.push({ ...tokens[i++]!, kind: 'word', text: '&' })
    else if (text === '\\' && kind === 'command') cells.push({ ...tokens[i++]!, kind: 'word', text: '\\' })
    else {
      const step = tidyAt(tokens, i, undefined, outer + 1)
      for (const cell of step.tokens) cells.push(cell)
      i = step.next
    }
  }
  const { next } = argumentAt(tokens, to)
  const open: Token = { ...token, kind: 'word', text: `begin ${name}` }
  return { tokens: [open, ...cells, { ...tokens[to - 1]!, kind: 'word', text: `end ${name}` }], next }
}

/** `\overbrace{…}^{A}`: what is braced, without what is written at the brace. */
const braced: Step = (tokens, at, font, depth) => {
  const { tokens: inside, next } = argumentAt(tokens, at + 1)
  const script = tokens[next]
  const end =
    script && (script.text === '^' || script.text === '_') ? argumentAt(tokens, next + 1).next : next
  return { tokens: tidiedIn(inside, font, depth + 1), next: end }
}

/** `\underset{x}{\min}` is `\min_{x}`. */
const underset: Step = (tokens, at, font, depth) => {
  const below = argumentAt(tokens, at + 1)
  if (tokens[at]!.text === 'substack')
    return { tokens: tidiedIn(below.tokens, font, depth + 1), next: below.next }
  const above = argumentAt(tokens, below.next)
  const { span } = tokens[at]!
  const sign = (kind: Token['kind'], text: string): Token => ({ kind, text, span, isSpaced: false })
  return {
    tokens: [
      ...tidiedIn(above.tokens, font, depth + 1),
      sign('sign', '_'),
      sign('open', '{'),
      ...tidiedIn(below.tokens, font, depth + 1),
      sign('close', '}'),
    ],
    next: above.next,
  }
}

/** An accent is one of a single letter. */
const accented = (
  tokens: readonly Token[],
  at: number,
  font: string | undefined,
  depth: number,
  accent: string,
): Argument => {
  const { tokens: inside, next } = inner(tokens, at, font, depth)
  const [letter, ...more] = inside.filter(({ kind }) => kind !== 'open' && kind !== 'close')
  if (!letter || more.length > 0)
    throw unreadableLatex(tokens[at]!.span, `\\${tokens[at]!.text} over more than one letter is not read`)
  return { tokens: [{ ...letter, accent: letter.accent ? `${accent}_${letter.accent}` : accent }], next }
}
