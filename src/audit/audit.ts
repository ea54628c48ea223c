/**
 * A derivation, judged line by line: each side beside the one before it or beside what its left side names. Owns the
 * order of the work and what is reported; reading, comparing and finding faults are the files beside.
 */
import { auditEquation, inLine } from '../errors/audit.ts'
import { GradusError } from '../errors/error.ts'
import type { Anchor } from '../numeric/agree.ts'
import { blanked } from '../parse/index.ts'
import type { Options } from '../solve/derivative.ts'
import type { VariableFacts } from '../solve/request.ts'
import { type Claim, claimsOf } from './claims.ts'
import { counterexampleAt } from './counterexample.ts'
import { wordsIn } from './differentials.ts'
import { inRows } from './families.ts'
import { faultText, misfitName } from './faults.ts'
import { type Earlier, followingFrom, subjectOf } from './follow.ts'
import { compared, isEqual, nodeIn, type Pair } from './judge.ts'
import { linesOf } from './lines.ts'
import { type Audit, familyNotes, type Judged, nameNotes, proseNote, reportOf } from './report.ts'
import { type Explained, explained } from './slips/explain.ts'
import { type Stage, stageOf } from './stage.ts'
import { hasDifferentials, type Said, type Target, targetOf } from './target.ts'

export type { Audit, LineJson, Verdict } from './report.ts'

/** A derivation and what is known beside it. */
export interface Derivation {
  /** The lines. */
  readonly text: string
  /** The variables that move, beside those whose differentials are written. */
  readonly wrt?: readonly string[]
  readonly vars?: Readonly<Record<string, VariableFacts>>
}

const declaredIn = (where: string, vars: Derivation['vars'] = {}): ReadonlySet<string> => {
  const heads = where.split(',').flatMap((part) => wordsIn(/^[^:∈]*?(?=:|∈|\bis\b)/.exec(part)?.[0] ?? ''))
  return new Set([...heads, ...Object.keys(vars)])
}

/** Runs what may throw; what is wrong with one line is said of that line. */
const inClaim = async <T>(
  { line, side }: Pick<Claim, 'line' | 'side'>,
  run: () => Promise<T>,
): Promise<T> => {
  try {
    return await run()
  } catch (error) {
    throw error instanceof GradusError ? inLine(error, line, side.from) : error
  }
}

/** Whether a side is what is left of an equation to be solved. */
const isZero = (text: string): boolean => /^0$|^zeros\b/.test(text.trim())

/** What is said of a text whose parts do not fit each other. */
const MISFITS: ReadonlySet<string> = new Set([
  'shapes-differ',
  'not-square',
  'wrong-shape',
  'answer-equation',
])

