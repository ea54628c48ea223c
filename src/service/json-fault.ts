/**
 * Where a text stops being JSON, and what could stand there. The engines of JavaScript say it in words of their own, or
 * not at all.
 */

export interface Fault {
  /** Characters before the place. */
  readonly at: number
  readonly expected: string
}

const SPACE = /[ \t\r\n]*/y
const STRING = /"(?:[^"\\\p{Cc}]|[\x7f-\x9f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/uy
const ATOM = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y

/** What may come next inside an object or a list, or after the whole. */
type State = 'value' | 'first-value' | 'first-key' | 'key' | 'colon' | 'after'

const EXPECTED: Readonly<Record<State, string>> = {
  value: 'a value',
  'first-value': 'a value or ]',
  'first-key': 'a name in double quotes or }',
  key: 'a name in double quotes',
  colon: 'a colon',
  after: 'the end',
}

/** The end of what matches at a place, or `undefined`. */
const past = (pattern: RegExp, text: string, at: number): number | undefined => {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : undefined
}

interface Reader {
  at: number
  state: State
  /** The brackets that are open. */
  readonly open: ('{' | '[')[]
}

/** Reads what stands at the place; `false` where it fits nothing. */
const step = (reader: Reader, text: string): boolean => {
  const { state, open } = reader
  const next = text[reader.at] ?? ''
  const go = (to: number | undefined, then: State): boolean => {
    if (to === undefined) return false
    reader.at = to
    reader.state = then
    return true
  }
  const isKey = state === 'key' || state === 'first-key'
  if (isKey && next === '"') return go(past(STRING, text, reader.at), 'colon')
  if (state === 'colon') return next === ':' && go(reader.at + 1, 'value')
  const closes = next === (open.at(-1) === '{' ? '}' : ']')
  if (open.length > 0 && closes && state !== 'value' && state !== 'key') {
    open.pop()
    return go(reader.at + 1, 'after')
  }
  if (state === 'after')
    return open.length > 0 && next === ',' && go(reader.at + 1, open.at(-1) === '{' ? 'key' : 'value')
  if (isKey) return false
  if (next === '{' || next === '[') {
    open.push(next)
    return go(reader.at + 1, next === '{' ? 'first-key' : 'first-value')
  }
  return go(past(next === '"' ? STRING : ATOM, text, reader.at), 'after')
}

const expectedIn = ({ state, open, at }: Reader, text: string): string => {
  if (text[at] === '"' && state !== 'colon' && state !== 'after') return 'a whole string'
  if (state !== 'after' || open.length === 0) return EXPECTED[state]
  return open.at(-1) === '{' ? 'a comma or }' : 'a comma or ]'
}

/** The first place at which the text cannot go on to be JSON, or `undefined` where it is. */
export const faultIn = (text: string): Fault | undefined => {
  const reader: Reader = { at: 0, state: 'value', open: [] }
  for (;;) {
    reader.at = past(SPACE, text, reader.at) ?? reader.at
    if (reader.at === text.length && reader.state === 'after' && reader.open.length === 0) return undefined
    if (!step(reader, text)) return { at: reader.at, expected: expectedIn(reader, text) }
  }
}
