/**
 * A side of a row in our language: differentials get names while the rest is read, and are put in again as `dX`, `d(E)`.
 */

import { auditExtent } from '../../errors/audit.ts'
import { amended, GradusError, type Span } from '../../errors/error.ts'
import type { ReadFormula } from '../../read/languages.ts'
import type { Facts } from '../../read/reading.ts'
import { shapeJson } from '../../shape/shape.ts'
import { analyseRequest } from '../../solve/problem.ts'
import { choiceText } from '../../solve/read.ts'
import type { Request } from '../../solve/request.ts'
import { closingOf } from '../brackets.ts'
import { D, NAME, plainOf } from './braces.ts'
import type { Place } from './rows.ts'

type Vars = Readonly<Record<string, Facts>>

/** What is known when a side is read. */
export interface Setting {
  readonly read: ReadFormula
  /** The whole text typed. */
  readonly source: string
  readonly where: string
  readonly vars: Vars
  /** What a name typed is called. */
  readonly named: (typed: string) => string
  /** Whether a name is one of the derivation. */
  readonly isKnown: (name: string) => boolean
  readonly notes: Set<string>
  /** What formulas leave to be declared, by what it is said of: the first that says it holds for all rows. */
  readonly declared: Map<string, string>
}

/** A side in our language, and the place in the text typed of a place in it. */
export interface Said {
  readonly text: string
  readonly placeOf: (span: Span) => Span
}

/** A differential in a text: what it is of, and where it stands. */
interface Moved {
  readonly from: number
  readonly to: number
  readonly of: { readonly name: string } | Place
}

const SIGN = new RegExp(D, 'gu')
const NAME_HERE = new RegExp(`^\\s*(${NAME})`, 'u')
const POWER = /^\s*\^\s*(\{[^{}]*\}|\\[A-Za-z]+|.)/
const TURNED =
  /^\{?\s*(?:T|t|\\top|\\intercal|\\prime|\\mathsf\s*\{?\s*T\s*\}?|\\mathrm\s*\{?\s*T\s*\}?|\(.*\))\s*\}?$/

const movedIn = (place: Place, { named, isKnown, source }: Setting): Moved[] => {
  const { text } = place
  const plain = plainOf(text)
  const found: Moved[] = []
  let end = 0
  const add = (from: number, to: number, of: Moved['of']): void => {
    found.push({ from, to, of })
    end = to
  }
  for (const { index, 0: sign } of plain.matchAll(SIGN)) {
    if (index < end) continue
    const at = index + sign.length
    const isLetter = sign === 'd'
    if (isLetter && isKnown('d')) continue
    const open = at + /^\s*/.exec(plain.slice(at))![0].length
    const close = '([{'.includes(plain[open] ?? ' ') ? closingOf(plain, open) : undefined
    if (close !== undefined) {
      add(index, close + 1, { text: text.slice(open + 1, close), from: open + 1 })
      continue
    }
    const name = NAME_HERE.exec(plain.slice(at))
    const isName = name !== null && isKnown(nameOr(named, name[1]!))
    if (!isName) {
      if (isLetter) continue
      throw amended(auditExtent({ from: place.from + index, to: place.from + index + 1 }), { source })
    }
    const behind = at + name[0].length
    const power = POWER.exec(plain.slice(behind))
    if (power && !TURNED.test(power[1]!)) {
      const to = behind + power[0].length
      add(index, to, { text: text.slice(at, to), from: at })
    } else add(index, behind, { name: named(name[1]!) })
  }
  return found
}

const nameOr = (named: Setting['named'], typed: string): string => {
  try {
    return named(typed)
  } catch (error) {
    if (error instanceof GradusError) return ''
    throw error
  }
}

/** Whether differentials stand in a text. */
export const isMoving = (place: Place, setting: Setting): boolean => {
  try {
    return movedIn(place, setting).length > 0
  } catch (error) {
    if (error instanceof GradusError) return true
    throw error
  }
}

/** The letter of names that stand for differentials. */
const HELD = 'Q'
const FIRST = 7001

