/**
 * What there is to choose from, as the library lists it, so that what it learns the page has without a change; and the
 * functions with their derivatives, as the laws state them.
 */
import { KINDS, rowOf } from '../../expr/kinds.ts'
import { FORMATS, formatRow } from '../../formats/index.ts'
import { FUNCTIONS } from '../../functions/index.ts'
import { lawPages } from '../../laws/pages.ts'
import type { LawPage } from '../../print/report.ts'
import type { FunctionView, Tables } from '../protocol.ts'

export const tables = async (): Promise<Tables> => {
  const { TARGET_NAMES } = await import('../../code/index.ts')
  const laws = [...(await lawPages()).values()].flat()
  return {
    kinds: KINDS.map((name) => ({ name, noun: rowOf(name).noun })),
    formats: FORMATS.map((name) => ({ name, label: formatRow(name).label })),
    targets: [...TARGET_NAMES],
    functions: FUNCTIONS.map((row) => functionView(row, laws)),
  }
}

const functionView = (
  { name, aliases = [], group, signatures, summary }: (typeof FUNCTIONS)[number],
  laws: readonly LawPage[],
): FunctionView => ({
  name,
  aliases,
  group,
  signatures,
  summary,
  laws: laws.filter(({ law }) => isAbout(law, name)).map((law) => ({ name: law.name, law: law.law })),
})

/** Whether a law says what the differential or the derivative of a function is. */
const isAbout = (law: string, name: string): boolean =>
  law.startsWith(`d(${name}(`) || law.startsWith(`${name}'(`)
