/**
 * Whether a factor begins with a token.
 */
import { APPLIED } from './applied-names.ts'
import { peek, type Reader } from './reader.ts'
import { BRACKETS, LETTERS } from './spelling.ts'
import type { Token } from './tokens.ts'

/** Commands that begin a factor though they are no letters and no functions. */
const BEGINNING: ReadonlySet<string> = new Set([
  ...'frac dfrac tfrac cfrac sqrt sum prod mathbb1 nabla partial infty | lvert lVert vert Vert { max min'.split(
    ' ',
  ),
])

/** What no factor begins with. */
const ENDING: ReadonlySet<string> = new Set(['&', '\\'])

export const startsFactor = (reader: Reader): boolean => {
  const token = peek(reader)
  return token !== undefined && begins(token, reader)
}

const begins = ({ kind, text }: Token, reader: Reader): boolean => {
  if (kind === 'letter' || kind === 'digit' || kind === 'open') return true
  if (kind === 'word') return !ENDING.has(text) && !text.startsWith('end ')
  if (kind === 'sign')
    return text === '(' || text === '[' || text === '.' || (text === '|' && opens(reader, '|'))
  if (kind !== 'command') return false
  if (isBar(text)) return opens(reader, text)
  return (
    BEGINNING.has(text) || LETTERS.has(text) || BRACKETS.has(text) || APPLIED.has(text) || isUnknown(text)
  )
}

/** Bars that open and close alike. */
const isBar = (text: string): boolean =>
  text === '|' || text === 'vert' || text === 'Vert' || text === 'lVert' || text === 'lvert'

/** A bar that is open closes; `\lVert` does so only where nothing else will. */
export const opens = ({ bars, tokens, at }: Reader, bar: string): boolean => {
  if (bars.at(-1) !== bar) return true
  if (bar !== 'lVert' && bar !== 'lvert') return false
  const closing = `r${bar.slice(1)}`
  return tokens.slice(at).some(({ kind, text }) => kind === 'command' && text === closing)
}

/** Signs of relations and operators end a factor; any other command is one that nobody knows. */
const ENDS: ReadonlySet<string> = new Set(
  `cdot times ast bullet circ odot otimes oslash div colon leq geq le ge neq ne in mid approx sim propto to ll gg subset
   triangleq equiv coloneqq coloneq doteq rangle rvert rVert rbrace rparen rbrack } \\ top intercal prime quad rightarrow
   mapsto implies Rightarrow iff Leftrightarrow succ prec succeq preceq perp setminus dagger notin`.split(
    /\s+/,
  ),
)
const isUnknown = (text: string): boolean => !ENDS.has(text)
