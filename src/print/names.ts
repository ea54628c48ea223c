/**
 * Names and dimensions in LaTeX. Nothing but letters, digits and the commands written here leaves this file, whatever
 * a name holds.
 */
import { isScalarNode, type Node } from '../expr/node.ts'
import type { Dim } from '../shape/dim.ts'

export type Face = 'scalar' | 'vector' | 'matrix'

/** How a symbol of the node's shape is set. */
export const faceOf = (node: Node): Face =>
  isScalarNode(node) ? 'scalar' : node.cols === 1 ? 'vector' : 'matrix'

/** Greek letters with a LaTeX command; a capital without one looks like the Latin letter given. */
const GREEK: ReadonlyMap<string, string> = new Map([
  ...['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta', 'eta', 'theta', 'iota', 'kappa', 'lambda', 'mu']
    .concat(['nu', 'xi', 'pi', 'rho', 'sigma', 'tau', 'upsilon', 'phi', 'chi', 'psi', 'omega'])
    .concat(['varepsilon', 'vartheta', 'varpi', 'varrho', 'varsigma', 'varphi'])
    .concat(['Gamma', 'Delta', 'Theta', 'Lambda', 'Xi', 'Pi', 'Sigma', 'Upsilon', 'Phi', 'Psi', 'Omega'])
    .map((name) => [name, `\\${name}`] as const),
  ['omicron', 'o'],
  ...Object.entries({ Alpha: 'A', Beta: 'B', Epsilon: 'E', Zeta: 'Z', Eta: 'H', Iota: 'I', Kappa: 'K' }),
  ...Object.entries({ Mu: 'M', Nu: 'N', Omicron: 'O', Rho: 'P', Tau: 'T', Chi: 'X' }),
])

/** Letters and digits as they are, an underscore escaped, anything else left out. */
const safe = (text: string): string => text.replace(/[^A-Za-z0-9_]/g, '').replaceAll('_', '\\_')

const letters = (stem: string, face: Face): string => {
  const greek = GREEK.get(stem)
  if (greek?.startsWith('\\')) return face === 'scalar' ? greek : `\\boldsymbol{${greek}}`
  const text = greek ?? safe(stem)
  const moved = /^d([A-Za-z])$/.exec(text)?.[1]
  if (moved !== undefined) return `\\mathrm{d}${letters(moved, face)}`
  if (face !== 'scalar') return `\\mathbf{${text}}`
  return text.length === 1 ? text : `\\mathrm{${text}}`
}

const subscript = (part: string): string => {
  const greek = GREEK.get(part)
  if (greek) return greek
  return /^(\d+|[A-Za-z])$/.test(part) ? part : `\\mathrm{${safe(part)}}`
}

/** A variable's name: bold unless scalar, upright when long, its index below. */
export const nameLatex = (name: string, face: Face): string => {
  const [, stem = name, digits = '', tail = ''] = /^([^\d_]+)(\d*)((?:_[^_]+)*)$/.exec(name) ?? []
  const indices = [digits, ...tail.split('_')].filter((part) => part !== '').map(subscript)
  return letters(stem, face) + (indices.length === 0 ? '' : `_{${indices.join(',')}}`)
}

/** The name of a generic function. */
export const functionLatex = (name: string): string =>
  GREEK.has(name) || /^[A-Za-z](\d|_|$)/.test(name)
    ? nameLatex(name, 'scalar')
    : `\\operatorname{${safe(name)}}`

/** A dimension as a polynomial; equal factors stand beside each other in it and are written as a power. */
export const dimLatex = (dim: Dim): string =>
  String(dim)
    .replace(/(?<!\w)([^\W\d]\w*)(?:\*\1(?!\w))+/g, (run, name: string) => `${name}^${run.split('*').length}`)
    .replace(/([^\W\d]\w*)|\^(\d+)|\*/g, (match, name?: string, exponent?: string) =>
      name ? nameLatex(name, 'scalar') : exponent ? `^{${exponent}}` : match === '*' ? ' ' : match,
    )

/** Text inside `\text{}`: what has a meaning in LaTeX is left out, dashes and brackets stay. */
export const plainLatex = (text: string): string => text.replace(/[^A-Za-z0-9 .,;:()'+=/-]/g, ' ')
