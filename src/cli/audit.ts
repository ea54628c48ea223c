/**
 * `gradus audit FILE`: does each line of a derivation follow from the one before?
 */
import { type Audit, audit as auditText } from '../audit/audit.ts'
import { failureOf } from '../errors/defects.ts'
import { type Layout, prose } from '../print/layout.ts'
import { formulaLines } from '../print/rows.ts'
import { failed } from '../solve/solve.ts'
import { listed } from '../solve/wrt.ts'
import { type Arguments, only } from './args.ts'
import { complain } from './complain.ts'
import { writerOf } from './derive.ts'
import { type Io, readAll, readText } from './io.ts'
import { layoutOf } from './layout.ts'
import { readOptions, wordOf } from './options.ts'
import { counted } from './progress.ts'
import { noDerivation } from './usage.ts'

/** In which derivations are read. */
const LANGUAGES = ['gradus', 'latex'] as const
const FORMATS = ['text', 'json'] as const

const judgeOf = async (from: (typeof LANGUAGES)[number]): Promise<typeof auditText> =>
  from === 'latex' ? (await import('../audit/latex/index.ts')).auditLatex : auditText

/** Prints what is found; the status is 0 only where every line follows. */
export const audit = async (args: Arguments, io: Io): Promise<number> => {
  const file = only(args.positional)
  if (file === undefined) throw noDerivation()
  const format = wordOf('to', args.values.get('to') ?? 'text', FORMATS)
  const text = file === '-' ? await readAll(io.input) : readText(file)
  const wrt = args.values.get('wrt')
  const from = wordOf('from', args.values.get('from') ?? 'gradus', LANGUAGES)
  const options = await readOptions(args)
  const write = writerOf(args, io)
  const derivation = { text, ...(wrt !== undefined && { wrt: listed(wrt) }) }
  try {
    const judge = await judgeOf(from)
    const found = await counted(io, (progress) => judge(derivation, { ...options, progress }))
    await write(
      format === 'json' ? `${JSON.stringify(found)}\n` : `${auditTextOf(found, text, layoutOf(args, io))}\n`,
    )
    return found.ok ? 0 : 1
  } catch (error) {
    const failure = failureOf(error)
    if (format === 'json') await write(`${JSON.stringify(failed(failure, { expr: text, wrt: wrt ?? '' }))}\n`)
    return complain(failure, text, io)
  }
}

/** Each line with its verdict, then what is wrong. */
const auditTextOf = (found: Audit, text: string, { width }: Layout): string => {
  const typed = text.split(/\r?\n/)
  const { lines, notes, fault, line, expected, counterexample } = found
  const rows = lines.flatMap((one) => [
    `${String(one.line).padStart(3)}  ${typed[one.line - 1]!.trim()}`,
    prose(`     ${one.verdict}${one.law === undefined ? '' : `: ${one.law}`}`, width),
  ])
  return [
    ...rows,
    fault === undefined ? 'Every line follows.' : prose(`Line ${line}: ${fault}`, width),
    ...(expected === undefined ? [] : formulaLines('it should be ', expected, width)),
    ...(counterexample ? [prose(`The sides differ at ${valuesText(counterexample)}`, width)] : []),
    ...notes.map((note) => prose(`Note: ${note}`, width)),
  ].join('\n')
}

const valuesText = (values: NonNullable<Audit['counterexample']>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name} = ${JSON.stringify(value)}`)
    .join(', ')
