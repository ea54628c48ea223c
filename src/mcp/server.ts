/**
 * The tool server: the Model Context Protocol over standard input and output, by the package of those who keep it. It
 * serves both the handshake of 2025 and revision 2026-07-28, keeps nothing between calls, and ends when its input does.
 */
import { McpServer } from '@modelcontextprotocol/server'
import { serveStdio } from '@modelcontextprotocol/server/stdio'
import type { Tool } from './tools.ts'

/** What a command printed: data, and messages. */
interface Printed {
  readonly out: string
  readonly err: string
}

/** Runs the command line with these arguments and this standard input. */
export type RunCommand = (argv: readonly string[], input: string) => Promise<Printed>

const INSTRUCTIONS =
  'Matrix calculus, exact and checked. Give shapes by "where" wherever a name could be read in two ways; read the notes of an answer: they tell how names were read. An error says where the text is wrong and what to write.'

/** A result of a tool: an error where nothing but a message was printed. */
const resultOf = ({ out, err }: Printed) => ({
  content: [{ type: 'text' as const, text: `${out}${err}`.trimEnd() }],
  ...(out === '' ? { isError: true } : {}),
})

/** Serves until standard input ends. */
export const serveTools = async (version: string, tools: readonly Tool[], run: RunCommand): Promise<void> => {
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
        async (given: unknown) => {
          const { argv, input = '' } = call(given as never)
          return resultOf(await run(argv, input))
        },
      )
    return server
  }
  const ended = new Promise((resolve) => process.stdin.once('close', resolve))
  const handle = serveStdio(made)
  await ended
  await handle.close()
}
