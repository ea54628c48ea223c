/**
 * LaTeX as people write it, read into our language. All that a text allows is tried against the shapes, the likeliest
 * first; what was chosen is told, with what else it could have been.
 */
import { GradusError } from '../../errors/error.ts'
import { unreadableLatex } from '../../errors/latex.ts'
import { tooLong } from '../../errors/text.ts'
import type { Analysis } from '../../infer/analysis.ts'
import { isScalar } from '../../shape/shape.ts'
import { type Asked, type Choices, choicesBy, costOf, isTold, type Option } from '../choices.ts'
import { placed, written } from '../piece.ts'
import type { Analyse, Choice, Reading, Said, Stated } from '../reading.ts'
import { likeliest } from '../search.ts'
import { type Assembled, assembled, nameWritten } from './assemble.ts'
import { refuseUnequal } from './claims.ts'
import { COSTS } from './costs.ts'
import { type Equations, equationsOf } from './equations.ts'
import { knownOf, ofColumns } from './known.ts'
import { expanded } from './macros.ts'
import {
  fitting,
  oddnessOf,
  refuseAbsent,
  refuseScalarAsMore,
  refuseScalarKron,
  refuseScalarTrace,
} from './plausible.ts'
import { withProse } from './prose.ts'
import { withLimits, withSizes } from './sizes.ts'
import { tidied } from './tidy.ts'
import { tokenise } from './tokens.ts'

const MAX_LENGTH = 200_000
const MAX_TYPED = 20_000
/** Tokens without what only decorates: a formula of some pages. */
const MAX_TOKENS = 5_000
/** Readings that are tried: so many, and fewer of a long text. */
const MAX_TRIES = 120
const TRIED_TOKENS = 40_000
/** What it costs to change what a failed reading is not wrong in. */
const ELSEWHERE = 0.05

/** What all readings of a text share. */
interface Task {
  readonly stated: Stated
  readonly analyse: Analyse
  readonly equations: Equations
  /** Whether it is an expression of known names, such as an answer. */
  readonly isAnswer: boolean
}

/**
 * The problem that a text in LaTeX states.
 * Throws: `latex-unreadable`, `unknown-command` and the like at their places in the LaTeX; what is wrong with the
 * likeliest reading where none has shapes that fit.
 */
export const readLatex = (stated: Stated, analyse: Analyse): Reading => likeliestOf(stated, analyse, false)

/** An expression in LaTeX, such as an answer, of names that are known. Throws: what `readLatex` throws. */
export const readFormula = (stated: Omit<Stated, 'wrt' | 'kind'>, analyse: Analyse): Reading =>
  likeliestOf({ ...stated, wrt: [] }, analyse, true)

/** What a name is called in our language of which nothing is declared. Throws: what is no name. */
export const nameTyped = (typed: string): string => nameWritten(typed, knownOf({ text: typed, wrt: [] }))

