/**
 * `gradus mcp`: the commands as tools for language models.
 */
import type { RunCommand } from '../mcp/server.ts'
import type { Io } from './io.ts'
import { VERSION } from './version.ts'

type Run = (argv: readonly string[], io: Io) => Promise<number>

async function* once(text: string): AsyncGenerator<string> {
  yield text
}

/** No line of what a model reads is broken. */
const WIDE = 10_000

/** What a command prints, as text. */
const printed =
  (run: Run): RunCommand =>
  async (argv, input) => {
    let [out, err] = ['', '']
    const status = await run(argv, {
      input: once(input),
      out: (text) => {
        out += text
      },
      err: (text) => {
        err += text
      },
      colour: false,
      columns: WIDE,
    })
    return { status, out, err }
  }

export const mcp = async (run: Run): Promise<number> => {
  const [{ serveTools }, { toolsFor }, { TARGET_NAMES }] = await Promise.all([
    import('../mcp/server.ts'),
    import('../mcp/tools.ts'),
    import('../code/index.ts'),
  ])
  await serveTools(VERSION, toolsFor(TARGET_NAMES), printed(run))
  return 0
}
