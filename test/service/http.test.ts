import { request, type Server } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listen } from '../../src/service/http.ts'
import { createService, LONGEST_REQUEST, type Service } from '../../src/service/service.ts'
import { SELF } from './program.ts'

let service: Service
let server: Server
let url: string

beforeAll(async () => {
  const command = [...SELF, 'batch', '--no-steps', '--no-check'] as const
  service = createService({ command, jobs: 1, seconds: 60, megabytes: 512 })
  const page = async (path: string) =>
    path === 'index.html' ? { bytes: new TextEncoder().encode('<p>'), type: 'text/html' } : undefined
  ;({ server, url } = await listen(service, page, 0))
})
afterAll(() => {
  server.close()
  service.close()
})

interface Asked {
  readonly path: string
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** What comes back; `fetch` would not send a host of ours. */
const ask = ({ path, method = 'GET', headers = {}, body = '' }: Asked): Promise<readonly [number, string]> =>
  new Promise((resolve, reject) => {
    const asked = request(new URL(path, url), { method, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (piece) => {
        text += piece
      })
      response.on('end', () => resolve([response.statusCode ?? 0, text]))
    })
    asked.on('error', reject)
    asked.end(body)
  })

const JSON_TYPE = { 'content-type': 'application/json' }
const post = (body: string, headers: Readonly<Record<string, string>> = JSON_TYPE) =>
  ask({ path: '/answer', method: 'POST', headers, body })

describe('gradus serve, over HTTP', () => {
  it('answers problems, right and wrong ones', async () => {
    const [status, text] = await post('{"id":7,"expr":"norm2(x)^2","wrt":"x"}')
    expect([status, JSON.parse(text)]).toMatchObject([200, { id: 7, ok: true, text: '2*x' }])
    expect(JSON.parse((await post('{"id":8,"expr":"norm2(x","wrt":"x"}'))[1])).toMatchObject({
      id: 8,
      ok: false,
    })
    expect(JSON.parse((await post('nothing'))[1])).toMatchObject({ id: null, ok: false })
  })

  it('tells how it is, and shows the page', async () => {
    expect(JSON.parse((await ask({ path: '/health' }))[1])).toMatchObject({ health: 'ok' })
    expect(JSON.parse((await ask({ path: '/metrics' }))[1])).toHaveProperty('answered')
    expect(await ask({ path: '/' })).toEqual([200, '<p>'])
    expect(await ask({ path: '/', method: 'HEAD' })).toEqual([200, ''])
  })

  it.each([
    ['another host', { path: '/health', headers: { host: 'example.org' } }, 403],
    ['a page of elsewhere', { path: '/health', headers: { origin: 'https://example.org' } }, 403],
    ['a body that no form could not send', { path: '/answer', method: 'POST', body: '{}' }, 415],
    [
      'a body too long',
      { path: '/answer', method: 'POST', headers: JSON_TYPE, body: ' '.repeat(LONGEST_REQUEST + 1) },
      413,
    ],
    ['another method', { path: '/answer' }, 405],
    ['another method of the page', { path: '/', method: 'DELETE' }, 405],
    ['another page', { path: '/other' }, 404],
    ['a name that is none', { path: '/%' }, 400],
  ] as const)('refuses %s', async (_, asked, status) => {
    expect((await ask(asked))[0]).toBe(status)
  })
})
