/**
 * Names and dimensions as textbooks have them, before a notation is chosen. Nothing but letters, digits and underscores
 * leaves this file, whatever a name holds.
 */
import { isScalarNode, type Node } from '../expr/node.ts'
import type { Dim } from '../shape/dim.ts'
import { ACCENTS, type Accent, type Face, type Letters, type Notation, script } from './notation.ts'

/** How a symbol of the node's shape is set. */
export const faceOf = (node: Node): Face =>
  isScalarNode(node) ? 'scalar' : node.cols === 1 ? 'vector' : 'matrix'

/** Greek letters that have a shape of their own. */
const GREEK: ReadonlySet<string> = new Set([
  ...['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta', 'eta', 'theta', 'iota', 'kappa', 'lambda', 'mu'],
  ...['nu', 'xi', 'pi', 'rho', 'sigma', 'tau', 'upsilon', 'phi', 'chi', 'psi', 'omega'],
  ...['varepsilon', 'vartheta', 'varpi', 'varrho', 'varsigma', 'varphi'],
  ...['Gamma', 'Delta', 'Theta', 'Lambda', 'Xi', 'Pi', 'Sigma', 'Upsilon', 'Phi', 'Psi', 'Omega'],
])

/** The others look like the Latin letter given. */
const LATIN: ReadonlyMap<string, string> = new Map([
  ['omicron', 'o'],
  ...Object.entries({ Alpha: 'A', Beta: 'B', Epsilon: 'E', Zeta: 'Z', Eta: 'H', Iota: 'I', Kappa: 'K' }),
  ...Object.entries({ Mu: 'M', Nu: 'N', Omicron: 'O', Rho: 'P', Tau: 'T', Chi: 'X' }),
])

/** Letters and digits as they are, anything else left out. */
const safe = (text: string): string => text.replace(/[^A-Za-z0-9_]/g, '')

const lettersOf = (stem: string): Letters =>
  GREEK.has(stem) ? { kind: 'greek', name: stem } : { kind: 'word', text: LATIN.get(stem) ?? safe(stem) }

const stemOf = (stem: string, accents: readonly Accent[]): Letters => {
  const moved = /^d([A-Za-z])$/.exec(stem)?.[1]
  const of = accents.reduceRight<Letters>(
    (inner, accent) => ({ kind: 'accented', accent, of: inner }),
    moved === undefined ? lettersOf(stem) : { kind: 'word', text: moved },
  )
  return moved === undefined ? of : { kind: 'moved', of }
}

const isAccent = (part: string): part is Accent => (ACCENTS as readonly string[]).includes(part)

/** The accents that stand right behind a stem of one letter, and what is left. */
const accentsOf = (
  stem: string,
  parts: readonly string[],
): { readonly accents: readonly Accent[]; readonly rest: readonly string[] } => {
  const isLetter = stem.length === 1 || GREEK.has(stem) || /^d[A-Za-z]$/.test(stem)
  const count = isLetter ? parts.findIndex((part) => !isAccent(part)) : 0
  const end = count < 0 ? parts.length : count
  return { accents: parts.slice(0, end).filter(isAccent), rest: parts.slice(end) }
}

/** A variable's name: bold unless scalar, upright when long, its accent above, its index below. */
export const nameIn = (to: Notation, name: string, face: Face): string => {
  const [, stem = name, digits = '', tail = ''] = /^([^\d_]+)(\d*)((?:_[^_]+)*)$/.exec(name) ?? []
  const parts = [digits, ...tail.split('_')].filter((part) => part !== '')
  const { accents, rest } = accentsOf(stem, parts)
  const indices = rest.map((part) => to.letters(lettersOf(part), 'scalar'))
  return (
    to.letters(stemOf(stem, accents), face) + (indices.length === 0 ? '' : script(to, '_', indices.join(',')))
  )
}

/** The name of a generic function. */
export const functionIn = (to: Notation, name: string): string =>
  GREEK.has(name) || LATIN.has(name) || /^[A-Za-z](\d|_|$)/.test(name)
    ? nameIn(to, name, 'scalar')
    : to.operator(safe(name))

/** A dimension as a polynomial; equal factors stand beside each other in it and are written as a power. */
export const dimIn = (to: Notation, dim: Dim): string =>
  String(dim)
    .replace(/(?<!\w)([^\W\d]\w*)(?:\*\1(?!\w))+/g, (run, name: string) => `${name}^${run.split('*').length}`)
    .replace(/([^\W\d]\w*)|\^(\d+)|\*/g, (match, name?: string, exponent?: string) =>
      name ? nameIn(to, name, 'scalar') : exponent ? script(to, '^', exponent) : match === '*' ? ' ' : match,
    )
