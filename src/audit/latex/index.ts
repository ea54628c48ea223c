/**
 * Derivations in LaTeX, as they stand in papers: read row by row into our language, and judged as if they had been
 * typed so. What is wrong with a row is said at its place in the LaTeX.
 */
import { amended, GradusError } from '../../errors/error.ts'
import { FORMULAS, LATEX_NAME } from '../../read/languages.ts'
import { shapeJson } from '../../shape/shape.ts'
import { analyseRequest } from '../../solve/problem.ts'
import type { Request } from '../../solve/request.ts'
import { type Audit, type AuditOptions, audit, type Derivation } from '../audit.ts'
import { wordsIn } from '../differentials.ts'
import { leftOf } from './left.ts'
import { type Place, type Row, rowsOf } from './rows.ts'
import { isMoving, type Setting, saidOf } from './sides.ts'

type Vars = Setting['vars']

/** A definition in our language. */
interface Definition {
  readonly name: string
  readonly args: readonly string[]
  readonly text: string
}

/** Definitions, each after those it uses where that can be. */
const inOrder = (definitions: readonly Definition[]): readonly Definition[] => {
  const done: Definition[] = []
  let left = [...definitions]
  while (left.length > 0) {
    const names = new Set(left.map(({ name }) => name))
    const next =
      left.find(({ text, name }) => wordsIn(text).every((word) => word === name || !names.has(word))) ??
      left[0]!
    done.push(next)
    left = left.filter((one) => one !== next)
  }
  return done
}

/** The shapes of all names, as the definitions have them together. */
const shapesIn = (definitions: readonly Definition[], vars: Vars, where: string): Vars => {
  if (definitions.length === 0) return vars
  const ordered = inOrder(definitions)
  const expr = `${ordered.map(({ name, text }) => `${name} = ${text}; `).join('')}${ordered.map(({ name }) => `sum(${name})`).join(' + ')}`
  try {
    const { variables, shapes, problem } = analyseRequest(
      { expr, wrt: '', vars } as Request,
      where === '' ? undefined : where,
    )
    const matrices = new Set(problem.families?.values())
    const found = [
      ...[...variables.values()]
        .filter(({ name }) => !matrices.has(name))
        .map(({ name, shape }) => [name, shape] as const),
      ...problem.definitions.map(({ name, value }) => [name, shapes.get(value)] as const),
    ]
    return {
      ...Object.fromEntries(
        found.flatMap(([name, shape]) => (shape ? [[name, { shape: shapeJson(shape) }]] : [])),
      ),
      ...vars,
    }
  } catch (error) {
    if (error instanceof GradusError) return vars
    throw error
  }
}

/** The text of a row in our language, and where its parts stand in the LaTeX. */
interface Written {
  readonly row: Row
  readonly text: string
}

const definitionIn = (
  { left, rights }: Row,
  setting: Setting,
  defined: ReadonlySet<string>,
): Definition | undefined => {
  if (!left) return undefined
  const head = leftOf(left.text, () => false)
  if (head.kind !== 'name') return undefined
  const name = setting.named(head.name)
  if (defined.has(name) || isMoving(rights[0]!, setting)) return undefined
  return { name, args: head.args.map(setting.named), text: saidOf(rights[0]!, setting).text }
}

const leftText = (left: Place, setting: Setting): string => {
  const head = leftOf(left.text, (typed) => setting.isKnown(setting.named(typed)))
  const { named } = setting
  const withArgs = (name: string, args: readonly string[]): string =>
    args.length === 0 ? named(name) : `${named(name)}(${args.map(named).join(', ')})`
  switch (head.kind) {
    case 'formula':
      return saidOf(left, setting).text
    case 'name':
      return withArgs(head.name, head.args)
    case 'differential':
      return `d${withArgs(head.name, head.args)}`
    case 'derivative': {
      const { of, by, order, style } = head
      const what =
        'name' in of
          ? named(of.name)
          : `(${saidOf({ text: of.text, from: left.from + of.from }, setting).text})`
      const square = order === 2 ? '^2' : ''
      if (style === 'nabla') return `∇${square}${by === undefined ? '' : `_${named(by)}`} ${what}`
      return `∂${square}${what}/∂${named(by!)}${square}`
    }
  }
}

