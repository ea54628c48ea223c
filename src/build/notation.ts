/**
 * Laws in the notation that `src/rulebook/notation.ts` reads.
 */
import { FIELDS, USUAL_CITATION, USUAL_STEP } from '../rulebook/notation.ts'
import type { Declaration, Expr, RuleText } from '../syntax/tree.ts'

/** What the engine does without: where in its file an expression stands, and what is said to readers. */
const LEFT_OUT: ReadonlySet<string> = new Set(['law', 'sentence', 'mirror', 'scheme', 'heading'])

/** What the engine needs of a law. */
export const ofEngine = <T>(part: T): T => {
  if (Array.isArray(part)) return part.map(ofEngine) as T
  if (typeof part !== 'object' || part === null) return part
  const fields = Object.entries(part).filter(([name, field]) => field !== undefined && !LEFT_OUT.has(name))
  return Object.fromEntries(
    fields.map(([name, field]) => [name, /^span|Span$/.test(name) ? { from: 0, to: 0 } : ofEngine(field)]),
  ) as T
}

/** The laws of a file, field by field. */
export const lawsText = (laws: readonly RuleText[]): readonly string[] => {
  const written = laws.map((law, i) => fieldsOf(law, law.line - (laws[i - 1]?.line ?? 0)))
  return FIELDS.map((_, field) => written.map((fields) => fields[field]).join('\n'))
}

const fieldsOf = (law: RuleText, step: number): readonly string[] => {
  const { name, pattern, replacement, claim, where, assuming, citation } = law
  return [
    name,
    step === USUAL_STEP ? '' : String(step),
    text(pattern),
    claim ? [claim.verb, ...claim.words.map((word) => word.text)].join(' ') : text(replacement),
    where.map(declarationText).join(';'),
    assuming.map(declarationText).join(';'),
    citation === USUAL_CITATION ? '' : citation,
  ]
}

const declarationText = (declaration: Declaration): string => {
  switch (declaration.kind) {
    case 'property':
      return [declaration.name, ...declaration.words.map((word) => word.text)].join(' ')
    case 'shape':
      return `${declaration.name}:${declaration.dims.map(text).join(',')}`
    default:
      throw new Error('a law declares an equation, for which there is no notation')
  }
}

const text = (expr: Expr): string => {
  switch (expr.kind) {
    case 'negate':
      return `-${operand(expr.body)}`
    case 'sum':
      return expr.terms
        .map(
          (term, i) =>
            `${i === 0 && term.sign === 1 ? '' : term.sign === 1 ? '+' : '-'}${operand(term.operand)}`,
        )
        .join('')
    case 'product':
      return (
        operand(expr.first) + expr.rest.map((factor) => factor.operator + operand(factor.operand)).join('')
      )
    case 'colon':
      return `${operand(expr.left)}:${operand(expr.right)}`
    case 'power':
      return operand(expr.base) + expr.operator + operand(expr.exponent)
    default:
      return operand(expr)
  }
}

const operand = (expr: Expr): string => {
  switch (expr.kind) {
    case 'number':
      return expr.value.den === 1n ? `${expr.value.num}` : `${expr.value.num}_${expr.value.den}`
    case 'name':
      return expr.name
    case 'call':
      return `${/^\w+$/.test(expr.name) ? expr.name : `{${expr.name}}`}${"'".repeat(expr.primes)}(${expr.args.map(text).join(',')})`
    case 'transpose':
      return `${operand(expr.body)}'`
    default:
      return `(${text(expr)})`
  }
}
