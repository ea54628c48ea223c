/**
 * What was typed, beside what is made of it: the texts of the objective and of the definitions that it uses, and the lines
 * in which the user's functions are written out.
 */
import type { Span } from '../errors/error.ts'
import type { Derivation, Result, TypedDefinition } from '../expr/derivation.ts'
import type { Node } from '../expr/node.ts'
import { namedIn } from '../expr/walk.ts'
import type { Analysis } from '../infer/analysis.ts'
import { toText } from '../print/text.ts'
import { METHOD } from './method.ts'
import { ownFunctions } from './own-functions.ts'
import type { Session } from './session.ts'
import type { Start } from './start.ts'
import type { InMatrixForm } from './sums.ts'

/** A line for whatever has calls of the user's functions, in which they are written out. */
export const showFunctions = ({ trace }: Session, { objective, called }: Start, subject: string): void => {
  if (!called) return
  for (const named of namedIn([objective]))
    if (called.definitions.has(named.name))
      trace.line({ of: named.name }, () => named.value, [METHOD.function])
  if (called.objective) trace.line({ of: subject }, () => objective, [METHOD.function])
}

/** What was typed: the objective, the definitions that it uses, and those that the answers use. */
export const asTyped = (
  analysis: Analysis,
  { objective, definitions, origins, called }: Start,
  { definitions: inMatrixForm, indexed }: InMatrixForm,
  answers: readonly Result[],
): Pick<Derivation, 'typed' | 'called' | 'functions' | 'typedDefinitions' | 'definitions'> &
  Pick<Start, 'origins'> => {
  const byName = new Map([...definitions, ...inMatrixForm].map((named) => [named.name, named]))
  const asCalled = called?.objective ?? indexed
  const used = namedIn(answers.map(({ node }) => node))
  return {
    typed: typedText(analysis),
    ...(asCalled && { called: asCalled }),
    ...(called && { functions: ownFunctions(analysis) }),
    origins,
    typedDefinitions: typedIn(analysis, objective, called),
    definitions: used.map((named) => byName.get(named.name) ?? named),
  }
}

/** What stands at a place of the source, on one line. */
const textAt = ({ problem }: Analysis, { from, to }: Span): string =>
  problem.source.slice(from, to).replace(/\s+/g, ' ')

/** The objective as typed. */
export const typedText = (analysis: Analysis): string => {
  const { typed, objective } = analysis.problem
  return textAt(analysis, typed?.objective ?? objective.span)
}

/** The definitions that the objective uses, as typed. */
const typedIn = (analysis: Analysis, objective: Node, called: Start['called']): TypedDefinition[] => {
  const { definitions, typed } = analysis.problem
  const spans = new Map(definitions.map(({ name, value, equation }) => [name, (equation ?? value).span]))
  const heads = new Map(definitions.flatMap(({ name, head }) => (head === undefined ? [] : [[name, head]])))
  const made = new Set(definitions.flatMap((one) => (one.made ? [one.name] : [])))
  return namedIn([objective]).map((named) => {
    const node = called?.definitions.get(named.name)
    if (made.has(named.name)) return { named, text: toText(named.value) }
    const span = typed?.definitions.get(named.name) ?? spans.get(named.name)!
    const head = heads.get(named.name)
    return {
      named,
      text: textAt(analysis, span),
      ...(head !== undefined && { head }),
      ...(node && { called: node }),
    }
  })
}
