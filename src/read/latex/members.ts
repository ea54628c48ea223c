/**
 * What an index picks of a name: an entry, a row, a member of a family.
 */
import { unknownDependence, unreadableLatex } from '../../errors/latex.ts'
import { defaultKind } from '../../infer/default-kinds.ts'
import { S } from '../../infer/kinds.ts'
import { ask } from '../choices.ts'
import { COSTS } from './costs.ts'
import type { Index } from './indices.ts'
import { atom, keepFirst, type Part, type Reader, SCRIPT } from './reader.ts'
import type { NameRead } from './symbols.ts'

const isKnownName = ({ known, defined }: Reader, name: string): boolean =>
  known.variables.has(name) || defined.has(name)

/** What stands below a name for one of many: `i`, `0`, `N`, `N+1`. */
const MEMBER = /^(?:[a-z0-9]|[A-Z](?:(?:plus|minus)\w+)?)$/

/** Keeps which names have indices, and which have a letter or a digit below that is none. */
const note = (reader: Reader, { name, indices, span }: NameRead): void => {
  const [base = '', below, ...more] = name.split('_')
  if (indices.length > 0) reader.indexed.add(name)
  else if (below !== undefined && more.length === 0 && MEMBER.test(below) && !isKnownName(reader, name))
    reader.subscripted.set(name, { base, below, span })
}

/**
 * Tells of vectors `d_i` beside a matrix D, which may be its rows or columns. Throws where the derivative is by one of
 * the two, which then depend on one another or do not.
 */
export const refuseRowsOf = (reader: Reader, wrt: readonly string[]): void => {
  const { members, capitals, choices } = reader
  for (const family of members) {
    const matrix = family.charAt(0).toUpperCase() + family.slice(1)
    const span = matrix === family ? undefined : capitals.get(matrix)
    if (span === undefined) continue
    if (wrt.includes(matrix) || wrt.includes(family))
      throw unreadableLatex(
        span,
        `the vectors ${family}_i may be rows or columns of ${matrix}, or others`,
        `Write ${matrix}_{i,:} for a row, ${matrix}_{:,i} for a column; for others declare ${family}[i]: p.`,
      )
    ask(choices, {
      key: `rows of ${matrix}`,
      span,
      why: `the text does not say that the vectors ${family}_i are its rows or columns`,
      options: [{ name: `a matrix beside the vectors ${family}_i`, cost: 0 }],
      besides: ['the matrix of these vectors'],
    })
  }
}

/** The variable of the derivative that stands below a name. */
const parameterOf = (wrt: readonly string[], name: string): string | undefined => {
  const below = name.split('_').slice(1)
  return wrt.find((one) => below.includes(one))
}

/**
 * Tells of names with the variable of the derivative below them, which are read as not depending on it. Throws where
 * one is a function: `h_\\theta(x)` by theta.
 */
export const refuseParameters = (reader: Reader, wrt: readonly string[]): void => {
  for (const [name, span] of reader.generic) {
    const parameter = parameterOf(wrt, name)
    if (parameter !== undefined && !isKnownName(reader, name) && !reader.known.functions.has(name))
      throw unknownDependence(span, name, parameter)
  }
  for (const [name, span] of reader.sized) {
    const parameter = parameterOf(wrt, name)
    if (parameter === undefined || isKnownName(reader, name) || wrt.includes(name)) continue
    if (reader.choices.asked.has(`call ${span.from}`)) throw unknownDependence(span, name, parameter)
    ask(reader.choices, {
      key: `parameter ${name}`,
      span,
      why: `the text does not say how ${name} depends on ${parameter}; if it does, write out what it is`,
      options: [{ name: `${name}, which does not depend on ${parameter}`, cost: 0 }],
      besides: [`a function of ${parameter}`],
    })
  }
}

/** What counts steps, samples and blocks below a name. */
const COUNTED = /_([ijklt])(?:(?:plus|minus)\d+)?$/

/** Tells of names that may be members of a sequence, and of a mean, which are read as names of their own. */
const tellPlain = (reader: Reader, { name, span }: NameRead): void => {
  const { known, choices, plain, source } = reader
  if (known.isAnswer || isKnownName(reader, name)) return
  const index = COUNTED.exec(name)?.[1]
  const family = /^([A-Za-z]+)_bar$/.exec(name)?.[1]
  const isBelow = !source.slice(span.from, span.to).includes('^')
  if (index !== undefined && isBelow && defaultKind(name) !== S)
    ask(choices, {
      key: `below ${name}`,
      span,
      why: `no sum binds ${index}, and so it is a part of the name`,
      options: [{ name: `${name}, one name`, cost: 0 }],
      besides: [`member ${index} of many`],
    })
  if (family !== undefined && plain.has(family))
    ask(choices, {
      key: `mean ${name}`,
      span,
      why: 'the text does not say that a bar is a mean; if it is, write it out as a sum',
      options: [{ name: `${name}, which does not depend on ${family}`, cost: 0 }],
      besides: [`the mean of ${family}`],
    })
}

/** A name, or an entry, a row, a member of a family. */
export const partOf = (reader: Reader, symbol: NameRead): Part => {
  const { name, indices, span, isCapital } = symbol
  keepFirst(reader.sized, name, span)
  if (reader.within.includes('tr') && indices.length === 0) keepFirst(reader.traced, name, span)
  note(reader, symbol)
  if (isCapital && indices.length === 0 && !isKnownName(reader, name)) keepFirst(reader.capitals, name, span)
  if (indices.length === 0) {
    tellPlain(reader, symbol)
    return atom(name, span, { name, isCapital })
  }
  if (indices.length > 2) throw unreadableLatex(span, 'what has more than two indices is not in the language')
  const carries = new Set(indices.flatMap((index) => index.carries))
  const [first, second] = indices as [Index, Index?]
  if (second) return atom(`${name}[${first.text},${second.text}]`, span, { carries })
  const text = memberOf(reader, symbol, first)
  return atom(text, span, { carries, isCapital: false, ...(text.endsWith("'") && { level: SCRIPT }) })
}

/** What one index of a name picks: an entry of a vector, a member of a family, a row of a matrix. */
const memberOf = (reader: Reader, { name, span, isBold, isCapital }: NameRead, { text }: Index): string => {
  if (reader.known.rowFamilies.has(name)) return `${name}[${text}]'`
  if (reader.known.families.has(name) || isKnownName(reader, name))
    return isCapital && reader.known.matrices.has(name) ? `${name}[${text},:]` : `${name}[${text}]`
  const entry = { name: 'entry', cost: isBold ? COSTS.lessLikelyMember : 0 }
  const ofNumber = defaultKind(name) === S ? COSTS.memberOfNumbersLetter : 0
  const member = { name: 'vector of a family', cost: isBold ? 0 : COSTS.lessLikelyMember + ofNumber }
  const inRow = { name: 'row of a family', cost: COSTS.rowOfFamily + 2 * ofNumber }
  const row = { name: 'row', cost: 0 }
  const options = isCapital
    ? [row, { ...entry, cost: COSTS.entryOfCapital }]
    : isBold
      ? [member, entry, inRow]
      : [entry, member, inRow]
  const taken = ask(reader.choices, {
    key: `member ${name}`,
    span,
    why: 'with one index it is an entry of a vector, or one vector of many',
    options,
  })
  if (taken === 'vector of a family') reader.members.add(name)
  if (taken === 'row of a family') {
    reader.members.add(name)
    return `${name}[${text}]'`
  }
  return taken === 'row' ? `${name}[${text},:]'` : `${name}[${text}]`
}
