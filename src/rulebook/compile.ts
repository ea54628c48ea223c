/**
 * From the text of a rule to a rule: names become slots, `*` becomes scaling or a matrix product by what the
 * conditions say is scalar. A rule that passes here is well formed; whether it is true is for the gates.
 */

import { ruleInvalid } from '../errors/rules.ts'
import { functionNamed } from '../functions/index.ts'
import { takesDimension } from '../functions/signature.ts'
import { MINUS_ONE, multiply, negate, type Rational, rational, reciprocal } from '../rational.ts'
import { BINDERS } from '../shape/binders.ts'
import { addDims, type Dim, multiplyDims } from '../shape/dim.ts'
import { mappingOf } from '../shape/mapping.ts'
import type { Declaration, Expr, RuleText } from '../syntax/tree.ts'
import { additiveLaw } from './additive.ts'
import { claimOf } from './claims.ts'
import { commonIn } from './common.ts'
import { FIXED, VARYING } from './conditions.ts'
import type { Condition, Rule, ShapeBinding, Template } from './rule.ts'
import { dimNamesIn, isAlwaysScalar, scalarNames } from './scalar.ts'
import { childrenOf, weigh } from './template.ts'

interface Scope {
  readonly rule: RuleText
  readonly slots: Map<string, number>
  readonly scalars: ReadonlySet<string>
  readonly dims: ReadonlySet<string>
  /** Metavariables that stand for dimensions among the arguments of a function. */
  readonly indices: Map<string, number>
  /** Letters in dimensions of the pattern that nothing else binds: the dimension that is met tells them. */
  readonly solved: Set<string>
  readonly inPattern?: true
}

type Kind<K extends Expr['kind']> = Extract<Expr, { kind: K }>

const METAVARIABLE = /^[A-Za-z]$/
const CONSTANTS = new Set(['eye', 'ones', 'zeros', 'pi'])

/** The rule a line of a rule file states. Throws: `rule-invalid`, at the line. */
export const compileRule = (rule: RuleText, background = false, routine = false, precedes = false): Rule => {
  const scope = scopeOf(rule)
  const pattern = compile(rule.pattern, { ...scope, inPattern: true })
  const bound = scope.slots.size
  const replacement = compile(rule.replacement, scope)
  if (scope.slots.size > bound)
    throw ruleInvalid(
      rule,
      `${[...scope.slots.keys()][bound]} stands in the replacement but not in the pattern`,
    )
  const where = conditionsOf(rule.where, scope)
  return {
    name: rule.name,
    source: rule.citation,
    background,
    routine,
    precedes,
    pattern,
    replacement,
    ...(rule.claim && { claim: claimOf(rule.claim) }),
    slots: bound,
    names: [...scope.slots.keys()],
    conditions: bySlot(where, bound),
    shapes: shapesOf(rule.where, scope),
    indices: [...scope.indices].map(([name, slot]) => ({ name, slot })),
    solved: [...scope.solved].filter((name) => !scope.indices.has(name)),
    binder: binderIn(pattern, where),
    sizes: sizesIn(replacement),
    assuming: conditionsOf(rule.assuming, scope),
    additive: additiveLaw(pattern, replacement),
    common: commonIn(pattern, where),
    weight: weigh(pattern),
  }
}

const bySlot = (where: readonly Condition[], slots: number): string[][] =>
  Array.from({ length: slots }, (_, slot) =>
    where.filter((condition) => condition.slot === slot).map(({ test }) => test),
  )

const scopeOf = (rule: RuleText): Scope => ({
  rule,
  slots: new Map(),
  scalars: scalarNames([...rule.where, ...rule.assuming]),
  dims: new Set(dimNamesIn(rule.where)),
  indices: new Map(),
  solved: new Set(),
})

/** The index that the first call in the pattern binds that binds one. */
const binderIn = (pattern: Template, where: readonly Condition[]): Rule['binder'] => {
  const index = indexIn(pattern)
  const slots = (word: string): number[] => where.filter(({ test }) => test === word).map(({ slot }) => slot)
  return index === undefined ? undefined : { index, fixed: slots(FIXED), varying: slots(VARYING) }
}

