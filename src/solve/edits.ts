/**
 * Slips of the pen: a formula with one product of the other kind, or one transpose more or less.
 */

export interface Edit {
  readonly text: string
  /** What the formula as written would be called, as the predicate of a sentence. */
  readonly message: string
}

const TOKEN = /\.\*|\.\/|\.\^|⊙|∘|\*|'|\)|[\p{L}_]\w*(?!\w|\()/gu
/** Formulas with more places than this are left alone. */
const MOST = 60

/** Every formula that differs from this one by a single slip. */
export const edits = (formula: string): Edit[] => {
  const places = [...formula.matchAll(TOKEN)]
  if (places.length > MOST) return []
  return places.flatMap(({ 0: token, index }): Edit[] => {
    const end = index + token.length
    const become = (put: string): string => formula.slice(0, index) + put + formula.slice(end)
    switch (token) {
      case '.*':
      case '⊙':
      case '∘':
        return [edit(become('*'), `has ${token} where the matrix product * is meant`)]
      case '*':
        return [edit(become(' .* '), 'has * where the entrywise product .* is meant')]
      case "'":
        return [edit(become(''), 'has a transpose too many')]
      case './':
      case '.^':
        return []
      default:
        return formula[end] === "'" ? [] : [edit(become(`${token}'`), 'lacks a transpose')]
    }
  })
}

const edit = (text: string, message: string): Edit => ({
  text,
  message: `${message}: it is right as ${text}`,
})
