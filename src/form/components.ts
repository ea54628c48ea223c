/**
 * What a reader sees of second derivatives of a function with vectors as values: sums over its components, in which
 * `hessian(g[i])(u)` stands, or one component alone.
 */
import { isUnit } from '../functions/index.ts'
import { type Dim, dimNames } from '../shape/dim.ts'
import { mappingOf } from '../shape/mapping.ts'
import { endsOf, type Form } from './form.ts'

type CallForm = Extract<Form, { kind: 'call' }>

export interface Components {
  /**
   * One Hessian; `sum(c[i]*hessian(g[i])(u) for i)`; `sum(unit(m,i)*e'*hessian(g[i])(u) for i)`;
   * `sum(hessian(g[i])(u)*A[i,:]' for i)`.
   */
  readonly kind: 'one' | 'weighted' | 'stacked' | 'by-rows'
  /** What the user calls the function. */
  readonly name: string
  /** The number of components. */
  readonly count: Dim
  /** A name that stands for nothing inside. */
  readonly index: string
  /** Where the Hessians are taken. */
  readonly at: Form
  /** The index of the one, the weights, the vector, the matrix. */
  readonly other: Form
}

const KINDS = { hessian: 'weighted', turn: 'stacked', pull: 'by-rows' } as const

/** What a call is made of; `undefined` where it is an ordinary one. */
export const componentsOf = ({ name, args: [at, other] }: CallForm): Components | undefined => {
  const mapping = mappingOf(name)
  if (!mapping || !at || !other) return undefined
  const { role, to } = mapping
  if (role !== 'hessian' && role !== 'turn' && role !== 'pull') return undefined
  const [count = 1] = to
  const parts = { name: mapping.name, count, at }
  const used = new Set([mapping.name, ...dimNames(count), ...namesIn(at), ...namesIn(other)])
  const index = INDICES.find((letter) => !used.has(letter)) ?? LAST
  const one = role === 'hessian' && other.kind === 'call' && isUnit(other.name) ? other.args[1] : undefined
  return one ? { kind: 'one', index, other: one, ...parts } : { kind: KINDS[role], index, other, ...parts }
}

const INDICES = [...'ijklpqrst']
const LAST = 'index'

/** Names of variables and dimensions. */
const namesIn = (root: Form): string[] => {
  const names: string[] = []
  const pending = [root]
  for (let form = pending.pop(); form; form = pending.pop()) {
    if (form.kind === 'symbol') names.push(form.node.name)
    if (form.kind === 'dimension') names.push(...dimNames(form.dim))
    if (form.kind === 'fill') names.push(...dimNames(form.rows), ...dimNames(form.cols))
    pending.push(...partsOf(form))
  }
  return names
}

const partsOf = (form: Form): readonly Form[] => {
  switch (form.kind) {
    case 'sum':
      return form.terms.map((term) => term.form)
    case 'negate':
    case 'transpose':
    case 'differential':
      return [form.body]
    case 'times':
    case 'hadamard':
      return form.factors
    case 'quotient':
      return [form.over, ...form.under]
    case 'power':
      return [form.base, form.exponent]
    case 'colon':
      return [form.left, form.right]
    case 'call':
      return form.args
    case 'slice':
      return [form.body, ...form.picks.flatMap(endsOf)]
    case 'blocks':
      return form.lines.flat()
    default:
      return []
  }
}

/** Names and signs of each kind but those of its parts. */
export const OWN_TOKENS: Readonly<Record<Components['kind'], number>> = {
  one: 2,
  weighted: 7,
  stacked: 11,
  'by-rows': 8,
}
