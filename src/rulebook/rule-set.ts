/**
 * Sets of rules: which rules may match at the root of a node, and in what order they are tried. The more telling ones
 * come first, ties broken by name, so the order in a file means nothing.
 */
import { isScalarNode, type Node } from '../expr/node.ts'
import { ANY, S } from '../infer/kinds.ts'
import { mappingOf } from '../shape/mapping.ts'
import { conditionNamed } from './conditions.ts'
import type { Rule, Template } from './rule.ts'
import { childrenOf } from './template.ts'

/** Rules, found by what the root of their pattern can match. */
export interface RuleSet {
  readonly rules: readonly Rule[]
  /**
   * The rules that may match at the root of a node of a graph in which these functions are applied, the more telling
   * ones first.
   */
  readonly candidates: (node: Node, calls: ReadonlySet<string>) => readonly Rule[]
}

/** What a node must be for a pattern to match at its root. */
const patternKeys = (template: Template): string[] => {
  switch (template.kind) {
    case 'call':
      return [`call ${template.name}`]
    case 'apply':
      return ['call']
    case 'mapped':
      return ['mapped']
    case 'transpose':
    case 'differential':
      return patternKeys(template.body).map((key) => (key === '' ? template.kind : `${template.kind} ${key}`))
    case 'scale':
      return [
        'scale',
        'sum',
        'hadamard',
        ...(template.body.kind === 'meta' ? [] : patternKeys(template.body)),
      ]
    case 'constant':
      return [template.name === 'zeros' ? 'sum' : template.name]
    case 'number':
      return ['ones', 'sum']
    case 'meta':
      return ['']
    default:
      return [template.kind]
  }
}

/** What of a node decides which rules may match at its root. */
const keyOf = (node: Node): string => {
  if (node.kind === 'call') return mappingOf(node.name) ? 'mapped' : `call ${node.name}`
  if (node.kind !== 'transpose' && node.kind !== 'differential') return node.kind
  return `${node.kind} ${keyOf(node.body)}`
}

/** The pattern keys a node with this key answers to: `transpose call tr` is a transpose, of a call, of tr. */
const generalizations = (key: string): string[] => {
  const words = key.split(' ')
  return ['', ...words.map((_, i) => words.slice(0, i + 1).join(' '))]
}

/** Whether what a pattern stands for can be a scalar; in doubt it can. */
const mayBeScalar = ({ conditions }: Rule, pattern: Template): boolean => {
  const visit = (template: Template): boolean => {
    switch (template.kind) {
      case 'meta':
        return conditions[template.slot]!.every((word) => ((conditionNamed(word)?.kinds ?? ANY) & S) !== 0)
      case 'sum':
        return template.terms.every(({ body }) => visit(body))
      case 'scale':
      case 'transpose':
      case 'differential':
        return visit(template.body)
      case 'hadamard':
        return template.factors.every(visit)
      case 'power':
      case 'matrix-power':
        return visit(template.base)
      default:
        return true
    }
  }
  return visit(pattern)
}

const mentionsSlot = (template: Template): boolean =>
  ['meta', 'apply', 'mapped'].includes(template.kind) || childrenOf(template).some(mentionsSlot)

/** A user's own first, then more telling ones: those that end the work, then larger patterns, then more conditions, then by name. */
const compareRules = (a: Rule, b: Rule): number =>
  Number(b.precedes) - Number(a.precedes) ||
  Number(mentionsSlot(a.replacement)) - Number(mentionsSlot(b.replacement)) ||
  b.weight - a.weight ||
  b.conditions.flat().length - a.conditions.flat().length ||
  (a.name < b.name ? -1 : 1)

/** The functions that a pattern names. */
const callsIn = (template: Template): readonly string[] => [
  ...(template.kind === 'call' ? [template.name] : []),
  ...childrenOf(template).flatMap(callsIn),
]

interface Candidate {
  readonly rule: Rule
  readonly needs: readonly string[]
}
type Present = (calls: ReadonlySet<string>) => readonly Rule[]