/** The side in our language. Throws: what cannot be read, at its place in the text typed. */
export const saidOf = (place: Place, setting: Setting): Said => {
  const vars: Record<string, Facts> = { ...setting.vars }
  const held = new Map<string, string>()
  let text = ''
  const origins: number[] = []
  const put = (piece: string, from: number, isCopied: boolean): void => {
    for (let i = 0; i < piece.length; i++) origins.push(isCopied ? from + i : from)
    text += piece
  }
  let end = 0
  for (const { from, to, of } of movedIn(place, setting)) {
    put(place.text.slice(end, from), end, true)
    const name = `${HELD}_${FIRST + held.size}`
    if ('name' in of) {
      held.set(name, `d${of.name}`)
      vars[name] = setting.vars[of.name] ?? {}
    } else {
      const inner = saidOf({ text: of.text, from: place.from + of.from }, setting)
      held.set(name, `d(${inner.text})`)
      vars[name] = shapeIn(inner.text, setting)
    }
    put(` ${HELD}_{${FIRST + held.size - 1}} `, from, false)
    end = to
  }
  put(place.text.slice(end), end, true)
  origins.push(place.text.length)
  const inText = ({ from, to }: Span): Span => ({
    from: place.from + (origins[from] ?? place.text.length),
    to: place.from + (origins[Math.max(from, to - 1)] ?? place.text.length - 1) + 1,
  })
  return readAs(text, vars, held, inText, setting)
}

/** What is wrong where parts do not fit each other, which is a fault of the derivation and none of its text. */
const MISFITS: ReadonlySet<string> = new Set(['shapes-differ', 'not-square', 'wrong-shape'])

const readAs = (
  text: string,
  vars: Vars,
  held: ReadonlyMap<string, string>,
  inText: (span: Span) => Span,
  { read, where, source, notes, declared }: Setting,
): Said => {
  const given = where === '' ? undefined : where
  const named = (said: string): string =>
    [...held].reduce((whole, [name, moved]) => whole.replaceAll(name, () => moved), said)
  const readWith = (known: Vars): Said => {
    const all = { ...familiesIn(declared), ...known }
    const found = read({ text, vars: all, ...(given && { where: given }) }, (asked) =>
      analyseRequest(asked as Request, given),
    )
    for (const note of found.notes) notes.add(note)
    for (const choice of found.choices) {
      const place = inText(choice)
      notes.add(choiceText({ ...choice, ...place }, source))
    }
    const isPlain = held.size === 0
    const { expr, clauses } = apart(found.said.expr)
    keepClauses(clauses, held, declared)
    return {
      text: named(expr),
      placeOf: (span) => inText(isPlain ? found.placeOf(span) : { from: 0, to: text.length }),
    }
  }
  try {
    return readWith(vars)
  } catch (error) {
    if (!(error instanceof GradusError)) throw error
    const unfit = MISFITS.has(error.code) ? attempted(() => readWith(withoutShapes(vars))) : undefined
    if (unfit) return unfit
    const message = named(error.message)
    throw amended(error, { message, source, ...(error.span && { span: inText(error.span) }) })
  }
}

/** Keeps what a row declares, but of names that stand for something else in it. */
const keepClauses = (
  clauses: readonly string[],
  held: ReadonlyMap<string, string>,
  declared: Setting['declared'],
): void => {
  for (const clause of clauses) {
    const head = headOf(clause)
    if (!held.has(/^\w*/.exec(clause)![0]) && !declared.has(head)) declared.set(head, clause)
  }
}

/** A formula and what its reading declares behind it. */
const apart = (text: string): { readonly expr: string; readonly clauses: readonly string[] } => {
  const [expr = '', clauses] = text.split(/\swhere\s/)
  return { expr, clauses: clauses?.split(',').map((clause) => clause.trim()) ?? [] }
}

/** What a declaration is of, with what kind it is: shapes and properties stand beside each other. */
const headOf = (clause: string): string => clause.replace(/\s*(:).*$|\s+(is\b).*$/s, '$1$2')

/** What formulas have declared of families; of a family that one row declares all others know. */
const familiesIn = (declared: Setting['declared']): Vars =>
  Object.fromEntries(
    [...declared.values()].flatMap((clause) => {
      const [, name, dim] = /^(\w+\[\w+\]):\s*(\w+)$/.exec(clause) ?? []
      return name === undefined ? [] : [[name, { shape: dim === 'scalar' ? [] : [dim!] }]]
    }),
  )

const attempted = <T>(run: () => T): T | undefined => {
  try {
    return run()
  } catch (error) {
    if (error instanceof GradusError) return undefined
    throw error
  }
}

const withoutShapes = (vars: Vars): Vars =>
  Object.fromEntries(Object.entries(vars).map(([name, { shape: _, ...facts }]) => [name, facts]))

/** The shape of what is differentiated, where it can be told. */
const shapeIn = (text: string, { vars, where }: Setting): Facts => {
  try {
    const analysis = analyseRequest(
      { expr: text, wrt: '', vars } as Request,
      where === '' ? undefined : where,
    )
    return { shape: shapeJson(analysis.shapes.get(analysis.problem.objective)!) }
  } catch (error) {
    if (error instanceof GradusError) return {}
    throw error
  }
}
