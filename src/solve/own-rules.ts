/**
 * A user's own mathematics: the functions and laws of a rule file, proved before they are used.
 */
import { GradusError, located } from '../errors/error.ts'
import { ruleEndless, ruleFalse, ruleInvalid } from '../errors/rules.ts'
import type { Node } from '../expr/node.ts'
import { withFunctions } from '../functions/index.ts'
import { parseFunctions } from '../parse/index.ts'
import { type Application, createRewriter } from '../rewrite/rewriter.ts'
import { ASSUMPTIONS, conditionNamed } from '../rulebook/conditions.ts'
import { type OwnRules, phasesOf, rulebookWith } from '../rulebook/own.ts'
import type { Phase } from '../rulebook/phases.ts'
import { allRules, type Rulebook, STANDARD } from '../rulebook/rulebook.ts'
import { typedRules } from '../rulebook/types.ts'
import { propertyNamed } from '../shape/properties.ts'
import type { Shape } from '../shape/shape.ts'
import type { Declaration, Expr, RuleText } from '../syntax/tree.ts'
import { differentiated, partsOf } from '../syntax/walk.ts'
import { instancesOf } from './instance.ts'
import { lawsOf } from './laws.ts'
import { ownRows } from './own-functions.ts'
import { prove } from './prove.ts'

/**
 * Reads the text of a rule file and proves its laws.
 * Throws: `rule-unreadable`, `rule-invalid`; `rule-false` with the counterexample; `rule-endless`.
 */
export const readOwnRules = (source: string): OwnRules => {
  const text = source.replace(/^\uFEFF/, '')
  return located(
    () => text,
    () => {
      const functions = ownRows(parseFunctions(text))
      return withFunctions(functions, () => {
        const laws = lawsOf(text)
        for (const law of laws) refuseFalse(law, laws, text)
        for (const law of laws) refuseStuck(law, { functions, laws })
        const rulebook = rulebookWith(laws)
        for (const law of laws) refuseEndless(law, rulebook, laws)
        const idle = laws.flatMap((law) => idleText(law, rulebook) ?? [])
        return { functions, laws, idle, text, rulebook }
      })
    },
  )
}

const refuseFalse = (law: RuleText, laws: readonly RuleText[], text: string): void => {
  if (laws.some((other) => other !== law && other.name === law.name))
    throw ruleInvalid(law, 'another rule has this name')
  if (law.claim) throw ruleInvalid(law, 'it rewrites nothing: laws of properties cannot be added')
  const namesake = [...allRules().values()].flat().find(({ name }) => name === law.name)
  if (namesake && !isAbout(law, namesake))
    throw ruleInvalid(law, 'Gradus has a law of this name that is about something else: give yours another')
  if ([law.pattern, law.replacement].some((side) => calls(side, 'kron').length > MOST_KRONECKER))
    throw ruleInvalid(law, `more than ${MOST_KRONECKER} Kronecker products are too large to try`)
  refuseUnguarded(law)
  const { problems } = prove(law, text, true)
  if (problems.length > 0) throw ruleFalse(law, problems[0]!)
}

/** Whether a law is of what the other is of, or turns it round. */
const isAbout = ({ pattern }: RuleText, other: RuleText): boolean =>
  [other.pattern, other.replacement].some((side) => formOf(side) === formOf(pattern))

/** An expression but for the letters in it and where it stands. */
const formOf = (expr: Expr): string => {
  const letters: unknown[] = []
  return JSON.stringify(expr, (key, value) => {
    if (key === 'span' || key === 'nameSpan') return undefined
    if (key !== 'name' || value.length > 1) return typeof value === 'bigint' ? `${value}` : value
    if (!letters.includes(value)) letters.push(value)
    return letters.indexOf(value)
  })
}

