/**
 * The service over HTTP, for this machine alone: POST /answer takes a problem as JSON and gives its answer, GET /health
 * and GET /metrics tell how the service is, and everything else is the page. A request that is broken off is cancelled.
 */
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { LONGEST_REQUEST, type Service } from './service.ts'

/** A file of the page: its bytes and its type; `undefined` where there is none of that name. */
export type PageFile = (
  path: string,
) => Promise<{ readonly bytes: Uint8Array; readonly type: string } | undefined>

const HOST = '127.0.0.1'

interface Said {
  readonly status: number
  readonly type?: string
  readonly body: string | Uint8Array
}

const plain = (status: number, body: string): Said => ({ status, body: `${body}\n` })
const data = (value: unknown): Said => ({
  status: 200,
  type: 'application/json; charset=utf-8',
  body: `${typeof value === 'string' ? value : JSON.stringify(value)}\n`,
})

/** The body as text; `undefined` where it is too long. */
const bodyOf = async (request: IncomingMessage): Promise<string | undefined> => {
  const decoder = new TextDecoder()
  let text = ''
  for await (const piece of request) {
    text += decoder.decode(piece as Uint8Array, { stream: true })
    if (text.length > LONGEST_REQUEST) return undefined
  }
  return text + decoder.decode()
}

/** The host that a URL or a header names, without its port. */
const hostnameOf = (host: string): string => host.replace(/^https?:\/\//, '').replace(/:\d+$/, '')

const isLocal = (host: string | undefined): boolean =>
  host !== undefined && ['localhost', '127.0.0.1', '[::1]'].includes(hostnameOf(host))

/** Whether a request comes from this machine and not, through a browser, from a page of elsewhere. */
const isOwn = ({ headers }: IncomingMessage): boolean =>
  isLocal(headers.host) && (headers.origin === undefined || isLocal(headers.origin))

/** What answers requests, with this service and this page. */
const createHandler = (service: Service, page: PageFile) => {
  const answered = async (request: IncomingMessage, response: ServerResponse): Promise<Said> => {
    if (!/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
      return plain(415, 'Content-Type must be application/json.')
    const text = await bodyOf(request)
    if (text === undefined) return plain(413, `A request has at most ${LONGEST_REQUEST} characters.`)
    const stop = new AbortController()
    response.on('close', () => stop.abort())
    return data(await service.answer(text, stop.signal))
  }
  const said = async (request: IncomingMessage, response: ServerResponse): Promise<Said> => {
    if (!isOwn(request)) return plain(403, 'This service is for this machine alone.')
    const { pathname } = new URL(request.url ?? '/', `http://${HOST}`)
    if (pathname === '/answer')
      return request.method === 'POST' ? answered(request, response) : plain(405, 'POST a problem as JSON.')
    if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405, 'GET is what is here.')
    if (pathname === '/health') return data(service.health())
    if (pathname === '/metrics') return data(service.metrics())
    const file = await page(pathname === '/' ? 'index.html' : decodeURIComponent(pathname.slice(1)))
    return file ? { status: 200, type: file.type, body: file.bytes } : plain(404, 'There is no such page.')
  }
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { status, type, body } = await said(request, response).catch(() => plain(400, 'Bad request.'))
    if (response.destroyed) return
    response.writeHead(status, {
      'content-type': type ?? 'text/plain; charset=utf-8',
      'x-content-type-options': 'nosniff',
    })
    response.end(request.method === 'HEAD' ? undefined : body)
  }
}

/** A server on this machine alone; port 0 is any that is free. */
export const listen = async (
  service: Service,
  page: PageFile,
  port: number,
): Promise<{ readonly server: Server; readonly url: string }> => {
  const { createServer } = process.getBuiltinModule('node:http')
  const server = createServer(createHandler(service, page))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, HOST, resolve)
  })
  const address = server.address()
  return { server, url: `http://${HOST}:${typeof address === 'object' ? address?.port : port}/` }
}