/** A line whose parts do not fit each other follows from nothing. */
const misfit = async (
  { line, text }: Claim,
  { text: right, expected }: Target,
  stage: Stage,
  { message, hint }: GradusError,
): Promise<Judged> => {
  const name = (await misfitName(stage, right, text)) ?? (/\w'/.test(hint ?? '') ? 'lost transpose: ' : '')
  const offer = hint === undefined ? '' : ` ${hint}`
  const fault = `${name}${message.replace(/^in the answer, /, '')}${offer}`
  return { line: line.number, verdict: 'wrong', laws: [], fault, expected, isUnread: true }
}

/** A claim beside what it is to equal. */
const judged = async (
  claim: Claim,
  target: Target,
  stage: Stage,
  earlier: readonly Earlier[],
): Promise<Judged> => {
  try {
    nodeIn(stage, claim.text)
  } catch (error) {
    if (error instanceof GradusError && MISFITS.has(error.code)) return misfit(claim, target, stage, error)
    throw error
  }
  return besideTarget(claim, target, stage, earlier)
}

/** The wrong line that a claim follows from. */
const followed = async (
  stage: Stage,
  { text }: Claim,
  target: Target,
  earlier: readonly Earlier[],
): Promise<number | undefined> => {
  for (const { text: other, line } of followingFrom(target, earlier))
    if (isEqual(await compared(stage, other, text))) return line
  return undefined
}

const besideTarget = async (
  claim: Claim,
  target: Target,
  stage: Stage,
  earlier: readonly Earlier[],
): Promise<Judged> => {
  const line = claim.line.number
  const pair = await compared(stage, target.text, claim.text)
  const note = isEqual(pair) ? undefined : await conventionOf(stage, target, claim.text)
  if (note !== undefined)
    return { line, verdict: 'agrees', laws: [...target.laws], note: `line ${line}: ${note}` }
  const { outcome } = pair
  const from = outcome.kind === 'wrong' ? await followed(stage, claim, target, earlier) : undefined
  if (from !== undefined)
    return {
      line,
      verdict: 'agrees',
      laws: [],
      note: `line ${line}: it follows from line ${from} as that stands`,
    }
  switch (outcome.kind) {
    case 'proved':
    case 'agrees':
      return { line, verdict: outcome.kind, laws: lawsOf(stage, target, claim, pair) }
    case 'untold':
      return { line, verdict: 'unknown', laws: [], fault: `it cannot be told: ${outcome.reason}` }
    case 'wrong':
      return {
        line,
        verdict: 'wrong',
        laws: [],
        fault: faultText(pair, () => slipOf(stage, claim, target, pair, outcome.anchors)),
        expected: target.expected,
        counterexample: counterexampleAt(pair.points, pair.trial, outcome.anchors),
      }
  }
}

/** The slip that a wrong line comes of. */
const slipOf = (
  stage: Stage,
  { text, beside }: Claim,
  { text: right, of, derivative }: Target,
  { points: { room } }: Pair,
  anchors: readonly Anchor[],
): Explained | undefined => {
  const points = anchors.map(({ point }) => point)
  const stated = beside.kind === 'differential' && of !== undefined ? { of } : derivative
  return explained(stage, { text, right, ...stated, points, room })
}

/** The convention in which a derivative is right that is not right in ours. */
const conventionOf = async (
  stage: Stage,
  { conventions = [] }: Target,
  text: string,
): Promise<string | undefined> => {
  for (const { text: other, note } of conventions)
    if (isEqual(await compared(stage, other, text))) return note
  return undefined
}

/** The laws between two sides: of what is differentiated there, and those that only one of the two takes. */
const lawsOf = (stage: Stage, target: Target, claim: Claim, { laws }: Pair): readonly string[] => {
  const words = new Set(wordsIn(claim.text))
  const opened = wordsIn(target.text).flatMap((word) =>
    words.has(word) ? [] : (stage.differentials.get(word.replace(/^d/, ''))?.laws ?? []),
  )
  return [...new Set([...target.laws, ...opened, ...laws()])]
}

/** Where the line goes on from. */
const saidBy = (claim: Claim, target: Target | undefined, stage: Stage): Said => {
  const { text } = claim
  if (!target) return { text, kind: hasDifferentials(stage, text) ? 'differential' : 'value' }
  return { text, kind: target.kind, ...(target.of !== undefined && { of: target.of }) }
}

/** The claim in the names of the stage; what is wrong with it is then said of the whole side. */
const onStage = (claim: Claim, { families }: Stage): Claim => {
  if (families.size === 0) return claim
  const { beside } = claim
  const besideRows = beside.kind === 'value' ? { ...beside, text: inRows(beside.text, families) } : beside
  return { ...claim, text: inRows(claim.text, families), beside: besideRows }
}

const judgedAll = async (claims: readonly Claim[], stage: Stage): Promise<Judged[]> => {
  const found: Judged[] = []
  const earlier: Earlier[] = []
  let before: Said | undefined
  for (const typed of claims) {
    const claim = onStage(typed, stage)
    const target = await inClaim(claim, async () => {
      if (claim.beside.kind !== 'nothing' && isZero(claim.text)) throw auditEquation()
      return targetOf(claim, stage, before)
    })
    const line = claim.line.number
    if (target) {
      const one = await inClaim(claim, () => judged(claim, target, stage, earlier))
      const subject = subjectOf(target)
      if (one.verdict === 'wrong' && !one.isUnread && subject !== undefined)
        earlier.push({ line, subject, text: claim.text })
      found.push(one)
    }
    if (!target) {
      if (!claim.isDefinition) await inClaim(claim, async () => nodeIn(stage, claim.text))
      found.push({ line, verdict: 'definition', laws: [] })
    }
    before = found.at(-1)!.isUnread && target ? target : saidBy(claim, target, stage)
  }
  return found
}

export type AuditOptions = Pick<Options, 'where' | 'limits' | 'layout' | 'progress'>

/**
 * Judges a derivation, line by line.
 * Throws: what is wrong with a line before it can be judged, with its number.
 */
export const audit = async (
  { text, wrt = [], vars = {} }: Derivation,
  { where = '', limits, layout, progress }: AuditOptions = {},
): Promise<Audit> => {
  const read = linesOf(text, blanked)
  const claims = claimsOf(read, declaredIn(where, vars))
  const clauses = [where.replace(/^\s*where\b/, ''), claims.where].filter((clause) => clause.trim() !== '')
  const given = { where: clauses.join(', '), vars, limits, layout, progress }
  const stage = await stageOf(claims, given, wrt)
  const notes = [...proseNote(read.prose), ...familyNotes(stage), ...nameNotes(claims.claims, stage)]
  return reportOf(await judgedAll(claims.claims, stage), notes)
}
