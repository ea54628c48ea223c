/**
 * What is known of names before a program is read: what is declared of them, and which the program makes sizes of.
 */
import type { Shape } from '../../shape/shape.ts'
import type { Analyse, Facts, Stated } from '../reading.ts'
import type { Language } from './language.ts'
import type { Room } from './room.ts'
import { parametersIn } from './run.ts'
import { type Node, nodesOf, type Statement } from './tree.ts'
import { type Kind, matrix, SCALAR, vector } from './value.ts'

export interface Known {
  readonly known: Pick<Room, 'declared' | 'dims' | 'entrywise' | 'kept'>
  /** Names whose shapes a clause tells. */
  readonly inClause: ReadonlySet<string>
}

const kindOf = ({ rows, cols }: Shape): Kind => {
  if (rows === 1 && cols === 1) return SCALAR
  return cols === 1 ? vector(rows) : matrix(rows, cols)
}

/** A declaration of two axes is one though the second is 1. */
const declaredKind = (shape: Shape, facts: Facts | undefined): Kind =>
  facts?.shape?.length === 2 ? matrix(shape.rows, shape.cols) : kindOf(shape)

export const knownOf = (
  { vars = {}, where, wrt }: Stated,
  analyse: Analyse,
  language: Language,
  statements: readonly Statement[],
): Known => {
  const facts = Object.entries(vars)
  const isDeclared = facts.length > 0 || (where ?? '').trim() !== ''
  const entrywise = [
    ...facts.filter(([, { props }]) => props?.includes('elementwise')).map(([name]) => name),
    ...[...(where ?? '').matchAll(/([\p{L}]\w*)\s+is\s+elementwise/gu)].map(([, name]) => name!),
  ]
  // A declaration of a function that is not called is an error.
  const expr = ['1', ...entrywise.map((name) => `${name}(1)`)].join(' + ')
  const analysis = isDeclared ? analyse({ expr, wrt: [], vars }) : undefined
  const shaped = new Set([
    ...facts.filter(([, { shape }]) => shape !== undefined).map(([name]) => name),
    ...[...(where ?? '').matchAll(/([\p{L}]\w*)\s*:/gu)].map(([, name]) => name!),
  ])
  const variables = [...(analysis?.variables ?? [])].filter(([name]) => shaped.has(name))
  const declared = new Map(variables.map(([name, { shape }]) => [name, declaredKind(shape, vars[name])]))
  return {
    known: {
      declared,
      dims: new Set([...(analysis?.dims ?? []), ...sizesUsed(language, statements)]),
      entrywise: new Set(entrywise),
      kept: new Set([...parametersIn(statements), ...wrt]),
    },
    inClause: new Set(variables.filter(([name]) => vars[name]?.shape === undefined).map(([name]) => name)),
  }
}

/** Names of which the program makes sizes, as of `eye(k)`, and that it does not define. */
const sizesUsed = (language: Language, statements: readonly Statement[]): readonly string[] => {
  const defined = new Set<string>()
  const found: string[] = []
  const pending = [...statements]
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (next.kind === 'import') continue
    if (next.kind === 'define') {
      pending.push(...next.made.body)
      continue
    }
    if (next.kind === 'assign') for (const { name } of next.names) defined.add(name)
    for (const node of nodesOf(next.value)) {
      if (node.kind === 'function') pending.push(...node.made.body)
      for (const part of language.sizesIn(node)) found.push(...namesOfSize(part))
    }
  }
  return found.filter((name) => !defined.has(name))
}

const namesOfSize = (node: Node): readonly string[] => {
  switch (node.kind) {
    case 'name':
      return [node.name]
    case 'prefix':
      return namesOfSize(node.body)
    case 'infix':
      return [...namesOfSize(node.left), ...namesOfSize(node.right)]
    case 'tuple':
    case 'list':
      return node.items.flatMap(namesOfSize)
    default:
      return []
  }
}