const rowText = ({ left, rights }: Row, setting: Setting): string =>
  [left ? leftText(left, setting) : '', ...rights.map((side) => saidOf(side, setting).text)].join(' = ')

/** Which lines of ours stand for which of the text typed: each row in the line in which it begins. */
const linesOf = (written: readonly Written[], count: number): string =>
  Array.from({ length: count }, (_, i) =>
    written
      .filter(({ row }) => row.line === i + 1)
      .map(({ text }) => text)
      .join('; '),
  ).join('\n')

/** An error of a line of ours, at the row that the line stands for. */
const inRows = (error: unknown, rows: readonly Row[], source: string): unknown => {
  if (!(error instanceof GradusError) || error.source === source) return error
  const number = Number(/^line (\d+): /.exec(error.message)?.[1] ?? 0)
  const row = rows.find(({ line }) => line === number)
  if (!row) return error
  const { from, text } = row.whole
  return amended(error, { source, span: { from, to: from + text.length } })
}

/** Runs what may throw; what is wrong is said at its row. */
const placed = <T>(rows: readonly Row[], source: string, run: () => T): T => {
  try {
    return run()
  } catch (error) {
    throw inRows(error, rows, source)
  }
}

/** What is known before the rows are read: definitions, with the shapes that all names have together. */
const settled = (rows: readonly Row[], first: Setting, wrt: readonly string[]): Setting => {
  const defined = new Map<string, Definition>()
  for (const row of rows) {
    const found = placed(rows, first.source, () => definitionIn(row, first, new Set(defined.keys())))
    if (found) defined.set(found.name, found)
  }
  const definitions = [...defined.values()]
  const where = [first.where, ...first.declared.values()].filter((clause) => clause !== '').join(', ')
  const vars = shapesIn(definitions, first.vars, where)
  const words = definitions.flatMap(({ text }) => wordsIn(text))
  const names = new Set([...Object.keys(vars), ...defined.keys(), ...words, ...wrt])
  return { ...first, vars, isKnown: (name) => names.has(name) }
}

const proseNotes = (prose: readonly number[]): readonly string[] =>
  prose.length === 0
    ? []
    : [`${prose.length > 1 ? 'lines' : 'line'} ${prose.join(', ')}: read as a sentence, and left out`]

/** Judges a derivation in LaTeX. Throws: what cannot be read, or judged, at its place. */
export const auditLatex = async (
  { text: source, wrt: given = [], vars = {} }: Derivation,
  options: AuditOptions = {},
): Promise<Audit> => {
  const [read, named] = [await FORMULAS.latex(), await LATEX_NAME()]
  const where = (options.where ?? '').replace(/^\s*where\b/, '').trim()
  const wrt = given.map((name) => (/[\\{^]/.test(name) ? named(name) : name))
  const { rows, shapes, prose } = rowsOf(source, named)
  const declared = { ...shapes, ...vars }
  const notes = new Set<string>()
  const isKnown = (name: string): boolean => name in declared
  const clauses = new Map<string, string>()
  const first = { read, source, where, vars: declared as Vars, named, isKnown, notes, declared: clauses }
  const setting = settled(rows, first, wrt)
  const written = rows.map((row) => ({ row, text: placed(rows, source, () => rowText(row, setting)) }))
  const text = linesOf(written, source.split('\n').length)
  const declarations = [where, ...clauses.values()].filter((clause) => clause !== '').join(', ')
  const known = { ...options, where: declarations }
  const found = await audit({ text, wrt, vars: declared as never }, known).catch((error: unknown) => {
    throw inRows(error, rows, source)
  })
  return { ...found, notes: [...proseNotes(prose), ...notes, ...found.notes] }
}
