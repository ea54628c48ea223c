/**
 * Mirror images: the transpose of both sides of a law, in which a metavariable X stands for what was X'. What is true
 * of products from the left is true from the right, what is true of rows of columns.
 */
import { ruleInvalid } from '../../errors/rules.ts'
import { functionNamed, isPairwise } from '../../functions/index.ts'
import { type ArgumentPattern, type Signature, signaturesOf } from '../../functions/signature.ts'
import { closure, propertyNamed } from '../../shape/properties.ts'
import { substituted, withChildren } from '../../syntax/rebuild.ts'
import type { Declaration, Expr, RuleText } from '../../syntax/tree.ts'
import { childrenOf, partsOf } from '../../syntax/walk.ts'
import { isAlwaysScalar, scalarNames } from '../scalar.ts'
import { lawText, nameAt, numberAt } from './text.ts'

type Call = Extract<Expr, { kind: 'call' }>
type Product = Extract<Expr, { kind: 'product' }>
type Factor = Product['rest'][number]

/** What is known of the names of a law. */
interface Names {
  readonly scalars: ReadonlySet<string>
  /** Those that are their own transposes. */
  readonly symmetric: ReadonlySet<string>
  /** Those that stand for themselves in the image: columns of which a diagonal matrix is made. */
  readonly kept: ReadonlySet<string>
  /** Vectors and rows. */
  readonly lines: ReadonlySet<string>
}

/** The mirror image of a law, under its own name. Throws where one of its conditions has no image. */
export const mirrorOf = (rule: RuleText, { name, sentence }: NonNullable<RuleText['mirror']>): RuleText => {
  if (rule.claim) throw ruleInvalid(rule, 'a law of properties has no mirror image')
  const names = namesOf(rule)
  const image: RuleText = {
    ...rule,
    name,
    pattern: imageOf(rule.pattern, names),
    replacement: imageOf(rule.replacement, names),
    where: rule.where.map((declaration) => conditionImage(declaration, rule, names)),
    assuming: rule.assuming.map((declaration) => conditionImage(declaration, rule, names)),
    sentence: sentence ?? (rule.sentence && otherWords(rule.sentence)),
    mirror: undefined,
    heading: undefined,
  }
  const swapped =
    isTurned('x', rule, image) && isTurned('y', rule, image) ? withSwapped(image, 'x', 'y') : image
  return { ...swapped, law: lawText(swapped) }
}

const wordsAbout = (rule: RuleText): readonly (readonly [name: string, word: string])[] =>
  [...rule.where, ...rule.assuming].flatMap((declaration) =>
    declaration.kind === 'property'
      ? declaration.words.map(({ text }) => [declaration.name, text] as const)
      : [],
  )

const namesOf = (rule: RuleText): Names => {
  const words = wordsAbout(rule)
  const those = (test: (word: string) => boolean): string[] =>
    words.flatMap(([name, word]) => (test(word) ? [name] : []))
  const columns = rule.where.flatMap((declaration) =>
    declaration.kind === 'shape' && declaration.dims.length === 1 ? [declaration.name] : [],
  )
  const diagonals = [...partsOf(rule.pattern)].flatMap((expr) =>
    expr.kind === 'call' && expr.name === 'diag' && expr.args[0]?.kind === 'name' ? [expr.args[0].name] : [],
  )
  return {
    scalars: scalarNames([...rule.where, ...rule.assuming]),
    symmetric: new Set(those((word) => closure([propertyNamed(word) ?? 'constant']).has('symmetric'))),
    kept: new Set(columns.filter((name) => diagonals.includes(name))),
    lines: new Set([...columns, ...those((word) => word === 'vector' || word === 'row')]),
  }
}

const transposed = (expr: Expr, names: Names): Expr => {
  if (expr.kind === 'transpose') return expr.body
  if (isAlwaysScalar(expr, names.scalars) || (expr.kind === 'name' && names.symmetric.has(expr.name)))
    return expr
  return { kind: 'transpose', body: expr, span: expr.span }
}

