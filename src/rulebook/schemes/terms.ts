/**
 * Laws of what stands in a term together: `T[A]/s`, where T is a term, is A over s with whatever else a product has.
 */
import { withChildren } from '../../syntax/rebuild.ts'
import type { Expr, RuleText } from '../../syntax/tree.ts'
import { childrenOf } from '../../syntax/walk.ts'
import type { Read } from './instances.ts'
import { isWord, lawText } from './text.ts'

/** The terms: a name, the term with T in it, and what its letters are. */
const TERMS: readonly (readonly [name: string, term: string, words: Readonly<Record<string, string>>])[] = [
  ['name', 'T', {}],
  ['scaled', 's*T', { s: 'scalar' }],
  ['transposed', "T'", {}],
  ['in-product', 'A*T', { A: 'matrix' }],
  ['in-scaled-product', 's*(A*T)', { s: 'scalar', A: 'matrix' }],
  ['in-inner-product', "y'*T", { y: 'vector' }],
  ['in-entries', 'y.*T', {}],
]

const isTerm = (rule: RuleText): string | undefined => {
  const found = rule.where.find(
    (declaration) => declaration.kind === 'property' && declaration.words.some(({ text }) => text === 'term'),
  )
  return found?.kind === 'property' ? found.name : undefined
}

/** A law for every kind of term where a law is about terms; else the law itself. */
export const overTerms = (rule: RuleText, read: Read): readonly RuleText[] => {
  const name = isTerm(rule)
  if (name === undefined) return [rule]
  return TERMS.map(([kind, text, words]) => {
    const term = read(text)
    const instance: RuleText = {
      ...rule,
      name: rule.name.replace('*', kind),
      pattern: inTerm(rule.pattern, name, term),
      replacement: inTerm(rule.replacement, name, term),
      where: [
        ...rule.where.filter((declaration) => declaration.kind !== 'property' || declaration.name !== name),
        ...Object.entries(words).map(([letter, word]) => isWord(letter, word, rule.span)),
      ],
      scheme: rule.name,
    }
    return { ...instance, law: lawText(instance) }
  })
}

/** The expression with `T[A]` written out as the term with A for T. */
const inTerm = (expr: Expr, name: string, term: Expr): Expr => {
  const children = childrenOf(expr).map((child) => inTerm(child, name, term))
  const [head, inner] = expr.kind === 'call' && expr.name === 'entry' ? children : []
  if (head?.kind === 'name' && head.name === name) return put(term, inner!)
  const made = withChildren(expr, children)
  return made.kind === 'product' && made.first.kind === 'product'
    ? { ...made, first: made.first.first, rest: [...made.first.rest, ...made.rest] }
    : made
}

const put = (term: Expr, inner: Expr): Expr =>
  term.kind === 'name' && term.name === 'T'
    ? inner
    : withChildren(
        term,
        childrenOf(term).map((child) => put(child, inner)),
      )
