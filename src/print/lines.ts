/**
 * The lines of a derivation and the definitions beside them, before a notation is chosen.
 */
import type { Derivation, Step, Subject } from '../expr/derivation.ts'
import type { Named, Node } from '../expr/node.ts'
import { namedIn } from '../expr/walk.ts'

/** A line of a derivation, before a notation is chosen. */
export interface Line {
  /** Nothing where the one before goes on. */
  readonly head: Subject | undefined
  readonly node: Node
  /** The law that led to it; the first line is as typed. */
  readonly rule: string
  readonly simplified: readonly string[]
}

/** The law of a line, with the simplifications that went into it. */
export const lawOf = ({ rule, simplified = [] }: Pick<Step, 'rule' | 'simplified'>): string =>
  simplified.length === 0 ? rule : `${rule} (${[...new Set(simplified)].join(', ')})`

/** What lines are made of. */
export type Lines = Pick<Derivation, 'subject' | 'objective' | 'steps' | 'typed' | 'called'>

/** The lines of a derivation, that of the objective as typed first. */
export const linesOf = ({ subject, objective, called, steps }: Lines): Line[] => [
  { head: { of: subject }, node: called ?? objective, rule: 'as typed', simplified: [] },
  ...steps.map((step, i) => ({
    head: goesOn(step, steps[i - 1]) ? undefined : step,
    node: step.node,
    rule: step.rule,
    simplified: step.simplified ?? [],
  })),
]

const goesOn = ({ of, form }: Step, before: Step | undefined): boolean =>
  form !== undefined && form !== 'value' && before?.of === of && before.form === form

/** A definition, and its text where a user typed it. */
export interface Definition {
  readonly named: Named
  readonly text?: string
  /** What stands on its left side, where that is more than its name. */
  readonly head?: string
  /** Its value with the user's functions as they were typed. */
  readonly called?: Node
}

/**
 * The user's definitions stand before the lines that use them, introduced ones after those in which they are made. Where
 * there are no lines the answers' own stand before the answers.
 */
export const definitionsBeside = (
  derivation: Derivation,
): { before: readonly Definition[]; after: readonly Definition[] } => {
  const { definitions, steps, typedDefinitions = [] } = derivation
  const texts = new Map(typedDefinitions.map((typed) => [typed.named.name, typed]))
  const shown = definitions.map((named): Definition => {
    const typed = named.introduced ? undefined : texts.get(named.name)
    return typed === undefined ? { named } : { ...typed, named }
  })
  if (steps.length === 0) return { before: shown, after: [] }
  const made = new Set(steps.map(({ of }) => of))
  const used = new Set(namedIn(steps.map(({ node }) => node)))
  const isBefore = ({ named }: Definition): boolean =>
    !named.introduced || (used.has(named) && !made.has(named.name))
  const known = new Set(definitions.map(({ name }) => name))
  return {
    before: [...typedDefinitions.filter(({ named }) => !known.has(named.name)), ...shown.filter(isBefore)],
    after: shown.filter((definition) => !isBefore(definition)),
  }
}
