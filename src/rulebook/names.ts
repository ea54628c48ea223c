/**
 * The names of a rule: metavariables, function metavariables, dimensions; and what is wrong with them.
 */
import { GradusError } from '../errors/error.ts'
import { functionNamed } from '../functions/index.ts'
import { dimsOf, signaturesOf, takesDimension } from '../functions/signature.ts'
import { dimensionOf } from '../infer/dimension.ts'
import { ANY, type Kinds, S, V } from '../infer/kinds.ts'
import { dimNames } from '../shape/dim.ts'
import { propertyNamed } from '../shape/properties.ts'
import type { Declaration, Expr, RuleText } from '../syntax/tree.ts'
import { childrenOf, partsOf } from '../syntax/walk.ts'
import { conditionNamed, FIXED, isCondition, VARYING } from './conditions.ts'
import { isCurvature } from './curvatures.ts'

export interface RuleNames {
  /** The kinds that the conditions leave each metavariable. */
  readonly kinds: ReadonlyMap<string, Kinds>
  /** Metavariables that must be square. */
  readonly square: ReadonlySet<string>
  readonly dims: ReadonlySet<string>
  /** Declared shapes, `X: m x n`. */
  readonly declared: ReadonlyMap<string, readonly Expr[]>
  readonly problems: readonly string[]
}

/** Names that stand for themselves. */
const CONSTANTS: ReadonlySet<string> = new Set(['eye', 'ones', 'zeros', 'pi'])
const METAVARIABLE = /^[A-Za-z]$/

interface Met {
  readonly variables: Set<string>
  readonly functions: Set<string>
  readonly dims: Set<string>
  readonly problems: Set<string>
}

/** The names of a rule. */
export const ruleNames = (rule: RuleText): RuleNames => {
  const conditions = [...rule.where, ...rule.assuming]
  const problems = new Set<string>()
  const dims = new Set(conditions.flatMap((condition) => declaredDims(condition, problems)))
  const pattern = meet(rule.pattern, dims, problems)
  const replacement = meet(rule.replacement, pattern.dims, problems)
  const missing = (side: Met, other: Met): string[] =>
    [...side.variables, ...side.functions, ...side.dims].filter(
      (name) => !other.variables.has(name) && !other.functions.has(name) && !other.dims.has(name),
    )
  for (const name of missing(replacement, pattern))
    problems.add(`${name} stands in the replacement but not in the pattern`)
  const kinds = new Map([...pattern.variables].map((name) => [name, ANY]))
  const square = new Set<string>()
  const declared = new Map<string, readonly Expr[]>()
  for (const condition of conditions) {
    if (condition.kind === 'equation' || condition.kind === 'function')
      problems.add('a rule has no equations between dimensions')
    else if (isOfIndex(condition)) continue
    else if (![pattern.variables, pattern.functions, pattern.dims].some((names) => names.has(condition.name)))
      problems.add(`${condition.name} has a condition but does not stand in the pattern`)
    else apply(condition, { kinds, square, declared, problems })
  }
  for (const { text } of rule.claim?.words ?? [])
    if (!propertyNamed(text) && !isCurvature(text)) problems.add(`${text} is no property`)
  return { kinds, square, dims: pattern.dims, declared, problems: [...problems] }
}

/** Whether nothing is said but that an index changes something or not, which may be said of another index. */
const isOfIndex = (condition: Declaration): boolean =>
  condition.kind === 'property' && condition.words.every(({ text }) => text === FIXED || text === VARYING)

const declaredDims = (condition: Declaration, problems: Set<string>): string[] =>
  condition.kind === 'shape' ? condition.dims.flatMap((dim) => namesOf(dim, problems)) : []

const namesOf = (dim: Expr, problems: Set<string>): readonly string[] => {
  try {
    return dimNames(dimensionOf(dim))
  } catch (error) {
    if (!(error instanceof GradusError)) throw error
    problems.add(error.message.replace(/\.$/, ''))
    return []
  }
}

const meet = (root: Expr, known: ReadonlySet<string>, problems: Set<string>): Met => {
  const met: Met = { variables: new Set(), functions: new Set(), dims: new Set(known), problems }
  const dimArguments = new Set<Expr>()
  for (const expr of partsOf(root)) {
    if (expr.kind === 'call') meetCall(expr, met, dimArguments)
    else if (expr.kind === 'name' && !CONSTANTS.has(expr.name) && !isDimension(expr, met, dimArguments)) {
      if (!METAVARIABLE.test(expr.name))
        problems.add(`${expr.name} is neither a metavariable nor a known name`)
      met.variables.add(expr.name)
    }
  }
  for (const name of met.dims) met.variables.delete(name)
  return met
}

const isDimension = (expr: Expr, met: Met, dimArguments: ReadonlySet<Expr>): boolean =>
  dimArguments.has(expr) || (expr.kind === 'name' && met.dims.has(expr.name))

const meetCall = (expr: Extract<Expr, { kind: 'call' }>, met: Met, dimArguments: Set<Expr>): void => {
  const { name, args } = expr
  const row = functionNamed(name)
  if (row && !signaturesOf(row).some((signature) => signature.args.length === args.length))
    met.problems.add(`${name} does not take ${args.length} arguments`)
  if (row && expr.primes > 0 && row.group !== 'elementwise')
    met.problems.add(`${name} has no derivative ${name}'`)
  if (!row && name !== 'd') {
    if (METAVARIABLE.test(name)) met.functions.add(name)
    else met.problems.add(`there is no function ${name}`)
  }
  if (row?.group === 'mapping')
    for (const signature of signaturesOf(row)) for (const dim of dimsOf(signature)) met.dims.add(dim)
  if (!row && args.length !== 1) met.problems.add(`${name}( takes one argument`)
  for (const [i, arg] of args.entries()) {
    if (!takesDimension(row, args.length, i)) continue
    for (const part of partsOf(arg)) dimArguments.add(part)
    for (const dim of namesOf(arg, met.problems)) met.dims.add(dim)
  }
}

/** Letters and numbers, and sums of them. */
const isLetters = (dim: Expr): boolean =>
  dim.kind === 'name' || dim.kind === 'number' || (dim.kind === 'sum' && childrenOf(dim).every(isLetters))

interface Found {
  readonly kinds: Map<string, Kinds>
  readonly square: Set<string>
  readonly declared: Map<string, readonly Expr[]>
  readonly problems: Set<string>
}

const apply = (condition: Exclude<Declaration, { kind: 'equation' | 'function' }>, found: Found): void => {
  const { kinds, square, declared, problems } = found
  const restrict = (to: Kinds): void => {
    const left = (kinds.get(condition.name) ?? ANY) & to
    if (left === 0) problems.add(`the conditions on ${condition.name} contradict each other`)
    if (kinds.has(condition.name)) kinds.set(condition.name, left)
  }
  if (condition.kind === 'shape') {
    declared.set(condition.name, condition.dims)
    if (condition.dims.some((dim) => !isLetters(dim)))
      problems.add(`the shape of ${condition.name} in a law is made of letters, numbers and sums of them`)
    restrict(condition.dims.length === 0 ? S : condition.dims.length === 1 ? S | V : ANY)
    return
  }
  for (const { text } of condition.words) {
    if (!isCondition(text)) problems.add(`${text} is no condition`)
    const word = conditionNamed(text)
    if (word?.square) square.add(condition.name)
    restrict(word?.kinds ?? ANY)
  }
}
