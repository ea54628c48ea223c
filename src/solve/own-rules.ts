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
import { type OwnRules, rulebookWith } from '../rulebook/own.ts'
import { type Rulebook, STANDARD } from '../rulebook/rulebook.ts'
import { typedRules } from '../rulebook/types.ts'
import { propertyNamed } from '../shape/properties.ts'
import type { Shape } from '../shape/shape.ts'
import type { Declaration, RuleText } from '../syntax/tree.ts'
import { instancesOf } from './instance.ts'
import { lawsOf } from './laws.ts'
import { ownRows } from './own-functions.ts'
import { prove } from './prove.ts'

/**
 * Reads the text of a rule file and proves its laws.
 * Throws: `rule-unreadable`, `rule-invalid`; `rule-false` with the counterexample; `rule-endless`.
 */
export const readOwnRules = (text: string): OwnRules =>
  located(
    () => text,
    () => {
      const functions = ownRows(parseFunctions(text))
      return withFunctions(functions, () => {
        const laws = lawsOf(text)
        for (const law of laws) refuseFalse(law, laws, text)
        const rulebook = rulebookWith(laws)
        for (const law of laws) refuseEndless(law, rulebook)
        return { functions, laws, text, rulebook }
      })
    },
  )

const refuseFalse = (law: RuleText, laws: readonly RuleText[], text: string): void => {
  if (laws.some((other) => other !== law && other.name === law.name))
    throw ruleInvalid(law, 'another rule has this name')
  if (law.claim) throw ruleInvalid(law, 'it rewrites nothing: laws of properties cannot be added')
  refuseUnguarded(law)
  const { problems } = prove(law, text, true)
  if (problems.length > 0) throw ruleFalse(law, problems[0]!)
}

/** What is assumed is told with a derivative, and there alone; a shape or a kind of value is no assumption. */
const refuseUnguarded = (law: RuleText): void => {
  if (law.assuming.length === 0) return
  if (!(law.pattern.kind === 'call' && law.pattern.name === 'd'))
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

/** More rewrites than any law takes on variables in place of its metavariables. */
const ENOUGH = 200

/** A law that is applied to its own result, or that laws of the project undo, would be applied for ever. */
const refuseEndless = (law: RuleText, rulebook: Rulebook): void => {
  for (const { graph, before, after } of instancesOf(law)) {
    const normalize = (book: Rulebook, node: Node, applied?: (application: Application) => void): Node =>
      createRewriter(graph, book.phase('basic'), ENOUGH).normalize(book.phase('present'), node, applied)
    try {
      normalize(rulebook, before)
    } catch (error) {
      if (!(error instanceof GradusError && error.code === 'step-limit')) throw error
      const undoing = new Set<string>()
      normalize(STANDARD, after, ({ rule }) => undoing.add(rule.name))
      throw ruleEndless(law, [...undoing])
    }
  }
}
