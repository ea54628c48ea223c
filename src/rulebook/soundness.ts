/**
 * What a well-formed rule is: its words and names are known, and whatever shapes its pattern can have, its
 * replacement has a fitting one without forcing dimensions together. Whether it is true is for the number gate.
 */
import { GradusError } from '../errors/error.ts'
import { KINDS, type Kind } from '../infer/kinds.ts'
import type { RuleText } from '../syntax/tree.ts'
import { type RuleNames, ruleNames } from './names.ts'
import { inferPattern, inferReplacement, type PatternShapes } from './shapes.ts'

/** Whether a rule is well formed, and if not why. */
export type RuleCheck = { readonly ok: true } | { readonly ok: false; readonly problems: readonly string[] }

/** Kinds for the metavariables of a rule under which its pattern fits. */
export type RuleReading = ReadonlyMap<string, Kind>

/** Metavariables whose kinds are tried one by one. */
const MAX_FREE = 6

/**
 * Checks names and shapes of a rule; `source` is the text of its file, for messages.
 * Law: the pattern's shapes are frozen before the replacement is inferred, so what the replacement forces is refused.
 */
export const checkRule = (rule: RuleText, source = ''): RuleCheck => {
  const names = ruleNames(rule)
  if (names.problems.length > 0) return { ok: false, problems: names.problems }
  const fitting = patternReadings(rule, names, source)
  if (typeof fitting === 'string') return { ok: false, problems: [`the pattern fits no shapes: ${fitting}`] }
  const problems = new Set<string>()
  for (const shapes of fitting) {
    const found = attempt(() => inferReplacement(rule, shapes, source))
    if (found instanceof GradusError) problems.add(`${found.message} ${found.hint ?? ''}`.trim())
  }
  return problems.size === 0 ? { ok: true } : { ok: false, problems: [...problems] }
}

/** The shapes of the pattern under every reading it fits, the most general first; or why it fits none. */
export const patternReadings = (
  rule: RuleText,
  names: RuleNames,
  source = '',
): readonly PatternShapes[] | string => {
  const fitting: PatternShapes[] = []
  let why: string | undefined
  for (const reading of ruleReadings(names)) {
    const shapes = attempt(() => inferPattern(rule, names, reading, source))
    if (shapes instanceof GradusError) why ??= shapes.message
    else if (shapes) fitting.push(shapes)
  }
  return fitting.length > 0 ? fitting : (why ?? 'its conditions contradict each other')
}

const attempt = <T>(work: () => T): T | GradusError => {
  try {
    return work()
  } catch (error) {
    if (error instanceof GradusError) return error
    throw error
  }
}

/** Every choice of kinds that the conditions leave, matrices before vectors before rows before scalars. */
export function* ruleReadings(names: RuleNames): Generator<RuleReading> {
  const choices = [...names.kinds].map(
    ([name, kinds]) => [name, KINDS.filter((kind) => kinds & kind).reverse()] as const,
  )
  const free = choices.filter(([, kinds]) => kinds.length > 1)
  const most = free.length > MAX_FREE ? 2 : 4
  const counts = choices.map(([, kinds]) => Math.min(kinds.length, most))
  const total = counts.reduce((product, count) => product * count, 1)
  for (let index = 0; index < total; index++) {
    let rest = index
    const reading = new Map<string, Kind>()
    for (const [i, [name, kinds]] of choices.entries()) {
      reading.set(name, kinds[rest % counts[i]!]!)
      rest = Math.floor(rest / counts[i]!)
    }
    yield reading
  }
}