/** Of the candidates those whose functions are all there, remembered for a graph until it has more of them. */
const presentAmong = (candidates: readonly Candidate[]): Present => {
  const named = [...new Set(candidates.flatMap(({ needs }) => needs))]
  const byNames = new Map<string, readonly Rule[]>()
  let last: { readonly calls: ReadonlySet<string>; readonly count: number } | undefined
  let rules: readonly Rule[] = []
  const find = (calls: ReadonlySet<string>): readonly Rule[] => {
    const key = named.filter((name) => calls.has(name)).join()
    const known = byNames.get(key)
    if (known) return known
    const present = candidates
      .filter(({ needs }) => needs.every((name) => calls.has(name)))
      .map(({ rule }) => rule)
    byNames.set(key, present)
    return present
  }
  return (calls) => {
    if (last?.calls === calls && last.count === calls.size) return rules
    rules = find(calls)
    last = { calls, count: calls.size }
    return rules
  }
}

/** What may match, by the head of a node; under transposes and differentials by what they stand over. */
interface Table {
  readonly kinds: Map<string, Present>
  readonly calls: Map<string, Present>
  readonly under: Map<Node['kind'], Table>
}

const createTable = (): Table => ({ kinds: new Map(), calls: new Map(), under: new Map() })

/** Where what may match a node stands. */
const placeOf = (root: Table, whole: Node): readonly [Map<string, Present>, string] => {
  let [table, node] = [root, whole]
  while (node.kind === 'transpose' || node.kind === 'differential') {
    const inner = table.under.get(node.kind) ?? createTable()
    table.under.set(node.kind, inner)
    table = inner
    node = node.body
  }
  return node.kind === 'call' ? [table.calls, node.name] : [table.kinds, node.kind]
}

export const createRuleSet = (rules: readonly Rule[]): RuleSet => {
  const sorted = [...rules].sort(compareRules).map((rule) => ({
    rule,
    keys: new Set(patternKeys(rule.pattern)),
    ofScalars: mayBeScalar(rule, rule.pattern),
    needs: [...new Set(callsIn(rule.pattern))],
  }))
  const found = { scalar: createTable(), other: createTable() }
  const candidates: RuleSet['candidates'] = (node, calls) => {
    const isScalar = isScalarNode(node)
    const [table, head] = placeOf(isScalar ? found.scalar : found.other, node)
    const known = table.get(head)
    if (known) return known(calls)
    const general = generalizations(keyOf(node))
    const present = presentAmong(
      sorted.filter(
        ({ keys, ofScalars }) => (ofScalars || !isScalar) && general.some((word) => keys.has(word)),
      ),
    )
    table.set(head, present)
    return present(calls)
  }
  return { rules: sorted.map(({ rule }) => rule), candidates }
}

const inclusions = new WeakMap<RuleSet, WeakMap<RuleSet, boolean>>()
const remainders = new WeakMap<RuleSet, WeakMap<RuleSet, RuleSet>>()

/** What a function of two sets is, found once for each pair. */
const remembered = <T>(
  memo: WeakMap<RuleSet, WeakMap<RuleSet, T>>,
  a: RuleSet,
  b: RuleSet,
  find: () => T,
): T => {
  const inner = memo.get(a) ?? new WeakMap<RuleSet, T>()
  memo.set(a, inner)
  const old = inner.get(b)
  if (old !== undefined) return old
  const found = find()
  inner.set(b, found)
  return found
}

/** Whether all rules of the part are rules of the whole. */
export const includes = (whole: RuleSet, part: RuleSet): boolean =>
  remembered(inclusions, whole, part, () => {
    const all = new Set(whole.rules)
    return part.rules.every((rule) => all.has(rule))
  })

/** The rules of the whole that are none of the part. */
export const beyond = (whole: RuleSet, part: RuleSet): RuleSet =>
  remembered(remainders, whole, part, () => {
    const known = new Set(part.rules)
    return createRuleSet(whole.rules.filter((rule) => !known.has(rule)))
  })
