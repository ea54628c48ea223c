import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { GradusError } from '../../src/errors/error.ts'
import { createPool, type Pool, type PoolOptions } from '../../src/service/pool.ts'

const command = [process.execPath, fileURLToPath(new URL('stand-in.mjs', import.meta.url))] as const
const open: Pool[] = []
const poolOf = (options: Omit<PoolOptions, 'command'>): Pool => {
  const pool = createPool({ command, ...options })
  open.push(pool)
  return pool
}
afterEach(() => {
  for (const pool of open.splice(0)) pool.close()
})

/** What came of a problem: the code of an error, or its id. */
const outcome = async (pool: Pool, problem: object, unwanted?: AbortSignal): Promise<unknown> => {
  const reply = await pool.ask(JSON.stringify(problem), unwanted)
  return reply instanceof GradusError ? reply.code : (JSON.parse(reply) as { id: unknown }).id
}

describe('a pool of processes', () => {
  it.each([1, 2, 3])('of %i answers each problem once, with no more processes than that', async (jobs) => {
    const pool = poolOf({ jobs })
    const ids = Array.from({ length: 40 }, (_, id) => id)
    const replies = await Promise.all(ids.map((id) => pool.ask(JSON.stringify({ id, act: 'wait' }))))
    const answers = replies.map((reply) => JSON.parse(String(reply)) as { id: number; process: number })
    expect(answers.map(({ id }) => id)).toEqual(ids)
    expect(new Set(answers.map((answer) => answer.process)).size).toBe(jobs)
    expect(pool.counts()).toEqual({ waiting: 0, working: 0, workers: jobs, lost: 0 })
  })

  it('gives up what takes too long, and answers what comes behind it', async () => {
    const pool = poolOf({ jobs: 1, seconds: 3 })
    const asked = [{ id: 1 }, { id: 2, act: 'hang' }, { id: 3 }]
    expect(await Promise.all(asked.map((problem) => outcome(pool, problem)))).toEqual([1, 'out-of-time', 3])
    expect(pool.counts().lost).toBe(1)
  })

  it('tells of processes that end, for want of memory or otherwise, and goes on', async () => {
    const pool = poolOf({ jobs: 1, megabytes: 64 })
    const asked = [{ id: 1, act: 'end' }, { id: 2 }, { id: 3, act: 'hold' }, { id: 4 }]
    expect(await Promise.all(asked.map((problem) => outcome(pool, problem)))).toEqual([
      'out-of-memory',
      2,
      'out-of-memory',
      4,
    ])
  })

  it('stops what is no longer wanted, worked on or waiting', async () => {
    const pool = poolOf({ jobs: 1 })
    const [working, waiting, before] = [new AbortController(), new AbortController(), new AbortController()]
    before.abort()
    const outcomes = [
      outcome(pool, { id: 1, act: 'hang' }, working.signal),
      outcome(pool, { id: 2 }, waiting.signal),
      outcome(pool, { id: 3 }, before.signal),
      outcome(pool, { id: 4 }),
    ]
    waiting.abort()
    working.abort()
    expect(await Promise.all(outcomes)).toEqual(['cancelled', 'cancelled', 'cancelled', 4])
  })

  it('cancels what is asked when it closes', async () => {
    const pool = poolOf({ jobs: 1 })
    const outcomes = [outcome(pool, { id: 1, act: 'hang' }), outcome(pool, { id: 2 })]
    pool.close()
    expect(await Promise.all(outcomes)).toEqual(['cancelled', 'cancelled'])
  })
})
