/**
 * A program of a language of arrays as a problem: every choice of axes for names that are not declared is tried, the
 * likeliest first, and what else would have fitted is told.
 */
import { amended, GradusError, type Span } from '../../errors/error.ts'
import { unreadableSource } from '../../errors/sources.ts'
import { tooLong } from '../../errors/text.ts'
import type { Analysis } from '../../infer/analysis.ts'
import { nameIn } from '../../parse/index.ts'
import { type Answers, type Choices, choicesBy, costOf, successors } from '../choices.ts'
import { type Piece, type Written, written } from '../piece.ts'
import type { Analyse, Choice, Facts, Reading, Said, Stated } from '../reading.ts'
import { type Known, knownOf } from './known.ts'
import type { Language } from './language.ts'
import { keyOf } from './names.ts'
import type { Room } from './room.ts'
import { objectiveOf, type Ran } from './run.ts'
import { newSizes, type Size, sizeNames } from './sizes.ts'
import type { Statement } from './tree.ts'
import type { Draft, Kind } from './value.ts'

const MAX_LENGTH = 100_000
/** Readings that are tried, and those of them whose shapes are inferred. */
const MAX_TRIES = 1_500
const MAX_INFERRED = 60
/** What is told of costs at most so much more. */
const NEAR = 0.6
/** Names of which it is told what else they could be. */
const MAX_DOUBTS = 12

/** What all readings of a text share. */
interface Task extends Known {
  readonly stated: Stated
  readonly analyse: Analyse
  readonly language: Language
  readonly statements: readonly Statement[]
}

interface Fit {
  readonly cost: number
  readonly reading: Reading
  readonly answers: Answers
  readonly choices: Choices
}

/** With names as they are spelled in our language: `λ` is `lambda`. */
const spelled = ({ wrt, vars, ...others }: Stated): Stated => {
  const name = (typed: string): string => nameIn(typed) ?? typed
  const known = vars && Object.fromEntries(Object.entries(vars).map(([typed, facts]) => [name(typed), facts]))
  return { ...others, wrt: wrt.map(name), ...(known && { vars: known }) }
}

export const readProgram = (typed: Stated, analyse: Analyse, language: Language): Reading => {
  const stated = spelled(typed)
  const { text } = stated
  if (text.length > MAX_LENGTH) throw tooLong(text.length, MAX_LENGTH, 'characters')
  const statements = language.parse(text)
  const { known, inClause } = knownOf(stated, analyse, language, statements)
  const task: Task = { stated, analyse, language, statements, known, inClause }
  const best = likeliest(task)
  return { ...best.reading, choices: [...doubtsOf(task, best), ...best.reading.choices] }
}

/** The reading that costs least of those whose shapes fit. Throws: what is wrong with the first. */
const likeliest = (task: Task): Fit => {
  const queue: { readonly answers: Answers; readonly cost: number }[] = [{ answers: new Map(), cost: 0 }]
  const count = { inferred: 0 }
  let best: Fit | undefined
  let first: GradusError | undefined
  for (let tries = 0; tries < MAX_TRIES && count.inferred < MAX_INFERRED; tries++) {
    const next = queue.shift()
    if (!next || (best && next.cost >= best.cost)) break
    const choices = choicesBy(next.answers)
    const found = tried(task, choices, count)
    if (found instanceof GradusError) first ??= found
    else if (!best || found.cost < best.cost) best = found
    for (const answers of successors(choices)) insert(queue, { answers, cost: costBy(choices, answers) })
  }
  if (best) return best
  throw first!
}

/** Puts what is to be tried where its cost says, behind what costs the same. */
const insert = <T extends { readonly cost: number }>(queue: T[], one: T): void => {
  let at = queue.length
  while (at > 0 && queue[at - 1]!.cost > one.cost) at--
  queue.splice(at, 0, one)
}

