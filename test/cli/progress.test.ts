/** The counter on the terminal. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createCounter, grouped } from '../../src/cli/progress.ts'
import { run } from '../../src/cli/run.ts'

const ERASED = '\r\u001b[K'

const counting = (terminal: boolean) => {
  let time = 0
  let err = ''
  const io = {
    err: (text: string) => {
      err += text
    },
    terminal,
  }
  const counter = createCounter(io, () => time)
  const at = (ms: number, work: () => void): string => {
    time = ms
    err = ''
    work()
    return err
  }
  return { counter, at }
}

describe('the counter', () => {
  it('is shown when a second has passed, ten times a second at most, and erased', () => {
    const { counter, at } = counting(true)
    const tell = (): void => counter.tell(() => 'some')
    expect(at(900, tell)).toBe('')
    expect(at(1000, tell)).toBe(`${ERASED}some`)
    expect(at(1050, tell)).toBe('')
    expect(at(1100, tell)).toBe(`${ERASED}some`)
    expect(at(1110, counter.erase)).toBe(ERASED)
    expect(at(1120, counter.erase)).toBe('')
    expect(at(1130, tell)).toBe(`${ERASED}some`)
  })

  it('is not there where messages go to no terminal', () => {
    const { counter, at } = counting(false)
    expect(at(5000, () => counter.tell(() => 'some'))).toBe('')
    expect(at(6000, counter.erase)).toBe('')
  })

  it('groups thousands', () => {
    expect([7, 1234, 1234567].map(grouped)).toEqual(['7', '1,234', '1,234,567'])
  })
})

describe('a long run', () => {
  afterEach(() => vi.restoreAllMocks())

  /** Every look at the clock takes two seconds. */
  const slowly = async (argv: readonly string[], input: string, terminal: boolean) => {
    let now = 0
    vi.spyOn(performance, 'now').mockImplementation(() => {
      now += 2000
      return now
    })
    let [out, err] = ['', '']
    const status = await run(argv, {
      input: (async function* () {
        yield input
      })(),
      out: (text) => {
        out += text
      },
      err: (text) => {
        err += text
      },
      colour: false,
      terminal,
    })
    return { status, out, err }
  }

  const layers = Array.from({ length: 120 }, (_, i) => `h${i + 1} = tanh(W${i}*${i === 0 ? 'x' : `h${i}`})`)
  const network = `${layers.join('; ')}; norm2(h120 - y)^2`

  it('says on the terminal how many rewrites there have been, and leaves nothing', async () => {
    const { status, out, err } = await slowly(['--wrt', 'W0', '--no-steps'], network, true)
    expect(status).toBe(0)
    expect(err).toMatch(/deriving … [\d,]+ rewrites/)
    expect(err).toContain('checking …')
    expect(err.endsWith(ERASED)).toBe(true)
    expect(out).not.toContain(ERASED)
  })

  it('says nothing to a file', async () => {
    expect((await slowly(['--wrt', 'W0', '--no-steps', '--no-check'], network, false)).err).toBe('')
  })

  it('counts the problems of a batch', async () => {
    const lines = '{"expr":"x\'*x","wrt":"x"}\n'.repeat(12)
    const { out, err } = await slowly(['batch', '--no-check', '--no-steps'], lines, true)
    expect(err).toMatch(/\d problems answered/)
    expect(err.endsWith(ERASED)).toBe(true)
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).ok),
    ).toEqual(Array(12).fill(true))
  })
})
