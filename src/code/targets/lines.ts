/**
 * Lines of generated code that are too long for a reader, or for a compiler.
 */

interface Place {
  readonly at: number
  /** In how many brackets. */
  readonly depth: number
}

/** Blanks outside quotes that follow a comma, an operator or an opening bracket: a line may be broken there. */
const placesOf = (line: string): Place[] => {
  const places: Place[] = []
  let quote = ''
  let depth = 0
  for (const [at, c] of [...line].entries()) {
    if (quote !== '') quote = c === quote ? '' : quote
    else if (c === '"' || c === "'") quote = c
    else if ('([{'.includes(c)) depth++
    else if (')]}'.includes(c)) depth--
    else if (c === ' ' && /[^\w\s)\]}]$/.test(line.slice(Math.max(0, at - 1), at))) places.push({ at, depth })
  }
  return places
}

/** Where a line is best broken: in the fewest brackets, as late as can be; the first place if all are too late. */
const placeIn = (line: string, from: number, width: number): number | undefined => {
  const places = placesOf(line).filter(({ at }) => at > from)
  const near = places.filter(({ at }) => at <= width)
  const good = near.filter(({ at }) => at > from + (width - from) / 2)
  const least = Math.min(...(good.length > 0 ? good : near).map(({ depth }) => depth))
  return (near.filter(({ depth }) => depth === least).at(-1) ?? places[0])?.at
}

/** A line broken into several, which are indented further; `mark` says in the language that a line goes on. */
export const folded = (line: string, width: number, mark = ''): string[] => {
  const indent = /^ */.exec(line)![0].length
  const lines: string[] = []
  let rest = line
  while (rest.length > width) {
    const place = placeIn(rest, indent + 8, width - mark.length)
    if (place === undefined) break
    lines.push(rest.slice(0, place) + mark)
    rest = ' '.repeat(indent + 4) + rest.slice(place + 1)
  }
  return [...lines, rest]
}