const indexIn = (template: Template): number | undefined => {
  if (template.kind === 'call' && BINDERS.has(template.name)) {
    const [, index] = template.args
    return index?.kind === 'meta' ? index.slot : undefined
  }
  for (const child of childrenOf(template)) {
    const found = indexIn(child)
    if (found !== undefined) return found
  }
  return undefined
}

const sizesIn = (template: Template): Dim[] => [
  ...(template.kind === 'constant' ? template.dims : []),
  ...childrenOf(template).flatMap(sizesIn),
]

const conditionsOf = (declarations: readonly Declaration[], scope: Scope): Condition[] =>
  declarations.flatMap((d) =>
    d.kind === 'property' ? d.words.map(({ text }) => ({ slot: slotOf(d.name, scope), test: text })) : [],
  )

const shapesOf = (declarations: readonly Declaration[], scope: Scope): ShapeBinding[] =>
  declarations.flatMap((d) => {
    if (d.kind !== 'shape') return []
    const [rows, cols] = d.dims.map((dim) => dimOf(dim, scope))
    return [{ slot: slotOf(d.name, scope), rows: rows ?? 1, cols: cols ?? 1 }]
  })

const slotOf = (name: string, scope: Scope): number => {
  const slot = scope.slots.get(name)
  if (slot === undefined)
    throw ruleInvalid(scope.rule, `${name} has a condition but does not stand in the pattern`)
  return slot
}

const bind = (name: string, scope: Scope): number => {
  const known = scope.slots.get(name)
  if (known !== undefined) return known
  if (!METAVARIABLE.test(name))
    throw ruleInvalid(scope.rule, `${name} is neither a metavariable nor a known function`)
  scope.slots.set(name, scope.slots.size)
  return scope.slots.size - 1
}

const isDimension = (name: string, { dims, indices, solved }: Scope): boolean =>
  dims.has(name) || indices.has(name) || solved.has(name)

/** The dimension an expression in integers and names stands for. */
const dimOf = (expr: Expr, scope: Scope): Dim => {
  switch (expr.kind) {
    case 'number':
      return Number(expr.value.num)
    case 'name':
      if (!isDimension(expr.name, scope)) {
        if (!scope.inPattern || !METAVARIABLE.test(expr.name))
          throw ruleInvalid(scope.rule, `no condition says what dimension ${expr.name} is`)
        scope.solved.add(expr.name)
      }
      return expr.name
    case 'product':
      return expr.rest.reduce(
        (dim, { operand }) => multiplyDims(dim, dimOf(operand, scope)),
        dimOf(expr.first, scope),
      )
    case 'sum':
      return expr.terms.map(({ sign, operand }) => multiplyDims(sign, dimOf(operand, scope))).reduce(addDims)
    default:
      throw ruleInvalid(scope.rule, 'a dimension is made of integers, names, *, + and -')
  }
}

const compile = (expr: Expr, scope: Scope): Template => {
  switch (expr.kind) {
    case 'number':
      return { kind: 'number', value: expr.value }
    case 'name':
      return compileName(expr, scope)
    case 'call':
      return compileCall(expr, scope)
    case 'transpose':
      return { kind: 'transpose', body: compile(expr.body, scope) }
    case 'power':
      return compilePower(expr, scope)
    case 'negate':
      return sumOf([[MINUS_ONE, expr.body]], scope)
    case 'product':
      return compileProduct(expr, scope)
    case 'colon':
      return { kind: 'colon', left: compile(expr.left, scope), right: compile(expr.right, scope) }
    case 'sum':
      return sumOf(
        expr.terms.map(({ sign, operand }) => [rational(sign), operand]),
        scope,
      )
  }
}

/** A numeric factor in front of a term is its coefficient, as in the graph. */
const sumOf = (terms: readonly (readonly [Rational, Expr])[], scope: Scope): Template => ({
  kind: 'sum',
  terms: terms.map(([coefficient, operand]) => ({ coefficient, body: compile(operand, scope) })),
})

const compileName = (expr: Kind<'name'>, scope: Scope): Template => {
  if (scope.dims.has(expr.name) || scope.indices.has(expr.name) || isSolved(expr.name, scope))
    return { kind: 'dimension', dim: expr.name }
  if (CONSTANTS.has(expr.name)) return { kind: 'constant', name: expr.name as 'eye', dims: [] }
  return { kind: 'meta', slot: bind(expr.name, scope) }
}

