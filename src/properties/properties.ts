/**
 * What can be proved of an expression from the declared properties of its variables. What is not proved may hold all
 * the same. The laws are `rules/properties.rules`; what functions keep and give is in their rows.
 */
import { createFact } from '../expr/facts.ts'
import { type Node, operandsOf } from '../expr/node.ts'
import { type FunctionRow, functionNamed } from '../functions/index.ts'
import { type Bound, conditionNamed, holdsOfFunction } from '../rulebook/conditions.ts'
import type { Property } from '../shape/properties.ts'
import { lawsOf } from './laws.ts'
import { isMixture } from './mixtures.ts'
import { provedOf } from './proof.ts'
import { bitOf, closed, includes, NONE, OF_SQUARES, type Properties, setOf } from './sets.ts'

/** What is known of a node, found once: expressions ask the same of their operands over and over. */
const found = createFact<Properties>()

const known = (node: Node): Properties => found.of(node) ?? NONE

/** What is known of a node; operands come first, in a loop, since definitions may be thousands deep. */
const propertiesOf = (root: Node): Properties => {
  const old = found.of(root)
  if (old !== undefined) return old
  const pending = [root]
  for (let node = pending.at(-1); node; node = pending.at(-1)) {
    const open = operandsOf(node).filter((operand) => found.of(operand) === undefined)
    for (const operand of open) pending.push(operand)
    if (open.length > 0) continue
    pending.pop()
    if (found.of(node) === undefined) found.keep(node, follows(node))
  }
  return known(root)
}

/** Of a node of whose operands everything is known. */
const follows = (node: Node): Properties => {
  const given = closed(declared(node) | ofRow(node) | provedOf(node, known))
  const all = withGeneral(node, given)
  return node.rows === node.cols ? all : all & ~OF_SQUARES
}

const STOCHASTIC = setOf(['stochastic'])
const CONSTANT = setOf(['constant'])

const declared = (node: Node): Properties => {
  if (node.kind === 'variable') return setOf(node.properties)
  const value = node.kind === 'named' ? known(node.value) : NONE
  const mixed = node.kind === 'sum' && isMixture(node, (term) => includes(known(term), STOCHASTIC))
  return value | (mixed ? STOCHASTIC : NONE) | (node.active ? NONE : CONSTANT)
}

const rows = new Map<FunctionRow, readonly [keeps: Properties, gives: Properties]>()

const ofRow = (node: Node): Properties => {
  const row = node.kind === 'call' && node.order === 0 ? functionNamed(node.name) : undefined
  if (!row || node.kind !== 'call') return NONE
  const [keeps, gives] = rows.get(row) ?? [setOf(row.keeps ?? []), setOf(row.gives ?? [])]
  rows.set(row, [keeps, gives])
  return gives | node.args.reduce((all, arg) => all & known(arg), keeps)
}

/** The laws about whatever has some property, until they say nothing new. */
const withGeneral = (node: Node, given: Properties): Properties => {
  const all = lawsOf('any').reduce((set, { slots: [slot], claims }) => {
    const { needs, tests } = slot!
    return includes(set, needs) && tests.every((test) => test(node)) ? closed(set | claims) : set
  }, given)
  return all === given ? all : withGeneral(node, all)
}

/** Whether `property` follows for the value of `node`. */
export const hasProperty = (node: Node, property: Property): boolean =>
  (propertiesOf(node) & bitOf(property)) !== NONE

/** Whether the condition `is <word>` holds of what is bound. */
export const holds = (word: string, bound: Bound): boolean => {
  if (typeof bound === 'string') return holdsOfFunction(word, bound)
  const said = conditionNamed(word)
  return said?.property ? hasProperty(bound, said.property) : said?.test?.(bound) === true
}
