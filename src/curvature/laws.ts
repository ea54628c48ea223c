/**
 * The laws of `rules/curvature.rules` as the prover uses them: one claim each, found by the head of what they speak of.
 */
import type { Node } from '../expr/node.ts'
import { casesOf } from '../rulebook/claims.ts'
import { compileRule } from '../rulebook/compile.ts'
import type { Curvature } from '../rulebook/curvatures.ts'
import { lawsOfFile } from '../rulebook/files.ts'
import type { Rule, Template } from '../rulebook/rule.ts'

/** A law about what has a head: a kind of node, a function by its name, or anything. */
type Head = string

const ANY = 'any'

const headOf = (pattern: Template): Head => {
  if (pattern.kind === 'meta') return ANY
  return pattern.kind === 'call' ? `${pattern.name}(` : pattern.kind
}

/** Where `s*A` and `A .* B` may be met: a product of scalars is one entry by entry, a multiple a sum of one term. */
const ALSO: Readonly<Partial<Record<Node['kind'], readonly Head[]>>> = {
  sum: ['scale'],
  hadamard: ['scale'],
  scale: ['hadamard'],
}

let index: ReadonlyMap<string, readonly Rule[]> | undefined

const compiled = (): ReadonlyMap<string, readonly Rule[]> => {
  const laws = new Map<string, Rule[]>()
  for (const rule of (lawsOfFile('curvature') ?? []).flatMap(casesOf).map((text) => compileRule(text))) {
    const key = `${rule.claim!.curvatures[0]} ${headOf(rule.pattern)}`
    laws.set(key, [...(laws.get(key) ?? []), rule])
  }
  return laws
}

/** The laws that may prove that a node bends so, those about its form before those about anything. */
export const lawsAbout = (node: Node, word: Curvature): readonly Rule[] => {
  index ??= compiled()
  const heads = [node.kind === 'call' ? `${node.name}(` : node.kind, ...(ALSO[node.kind] ?? []), ANY]
  return heads.flatMap((head) => index!.get(`${word} ${head}`) ?? [])
}