/** The transpose of an expression in which X stands for X'. */
const imageOf = (expr: Expr, names: Names): Expr => {
  const image = (part: Expr): Expr => imageOf(part, names)
  switch (expr.kind) {
    case 'name':
      return names.kept.has(expr.name) ? transposed(expr, names) : expr
    case 'transpose':
      return transposed(image(expr.body), names)
    case 'product':
      return productImage(expr, names)
    case 'call':
      return callImage(expr, names)
    default:
      return withChildren(expr, childrenOf(expr).map(image))
  }
}

const isEntrywise = ({ operator }: Factor): boolean => operator === '.*' || operator === './'

const productOf = ([{ operand: first }, ...rest]: readonly [Factor, ...Factor[]], { span }: Expr): Expr =>
  rest.length === 0 ? first : { kind: 'product', first, rest, span }

/** Matrix factors in the opposite order; scalars where they are, before or after them. */
const productImage = (expr: Product, names: Names): Expr => {
  const factors: readonly [Factor, ...Factor[]] = [{ operator: '*', operand: expr.first }, ...expr.rest]
  const isScalar = ({ operand }: Factor): boolean => isAlwaysScalar(operand, names.scalars)
  const image = (factor: Factor): Factor => ({ ...factor, operand: imageOf(factor.operand, names) })
  const at = factors.findIndex((factor) => !isScalar(factor))
  const others = factors.slice(at + 1).filter((factor) => !isScalar(factor))
  if (at < 0 || others.every(isEntrywise)) return productOf(factors.map(image) as [Factor], expr)
  const odd = factors.map((factor, i) => i > at && !isScalar(factor) && isEntrywise(factor)).lastIndexOf(true)
  if (odd >= 0) {
    const left = productOf(factors.slice(0, odd + 1) as [Factor], expr)
    return productImage(
      productOf([{ operator: '*', operand: left }, ...factors.slice(odd + 1)], expr) as Product,
      names,
    )
  }
  const reversed = [factors[at]!, ...others]
    .reverse()
    .map((factor) => ({ ...image(factor), operator: '*' as const }))
  const scalarsAfter = factors.slice(at + 1).filter(isScalar)
  return productOf([...factors.slice(0, at), ...reversed, ...scalarsAfter] as unknown as [Factor], expr)
}

const callImage = (expr: Call, names: Names): Expr => {
  const image = (arg: Expr): Expr => imageOf(arg, names)
  const row = functionNamed(expr.name)
  const signature = row && signaturesOf(row).find(({ args }) => args.length === expr.args.length)
  if (!signature || row.group === 'elementwise' || isPairwise(row, expr.args.length))
    return { ...expr, args: expr.args.map(image) }
  if (row.name === 'diag') return diagonalImage(expr, names)
  if (row.turned) {
    const call: Call = { ...expr, name: row.turned, args: turnedArguments(expr, signature, image) }
    return isTurnedInside(call, expr) ? transposed(withoutTransposes(call), names) : call
  }
  const args = expr.args.map((arg, i) =>
    signature.args[i]!.kind === 'shape' ? transposed(image(arg), names) : arg,
  )
  return transposed({ ...expr, args }, names)
}

/** Whether the image of a function's only operand is a transpose that was none: it stands outside the function. */
const isTurnedInside = (image: Call, { args }: Call): boolean =>
  args.length === 1 && image.args[0]!.kind === 'transpose' && args[0]!.kind !== 'transpose'

const withoutTransposes = (call: Call): Call => ({
  ...call,
  args: call.args.map((arg) => (arg.kind === 'transpose' ? arg.body : arg)),
})

/** A diagonal matrix is symmetric; the diagonal of a matrix, which that of its transpose is too, becomes a row. */
const diagonalImage = (expr: Call, names: Names): Expr => {
  const [arg] = expr.args as [Expr]
  const inside = [...partsOf(arg)].flatMap((part) =>
    part.kind === 'name' && !names.scalars.has(part.name) ? [part.name] : [],
  )
  if (inside.every((name) => names.kept.has(name))) return expr
  const image: Expr = { ...expr, args: [imageOf(arg, names)] }
  return inside.every((name) => names.lines.has(name)) ? image : transposed(image, names)
}

