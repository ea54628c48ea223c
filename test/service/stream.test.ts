import { fileURLToPath } from 'node:url'
import { describe, expect, it, vi } from 'vitest'
import { createService, LONGEST_REQUEST, MOST_WAITING, type Service } from '../../src/service/service.ts'
import { serveLines } from '../../src/service/stream.ts'
import { LINES, SELF } from './program.ts'

const within = async <T>(seconds: number, use: (service: Service) => Promise<T>): Promise<T> => {
  const command = [...SELF, 'batch', '--no-steps', '--no-check'] as const
  const service = createService({ command, jobs: 2, seconds, megabytes: 512 })
  try {
    return await use(service)
  } finally {
    service.close()
  }
}

const PATIENCE = 60

const served = (lines: readonly string[], seconds = PATIENCE): Promise<readonly Record<string, unknown>[]> =>
  within(seconds, async (service) => {
    const said: Record<string, unknown>[] = []
    const pieces = async function* () {
      yield `${lines.join('\n')}\n`
    }
    await serveLines(pieces(), service, (line) => void said.push(JSON.parse(line)))
    return said
  })

const codeOf = (answer: Record<string, unknown>): unknown => (answer['error'] as { code?: string })?.code

describe('gradus serve, over streams', () => {
  it('answers every request once', async () => {
    const said = await served(LINES)
    const idsOf = (values: readonly unknown[]): unknown[] => [...values].map(String).sort()
    const asked = LINES.map((line) =>
      line.startsWith('{') ? (JSON.parse(line) as { id: unknown }).id : null,
    )
    expect(idsOf(said.map(({ id }) => id))).toEqual(idsOf(asked))
  })

  it('answers what is hostile by an error, and what comes behind it', async () => {
    const said = await served([
      JSON.stringify({ id: 1, expr: '('.repeat(5000), wrt: 'x' }),
      JSON.stringify({ id: 2, expr: 'x'.repeat(LONGEST_REQUEST), wrt: 'x' }),
      '{"id":3,"expr":',
      '\u0000',
      '{"id":{"mine":5},"expr":"x","wrt":"x"}',
      JSON.stringify({ id: 4, expr: 'norm2(x)^2', wrt: 'x' }),
    ])
    const byId = new Map(said.map((answer) => [answer['id'], answer]))
    expect(said.map(codeOf).sort()).toEqual([
      'bad-problem',
      'bad-problem',
      'bad-problem',
      'too-deep',
      'too-long',
      undefined,
    ])
    expect(byId.get(4)).toMatchObject({ ok: true, text: '2*x' })
    for (const answer of said) expect(JSON.stringify(answer).length).toBeLessThan(10_000)
  })

  it('stops what is cancelled', async () => {
    const long = {
      id: 'long',
      expr: Array.from({ length: 3000 }, (_, i) => `tanh(x*${i + 2})`).join('+'),
      wrt: 'x',
    }
    const said = await served([
      JSON.stringify(long),
      JSON.stringify({ id: 'short', expr: 'x^2', wrt: 'x', vars: { x: { shape: [] } } }),
      '{"cancel":"long"}',
      '{"cancel":"unknown"}',
      '{"health":true}',
    ])
    const byId = new Map(said.map((answer) => [answer['id'], answer]))
    expect(codeOf(byId.get('long')!)).toBe('cancelled')
    expect(byId.get('short')).toMatchObject({ ok: true, text: '2*x' })
    expect(said.find((answer) => 'health' in answer)).toMatchObject({ health: 'ok' })
    expect(said.length).toBe(3)
  })

  it('answers what is asked of itself at once, however many problems wait', async () => {
    const waiting = Array.from({ length: MOST_WAITING + 200 }, (_, id) => JSON.stringify({ id, act: 'hang' }))
    const command = [process.execPath, fileURLToPath(new URL('stand-in.mjs', import.meta.url))] as const
    const service = createService({ command, jobs: 1, seconds: PATIENCE })
    const said: Record<string, unknown>[] = []
    const pieces = async function* () {
      yield `${waiting.join('\n')}\n{"health":true}\n`
      await vi.waitUntil(() => said.length === 1)
      // The last of those that the service has no room for, and one that waits in it.
      for (const id of [waiting.length - 1, 7]) {
        yield `{"cancel":${id}}\n`
        await vi.waitUntil(() => said.at(-1)?.['id'] === id)
      }
      service.close()
    }
    await serveLines(pieces(), service, (line) => void said.push(JSON.parse(line)))
    expect(said[0]).toMatchObject({ health: 'busy', waiting: MOST_WAITING })
    expect(said.slice(1).map(codeOf)).toEqual(waiting.map(() => 'cancelled'))
  })

  it('counts what it did', async () => {
    await within(PATIENCE, async (service) => {
      for (const expr of ['x^2', 'x^', 'x^3', 'y']) await service.answer(JSON.stringify({ expr, wrt: 'x' }))
      await service.answer('nothing')
      const { answered, failed, lost, ms, bytes } = service.metrics()
      expect({ answered, failed, lost }).toEqual({
        answered: 2,
        failed: { 'bad-problem': 1, unexpected: 1, 'unknown-variable': 1 },
        lost: 0,
      })
      expect(ms.median).toBeLessThanOrEqual(ms.p95)
      expect(bytes).toBeGreaterThan(1e6)
    })
  })
})
