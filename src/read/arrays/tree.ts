/**
 * Programs of languages of arrays as typed, with spans: the trees that the readers of NumPy and Julia share.
 */
import type { Span } from '../../errors/error.ts'

export type Node =
  | { readonly kind: 'number'; readonly text: string; readonly span: Span }
  | { readonly kind: 'text'; readonly text: string; readonly span: Span }
  | { readonly kind: 'name'; readonly name: string; readonly span: Span }
  /** `a.b`. */
  | { readonly kind: 'member'; readonly of: Node; readonly name: string; readonly span: Span }
  | {
      readonly kind: 'call'
      readonly of: Node
      readonly args: readonly Node[]
      readonly named: readonly Named[]
      /** `f.(x)`: entry by entry. */
      readonly dotted?: true
      readonly span: Span
    }
  | { readonly kind: 'index'; readonly of: Node; readonly at: readonly Node[]; readonly span: Span }
  | {
      readonly kind: 'slice'
      readonly from: Node | undefined
      readonly to: Node | undefined
      readonly span: Span
    }
  | { readonly kind: 'prefix'; readonly operator: string; readonly body: Node; readonly span: Span }
  | { readonly kind: 'adjoint'; readonly body: Node; readonly span: Span }
  | {
      readonly kind: 'infix'
      readonly operator: string
      readonly left: Node
      readonly right: Node
      readonly span: Span
    }
  | { readonly kind: 'tuple' | 'list'; readonly items: readonly Node[]; readonly span: Span }
  /** Blocks as Julia writes them, by rows. */
  | { readonly kind: 'blocks'; readonly rows: readonly (readonly Node[])[]; readonly span: Span }
  | { readonly kind: 'function'; readonly made: Lambda; readonly span: Span }

/** A named argument, `axis=0`. */
export interface Named {
  readonly name: string
  readonly value: Node
  readonly span: Span
}

export interface Typed {
  readonly name: string
  readonly span: Span
}

/** A function as a value: what it takes and what it does. */
export interface Lambda {
  readonly parameters: readonly Typed[]
  readonly body: readonly Statement[]
}

export type Statement =
  | {
      readonly kind: 'assign'
      readonly names: readonly Typed[]
      readonly value: Node
      readonly span: Span
    }
  | { readonly kind: 'define'; readonly name: Typed; readonly made: Lambda; readonly span: Span }
  | { readonly kind: 'result'; readonly value: Node; readonly span: Span }
  /** A name for a module or for what is in one: `import numpy as np`. */
  | { readonly kind: 'import'; readonly as: string; readonly path: string; readonly span: Span }

/** Every part of an expression and itself; functions as values are left out. */
export function* nodesOf(root: Node): Generator<Node> {
  const pending: Node[] = [root]
  for (let next = pending.pop(); next; next = pending.pop()) {
    yield next
    pending.push(...partsOf(next))
  }
}

const partsOf = (node: Node): readonly Node[] => {
  switch (node.kind) {
    case 'member':
      return [node.of]
    case 'call':
      return [node.of, ...node.args, ...node.named.map(({ value }) => value)]
    case 'index':
      return [node.of, ...node.at]
    case 'slice':
      return [node.from, node.to].filter((end) => end !== undefined)
    case 'prefix':
    case 'adjoint':
      return [node.body]
    case 'infix':
      return [node.left, node.right]
    case 'tuple':
    case 'list':
      return node.items
    case 'blocks':
      return node.rows.flat()
    default:
      return []
  }
}
