/**
 * The left sides of equations: which names they define, and which equation is the one that is asked about.
 */
import { GradusError } from '../../errors/error.ts'
import { unreadableLatex } from '../../errors/latex.ts'
import { APPLIED, functionOfWord } from './applied-names.ts'
import type { Equation } from './equations.ts'
import { isIndexLetter, itemsOf, symbolText } from './indices.ts'
import { isSign, type Reader } from './reader.ts'
import { readSymbol } from './symbols.ts'
import { argumentAt, type Token } from './tokens.ts'

/** What the left side of a definition says: a name, with what stands in parentheses behind it. */
export interface Label {
  readonly name: string
  readonly parameters: readonly string[] | undefined
  /** The indices of a definition by entries. */
  readonly indices?: readonly string[]
}

/** A name alone, or with arguments that are names; `undefined` for any other side. */
export const labelOf = (reader: Reader, tokens: readonly Token[]): Label | undefined => {
  const [first] = tokens
  if (
    !first ||
    !(first.kind === 'letter' || first.kind === 'word' || (first.kind === 'command' && first.text.length > 1))
  )
    return undefined
  const byEntries = entriesOf(reader, tokens)
  if (byEntries) return byEntries
  const inner: Reader = { ...reader, tokens, at: 0, defined: new Map() }
  try {
    const word = wordLabel(inner)
    const name = word ?? readSymbol(inner).name
    const above = isSign(inner.tokens[inner.at], '^') ? inner.tokens.slice(inner.at + 1) : []
    if (above.length === 1 && /^(?:\*|ast|star)$/.test(above[0]!.text)) return { name, parameters: undefined }
    if (inner.at === inner.tokens.length) return { name, parameters: undefined }
    const parameters = parametersOf(inner)
    return parameters && { name, parameters }
  } catch (error) {
    if (!(error instanceof GradusError)) throw error
    return undefined
  }
}

/** What a derivative is of by its name; `\det(X)` is that of a function of the language. */
export const ownLabelOf = (reader: Reader, tokens: readonly Token[]): Label | undefined => {
  const label = labelOf(reader, tokens)
  if (label?.parameters === undefined || reader.defined.has(label.name)) return label
  const isOfLanguage = APPLIED.has(tokens[0]!.text) || functionOfWord(label.name) !== undefined
  return isOfLanguage ? undefined : label
}

/** `K_{ij}`, and `r_i` where sums of the text run over i or over entries of r: a definition by entries. */
const entriesOf = (reader: Reader, tokens: readonly Token[]): Label | undefined => {
  if (!isSign(tokens[1], '_')) return undefined
  const { tokens: script, next } = argumentAt(tokens, 2)
  if (next !== tokens.length) return undefined
  const indices = itemsOf(script).map((item) => (item.length === 1 ? symbolText(item[0]!) : ''))
  if (indices.length > 2 || !indices.every((index) => /^[a-z]\d*$/.test(index))) return undefined
  const [only = ''] = indices
  const isApart = isHeldApart(reader, tokens[0]!)
  const isIndex =
    isApart ||
    reader.summed.has(only) ||
    (isIndexLetter(only) && (reader.known.isAnswer || reader.summedNames.has(tokens[0]!.text)))
  const areIndices = indices.length === 2 ? isApart || indices.every(isIndexLetter) : isIndex
  if (!areIndices) return undefined
  const { name } = readSymbol({ ...reader, tokens: tokens.slice(0, 1), at: 0, defined: new Map() })
  return { name, parameters: undefined, indices }
}

/** Whether braces part a name from the indices below it: those of answers do, and those around a name with a subscript. */
const isHeldApart = ({ known }: Reader, { isHeld, text }: Token): boolean =>
  isHeld === true && (known.isAnswer || text.includes('_'))

/** Letters side by side before a parenthesis name one function: `activation(x)`. */
const wordLabel = (reader: Reader): string | undefined => {
  let at = 0
  while (reader.tokens[at]?.kind === 'letter' && (at === 0 || !reader.tokens[at]!.isSpaced)) at++
  if (at < 2 || !isSign(reader.tokens[at], '(')) return undefined
  reader.at = at
  return reader.tokens
    .slice(0, at)
    .map(({ text }) => text)
    .join('')
}