const compileCall = (expr: Kind<'call'>, scope: Scope): Template => {
  if (expr.name === 'd') return { kind: 'differential', body: compile(expr.args[0]!, scope) }
  if (CONSTANTS.has(expr.name))
    return { kind: 'constant', name: expr.name as 'eye', dims: expr.args.map((arg) => dimOf(arg, scope)) }
  const row = functionNamed(expr.name)
  const args = expr.args.map((arg, i) =>
    takesDimension(row, expr.args.length, i) ? dimensionOf(arg, scope) : compile(arg, scope),
  )
  const of = mappingOf(expr.name)
  if (of) return { kind: 'mapped', slot: bind(of.name, scope), of, args }
  if (row) return { kind: 'call', name: row.name, order: expr.primes, args }
  return { kind: 'apply', slot: bind(expr.name, scope), order: expr.primes, args }
}

/** A dimension that a shape declares is known by its name; any other is a metavariable for the argument. */
const dimensionOf = (arg: Expr, scope: Scope): Template => {
  if (arg.kind === 'number') return { kind: 'number', value: arg.value }
  if (arg.kind !== 'name' || scope.dims.has(arg.name) || isSolved(arg.name, scope))
    return { kind: 'dimension', dim: dimOf(arg, scope) }
  const slot = bind(arg.name, scope)
  scope.indices.set(arg.name, slot)
  return { kind: 'meta', slot }
}

/** Whether a letter of the replacement is told by a dimension that the pattern met. */
const isSolved = (name: string, { inPattern, indices, solved }: Scope): boolean =>
  !inPattern && solved.has(name) && !indices.has(name)

const compilePower = (expr: Kind<'power'>, scope: Scope): Template => {
  const base = compile(expr.base, scope)
  const value = literal(expr.exponent)
  const exponent: Template = value ? { kind: 'number', value } : compile(expr.exponent, scope)
  const entrywise = expr.operator === '.^' || isAlwaysScalar(expr.base, scope.scalars)
  return { kind: entrywise ? 'power' : 'matrix-power', base, exponent }
}

/** The number that an exponent such as -1/2 is. */
const literal = (expr: Expr): Rational | undefined => {
  switch (expr.kind) {
    case 'number':
      return expr.value
    case 'negate': {
      const value = literal(expr.body)
      return value && negate(value)
    }
    case 'product':
      return expr.rest.reduce<Rational | undefined>((value, { operator, operand }) => {
        const other = literal(operand)
        if (!value || !other) return undefined
        return operator === '/' ? multiply(value, reciprocal(other)) : multiply(value, other)
      }, literal(expr.first))
    default:
      return undefined
  }
}

/** Left to right, as the language groups; scalar operands are set apart. */
const compileProduct = (expr: Kind<'product'>, scope: Scope): Template => {
  const scalars: Template[] = []
  let run: Template[] = []
  let kind: 'product' | 'hadamard' = 'product'
  for (const { operator, operand } of [{ operator: '*' as const, operand: expr.first }, ...expr.rest]) {
    if (operator === '⊗') throw ruleInvalid(scope.rule, 'write kron(A,B) for the Kronecker product')
    const template = compile(operand, scope)
    const inverse = operator === '/' || operator === './'
    const value: Template = inverse
      ? { kind: 'power', base: template, exponent: MINUS_ONE_TEMPLATE }
      : template
    if (isAlwaysScalar(operand, scope.scalars)) scalars.push(value)
    else {
      const next = operator === '*' ? 'product' : 'hadamard'
      if (run.length > 1 && next !== kind) run = [join(kind, run)]
      kind = next
      run.push(value)
    }
  }
  if (run.length === 0) {
    const [scalar, ...rest] = scalars
    return rest.length === 0 ? scalar! : { kind: 'scale', scalar: scalar!, body: join('hadamard', rest) }
  }
  const body = join(kind, run)
  return scalars.length === 0 ? body : { kind: 'scale', scalar: join('hadamard', scalars), body }
}

const MINUS_ONE_TEMPLATE: Template = { kind: 'number', value: MINUS_ONE }

const join = (kind: 'product' | 'hadamard', parts: readonly Template[]): Template =>
  parts.length === 1 ? parts[0]! : { kind, factors: parts }