/** Names of variables as LaTeX has them, in our language. */
const withPlainNames = (stated: Stated): Stated => ({
  ...stated,
  wrt: stated.wrt.map((name) => (/[\\{^]/.test(name) ? nameWritten(name, knownOf(stated)) : name)),
})

const likeliestOf = (given: Stated, analyse: Analyse, isAnswer: boolean): Reading => {
  const stated = withPlainNames(given)
  const { text } = stated
  if (text.length > MAX_LENGTH) throw tooLong(text.length, MAX_LENGTH, 'characters')
  const typed = expanded(tokenise(text))
  if (typed.length > MAX_TYPED) throw tooLong(typed.length, MAX_TYPED, 'tokens')
  const tokens = tidied(withProse(typed))
  if (tokens.length > MAX_TOKENS) throw tooLong(tokens.length, MAX_TOKENS, 'tokens')
  const equations = equationsOf(tokens, text)
  if (equations.equations.length === 0)
    throw unreadableLatex({ from: 0, to: Math.max(1, text.length) }, 'there is no formula')
  const tries = Math.max(4, Math.min(MAX_TRIES, Math.floor(TRIED_TOKENS / Math.max(1, tokens.length))))
  const task = { stated, analyse, equations, isAnswer }
  const best = likeliest({
    read: (choices) => tried(task, choices),
    isSpent: (count) => count >= tries,
    elsewhere: ELSEWHERE,
  })
  return stated.withOthers ? withOthers(task, best) : best.reading
}

interface Fit {
  readonly cost: number
  readonly choices: Choices
  /** The questions of which a reader is to know. */
  readonly told: readonly Asked[]
  readonly reading: Reading
}

/** The reading, each choice with what the text would be otherwise. */
const withOthers = (task: Task, { reading, choices, told }: Fit): Reading => {
  return {
    ...reading,
    choices: told.map((asked) => ({
      ...choiceOf(asked),
      others: othersOf(task, choices, asked, reading.said.expr),
    })),
  }
}

const othersOf = (
  task: Task,
  { answers }: Choices,
  { key, options, taken }: Asked,
  expr: string,
): Choice['others'] =>
  options.flatMap(({ name }, i) => {
    if (i === taken) return []
    const other = tried(task, choicesBy(new Map([...answers, [key, i]])))
    if (other instanceof GradusError || other.reading.said.expr === expr) return []
    return [{ chose: name, expr: other.reading.said.expr }]
  })

/** A reading whose shapes fit, or at its place in the LaTeX what is wrong with it. */
const tried = (task: Task, choices: Choices): Fit | GradusError => {
  try {
    return fitOf(
      task,
      assembled(task.stated.text, task.equations, choices, knownOf(task.stated, task.isAnswer)),
      choices,
    )
  } catch (error) {
    if (error instanceof GradusError) return error
    throw error
  }
}

const fitOf = (task: Task, whole: Assembled, choices: Choices): Fit => {
  const { stated, analyse, equations, isAnswer } = task
  const { text, placeOf } = written(whole.pieces)
  const wrt = isAnswer ? [] : variablesOf(stated, whole)
  const kind = stated.kind ?? whole.kind
  const vars = ofColumns(stated.vars)
  const said: Said = { expr: text, wrt, ...(kind && { kind }), ...(vars && { vars }) }
  const analysis = placed(placeOf, () => analyse(said))
  const pieces = withSizes(withLimits(whole.pieces, analysis), analysis)
  if (pieces !== whole.pieces) return fitOf(task, { ...whole, pieces }, choices)
  if (whole.claim) refuseUnequal(whole.claim, said, analyse)
  refuseScalarKron(analysis, whole.declared, placeOf)
  refuseScalarTrace(analysis, whole.declared, placeOf)
  refuseScalarAsMore(analysis, whole, placeOf)
  const told = toldOf(choices, fitting(choices, analysis, whole, placeOf))
  refuseAbsent(wrt, analysis, text.length, placeOf)
  const ofScalars = !isAnswer && (kind === undefined || kind === 'gradient' || kind === 'hessian')
  return {
    choices,
    told,
    cost: costOf(choices) + oddnessOf(analysis, whole.turned) + (ofScalars ? shapeCost(analysis, whole) : 0),
    reading: {
      said,
      choices: told.map(choiceOf),
      notes: [...equations.notes, ...whole.notes, ...overruled(stated, whole)],
      ...(whole.answer && { answer: answerIn(whole.answer) }),
      placeOf,
    },
  }
}

/** What is asked for beside the text and otherwise than by its head. */
const overruled = ({ wrt, kind }: Stated, whole: Assembled): readonly string[] => {
  if (!whole.hasHead) return []
  const named = wrt.filter((name) => name !== '')
  const isOther = named.length > 0 && named.join() !== whole.wrt.join() && whole.wrt.length > 0
  return [
    ...(isOther
      ? [
          `the text asks for the derivative by ${whole.wrt.join(', ')}; by ${named.join(', ')} it is given, as asked beside it`,
        ]
      : []),
    ...(kind && whole.kind && kind !== whole.kind
      ? [`the text asks for the ${whole.kind}; the ${kind} is given, as asked beside it`]
      : []),
  ]
}

/** The variables asked for, else those that the text names. */
const variablesOf = ({ wrt, text, isFormula }: Stated, whole: Assembled): readonly string[] => {
  const isName = whole.pieces.some((piece) => /^pi_(?:\[|$)/.test(piece.text))
  if (wrt.some((name) => name !== '')) return wrt.map((name) => (name === 'pi' && isName ? 'pi_' : name))
  if (whole.wrt.length > 0) return whole.wrt
  if (isFormula) return []
  throw unreadableLatex(
    { from: 0, to: text.length },
    'it names no variable to differentiate by',
    'Name one: --wrt X, or "wrt":"X".',
  )
}

/** The answer that a text states, in our language, or what is wrong with it. */
const answerIn = (answer: NonNullable<Assembled['answer']>): NonNullable<Reading['answer']> =>
  answer instanceof GradusError ? answer : written(answer)

/** What a value costs that is no scalar where one is asked for. */
const shapeCost = ({ shapes, problem }: Analysis, { isFraction }: Assembled): number => {
  const shape = shapes.get(problem.objective)
  if (shape === undefined || isScalar(shape)) return 0
  if (isFraction) return COSTS.noScalarInFraction
  return COSTS.noScalar + (shape.rows === 1 ? COSTS.rowValue : 0)
}

/** The questions of which a reader is to know, each with the answers that the shape of its operand allows. */
const toldOf = ({ asked }: Choices, allowed: ReadonlyMap<string, readonly Option[]>): Asked[] =>
  [...asked.values()].filter(isTold).flatMap((one) => {
    const fits = allowed.get(one.key)
    if (!fits) return [one]
    const { options, taken } = one
    const isOpen = fits.some(({ name }) => name !== options[taken]!.name)
    return isOpen ? [{ ...one, allowed: fits }] : []
  })

const choiceOf = ({ span, options, taken, why, allowed = options, besides = [] }: Asked): Choice => {
  const chose = options[taken]!.name
  const others = new Set([...allowed.map(({ name }) => name), ...besides].filter((name) => name !== chose))
  return { from: span.from, to: span.to, chose, instead: [...others], why }
}
