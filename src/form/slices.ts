/**
 * Forms of slices and of blocks: `X[a:b,c:d]` is a slice of columns of a slice of rows, `[A, B; C, D]` one line of blocks
 * on top of another.
 */
import type { Call, Node } from '../expr/node.ts'
import { functionNamed } from '../functions/index.ts'
import type { Form, Picked, Show } from './form.ts'

type Axis = 0 | 1

const axisOf = (node: Node, kind: 'slice' | 'blocks'): Axis | undefined => {
  const layout = node.kind === 'call' && node.order === 0 ? functionNamed(node.name)?.layout : undefined
  return layout?.kind === kind ? layout.axis : undefined
}

/** What a slice picks; of one row or column its number alone. */
const pickOf = ({ args: [, from, to] }: Call, show: Show): Picked =>
  from === to
    ? { kind: 'one', at: show.form(from!) }
    : { kind: 'range', from: show.form(from!), to: show.form(to!) }

const rangeOf = ({ args: [, from, to] }: Call, show: Show): Picked => ({
  kind: 'range',
  from: show.form(from!),
  to: show.form(to!),
})

const ALL: Picked = { kind: 'all' }

/** Entries of a vector or a row are a range of them, since one alone would be a number. */
export const slice = (node: Call, axis: Axis, show: Show): Form => {
  const [first] = node.args as [Node]
  const isLine = axis === 0 ? first.cols === 1 : first.rows === 1
  if (axis === 1 && first.kind === 'call' && axisOf(first, 'slice') === 0) {
    const [of] = first.args as [Node]
    return made(of, [pickOf(first, show), pickOf(node, show)], show)
  }
  if (isLine) return made(first, [rangeOf(node, show)], show)
  return made(first, axis === 0 ? [pickOf(node, show), ALL] : [ALL, pickOf(node, show)], show)
}

const made = (first: Node, picks: readonly Picked[], show: Show): Form => ({
  kind: 'slice',
  body: show.form(first),
  first,
  picks,
})

/** The blocks of a chain: the last operand of one may be the next. */
const chain = (node: Node, axis: Axis): Node[] => {
  const found: Node[] = []
  let rest = node
  while (rest.kind === 'call' && axisOf(rest, 'blocks') === axis) {
    found.push(rest.args[0]!)
    rest = rest.args[1]!
  }
  return [...found, rest]
}

export const blocks = (node: Call, axis: Axis, show: Show): Form => ({
  kind: 'blocks',
  lines: (axis === 0 ? chain(node, 0) : [node]).map((line) => chain(line, 1).map(show.form)),
})
