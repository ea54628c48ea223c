/**
 * A problem as a link to the page: `#v=1&expr=…&wrt=…`, readable, with all that was asked. What a link says is a
 * stranger's text: it is read with suspicion, and what is no use is told of and left out.
 */
import { isVerdict, QUESTIONS, rowOf } from '../expr/kinds.ts'
import { blanked } from '../parse/comments.ts'
import { sourceOf, splitAtWhere } from '../parse/index.ts'
import { STYLE_NAMES, STYLES, styleIn } from '../print/style.ts'
import type { Options } from '../solve/derivative.ts'
import { type Request, type VariableFacts, wordOf } from '../solve/request.ts'
import { listed } from '../solve/wrt.ts'
import type { Linked } from './linked.ts'

/** The format of links; one that means something else gets another number. */
const VERSION = '1'
/** Characters of a link that is read. */
export const LONGEST_LINK = 16_384

const FORMS = ['factored', 'expanded'] as const

/** What may stand in a link as it is; a space is a plus, as forms have it. */
const PLAIN = /[^\w\-.~!$'()*,;:@/? ]/gu

/** Halves of characters, which no address can hold. */
const HALVES = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

const encoded = (text: string): string =>
  text
    .replaceAll(HALVES, '\uFFFD')
    .replace(PLAIN, (character) => encodeURIComponent(character))
    .replaceAll(' ', '+')

/** The text, `undefined` where it is none. */
const decoded = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return undefined
  }
}

const pairsText = (pairs: Readonly<Record<string, string>>): string =>
  Object.entries(pairs)
    .map(([name, value]) => `${name}=${value}`)
    .join(',')

/** The fragment of the address, with its `#`. */
export const linkOf = (linked: Linked): string => {
  const { expr, wrt, where, kind, direction, cotangent, layout, form, unconstrained, answer, show } = linked
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['v', VERSION],
    ['expr', expr],
    ['wrt', wrt],
    ['where', where],
    ['kind', kind],
    ['direction', direction && pairsText(direction)],
    ['cotangent', cotangent],
    ['layout', layout],
    ['form', form],
    ['unconstrained', unconstrained && 'yes'],
    ['answer', answer],
    ['show', show],
    ...Object.entries(styleIn(linked)),
  ]
  const said = fields.flatMap(([name, value]) =>
    value === undefined || (value === '' && name !== 'expr') ? [] : [`${name}=${encoded(value)}`],
  )
  return `#${said.join('&')}`
}

/** The declarations that `vars` makes, as a `where` clause has them. */
const declarations = (vars: Readonly<Record<string, VariableFacts>> = {}): string[] =>
  Object.entries(vars).flatMap(([name, { shape, props = [] }]) => [
    ...(shape ? [`${name}: ${shape.length === 0 ? 'scalar' : shape.join(' x ')}`] : []),
    ...(props.length > 0 ? [`${name} is ${props.join(' ')}`] : []),
  ])

/** A problem as typed, its declarations apart: on one line, unless a comment ends one of theirs. */
export const inTwo = (text: string): Pick<Linked, 'expr' | 'where'> => {
  const { expr, where } = splitAtWhere(text)
  if (where === '') return { expr: expr.trim() }
  return {
    expr: expr.trim(),
    where: blanked(where) === where ? where.replaceAll(/,\s*\n\s*/g, ', ') : where,
  }
}

/** What a link says of a problem that was put in another way. */
export const linkedOf = (request: Request, options: Options = {}): Linked => {
  const { expr, wrt, kind, vars, direction = {}, cotangent } = request
  const { where, layout, form, unconstrained } = options
  const beside = [...declarations(vars), ...(where?.trim() ? [where.trim()] : [])].join(', ')
  return {
    ...inTwo(sourceOf(expr, beside)),
    wrt: listed(wrt).join(','),
    ...(kind ? { kind } : {}),
    ...(Object.keys(direction).length > 0 ? { direction } : {}),
    ...(cotangent ? { cotangent } : {}),
    ...(layout === 'denominator' ? { layout } : {}),
    ...(form && form !== 'shortest' ? { form } : {}),
    ...(unconstrained ? { unconstrained: true } : {}),
    ...styleIn(options),
  }
}

/** What a link says, and in sentences what of it was of no use. */
export interface Read {
  readonly linked: Linked
  readonly faults: readonly string[]
}

/** What a field of a link means; nothing where it is of no use. */
type Field = (text: string) => Partial<Linked> | undefined

const oneOf =
  <K extends string, T extends string>(name: K, words: readonly T[]): Field =>
  (text) => {
    const word = wordOf(text, words)
    return word === undefined ? undefined : ({ [name]: word } as Partial<Linked>)
  }

const pairsIn: Field = (text) => {
  const pairs = text.split(',').map((pair) => pair.split('=').map((part) => part.trim()))
  const isPair = ([name, value, ...more]: readonly string[]): boolean =>
    Boolean(name && value) && more.length === 0
  return pairs.every(isPair)
    ? { direction: Object.fromEntries(pairs.map(([name, value]) => [name!, value!] as const)) }
    : undefined
}

const FIELDS: ReadonlyMap<string, Field> = new Map<string, Field>([
  ['expr', (expr) => ({ expr })],
  ['wrt', (wrt) => ({ wrt })],
  ['where', (where) => ({ where })],
  ['kind', oneOf('kind', QUESTIONS)],
  ['direction', pairsIn],
  ['cotangent', (cotangent) => ({ cotangent })],
  ['layout', oneOf('layout', ['denominator'])],
  ['form', oneOf('form', FORMS)],
  ['unconstrained', (text) => (text === 'yes' ? { unconstrained: true } : undefined)],
  ['answer', (answer) => ({ answer })],
  ...STYLE_NAMES.map((name) => [name, oneOf(name, STYLES[name])] as const),
  ['show', (show) => (/^[\w-]{1,40}$/.test(show) ? { show } : undefined)],
])

/** Reads the fragment of an address; nothing where it holds no problem at all. */
export const readLink = (fragment: string): Read | undefined => {
  const text = fragment.replace(/^#/, '')
  if (text === '') return undefined
  const faults: string[] = []
  if (text.length > LONGEST_LINK)
    faults.push(`The link is longer than ${LONGEST_LINK} characters; only so many were read.`)
  let linked: Linked = { expr: '', wrt: '' }
  let isLink = false
  for (const part of text.slice(0, LONGEST_LINK).split('&')) {
    const [, name = '', written = ''] = /^([^=]*)=?(.*)$/s.exec(part) ?? []
    if (name === 'v' || name === 'expr') isLink = true
    const value = decoded(written)
    if (name === 'v') {
      if (value !== VERSION)
        faults.push(
          `The link is of version ${shortened(written)}, which this page does not know; it was read as version ${VERSION}.`,
        )
      continue
    }
    const read = value === undefined ? undefined : FIELDS.get(name)?.(value)
    if (read) linked = { ...linked, ...read }
    else faults.push(`The link says ${shortened(part)}, which means nothing here; it was left out.`)
  }
  return isLink ? { linked: fitting(linked), faults } : undefined
}

/** Directions and cotangents are for some kinds alone. */
const fitting = (linked: Linked): Linked => {
  const { direction, cotangent, ...rest } = linked
  const of = rest.kind && !isVerdict(rest.kind) && rowOf(rest.kind).companion?.of
  return {
    ...rest,
    ...(direction && of === 'variable' ? { direction } : {}),
    ...(cotangent && of === 'value' ? { cotangent } : {}),
  }
}

const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)