const costBy = (choices: Choices, answers: Answers): number => {
  let cost = costOf(choices)
  for (const [key, taken] of answers) {
    if (choices.answers.has(key)) continue
    const { options } = choices.asked.get(key)!
    cost += options[taken]!.cost - options[0]!.cost
  }
  return cost
}

/** A reading, or what is wrong with it at its place in the text typed. */
const tried = (task: Task, choices: Choices, count: { inferred: number }): Fit | GradusError => {
  try {
    const room = roomOf(task, choices)
    const whole = { from: 0, to: Math.max(1, task.stated.text.length) }
    const ran = objectiveOf(room, task.statements, new Map(), whole)
    count.inferred++
    return fitOf(task, room, ran)
  } catch (error) {
    if (error instanceof GradusError) return error
    throw error
  }
}

const roomOf = ({ language, known }: Task, choices: Choices): Room => ({
  ...known,
  sizes: newSizes(),
  choices,
  side: language.side,
  variables: new Map(),
  definitions: new Map(),
  costs: { broadcasts: 0, calls: 0 },
  evaluate: language.evaluate,
})

const piecesOf = (draft: Draft, sizeText: (size: Size) => string): readonly Piece[] =>
  draft.map((part, i) => {
    if (!('size' in part)) return part
    const text = sizeText(part.size)
    const isAlone = /^\w+$/.test(text) || draft[i - 1] === undefined
    return { text: isAlone || isBracketed(draft, i) ? text : `(${text})`, span: part.span }
  })

/** Whether a size stands alone between brackets, commas and colons, where it needs none of its own. */
const isBracketed = (draft: Draft, at: number): boolean => {
  const textAt = (i: number): string => {
    const part = draft[i]
    return part && 'text' in part ? part.text : ''
  }
  return /[([,:]$/.test(textAt(at - 1)) && /^[)\],:]/.test(textAt(at + 1))
}

const fitOf = (task: Task, room: Room, { objective, parameters }: Ran): Fit => {
  const { stated, analyse } = task
  const isTaken = (name: string): boolean =>
    room.variables.has(name) || room.definitions.has(name) || room.dims.has(name) || stated.wrt.includes(name)
  const sizeText = sizeNames(room.sizes, isTaken)
  for (const { rows, cols } of room.variables.values()) for (const size of [rows, cols]) sizeText(size)
  const pieces = [
    ...usedOf(room, objective.draft).flatMap(([name, { draft, span }]): Piece[] => [
      { text: `${name} = `, span },
      ...piecesOf(draft, sizeText),
      { text: '; ', span },
    ]),
    ...piecesOf(objective.draft, sizeText),
  ]
  const whole = written(pieces)
  const wrt = variablesOf(stated, parameters, room)
  const vars = varsOf(task, room, sizeText)
  const said: Said = {
    expr: whole.text,
    wrt,
    ...(stated.kind && { kind: stated.kind }),
    ...(vars && { vars }),
  }
  const analysis = placed(whole, () => analyse(said))
  refuseOther(analysis, objective, whole)
  const ofScalar = !stated.kind || stated.kind === 'gradient' || stated.kind === 'hessian'
  const cost =
    costOf(room.choices) +
    room.costs.broadcasts +
    (ofScalar && objective.rank > 0 && objective.rows !== 1 ? 2 : 0)
  const choices = wrtChoice(stated, parameters)
  const reading = { said, choices, notes: [], placeOf: whole.placeOf }
  return { cost, answers: room.choices.answers, choices: room.choices, reading }
}

/** The definitions that the objective needs. */
const usedOf = (
  { definitions }: Room,
  objective: Draft,
): readonly (readonly [string, { draft: Draft; span: Span }])[] => {
  const used = new Set<string>()
  const note = (draft: Draft): void => {
    for (const part of draft) if ('text' in part) used.add(part.text)
  }
  note(objective)
  const kept = [...definitions].reverse().filter(([name, { draft }]) => {
    if (used.has(name)) note(draft)
    return used.has(name)
  })
  return kept.reverse()
}

