/**
 * Serves the built page on loopback, from any port and below a path, as a page stands on a server with others.
 */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const BUILT: string = fileURLToPath(new URL('../../../dist/page/', import.meta.url))

const PATH = '/tools/gradus/'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
}

export interface Serving {
  readonly address: string
  /** What was asked for that is no file of the page. */
  readonly missed: readonly string[]
  readonly close: () => Promise<void>
}

const fileAt = (url: string): string | undefined => {
  const { pathname } = new URL(url, 'http://localhost')
  const name = pathname.slice(PATH.length)
  return pathname.startsWith(PATH) && !name.includes('..') ? name || 'index.html' : undefined
}

export const serve = async (): Promise<Serving> => {
  const missed: string[] = []
  const server = createServer(({ url = '' }, response) => {
    try {
      const name = fileAt(url)
      if (name === undefined) throw new Error(url)
      const body = readFileSync(join(BUILT, name))
      response.writeHead(200, { 'content-type': TYPES[extname(name)] ?? 'text/plain' }).end(body)
    } catch {
      missed.push(url)
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}${PATH}`,
    missed,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections()
        server.close(() => closed())
      }),
  }
}
