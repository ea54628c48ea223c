/**
 * Identifiers for generated code: what the user calls a thing, unless the language or another thing has that name.
 */

const PLAIN = /^[A-Za-z][A-Za-z0-9_]*$/

/** Whether a name may stand in a comment or a message as it is. */
export const isWord = (name: string): boolean => /^\p{L}[\p{L}\p{N}_]*$/u.test(name)

/** A name made of ASCII letters, digits and `_` only, whatever was typed. */
const plain = (name: string): string => {
  if (PLAIN.test(name)) return name
  const ascii = Array.from(name, (c) =>
    /[A-Za-z0-9_]/.test(c) ? c : `u${c.codePointAt(0)!.toString(16)}`,
  ).join('')
  return /^[A-Za-z]/.test(ascii) ? ascii : `v${ascii}`
}

export interface Names {
  /** An identifier that nothing else has, `wanted` itself where possible. */
  readonly claim: (wanted: string) => string
  /** `t1`, `t2`, … without those in use. */
  readonly temporary: () => string
}

/** What a language asks of names. */
export interface Naming {
  /** Names that differ by case alone are one. */
  readonly caseless?: true
  /** How long names may be. */
  readonly longest?: number
}

/** Names of one function; `reserved` ones are never given out. */
export const createNames = (reserved: Iterable<string>, { caseless, longest }: Naming = {}): Names => {
  const keyOf = (name: string): string => (caseless ? name.toLowerCase() : name)
  const taken = new Set([...reserved].map(keyOf))
  let count = 0
  const claim = (wanted: string): string => {
    let [name, suffix] = [plain(wanted).slice(0, longest), '']
    while (taken.has(keyOf(name))) {
      suffix += '_'
      name = `${plain(wanted).slice(0, longest && longest - suffix.length)}${suffix}`
    }
    taken.add(keyOf(name))
    return name
  }
  const temporary = (): string => {
    do count++
    while (taken.has(`t${count}`))
    return claim(`t${count}`)
  }
  return { claim, temporary }
}

/** A kind as an identifier. */
export const kindWord = (kind: string): string => kind.replace(/-/g, '_')

const NAME_LIMIT = 60

/** What a function is called: `gradient_W_b`, or `gradient_W_and_9_more` where the list would be too long. */
export const functionName = (kind: string, variables: readonly string[]): string => {
  const full = [kindWord(kind), ...variables.map(plain)].join('_')
  if (full.length <= NAME_LIMIT || variables.length === 1) return full
  return `${kindWord(kind)}_${plain(variables[0]!)}_and_${variables.length - 1}_more`
}