const parametersOf = (reader: Reader): readonly string[] | undefined => {
  if (!isSign(reader.tokens[reader.at], '(')) return undefined
  const names: string[] = []
  do {
    reader.at++
    const token = reader.tokens[reader.at]
    if (!token || (token.kind === 'sign' && token.text !== '(')) return undefined
    if (token.kind === 'open') {
      reader.tokens = [...reader.tokens.slice(0, reader.at), ...reader.tokens.slice(reader.at + 1)]
    }
    names.push(readSymbol(reader).name)
    if (reader.tokens[reader.at]?.kind === 'close') reader.at++
  } while (isSign(reader.tokens[reader.at], ',') || isSign(reader.tokens[reader.at], ';'))
  return isSign(reader.tokens[reader.at], ')') && reader.at === reader.tokens.length - 1 ? names : undefined
}

const labelsOf = (reader: Reader, equations: readonly Equation[]): readonly (Label | undefined)[] =>
  equations.map(({ sides }) => (sides.length > 1 ? labelOf(reader, sides[0]!) : undefined))

/** Whether one of the sides has the name that another equation defines. */
const useOf = (
  reader: Reader,
  label: Label,
  { sides: [left] }: Equation,
  sides: readonly (readonly Token[])[],
): boolean => {
  const text = left?.[0]?.text
  const isOneToken = text?.includes('_') === true
  return sides.some((side) => {
    const isThere = side.some((token) => token.text === text)
    const isThereOtherwise =
      isOneToken || side.some(({ isHeld, text: held }) => isHeld && held === label.name)
    if (isThere && label.indices !== undefined) return true
    return (isThere || isThereOtherwise) && mentions(reader, side, label.name)
  })
}

/** Which of the equations define names that others use. */
const usedIn = (reader: Reader, equations: readonly Equation[]): readonly boolean[] =>
  labelsOf(reader, equations).map(
    (label, at) =>
      label !== undefined &&
      equations.some((other, i) => i !== at && useOf(reader, label, equations[at]!, other.sides)),
  )

/** Definitions, each behind those that it uses, else as they stand. */
export const inOrder = (reader: Reader, equations: readonly Equation[]): readonly Equation[] => {
  const labels = labelsOf(reader, equations)
  const uses = (one: number, other: number): boolean =>
    one !== other &&
    labels[other] !== undefined &&
    useOf(reader, labels[other], equations[other]!, equations[one]!.sides.slice(1))
  const left = equations.map((_, at) => at)
  const done: Equation[] = []
  while (left.length > 0) {
    const free = left.findIndex((one) => !left.some((other) => uses(one, other)))
    done.push(equations[left.splice(Math.max(0, free), 1)[0]!]!)
  }
  return done
}

/** The equation that is asked about, the last whose name no other uses, and the others that none uses. */
export const mainOf = (
  reader: Reader,
  equations: readonly Equation[],
): { readonly at: number; readonly unused: readonly Equation[] } => {
  const used = usedIn(reader, equations)
  const at = Math.max(0, used.lastIndexOf(false))
  return { at, unused: equations.filter((_, i) => i !== at && !used[i]) }
}

/** Whether a name stands among tokens. */
export const mentions = (reader: Reader, tokens: readonly Token[], name: string): boolean => {
  const defined = new Map([...reader.defined, [name, { parameters: undefined }] as const])
  return tokens.some((token, at) => {
    if (token.kind !== 'letter' && token.kind !== 'word' && token.kind !== 'command') return false
    try {
      return readSymbol({ ...reader, defined, tokens, at }).name === name
    } catch (error) {
      if (!(error instanceof GradusError)) throw error
      return false
    }
  })
}

export const nameOf = (reader: Reader, tokens: readonly Token[]): string => {
  const plain = tokens.filter(({ kind }) => kind !== 'open' && kind !== 'close')
  const isGrouped = tokens[0]?.kind === 'open'
  const inner: Reader = { ...reader, tokens: isGrouped ? plain : tokens, at: 0 }
  const [first] = inner.tokens
  if (!first || (first.kind !== 'letter' && first.kind !== 'command' && first.kind !== 'word'))
    throw unreadableLatex(first?.span ?? { from: 0, to: 1 }, 'this is no variable to differentiate by')
  const { name } = readSymbol(inner)
  return name
}
