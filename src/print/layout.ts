/**
 * How wide text may be, and what stands out in it; prose in lines of that width.
 */

export interface Layout {
  /** Columns of a line. */
  readonly width: number
  /** How a law is set beside its formula, and an answer among other lines. */
  readonly law: (text: string) => string
  readonly answer: (text: string) => string
}

const asItIs = (text: string): string => text

/** For a file, a pipe and a terminal of which nothing is known. */
export const PLAIN: Layout = { width: 80, law: asItIs, answer: asItIs }

/** Words in lines of at most so many columns, each but the first indented; what cannot be broken is longer. */
export const wrapped = (words: readonly string[], width: number, indent: string, gap = ' '): string[] => {
  const lines: string[] = []
  for (const word of words) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + gap.length + word.length <= width)
      lines[lines.length - 1] += gap + word
    else lines.push(last === undefined ? word : indent + word)
  }
  return lines
}

/** A sentence in lines, those after the first indented. What is on lines of its own stays there, as does their indent. */
export const prose = (text: string, width: number): string =>
  text
    .split('\n')
    .flatMap((line) => {
      const [indent = ''] = /^ */.exec(line) ?? []
      const [first = '', ...rest] = line.trim().split(/ +/)
      return wrapped([indent + first, ...rest], width, `${indent}  `)
    })
    .join('\n')

/** A list in lines, none of its items broken. */
export const listed = (head: string, items: readonly string[], width: number): string => {
  const [first = '', ...rest] = items.map((item, i) => (i < items.length - 1 ? `${item},` : item))
  return wrapped([`${head} ${first}`, ...rest], width, '  ').join('\n')
}