/** Runs what may throw; places are those in the text typed. */
const placed = <T>({ placeOf }: Written, run: () => T): T => {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof GradusError) || !error.span) throw error
    throw amended(error, { span: placeOf(error.span) })
  }
}

/** Throws where inference finds another array than the one that was read, which would be another question. */
const refuseOther = (
  { shapes, problem }: Analysis,
  { rank, span }: Kind & { readonly span: Span },
  { text }: Written,
): void => {
  const shape = shapes.get(problem.objective)
  const found = shape && (shape.rows === 1 && shape.cols === 1 ? 0 : shape.cols === 1 ? 1 : 2)
  if (found === undefined || found <= rank) return
  throw unreadableSource(
    span,
    `its axes are not clear; as ${text} it has others`,
    'Declare the shapes of its variables.',
  )
}

/** The shapes of variables as they were read, beside what is declared of them. */
const varsOf = (
  { stated, inClause }: Task,
  { variables }: Room,
  sizeText: (size: Size) => string,
): Readonly<Record<string, Facts>> | undefined => {
  const vars: Record<string, Facts> = { ...stated.vars }
  for (const [name, { rank, rows, cols }] of variables) {
    if (inClause.has(name) || vars[name]?.shape !== undefined) continue
    const shape = [rows, cols].slice(0, rank).map(sizeText)
    vars[name] = { ...vars[name], shape: shape.map((size) => (/^\d+$/.test(size) ? Number(size) : size)) }
  }
  return Object.keys(vars).length > 0 ? vars : undefined
}

/** The variables asked for, else the parameter of the function. */
const variablesOf = (
  { wrt, text, isFormula }: Stated,
  parameters: Ran['parameters'],
  { variables }: Room,
): readonly string[] => {
  const whole = { from: 0, to: Math.max(1, text.length) }
  const asked = wrt.filter((name) => name !== '')
  const absent = asked.find((name) => !variables.has(name))
  if (absent !== undefined) throw unreadableSource(whole, `the variable ${absent} does not stand in it`)
  if (asked.length > 0) return asked
  const [first] = parameters
  if (!first && isFormula) return []
  if (!first)
    throw unreadableSource(
      whole,
      'it names no variable to differentiate by',
      'Name one: --wrt X, or "wrt":"X".',
    )
  if (!variables.has(first.name))
    throw unreadableSource(first.span, `the parameter ${first.name} does not stand in the function`)
  return [first.name]
}

/** What is told of a function of several parameters: it is differentiated by the first. */
const wrtChoice = ({ wrt }: Stated, [first, ...others]: Ran['parameters']): readonly Choice[] => {
  if (!first || others.length === 0 || wrt.some((name) => name !== '')) return []
  const by = (name: string): string => `the derivative by ${name}`
  return [
    {
      ...first.span,
      chose: by(first.name),
      instead: others.map(({ name }) => by(name)),
      why: 'the first parameter',
    },
  ]
}

/** Names that are read against their letters, and those that could be something else. */
const doubtsOf = (task: Task, best: Fit): readonly Choice[] => {
  const told: Choice[] = []
  for (const { key, span, options, taken, why } of [...best.choices.asked.values()].slice(0, MAX_DOUBTS)) {
    const others = options.filter((_, i) => {
      if (i === taken) return false
      const answers = new Map([...best.answers, [key, i]])
      const other = tried(task, choicesBy(answers), { inferred: 0 })
      return !(other instanceof GradusError) && (taken > 0 || other.cost <= best.cost + NEAR)
    })
    if (others.length === 0) continue
    const name = key.slice(keyOf('').length)
    told.push({
      from: span.from,
      to: span.to,
      chose: `${name}, ${options[taken]!.name}`,
      instead: others.map((one) => one.name),
      why,
    })
  }
  return told
}
