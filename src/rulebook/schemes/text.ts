/**
 * A rule as a line for readers, and the parts of rules that schemes make.
 */
import type { Span } from '../../errors/error.ts'
import { rational } from '../../rational.ts'
import { exprText } from '../../syntax/print.ts'
import type { Claim, Declaration, Expr, RuleText } from '../../syntax/tree.ts'

/** All of a rule but its name. */
export const lawText = ({ pattern, replacement, claim, where, assuming, citation }: RuleText): string =>
  [
    claim
      ? `${exprText(pattern)} ${claim.verb} ${textOf(claim)}`
      : `${exprText(pattern)} -> ${exprText(replacement)}`,
    ...(where.length > 0 ? [`where ${where.map(declarationText).join(', ')}`] : []),
    ...(assuming.length > 0 ? [`assuming ${assuming.map(declarationText).join(', ')}`] : []),
    `[${citation}]`,
  ].join(' ')

const textOf = ({ words }: Pick<Claim, 'words'>): string => words.map(({ text }) => text).join(' ')

const declarationText = (declaration: Declaration): string => {
  switch (declaration.kind) {
    case 'property':
      return `${declaration.name} is ${textOf(declaration)}`
    case 'shape':
      return `${declaration.name}: ${declaration.dims.map(exprText).join(' x ')}`
    case 'function':
      return `${declaration.name}: ${[declaration.from, declaration.to].map((dims) => dims.map(exprText).join(' x ') || 'scalar').join(' -> ')}`
    case 'equation':
      return `${exprText(declaration.left)} = ${exprText(declaration.right)}`
  }
}

/** A name at a place of the scheme. */
export const nameAt = (name: string, span: Span): Expr => ({ kind: 'name', name, span })

/** A whole number at a place of the scheme. */
export const numberAt = (value: number, span: Span): Expr => ({
  kind: 'number',
  value: rational(value),
  span,
})

/** `name is word`, said at a place of the scheme. */
export const isWord = (name: string, word: string, span: Span): Declaration => ({
  kind: 'property',
  name,
  nameSpan: span,
  words: [{ text: word, span }],
  span,
})
