/**
 * Laws of a class of functions: one law for each function of the class and each way to call it. Arguments that the law
 * does not speak of are carried along.
 */
import { ruleInvalid } from '../../errors/rules.ts'
import type { FunctionRow } from '../../functions/index.ts'
import type { ArgumentPattern } from '../../functions/signature.ts'
import { exprText } from '../../syntax/print.ts'
import { withChildren } from '../../syntax/rebuild.ts'
import type { Declaration, Expr, RuleText } from '../../syntax/tree.ts'
import { childrenOf, differentiated, namesIn } from '../../syntax/walk.ts'
import {
  type Class,
  classOf,
  type Form,
  isScalarPattern,
  type Member,
  membersOf,
  operandsOf,
  relativeOf,
} from './classes.ts'
import { isWord, lawText, nameAt, numberAt } from './text.ts'

type Call = Extract<Expr, { kind: 'call' }>

/** Reads an expression of the language. */
export type Read = (text: string) => Expr

/** A law of a class on its way to a law of one of its members. */
interface Work {
  readonly rule: RuleText
  readonly about: Class
  readonly member: Member
  readonly read: Read
  /** Names that the law uses, and those given to arguments that are carried along. */
  readonly taken: ReadonlySet<string>
  readonly carried: Map<string, string>
}

/** A law for every member of the class that a law is about; the law itself where it is about none. */
export const overClass = (rule: RuleText, read: Read, rows: readonly FunctionRow[]): readonly RuleText[] => {
  const about = classOf(rule)
  if (!about) return [rule]
  const members = membersOf(about, rows)
  if (members.length === 0) throw ruleInvalid(rule, `no function is ${about.words.join(' ')}`)
  const dims = rule.where.flatMap((declaration) => (declaration.kind === 'shape' ? declaration.dims : []))
  const taken = new Set([rule.pattern, rule.replacement, ...dims].flatMap(namesIn))
  return members.map((member) => instanceOf({ rule, about, member, read, taken, carried: new Map() }))
}

const instanceOf = (work: Work): RuleText => {
  const { rule, member, carried } = work
  const [pattern, replacement] = [filled(rule.pattern, work), filled(rule.replacement, work)]
  const names = new Set(namesIn(pattern))
  const isKept = (declaration: Declaration): boolean =>
    declaration.kind === 'equation' || names.has(declaration.name)
  const scalar = carried.get(SCALAR)
  const { mirror } = rule
  const slug = member.side ? `${member.name}-${member.side}` : member.name
  const instance: RuleText = {
    ...rule,
    name: rule.name.replace('*', slug),
    pattern,
    replacement,
    where: [...rule.where.filter(isKept), ...(scalar ? conditionsOf(scalar, rule) : [])],
    citation: sourceFor(rule.citation, member.name),
    sentence: rule.sentence && said(rule.sentence, member, replacement),
    mirror: mirror && { ...mirror, name: mirror.name.replace('*', slug) },
    scheme: rule.name,
  }
  return { ...instance, law: lawText(instance) }
}

/** A number that a law of differentials carries along must not move: of its differential the law says nothing. */
const conditionsOf = (scalar: string, { pattern, span }: RuleText): Declaration[] =>
  ['scalar', ...(differentiated(pattern) ? ['constant'] : [])].map((word) => isWord(scalar, word, span))

/** An expression of the law with the member in the place of the metavariable for functions. */
const filled = (expr: Expr, work: Work): Expr => {
  const { member, read } = work
  if (expr.kind === 'name' && expr.name === 'ofScalars' && member.row.ofScalars)
    return read(member.row.ofScalars)
  const form = expr.kind === 'call' ? formOf(expr, work) : undefined
  if (form) return callOf(form, expr as Call, work)
  return withChildren(
    expr,
    childrenOf(expr).map((child) => filled(child, work)),
  )
}

/** What is called: the member by the metavariable `f`, a relative of it by `f_jacobian`. */
const formOf = ({ name }: Call, { rule, about, member }: Work): Form | undefined => {
  if (name === about.name) return member
  if (!name.startsWith(`${about.name}_`)) return undefined
  const relation = name.slice(about.name.length + 1)
  const relative = relativeOf(member, relation)
  if (!relative) throw ruleInvalid(rule, `${member.row.name} has no ${relation}`)
  return relative
}

/** The function applied to the operands of the law, all other arguments carried along. */
const callOf = (form: Form, call: Call, work: Work): Expr => {
  const places = placesOf(form, call, work)
  const operands = new Map(call.args.map((arg, i) => [places[i], filled(arg, work)] as const))
  const args = form.args.map((pattern, i) => operands.get(i) ?? carriedArgument(pattern, i, call, work))
  return { ...call, name: form.row.name, args }
}

/** Where the operands stand: scalars among the arguments are carried where the law does not speak of all. */
const placesOf = (form: Form, { args }: Call, { member }: Work): readonly number[] => {
  if (form === member && member.place !== undefined) return [member.place]
  const operands = operandsOf(form)
  const matrices = operands.filter((i) => !isScalarPattern(form.args[i]!))
  return args.length === matrices.length ? matrices : operands
}

const SCALAR = 'scalar'

const carriedArgument = (pattern: ArgumentPattern, at: number, { span }: Call, work: Work): Expr => {
  switch (pattern.kind) {
    case 'literal':
      return numberAt(pattern.value, span)
    case 'dim':
      // What scalars are made into has 1 row and 1 column.
      if (work.about.words.includes('of-scalars')) return numberAt(1, span)
      return nameAt(carry(`dimension ${at}`, `${pattern.letter}mnijpq`, work), span)
    case 'shape':
      return nameAt(
        isScalarPattern(pattern) ? carry(SCALAR, 'kab', work) : carry(`${at}`, 'XYZBC', work),
        span,
      )
  }
}

/** The name of what is carried along: one of the letters that is free. */
const carry = (key: string, letters: string, { taken, carried }: Work): string => {
  const used = new Set([...taken, ...carried.values()])
  const name = carried.get(key) ?? [...letters].find((letter) => !used.has(letter))!
  carried.set(key, name)
  return name
}

/** The source of a scheme for one of its members: `definition; trace: Petersen2012 (36)`. */
const sourceFor = (citation: string, name: string): string => {
  const [usual = '', ...others] = citation.split(/;\s*/)
  const own = others.find((other) => other.startsWith(`${name}: `))
  return own?.slice(name.length + 2) ?? usual
}

/** The sentence of a scheme about one of its members. */
const said = (sentence: string, member: Member, replacement: Expr): string => {
  const { words, side, place } = member
  const isOneOfSeveral = place !== undefined && operandsOf(member).length > 1
  const text = sentence
    .replaceAll('{f}', words)
    .replaceAll('{linear}', isOneOfSeveral ? `linear in its ${side ?? 'last'} operand` : 'linear')
    .replaceAll('{value}', exprText(replacement))
  return text[0]!.toUpperCase() + text.slice(1)
}
