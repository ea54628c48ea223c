/**
 * The tool server: the Model Context Protocol over standard input and output, by the package of those who keep it. It
 * serves both the handshake of 2025 and revision 2026-07-28, keeps nothing between calls, and ends when its input does.
 */
import { McpServer } from '@modelcontextprotocol/server'
import { serveStdio } from '@modelcontextprotocol/server/stdio'
import type { Call, Tool } from './tools.ts'
import { type CallId, createWatch } from './watch.ts'

/** What a command printed: data, and messages. */
interface Printed {
  readonly out: string
  readonly err: string
}

/** Runs the command line with these arguments and this standard input; `allowed` throws once its time is over. */
export type RunCommand = (argv: readonly string[], input: string, allowed: () => void) => Promise<Printed>

const INSTRUCTIONS =
  'Matrix calculus, exact and checked. Give shapes by "where" wherever a name could be read in two ways; read the notes of an answer: they tell how names were read. An error says where the text is wrong and what to write.'

/** A result of a tool: an error where nothing but a message was printed. */
const resultOf = ({ out, err }: Printed) => ({
  content: [{ type: 'text' as const, text: `${out}${err}`.trimEnd() }],
  ...(out === '' ? { isError: true } : {}),
})

export interface Serving {
  readonly version: string
  readonly tools: readonly Tool[]
  readonly run: RunCommand
  /** That a call may take. */
  readonly seconds: number
}

/** Serves until standard input ends. */
export const serveTools = async ({ version, tools, run, seconds }: Serving): Promise<void> => {
  const watch = createWatch(seconds)
  const answered = async (id: CallId, { argv, input = '' }: Call) => {
    const allowed = watch.begin(id)
    try {
      return resultOf(await run(argv, input, allowed))
    } finally {
      watch.end(id)
    }
  }
  const made = (): McpServer => {
    const server = new McpServer({ name: 'gradus', version }, { instructions: INSTRUCTIONS })
    for (const { name, title, description, fields, call } of tools)
      server.registerTool(
        name,
        {
          title,
          description,
          inputSchema: fields,
          annotations: { readOnlyHint: true, openWorldHint: false },
        },
        (given: unknown, { mcpReq: { id } }) => answered(id, call(given as never)),
      )
    return server
  }
  const ended = new Promise((resolve) => process.stdin.once('close', resolve))
  const handle = serveStdio(made)
  await ended
  await handle.close()
}
