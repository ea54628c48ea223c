/**
 * The shapes of many names: those of one shape together, others by their kind, runs of numbered names by their ends.
 */

/** Names up to which each is listed with its shape. */
const MOST = 24

interface Group {
  readonly names: string[]
  readonly shape: string
}

/** `W: m x n` for each name while they are few; of many `W1, …, W9: n x n`, and the kinds of what has a shape of its own. */
export const shapeList = (shapes: readonly string[]): readonly string[] => {
  if (shapes.length <= MOST) return shapes
  const byShape = grouped(shapes.map(parted))
  const shared = byShape.filter(({ names }) => names.length > 1)
  const single = byShape.filter(({ names }) => names.length === 1)
  const byKind = grouped(single.map(({ names, shape }) => [names[0]!, kindOf(shape)] as const))
  return [...shared, ...byKind].map(({ names, shape }) => `${runs(names).join(', ')}: ${shape}`)
}

const parted = (text: string): readonly [name: string, shape: string] => {
  const at = text.indexOf(': ')
  return [text.slice(0, at), text.slice(at + 2)]
}

const grouped = (entries: readonly (readonly [name: string, shape: string])[]): Group[] => {
  const groups = new Map<string, Group>()
  for (const [name, shape] of entries) {
    const group = groups.get(shape) ?? { names: [], shape }
    group.names.push(name)
    groups.set(shape, group)
  }
  return [...groups.values()]
}

const kindOf = (shape: string): string =>
  shape === 'scalar' ? shape : `a ${shape.includes(' x ') ? 'matrix' : 'vector'} of dimensions of its own`

/** `W1, …, W9` for names with one stem and numbers in a row, three or more. */
const runs = (names: readonly string[]): string[] => {
  const found: { stem: string; first: number; last: number }[] = []
  for (const name of names) {
    const [, stem = name, digits = ''] = /^(.*?)((?:0|[1-9]\d{0,8})?)$/.exec(name) ?? []
    const number = digits === '' ? Number.NaN : Number(digits)
    const run = found.find((other) => other.stem === stem && other.last + 1 === number)
    if (run) run.last = number
    else found.push({ stem, first: number, last: number })
  }
  return found.flatMap(({ stem, first, last }) => {
    if (Number.isNaN(first)) return [stem]
    if (last - first < 2) return [...new Set([`${stem}${first}`, `${stem}${last}`])]
    return [`${stem}${first}, …, ${stem}${last}`]
  })
}