/** Operands for their images, rows for columns. */
const turnedArguments = (
  { args, span }: Call,
  signature: Signature,
  image: (arg: Expr) => Expr,
): readonly Expr[] => {
  const kindOf = (i: number): ArgumentPattern['kind'] => signature.args[i]!.kind
  const given = args.filter((_, i) => kindOf(i) === 'dim')
  const dims = isRange(signature) ? given : given.reverse()
  const isColumn = signature.value.cols === 1 && dims.length === args.length
  if (isColumn) return [numberAt(1, span), ...dims]
  const axis = (arg: Expr): Expr =>
    arg.kind === 'number' ? numberAt(arg.value.num === 1n ? 2 : 1, arg.span) : arg
  return args.map((arg, i) =>
    kindOf(i) === 'shape' ? image(arg) : kindOf(i) === 'literal' ? axis(arg) : dims.shift()!,
  )
}

/** Whether the dimensions are both ends of one range, and not one of rows and one of columns. */
const isRange = ({ args }: Signature): boolean =>
  args.some(
    ({ kind, ...arg }) =>
      'atMost' in arg && args.some((other) => 'letter' in other && other.letter === arg.atMost),
  )

const OTHERS: ReadonlyMap<string, string> = new Map(
  [
    ['vector', 'row'],
    ['nonvector', 'nonrow'],
    ['lower-triangular', 'upper-triangular'],
  ].flatMap(([a = '', b = '']) => [
    [a, b],
    [b, a],
  ]),
)

/** Words that are said of rows, and of a vector as if it were one. */
const OF_ROWS: ReadonlySet<string> = new Set(['stochastic', 'one-hot'])

const conditionImage = (declaration: Declaration, rule: RuleText, names: Names): Declaration => {
  if (declaration.kind === 'equation' || declaration.kind === 'function') return declaration
  if (names.kept.has(declaration.name)) return declaration
  if (declaration.kind === 'shape') {
    const one = numberAt(1, declaration.span)
    const [rows, cols = one] = declaration.dims
    if (!rows) return declaration
    const isRow = rows.kind === 'number' && rows.value.num === 1n
    return { ...declaration, dims: isRow ? [cols] : [cols, rows] }
  }
  const words = declaration.words.map(({ text, span }) => {
    if (OF_ROWS.has(text) && !names.lines.has(declaration.name))
      throw ruleInvalid(rule, `what is ${text} has no mirror image`)
    return { text: OTHERS.get(text) ?? text, span }
  })
  return { ...declaration, words }
}

/** Whether a name stands for a vector in one and for a row in the other. */
const isTurned = (name: string, rule: RuleText, image: RuleText): boolean => {
  const kindIn = (law: RuleText): string =>
    [...law.where]
      .flatMap((declaration) => {
        if (declaration.kind === 'equation' || declaration.kind === 'function' || declaration.name !== name)
          return []
        if (declaration.kind === 'shape') return [declaration.dims.length === 1 ? 'vector' : 'row']
        return declaration.words.map(({ text }) => text).filter((text) => OTHERS.has(text))
      })
      .join()
  return kindIn(rule) !== kindIn(image)
}

const withSwapped = (rule: RuleText, a: string, b: string): RuleText => {
  const other = (name: string): string => (name === a ? b : name === b ? a : name)
  const values = new Map([a, b].map((name) => [name, nameAt(other(name), rule.span)]))
  const said = (declaration: Declaration): Declaration =>
    declaration.kind === 'equation' ? declaration : { ...declaration, name: other(declaration.name) }
  return {
    ...rule,
    pattern: substituted(rule.pattern, values),
    replacement: substituted(rule.replacement, values),
    where: rule.where.map(said),
    assuming: rule.assuming.map(said),
  }
}

const WORDS: ReadonlyMap<string, string> = new Map(
  [
    ['left', 'right'],
    ['row', 'column'],
    ['rows', 'columns'],
    ['vector', 'row'],
  ].flatMap(
    ([a = '', b = '']) => [[a, b], ...(a === 'vector' ? [] : [[b, a] as const])] as [string, string][],
  ),
)

/** A sentence with left for right and row for column. */
const otherWords = (sentence: string): string =>
  sentence.replace(/[a-z]+/g, (word) => WORDS.get(word) ?? word)
