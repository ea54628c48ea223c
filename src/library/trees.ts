/**
 * Trees in the hands of programs: the tree of anything that has one, walked and with parts put in other's places.
 */

import { wrongArgument, wrongCall } from '../errors/calls.ts'
import { didYouMean } from '../errors/error.ts'
import { tooLong } from '../errors/text.ts'
import { nearest } from '../infer/nearest.ts'
import { parseExpression, spelledOut } from '../parse/index.ts'
import { toText } from '../print/text.ts'
import { answerBy, type Derivative as Inner } from '../solve/derivative.ts'
import { isObject } from '../solve/request.ts'
import { exprText } from '../syntax/print.ts'
import { substituted } from '../syntax/rebuild.ts'
import type { Definition } from '../syntax/tree.ts'
import { childrenOf, partsOf } from '../syntax/walk.ts'
import { isAnalysis } from './evaluate.ts'
import { isTree, sourceText, type Tree } from './problem.ts'

/** Parts of a tree beyond which nothing is written out. */
const MOST = 200_000

/** Read anew, so that it is a tree of the language and its spans are those of its own text. */
const settled = (tree: Tree): Tree => parseExpression(exprText(tree))

type Named = Pick<Definition, 'name' | 'value'>

/** The tree with every definition written out. Throws: `too-long`. */
const writtenOut = (root: Tree, definitions: readonly Named[]): Tree => {
  const values = new Map<string, Tree>()
  const sizes = new Map<string, number>()
  const sizeOf = (tree: Tree): number => {
    let size = 0
    for (const part of partsOf(tree)) size += (part.kind === 'name' && sizes.get(part.name)) || 1
    if (size > MOST) throw tooLong(size, MOST, 'tokens')
    return size
  }
  for (const { name, value } of definitions) {
    sizes.set(name, sizeOf(value))
    values.set(name, substituted(value, values))
  }
  sizeOf(root)
  return settled(substituted(root, values))
}

/** The tree of an answer, its definitions written out. */
export const answerTree = (inner: Inner, variable: string | undefined): Tree =>
  writtenOut(
    parseExpression(toText(answerBy(inner, variable))),
    inner.derived.definitions.map(({ name, value }) => ({ name, value: parseExpression(toText(value)) })),
  )

/** The tree of anything else that has one. */
export const treeOf = (value: unknown): Tree => {
  if (isAnalysis(value)) return writtenOut(value.problem.objective, value.problem.definitions)
  return isTree(value) ? value : parseExpression(sourceText(value))
}

/** Calls `visit` with every part, each before its parts, those of a part left out for which it returns `false`. */
export const walkTree = (root: unknown, visit: (part: Tree, depth: number) => unknown): void => {
  if (!isTree(root)) throw wrongArgument('the tree', 'a tree', root)
  if (typeof visit !== 'function') throw wrongArgument('the visitor', 'a function', visit)
  const pending: (readonly [Tree, number])[] = [[root, 0]]
  for (let next = pending.pop(); next; next = pending.pop()) {
    const [part, depth] = next
    if (visit(part, depth) === false) continue
    for (const child of [...childrenOf(part)].reverse()) pending.push([child, depth + 1])
  }
}

const replacement = (name: string, value: unknown): Tree => {
  if (isTree(value)) return value
  if (typeof value !== 'string' && !(typeof value === 'number' && Number.isFinite(value)))
    throw wrongArgument(name, 'a text, a number or a tree', value)
  return parseExpression(String(value))
}

/** The tree with expressions in the place of names. */
export const substitutedTree = (given: unknown, values: unknown): Tree => {
  const tree = treeOf(given)
  if (!isObject(values)) throw wrongArgument('the replacements', 'an object', values)
  const known = new Set([...partsOf(tree)].flatMap((part) => (part.kind === 'name' ? [part.name] : [])))
  const pairs = Object.entries(values).map(([name, value]) => [spelledOut(name), value] as const)
  for (const [name] of pairs)
    if (!known.has(name)) {
      const meant = name.length > 1 ? nearest(name, known) : undefined
      throw wrongCall(
        `${name} is to be replaced, but the tree has no ${name}`,
        didYouMean(meant, `It has ${[...known].slice(0, 20).join(', ')}.`),
      )
    }
  return settled(substituted(tree, new Map(pairs.map(([name, value]) => [name, replacement(name, value)]))))
}
