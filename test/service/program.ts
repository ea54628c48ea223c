/** The program as it is built, for processes that are started beside a test. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))
if (!existsSync(program)) throw new Error('there is no dist/cli/main.js: npm run build')

export const SELF = [process.execPath, program] as const

const cases = readFileSync(new URL('../cases/gradients.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')

/** Problems of the case files, failing ones and lines that are no problems among them. */
export const LINES: readonly string[] = cases.slice(0, 30).flatMap((line, i) => {
  const { expr, wrt, vars } = JSON.parse(line) as Record<string, unknown>
  const own = JSON.stringify({ id: `p${i}`, expr, wrt, vars })
  return i % 8 === 3 ? [own, JSON.stringify({ id: i, expr: '(x +', wrt: 'x' }), 'no problem', '[1]'] : [own]
})

/** Answers without what no two runs share. */
export const timeless = (text: string): readonly unknown[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => ({ ...(JSON.parse(line) as object), ms: 0 }))
