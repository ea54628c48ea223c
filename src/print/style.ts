/**
 * How formulas for papers may look: names, transposes and entrywise products are spelled in more than one way.
 */
export const STYLES = {
  /** Vectors and matrices bold, or as scalars. */
  latexStyle: ['bold', 'plain'],
  transpose: ['top', 'T', 'prime'],
  hadamard: ['odot', 'circ'],
} as const

/** What is chosen; the first of each unless said otherwise. */
export type FormulaStyle = { readonly [K in keyof typeof STYLES]?: (typeof STYLES)[K][number] }

/** What is chosen, in one word. */
export const styleKey = ({
  latexStyle = 'bold',
  transpose = 'top',
  hadamard = 'odot',
}: FormulaStyle): string => `${latexStyle} ${transpose} ${hadamard}`
