/**
 * A program of a language of arrays as a problem: every choice of axes for names that are not declared is tried, the
 * likeliest first, and what else would have fitted is told.
 */
import { GradusError, type Span } from '../../errors/error.ts'
import { unreadableSource } from '../../errors/sources.ts'
import { tooLong } from '../../errors/text.ts'
import type { Analysis } from '../../infer/analysis.ts'
import { nameIn } from '../../parse/index.ts'
import { type Answers, type Choices, choicesBy, costOf } from '../choices.ts'
import { type Piece, placed, type Written, written } from '../piece.ts'
import type { Analyse, Choice, Facts, Reading, Said, Stated } from '../reading.ts'
import { likeliest } from '../search.ts'
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
  const count = { inferred: 0 }
  const best = likeliest({
    read: (choices) => tried(task, choices, count),
    isSpent: (tries) => tries >= MAX_TRIES || count.inferred >= MAX_INFERRED,
  })
  return { ...best.reading, choices: [...doubtsOf(task, best), ...best.reading.choices] }
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
  const analysis = placed(whole.placeOf, () => analyse(said))
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
