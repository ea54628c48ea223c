/**
 * A small reader of problems with every shape given, so that the tests of evaluation stand apart from the parser.
 */

import { functionNamed } from '../../src/functions/index.ts'
import type { Analysis, Variable } from '../../src/infer/analysis.ts'
import { parseRational } from '../../src/rational.ts'
import { type Dim, multiplyDims } from '../../src/shape/dim.ts'
import { closure, type Property, propertyNamed } from '../../src/shape/properties.ts'
import { isScalar, SCALAR, type Shape, shape, transposed } from '../../src/shape/shape.ts'
import type { Expr, ProductOperator, RuleText } from '../../src/syntax/tree.ts'

type Vars = Record<string, { shape: readonly (string | number)[]; props?: readonly string[] }>

const span = { from: 0, to: 0 }
const TOKEN =
  /\s*(?:(\d+(?:\.(?![*/^])\d*)?(?:e[+-]?\d+)?|\.\d+)|([\p{L}_][\p{L}\d_]*)|(\.\*|\.\/|\.\^|[-+*/^'(),:;=∘⊙⊗]))/uy

const tokens = (text: string): string[] => {
  const out: string[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const match = TOKEN.exec(text)
    if (!match) throw new Error(`bad text ${text}`)
    out.push((match[1] ?? match[2] ?? match[3])!.replace(/[∘⊙]/, '.*'))
  }
  return out
}

/** The tree of an expression. */
export const tinyParse = (text: string): Expr => {
  const list = tokens(text)
  let at = 0
  const peek = (): string => list[at] ?? ''
  const take = (): string => list[at++] ?? ''
  const sum = (): Expr => {
    const terms: { sign: 1 | -1; operand: Expr }[] = [{ sign: 1, operand: colon() }]
    while (peek() === '+' || peek() === '-') terms.push({ sign: take() === '+' ? 1 : -1, operand: colon() })
    return terms.length === 1 ? terms[0]!.operand : { kind: 'sum', terms, span }
  }
  const colon = (): Expr => {
    const left = product()
    if (peek() !== ':') return left
    take()
    return { kind: 'colon', left, right: product(), span }
  }
  const product = (): Expr => {
    const first = unary()
    const rest: { operator: ProductOperator; operand: Expr }[] = []
    while (['*', '/', '.*', './', '⊗'].includes(peek()))
      rest.push({ operator: take() as ProductOperator, operand: unary() })
    return rest.length === 0 ? first : { kind: 'product', first, rest, span }
  }
  const unary = (): Expr => {
    if (peek() !== '-') return postfix()
    take()
    return { kind: 'negate', body: unary(), span }
  }
  const postfix = (): Expr => {
    let body = atom()
    for (;;) {
      if (peek() === "'") {
        take()
        body = { kind: 'transpose', body, span }
      } else if (peek() === '^' || peek() === '.^') {
        const operator = take() as '^' | '.^'
        const negative = peek() === '-' && take() === '-'
        const exponent = atom()
        body = {
          kind: 'power',
          operator,
          base: body,
          exponent: negative ? { kind: 'negate', body: exponent, span } : exponent,
          span,
        }
      } else return body
    }
  }
  const atom = (): Expr => {
    const token = take()
    if (token === '(') {
      const body = sum()
      take()
      return body
    }
    if (/^[\d.]/.test(token)) return { kind: 'number', value: parseRational(token), span }
    let primes = 0
    while (peek() === "'" && (list[at + 1] === '(' || (list[at + 1] === "'" && list[at + 2] === '('))) {
      take()
      primes++
    }
    if (peek() !== '(') return { kind: 'name', name: token, span }
    take()
    const args: Expr[] = []
    while (peek() !== ')') {
      args.push(sum())
      if (peek() === ',') take()
    }
    take()
    return { kind: 'call', name: token, primes, args, nameSpan: span, span }
  }
  const result = sum()
  if (at < list.length) throw new Error(`left over: ${list.slice(at).join(' ')}`)
  return result
}

/** Shapes of every node, all variables being given. */
const readShapes = (names: ReadonlyMap<string, Shape>) => {
  const shapes = new Map<Expr, Shape>()
  const dimensionOf = new Map<Expr, Dim>()
  const generic = new Set<string>()
  const shapeOf = (e: Expr): Shape => {
    const s = find(e)
    shapes.set(e, s)
    return s
  }
  const dim = (e: Expr): Dim => {
    const d = e.kind === 'number' ? Number(e.value.num) : e.kind === 'name' ? e.name : 0
    dimensionOf.set(e, d)
    return d
  }
  const find = (e: Expr): Shape => {
    switch (e.kind) {
      case 'number':
        return SCALAR
      case 'name': {
        const known = names.get(e.name)
        if (!known && e.name !== 'pi') dimensionOf.set(e, e.name)
        return known ?? SCALAR
      }
      case 'call':
        return call(e)
      case 'transpose':
        return transposed(shapeOf(e.body))
      case 'power': {
        const [b, p] = [shapeOf(e.base), shapeOf(e.exponent)]
        return isScalar(b) ? p : b
      }
      case 'negate':
        return shapeOf(e.body)
      case 'product':
        return e.rest.reduce((a, { operator, operand }) => {
          const b = shapeOf(operand)
          if (operator === '⊗') return shape(multiplyDims(a.rows, b.rows), multiplyDims(a.cols, b.cols))
          if (isScalar(a)) return b
          if (isScalar(b) || operator !== '*') return a
          return shape(a.rows, b.cols)
        }, shapeOf(e.first))
      case 'colon':
        shapeOf(e.left)
        shapeOf(e.right)
        return SCALAR
      case 'sum':
        return e.terms.map(({ operand }) => shapeOf(operand)).reduce((a, b) => (isScalar(a) ? b : a))
    }
  }
  const call = (e: Extract<Expr, { kind: 'call' }>): Shape => {
    if (e.name === 'eye') return shape(dim(e.args[0]!), dim(e.args[0]!))
    if (e.name === 'ones' || e.name === 'zeros') return shape(dim(e.args[0]!), e.args[1] ? dim(e.args[1]) : 1)
    const args = e.args.map((a) => shapeOf(a))
    const row = functionNamed(e.name)
    if (!row) generic.add(e.name)
    const [a, b] = args
    if (!row || row.value || ['inv', 'softmax', 'logsoftmax'].includes(row.name)) return a!
    if (row.name === 'diag')
      return a!.cols === 1
        ? shape(a!.rows, a!.rows)
        : a!.rows === a!.cols
          ? shape(a!.rows, 1)
          : shape(a!.cols, a!.cols)
    if (row.name === 'vec') return shape(multiplyDims(a!.rows, a!.cols), 1)
    if (row.name === 'kron') return shape(multiplyDims(a!.rows, b!.rows), multiplyDims(a!.cols, b!.cols))
    if (row.name === 'sum' && e.args[1]?.kind === 'number')
      return e.args[1].value.num === 1n ? shape(1, a!.cols) : shape(a!.rows, 1)
    return SCALAR
  }
  return { shapes, dimensionOf, generic, shapeOf }
}

const dimOf = (d: string | number): Dim => (/^\d+$/.test(String(d)) ? Number(d) : d)

/** The analysis of a problem with definitions and variables as in a batch problem. */
export const tiny = (source: string, vars: Vars, equations: Analysis['equations'] = []): Analysis => {
  const variables = new Map<string, Variable>()
  const names = new Map<string, Shape>()
  for (const [name, { shape: dims, props = [] }] of Object.entries(vars)) {
    const value = shape(dimOf(dims[0] ?? 1), dimOf(dims[1] ?? 1))
    names.set(name, value)
    variables.set(name, {
      name,
      shape: value,
      properties: closure(props.map((p) => propertyNamed(p) as Property)),
    })
  }
  const parts = source.split(';').map((part) => part.trim())
  const objective = tinyParse(parts.pop()!)
  const shapes = readShapes(names)
  const definitions = parts.map((part) => {
    const [name = '', text = ''] = part.split(/=(.*)/s).map((x) => x.trim())
    const value = tinyParse(text)
    names.set(name, shapes.shapeOf(value))
    return { name, nameSpan: span, value }
  })
  shapes.shapeOf(objective)
  const dims = new Set(
    [...variables.values()].flatMap((v) => [v.shape.rows, v.shape.cols]).filter((d) => typeof d === 'string'),
  )
  for (const d of shapes.dimensionOf.values()) if (typeof d === 'string') dims.add(d)
  return {
    problem: { source, definitions, objective, declarations: [] },
    variables,
    unknowns: new Map(),
    shapes: shapes.shapes,
    dims: [...dims],
    genericFunctions: [...shapes.generic],
    equations,
    bounds: [],
    dimensionOf: shapes.dimensionOf,
    doubts: [],
    isAskew: false,
  }
}

/** A rule and its reading, the shapes of its metavariables given; names of functions are those without a shape. */
export const tinyRule = (
  text: string,
  given: Record<string, readonly (string | number)[]>,
  conditions: Record<string, string> = {},
  context: Shape = SCALAR,
) => {
  const [left = '', right = ''] = text.split('->')
  const [pattern, replacement] = [tinyParse(left), tinyParse(right)]
  const names = new Map(
    Object.entries(given).map(([name, dims]) => [name, shape(dimOf(dims[0] ?? 1), dimOf(dims[1] ?? 1))]),
  )
  const constants = ['eye', 'ones', 'zeros'].map((name) => [name, context] as const)
  const shapes = readShapes(new Map([...names, ...constants]))
  shapes.shapeOf(pattern)
  shapes.shapeOf(replacement)
  const rule: RuleText = {
    name: 'rule',
    pattern,
    replacement,
    where: Object.entries(conditions).map(([name, words]) => ({
      kind: 'property',
      name,
      nameSpan: span,
      words: words.split(' ').map((word) => ({ text: word, span })),
      span,
    })),
    assuming: [],
    citation: 'definition',
    span,
    line: 1,
  }
  const functions = [...shapes.generic].filter((name) => name !== 'd')
  return {
    rule,
    reading: {
      metavariables: names,
      functions,
      shapes: shapes.shapes,
      dimensionOf: shapes.dimensionOf,
      bounds: [],
    },
  }
}
