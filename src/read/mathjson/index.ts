/**
 * MathJSON, the format of the Compute Engine, as plain data: expressions of ours to it and back.
 */
import { amended, GradusError, NOWHERE } from '../../errors/error.ts'
import { unreadableSource } from '../../errors/sources.ts'
import { tooLong } from '../../errors/text.ts'
import { parseProblem } from '../../parse/index.ts'
import { exprText } from '../../syntax/print.ts'
import type { Analyse, Reading, Stated } from '../reading.ts'
import type { MathJson } from './heads.ts'
import { bad, treeOf } from './parse.ts'
import { problemJson } from './write.ts'

export type { MathJson } from './heads.ts'

const MAX_LENGTH = 200_000

/**
 * A text in our language as MathJSON; declarations are left out.
 *
 * Example: toMathJson("x'*A*x") is ["MatrixMultiply", ["Transpose", "x"], "A", "x"].
 */
export const toMathJson = (text: string): MathJson => problemJson(parseProblem(text))

/** MathJSON as a text in our language. Throws: what has no meaning here, with the path to it. */
export const fromMathJson = (json: MathJson): string => {
  if (!Array.isArray(json) || json[0] !== 'Block') return exprText(treeOf(json))
  const [, ...lines] = json as readonly MathJson[]
  const last = lines.at(-1)
  if (last === undefined) throw bad([], 'a block has no value')
  const definitions = lines.slice(0, -1).map((line, i) => {
    const [head, name, value] = Array.isArray(line) ? (line as readonly MathJson[]) : []
    if (head !== 'Assign' || typeof name !== 'string' || value === undefined)
      throw bad([i + 1], 'before the value of a block stand assignments only')
    return `${name} = ${exprText(treeOf(value, [i + 1, 2]))}; `
  })
  return `${definitions.join('')}${exprText(treeOf(last, [lines.length]))}`
}

const parsed = (text: string): MathJson => {
  if (text.length > MAX_LENGTH) throw tooLong(text.length, MAX_LENGTH, 'characters')
  try {
    return JSON.parse(text) as MathJson
  } catch {
    throw unreadableSource(NOWHERE, 'it is no JSON')
  }
}

/** The problem that a text in MathJSON states. Throws: what cannot be read, with the path to it. */
export const readMathJson = (stated: Stated, analyse: Analyse): Reading => {
  const { text, wrt, kind, vars } = stated
  const whole = { from: 0, to: Math.max(1, text.length) }
  try {
    const said = { expr: fromMathJson(parsed(text)), wrt, ...(kind && { kind }), ...(vars && { vars }) }
    analyse(said)
    return { said, choices: [], notes: [], placeOf: () => whole }
  } catch (error) {
    if (!(error instanceof GradusError)) throw error
    throw amended(error, { span: whole })
  }
}
