/**
 * The names of functions, constants and heads, which tables have in LaTeX, in Typst. Knows what stands in tables; no
 * formula goes through here.
 */

/** Commands that are called otherwise. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['cdot', 'dot'],
  ['otimes', '⊗'],
  ['times', '×'],
])

/** Letters of which Typst gives the name to another shape than LaTeX. */
const SHAPES: ReadonlyMap<string, string> = new Map([
  ['epsilon', 'epsilon.alt'],
  ['phi', 'phi.alt'],
  ...['theta', 'pi', 'rho', 'sigma'].map((name) => [`var${name}`, `${name}.alt`] as const),
  ['varepsilon', 'epsilon'],
  ['varphi', 'phi'],
])

/** A Greek letter in the shape that LaTeX gives its name. */
export const typstGreek = (name: string): string => SHAPES.get(name) ?? name

const TOKEN = /\\[A-Za-z]+|[{}]|\$\d|./gsu

interface Source {
  readonly tokens: readonly string[]
  at: number
}

/** What stands in tables, `$1` for what comes later. */
export const typstSymbols = (latex: string): string => rest({ tokens: latex.match(TOKEN) ?? [], at: 0 })

const isCommand = (token: string): boolean => /^\\[A-Za-z]/.test(token)

/** Up to the brace that closes. */
const rest = (source: Source): string => {
  let text = ''
  let before = ''
  for (let token = source.tokens[source.at++]; token !== undefined; token = source.tokens[source.at++]) {
    if (token === '}') break
    const next = token.trim() === '' ? '' : spelled(token, source)
    const isApart = isCommand(token) || isCommand(before)
    text += isApart && /[\w)]$/.test(text) && /^[A-Za-z0-9"$(]/.test(next) ? ` ${next}` : next
    if (next !== '') before = token
  }
  return text
}

/** The letters in braces. */
const word = (source: Source): string => {
  const end = source.tokens.indexOf('}', source.at)
  const inside = source.tokens.slice(source.at + 1, end).join('')
  source.at = end + 1
  return inside.replaceAll('\\', '')
}

/** What stands in braces. */
const group = (source: Source): string => {
  source.at++
  return rest(source)
}

const spelled = (token: string, source: Source): string => {
  if (token === '{') return `(${rest(source)})`
  if (!token.startsWith('\\')) return token
  switch (token) {
    case '\\operatorname':
      return `op("${word(source)}")`
    case '\\mathbf':
      return bold(word(source))
    case '\\mathrm':
      return upright(word(source))
    case '\\frac':
      return `(${group(source)})/(${group(source)})`
    default:
      return NAMES.get(token.slice(1)) ?? typstGreek(token.slice(1))
  }
}

const bold = (text: string): string => (/^\d$/.test(text) ? `bold(${text})` : `upright(bold(${text}))`)

/** A differential has a space of its own. */
const upright = (text: string): string =>
  text === 'd' ? 'dif ' : text.length === 1 ? `upright(${text})` : `"${text}"`
