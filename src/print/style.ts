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

export const STYLE_NAMES = Object.keys(STYLES) as (keyof typeof STYLES)[]

/** What of a style is not as it is unless said otherwise. */
export const styleIn = (given: FormulaStyle): FormulaStyle =>
  Object.fromEntries(
    STYLE_NAMES.flatMap((name) =>
      (given[name] ?? STYLES[name][0]) === STYLES[name][0] ? [] : [[name, given[name]]],
    ),
  )

/** What is chosen, in one word. */
export const styleKey = ({
  latexStyle = 'bold',
  transpose = 'top',
  hadamard = 'odot',
}: FormulaStyle): string => `${latexStyle} ${transpose} ${hadamard}`
