/**
 * Functions of arrays that are arguments of Python code, in libraries that share a style: values as they are returned, and
 * what is made of the Hessians of the components, which may be a list or one array.
 */
import type { Language } from '../target.ts'

const VALUE = '$1($2)'

/** `all` is the array of the Hessians. */
const inPython = (
  all: string,
  np: string,
  { tensordot, byRows, dot }: Readonly<Record<string, string>>,
): Language['mapped'] => ({
  number: VALUE,
  vector: VALUE,
  matrix: VALUE,
  weighted: `${np}.tensordot($3, ${all}, ${tensordot})`,
  stacked: `${all} @ $3`,
  'by-rows': byRows!,
  'weighted-numbers': `${dot}($3, ${all})`,
  'stacked-numbers': `$3 * ${all}`,
  'by-rows-numbers': `${dot}($3, ${all})`,
})

/** Of NumPy and JAX. */
export const mappedIn = (np: string): Language['mapped'] => {
  const all = `${np}.asarray($1($2))`
  return inPython(all, np, {
    tensordot: 'axes=1',
    byRows: `${np}.einsum('ij,ijk->k', $3, ${all})`,
    dot: `${np}.dot`,
  })
}

const STACK = 'torch.stack(tuple($1($2)))'
export const MAPPED_IN_TORCH = inPython(STACK, 'torch', {
  tensordot: 'dims=1',
  byRows: `torch.einsum('ij,ijk->k', $3, ${STACK})`,
  dot: 'torch.dot',
})

const LIST = 'xp.stack(tuple($1($2)))'
export const MAPPED_IN_ARRAY_API = inPython(LIST, 'xp', {
  tensordot: 'axes=1',
  byRows: `xp.sum($3[:, :, None] * ${LIST}, axis=(0, 1))`,
  dot: 'xp.vecdot',
})
