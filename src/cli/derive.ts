/**
 * `gradus EXPR --wrt NAME`: one problem, in the formats asked for.
 */

import { failureOf } from '../errors/defects.ts'
import { QUESTIONS } from '../expr/kinds.ts'
import { type Answered, type Format, formatRow } from '../formats/index.ts'
import { type LawsOf, lawsInWords } from '../laws/explain.ts'
import { sourceOf } from '../parse/index.ts'
import { shapesOnTheWay } from '../print/shapes.ts'
import { LANGUAGE_NAMES, type Language } from '../read/reading.ts'
import type { Kind, Request } from '../solve/request.ts'
import {
  answerInFull,
  failed,
  isJudgement,
  type Judgement,
  type Options,
  type Solution,
} from '../solve/solve.ts'
import { listed } from '../solve/wrt.ts'
import { type Arguments, only, refuseMistakenOption } from './args.ts'
import { complain } from './complain.ts'
import { type Io, readAll, writeText } from './io.ts'
import { layoutOf } from './layout.ts'
import {
  type Formats,
  listOf,
  namesIn,
  readFormats,
  readOptions,
  refuseIdle,
  refuseWithoutFormula,
  refuseWithoutTarget,
  wordOf,
} from './options.ts'
import { counted } from './progress.ts'
import { badOption, noExpression, noVariable, USAGE } from './usage.ts'

/** The expression: the argument, or standard input where there is none. */
export const readExpression = async (args: Arguments, io: Io): Promise<string> => {
  const given = only(args.positional)
  const text = given === undefined || given === '-' ? await readAll(io.input) : given
  if (text.trim() === '') throw noExpression()
  return text
}

export const kindOf = ({ values }: Arguments): Kind | undefined => {
  const given = values.get('as')
  return given === undefined ? undefined : wordOf('as', given, QUESTIONS)
}

/** The language of the expression where it is not ours. */
export const languageOf = ({ values }: Arguments): Language | undefined => {
  const given = values.get('from')
  if (given === undefined) return undefined
  const language = wordOf('from', given, ['gradus', ...LANGUAGE_NAMES] as const)
  return language === 'gradus' ? undefined : language
}

/** `X=V,W=U`. */
const directionsOf = (given: string | undefined): Readonly<Record<string, string>> =>
  Object.fromEntries(
    listOf(given ?? '').map((item) => {
      const [name = '', direction = '', ...more] = item.split('=').map((part) => part.trim())
      if (name === '' || direction === '' || more.length > 0)
        throw badOption(`--direction ${item} is not of the form NAME=DIRECTION`)
      return [name, direction] as const
    }),
  )

/** Equations behind each other, with semicolons between them. */
const constraintsIn = ({ values }: Arguments): Pick<Request, 'constraints'> => {
  const given = values.get('subject-to')
  return given === undefined ? {} : { constraints: given.split(';').map((text) => text.trim()) }
}

/** The problem that the arguments state. */
export const readProblem = async (args: Arguments, io: Io): Promise<Request> => {
  only(args.positional)
  const given = args.values.get('wrt')
  const kind = kindOf(args)
  refuseIdle(args, kind)
  const from = languageOf(args)
  if (given === undefined && from === undefined) throw noVariable()
  const wrt = given === undefined ? [] : listed(given)
  refuseMistakenOption(args.positional, wrt)
  const cotangent = args.values.get('cotangent')
  return {
    expr: await readExpression(args, io),
    wrt,
    ...(from ? { from } : {}),
    ...(kind ? { kind } : {}),
    direction: directionsOf(args.values.get('direction')),
    ...(cotangent === undefined ? {} : { cotangent }),
    ...constraintsIn(args),
  }
}

const render = async (answered: Answered, format: string): Promise<string> =>
  answered.answer.code?.[format]?.source ?? formatRow(format as Format).print(answered)

/** What was asked for beside the report: laws in words, shapes on the way. */
const withExtras = async (
  solved: Solution | Judgement,
  { flags }: Arguments,
  { rules }: Options,
): Promise<Solution | Judgement> => {
  const explained = async (steps: readonly LawsOf[]) =>
    flags.has('explain') ? { laws: await lawsInWords(steps, rules) } : {}
  if (isJudgement(solved)) {
    const { answer, report } = solved
    const steps = report.verdict.rows.map(({ law }) => ({ rule: law }))
    return { answer, report: { ...report, ...(await explained(steps)) } }
  }
  const { report, proofs = [] } = solved
  const laws = proofs.flatMap(({ verdict }) => verdict.rows.map(({ law }) => ({ rule: law })))
  return {
    ...solved,
    report: {
      ...report,
      ...(await explained([...report.derivation.steps, ...laws])),
      ...(flags.has('align') ? { isNumbered: true } : {}),
      ...(flags.has('shapes') ? { onTheWay: shapesOnTheWay(report.derivation) } : {}),
    },
  }
}

/** Where the output goes: to the file of `--out`, else to standard output. */
export const writerOf =
  (args: Arguments, io: Io) =>
  async (text: string): Promise<void> => {
    const file = args.values.get('out')
    if (file === undefined) await io.out(text)
    else writeText(file, text)
  }

/** Beside the file of `--out` the types of its function, where TypeScript looks for them: of an .mjs in a .d.mts. */
const writeDeclarations = async (
  args: Arguments,
  { all, targets }: Formats,
  solutions: ReadonlyMap<boolean, Solution | Judgement>,
): Promise<void> => {
  const file = args.values.get('out')
  const [name] = targets
  if (file === undefined || name === undefined || all.length > 1) return
  const types = [...solutions.values()][0]!.answer.code?.[name]?.declarations
  const target = await (await import('../code/index.ts')).loadTarget(name)
  if (types === undefined || !target?.declarations) return
  const kind = /\.([cm])js$/.exec(file)?.[1] ?? ''
  const ending = `.${kind}${target.extension}`
  const stem = file.endsWith(ending) ? file.slice(0, -ending.length) : file
  writeText(`${stem}.d.${kind}ts`, types)
}

/** Solves and prints; an error is shown under the expression it is about, and as JSON where that was asked for. */
export const derive = async (args: Arguments, io: Io): Promise<number> => {
  const formats = await readFormats(args)
  refuseWithoutTarget(args, formats)
  refuseWithoutFormula(args, formats)
  const options: Options = { ...(await readOptions(args)), code: formats.targets }
  const problem = await readProblem(args, io)
  const write = writerOf(args, io)
  const layout = layoutOf(args, io)
  try {
    const solutions = new Map<boolean, Solution | Judgement>()
    for (const names of new Set(formats.all.map((format) => namesIn(args, format))))
      solutions.set(
        names,
        await withExtras(
          await counted(io, (progress) => answerInFull(problem, { ...options, names, progress })),
          args,
          options,
        ),
      )
    const texts = await Promise.all(
      formats.all.map((format) =>
        render({ ...solutions.get(namesIn(args, format))!, request: problem, options, layout }, format),
      ),
    )
    await write(texts.join('\n'))
    await writeDeclarations(args, formats, solutions)
    return 0
  } catch (error) {
    const failure = failureOf(error)
    if (formats.all.includes('json') && failure.code !== USAGE)
      await write(`${JSON.stringify(failed(failure, problem))}\n`)
    return complain(failure, sourceOf(problem.expr, options.where), io)
  }
}
