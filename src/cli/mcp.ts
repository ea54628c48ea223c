/**
 * `gradus mcp`: the commands as tools for language models.
 */
import { type Io, printedBy } from './io.ts'
import { VERSION } from './version.ts'

type Run = (argv: readonly string[], io: Io) => Promise<number>

/** No line of what a model reads is broken. */
const WIDE = { columns: 10_000 }

export const mcp = async (run: Run): Promise<number> => {
  const [{ serveTools }, { toolsFor }, { TARGET_NAMES }] = await Promise.all([
    import('../mcp/server.ts'),
    import('../mcp/tools.ts'),
    import('../code/index.ts'),
  ])
  await serveTools(VERSION, toolsFor(TARGET_NAMES), (argv, input) =>
    printedBy((io) => run(argv, io), input, WIDE),
  )
  return 0
}
