/**
 * What a command that nobody knows may stand for.
 */
import { nearest } from '../../infer/nearest.ts'
import { APPLIED } from './applied-names.ts'
import { FONTS, LETTERS } from './spelling.ts'

/** Macros that many authors have, each with what to write for it. */
const USUAL: ReadonlyMap<string, string> = new Map([
  ['norm', 'Write \\lVert … \\rVert.'],
  ['abs', 'Write \\lvert … \\rvert.'],
  ['T', 'Write ^\\top for the transpose.'],
  ['trans', 'Write ^\\top for the transpose.'],
  ['vect', 'Write \\mathbf.'],
  ['mat', 'Write \\mathbf.'],
  ['argmin', 'Write \\arg\\min_x, or \\operatorname{argmin}_x.'],
  ['argmax', 'Write \\arg\\max_x, or \\operatorname{argmax}_x.'],
  ['R', 'Write \\mathbb{R}.'],
  ['E', 'Expectations are not in the language.'],
  ['inner', 'Write \\langle a, b \\rangle.'],
])

const COMMANDS = [
  ...APPLIED.keys(),
  ...FONTS.keys(),
  ...LETTERS.keys(),
  'frac',
  'sqrt',
  'sum',
  'top',
  'odot',
  'circ',
]

/** A sentence that offers something, or nothing. */
export const misspeltCommand = (command: string): string | undefined => {
  const usual = USUAL.get(command)
  if (usual !== undefined) return usual
  const near = nearest(command, COMMANDS)
  return near === undefined ? undefined : `Did you mean \\${near} ?`
}
