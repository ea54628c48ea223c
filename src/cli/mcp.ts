/**
 * `gradus mcp`: the commands as tools for language models.
 */
import { limitsIn } from './again.ts'
import type { Arguments } from './args.ts'
import { type Io, printedBy } from './io.ts'
import { VERSION } from './version.ts'

type Run = (argv: readonly string[], io: Io) => Promise<number>

/** No line of what a model reads is broken. */
const WIDE = { columns: 10_000 }

/** Seconds that a call may take unless an option says otherwise. */
const USUAL = 30

export const mcp = async (args: Arguments, run: Run): Promise<number> => {
  const { seconds = USUAL } = limitsIn(args)
  const [{ serveTools }, { toolsFor }, { TARGET_NAMES }] = await Promise.all([
    import('../mcp/server.ts'),
    import('../mcp/tools.ts'),
    import('../code/index.ts'),
  ])
  await serveTools({
    version: VERSION,
    tools: toolsFor(TARGET_NAMES),
    run: (argv, input, allowed) => printedBy((io) => run(argv, io), input, { ...WIDE, allowed }),
    seconds,
  })
  return 0
}
