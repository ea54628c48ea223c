/**
 * Sums over an index as readers see them: whether what stands in the sum tells how far the index runs, so that the
 * range need not be said.
 */
import { dependsOn } from '../expr/free-indices.ts'
import { type Node, operandsOf } from '../expr/node.ts'
import { functionNamed } from '../functions/index.ts'
import type { Dim } from '../shape/dim.ts'
import type { Form } from './form.ts'

type CallForm = Extract<Form, { kind: 'call' }>

/** A sum over an index, by its parts. */
export interface Over {
  /** A sum, or the values themselves. */
  readonly kind: 'over' | 'stack'
  readonly body: Form
  readonly index: Dim
  readonly size: Dim
  /** Whether the body tells the size. */
  readonly evident: boolean
}

/** The parts of a call that binds an index. */
export const overOf = ({ name, args, first }: CallForm): Over | undefined => {
  const kind = functionNamed(name)?.layout?.kind
  if (kind !== 'over' && kind !== 'stack') return undefined
  const [body, index, size] = args
  const [i, n] = [dimensionIn(index), dimensionIn(size)]
  if (!body || i === undefined || n === undefined) return undefined
  return { kind, body, index: i, size: n, evident: first !== undefined && tellsSize(first, i, n) }
}

const dimensionIn = (form: Form | undefined): Dim | undefined =>
  form?.kind === 'dimension' ? form.dim : form?.kind === 'number' ? Number(form.value.num) : undefined

/** Whether an entry, row or column is picked by the index out of so many, and no other than those. */
export const tellsSize = (node: Node, index: Dim, size: Dim): boolean => {
  const found: Dim[] = []
  const visit = (part: Node): void => {
    if (!dependsOn(part, index)) return
    if (part.kind === 'call') found.push(...pickedSizes(part.name, part.args, index))
    for (const operand of operandsOf(part)) visit(operand)
  }
  visit(node)
  return found.length > 0 && found.every((one) => one === size)
}

const pickedSizes = (name: string, [whole, ...places]: readonly Node[], index: Dim): Dim[] => {
  const layout = functionNamed(name)?.layout
  if (!whole || (layout?.kind !== 'index' && layout?.kind !== 'slice')) return []
  const isIndex = (place: Node | undefined): boolean => place?.kind === 'dimension' && place.dim === index
  if (layout.kind === 'slice') return isIndex(places[0]) ? [layout.axis === 0 ? whole.rows : whole.cols] : []
  const sizes = places.length === 1 ? [whole.cols === 1 ? whole.rows : whole.cols] : [whole.rows, whole.cols]
  return sizes.filter((_, axis) => isIndex(places[axis]))
}
