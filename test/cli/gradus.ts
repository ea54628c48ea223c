/**
 * Runs the command line in process, as a shell would call it.
 */
import { readFileSync } from 'node:fs'
import { type Io, type Printed, printedBy } from '../../src/cli/io.ts'
import { run } from '../../src/cli/run.ts'
import { SELF } from '../service/program.ts'

/** So wide that sentences and formulas stand on one line. */
const WIDE = { columns: 10_000 }

/** Runs `gradus` with these arguments and this standard input, in a terminal so wide that it breaks no line. */
export const gradus = (
  argv: readonly string[],
  input = '',
  terminal: Pick<Io, 'columns' | 'styled' | 'self'> = WIDE,
): Promise<Printed> => printedBy((io) => run(argv, io), input, terminal)

/** The words of a command as a shell reads them: quotes, and nothing else of its syntax. */
export const words = (command: string): string[] =>
  [...command.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g)].map(([word]) =>
    word.replace(/"([^"]*)"|'([^']*)'/g, (_, double, single) => double ?? single),
  )

const PROGRAM = /^(?:npx gradus|npm start -s --|gradus)\s*/

/** Runs a line of a document, `gradus …` with an optional `< FILE`, and returns what a terminal shows. */
export const shell = async (line: string): Promise<string> => {
  if (!PROGRAM.test(line)) throw new Error(`no gradus command: ${line}`)
  const all = words(line.replace(PROGRAM, ''))
  const redirect = all.indexOf('<')
  const input = redirect < 0 ? '' : readFileSync(all[redirect + 1] ?? '', 'utf8')
  const { out, err } = await gradus(redirect < 0 ? all : all.slice(0, redirect), input, { self: SELF })
  return out + err
}
