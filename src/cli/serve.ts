/**
 * `gradus serve`: the service over standard input and output, or over HTTP with the page.
 */
import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { extname, join, resolve, sep } from 'node:path'
import type { PageFile } from '../service/http.ts'
import type { Service } from '../service/service.ts'
import { batchOptions, commandOfBatch, jobsIn, limitsIn, numberIn } from './again.ts'
import type { Arguments } from './args.ts'
import type { Io } from './io.ts'
import { portTaken } from './usage.ts'

/** What a problem may take unless an option says otherwise. */
const USUAL = { seconds: 10, megabytes: 512 } as const

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
}

/** The files of the page, which is built into a folder beside that of the program. */
const pageOf =
  (program: string): PageFile =>
  async (path) => {
    const folder = resolve(program, '../page')
    const file = join(folder, path)
    const type = TYPES[extname(file)]
    if (!file.startsWith(folder + sep) || type === undefined) return undefined
    return readFile(file).then(
      (bytes) => ({ bytes, type }),
      () => undefined,
    )
  }

/** Serves over HTTP until the process is told to end. */
const overHttp = async (service: Service, port: number, io: Io): Promise<void> => {
  const { listen } = await import('../service/http.ts')
  const { server, url } = await listen(service, pageOf(io.folder ?? ''), port).catch((error) => {
    throw portTaken(port, String((error as NodeJS.ErrnoException).code))
  })
  io.err(`gradus: serving on ${url} until it is interrupted\n`)
  await new Promise<void>((end) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => end())
  })
  server.closeAllConnections()
  server.close()
}

export const serve = async (args: Arguments, io: Io): Promise<number> => {
  const port = numberIn(args, 'http', 0, 65_535)
  await batchOptions(args)
  const { createService } = await import('../service/service.ts')
  const { seconds = USUAL.seconds, megabytes = USUAL.megabytes } = limitsIn(args)
  const jobs = args.values.has('jobs') ? (jobsIn(args) ?? 1) : availableParallelism()
  const service = createService({ command: commandOfBatch(args, io), jobs, seconds, megabytes })
  try {
    if (port !== undefined) await overHttp(service, port, io)
    else {
      const { serveLines } = await import('../service/stream.ts')
      await serveLines(io.input, service, (line) => io.out(`${line}\n`))
    }
  } finally {
    service.close()
  }
  return 0
}