/** What is assumed is told with a derivative, and there alone; a shape or a kind of value is no assumption. */
const refuseUnguarded = (law: RuleText): void => {
  if (law.assuming.length === 0) return
  if (!differentiated(law.pattern))
    throw ruleInvalid(law, 'only laws of d(…) may assume something: make it a condition after where')
  const unguarded = typedRules({ ...law, assuming: [] })
  const isGuard = (condition: Declaration): boolean =>
    condition.kind !== 'property' ||
    condition.words.some(({ text }) => {
      const wide = unguarded.some(({ metavariables }) => !isSquare(metavariables.get(condition.name)))
      return (!ASSUMPTIONS.has(text) && !propertyNamed(text)) || (conditionNamed(text)?.square && wide)
    })
  if (law.assuming.some(isGuard))
    throw ruleInvalid(law, 'shapes and kinds are no assumptions: make them conditions after where')
}

const isSquare = (shape: Shape | undefined): boolean => shape?.rows === shape?.cols

/** Random matrices multiply their sizes with each. */
const MOST_KRONECKER = 2

/** More rewrites than any law takes on variables in place of its metavariables. */
const ENOUGH = 200

/** A law that is applied to its own result, or that other laws undo, would be applied for ever. */
const refuseEndless = (law: RuleText, rulebook: Rulebook, laws: readonly RuleText[]): void => {
  if (differentiatesAgain(law)) throw ruleEndless(law, [], false)
  for (const { graph, before, after } of instancesOf(law)) {
    const form = (
      book: Rulebook,
      phase: Phase,
      node: Node,
      heard?: (application: Application) => void,
    ): Node => createRewriter(graph, book.phase('basic'), ENOUGH).normalize(book.phase(phase), node, heard)
    for (const phase of phasesOf(law)) {
      if (ends(() => form(rulebook, phase, before)) || !ends(() => form(STANDARD, phase, before))) continue
      const undoing = new Set<string>()
      const others = laws.filter((other) => other !== law)
      ends(() => form(rulebookWith(others), phase, after, ({ rule }) => undoing.add(rule.name)))
      const own = others.flatMap(({ name }) => (undoing.has(name) ? [name] : []))
      throw ruleEndless(law, own.length > 0 ? own : [...undoing], own.length > 0)
    }
  }
}

/** Why a law does not even rewrite its own pattern, told as a sentence; `undefined` where it does. */
const idleText = (law: RuleText, rulebook: Rulebook): string | undefined => {
  const instances = instancesOf(law)
  const earlier = new Set<string>()
  for (const { graph, before } of instances)
    for (const phase of phasesOf(law)) {
      const heard: string[] = []
      const rewriter = createRewriter(graph, rulebook.phase('basic'), ENOUGH)
      rewriter.normalize(rulebook.phase(phase), before, ({ rule }) => heard.push(rule.name))
      if (heard.length === 0 || heard.includes(law.name)) return undefined
      earlier.add(heard[0]!)
    }
  const cause =
    earlier.size > 0
      ? `${[...earlier].join(' and ')} rewrites its pattern first`
      : 'its pattern is put in another form when it is read'
  return `the law ${law.name} is never used: ${cause}`
}

/** Whether a law of `d(f(…))` has another `d` of f in its replacement: of anything in it, to be sure. */
const differentiatesAgain = ({ pattern, replacement }: RuleText): boolean => {
  const body = differentiated(pattern)
  return body?.kind === 'call' && calls(replacement, 'd').some((inner) => calls(inner, body.name).length > 0)
}

/** The calls of a function in an expression. */
const calls = (expr: Expr, name: string): Expr[] =>
  [...partsOf(expr)].filter((part) => part.kind === 'call' && part.name === name)

/** A function of a differential stays where it is unless a law says how it leaves a colon product. */
const refuseStuck = (law: RuleText, { functions, laws }: Pick<OwnRules, 'functions' | 'laws'>): void => {
  if (calls(law.pattern, 'd').length === 0) return
  for (const name of functions.keys()) {
    const isMoved = laws.some(({ pattern }) => pattern.kind === 'colon' && calls(pattern, name).length > 0)
    if (!isMoved && calls(law.replacement, name).some((call) => calls(call, 'd').length > 0))
      throw ruleInvalid(law, `${name} of a differential needs a law of B : ${name}(…) that takes it out`)
  }
}

const ends = (work: () => void): boolean => {
  try {
    work()
    return true
  } catch (error) {
    if (!(error instanceof GradusError && error.code === 'step-limit')) throw error
    return false
  }
}
