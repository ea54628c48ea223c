/**
 * The rows of functions of which only the shapes are known, made from their names (`shape/mapping.ts`).
 */
import { type Mapping, mappingOf, type Role } from '../shape/mapping.ts'
import type { FunctionRow } from './row.ts'

/** The name as it stands in code of a formula. */
const GREEK =
  /^(?:alpha|beta|gamma|delta|epsilon|zeta|eta|theta|iota|kappa|lambda|mu|nu|xi|pi|rho|sigma|tau|upsilon|phi|chi|psi|omega)$/i

const nameLatex = (name: string): string => {
  if (name.length === 1) return name
  return GREEK.test(name) ? `\\${name}` : `\\operatorname{${name.replaceAll('_', '\\_')}}`
}

/** Arguments and value; a vector is written with both sizes, since a number alone would be read as itself. */
const signatureOf = ({ role, from, to }: Mapping): string => {
  const [rows = 1, cols = 1] = from
  const [m = 1] = to
  const argument = `${rows} x ${cols}`
  const square = cols === 1 ? `${rows} x ${rows}` : `${rows}*${cols} x ${rows}*${cols}`
  switch (role) {
    case 'value':
      return `${argument} -> ${m} x 1`
    case 'jacobian':
      return `${argument} -> ${m} x ${rows}`
    case 'grad':
      return `${argument} -> ${argument}`
    case 'hessian':
      return to.length === 0 ? `${argument} -> ${square}` : `${argument}, ${m} x 1 -> ${square}`
    case 'turn':
      return `${argument}, ${argument} -> ${m} x ${rows}`
    case 'pull':
      return `${argument}, ${m} x ${rows} -> ${argument}`
  }
}

const LATEX: Readonly<Record<Role, (name: string) => string>> = {
  value: (name) => name,
  jacobian: (name) => `J_{${name}}`,
  grad: (name) => `\\nabla ${name}`,
  hessian: (name) => `\\nabla^2 ${name}`,
  turn: (name) => `\\nabla J_{${name}}`,
  pull: (name) => `\\nabla J_{${name}}^\\top`,
}

const SUMMARIES: Readonly<Record<Role, string>> = {
  value: 'a function of which only the shapes are known',
  jacobian: 'its Jacobian',
  grad: 'its gradient',
  hessian: 'its Hessian',
  turn: 'its Jacobian moved along a vector',
  pull: 'the adjoint of that',
}

const known = new Map<string, FunctionRow>()
/** A program that goes on for ever meets ever new names. */
const REMEMBERED = 1000

/** The row of such a function; `undefined` where the name is an ordinary one. */
export const mappingRow = (name: string): FunctionRow | undefined => {
  const old = known.get(name)
  if (old) return old
  const mapping = mappingOf(name)
  if (!mapping) return undefined
  const { role, to } = mapping
  const row: FunctionRow = {
    name,
    group: 'mapping',
    signatures: [signatureOf(mapping)],
    summary: SUMMARIES[role],
    latex: LATEX[role](nameLatex(mapping.name)),
    ...(role === 'hessian' && { gives: ['symmetric'] }),
    ...(role === 'hessian' && to.length > 0 && { layout: { kind: 'components' } }),
    ...(role === 'turn' && { layout: { kind: 'components' } }),
    ...(role === 'pull' && { layout: { kind: 'components' } }),
  }
  if (known.size >= REMEMBERED) known.clear()
  known.set(name, row)
  return row
}
