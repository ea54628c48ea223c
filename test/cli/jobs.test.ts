/** `gradus batch` by several processes, and on from where it was cut off. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { LINES, SELF, timeless } from '../service/program.ts'
import { gradus } from './gradus.ts'

const OPTIONS = ['--no-steps', '--no-check', '--code', 'numpy']
const input = LINES.join('\n')
const batch = (...argv: string[]) => gradus(['batch', ...OPTIONS, ...argv], input, { self: SELF })

const folder = mkdtempSync(join(tmpdir(), 'gradus-jobs-'))
afterAll(() => rmSync(folder, { recursive: true }))

let alone: Awaited<ReturnType<typeof batch>>
beforeAll(async () => {
  alone = await batch()
})

describe('gradus batch --jobs', () => {
  it.each(['1', '2', '3', 'all'])('%s gives what one process gives, in order', async (jobs) => {
    const { status, out, err } = await batch('--jobs', jobs)
    expect(timeless(out)).toEqual(timeless(alone.out))
    expect([status, err]).toEqual([alone.status, ''])
    expect(timeless(out).length).toBe(LINES.length)
  })

  it.each([
    ['--jobs', '0', '--jobs 0 is no number from 1 to 256'],
    ['--jobs', '1.5', '--jobs 1.5 is no whole number'],
    ['--timeout', 'soon', '--timeout soon is no seconds from 0.1 to 86400'],
    ['--memory', '1', '--memory 1 is no megabytes from 64 to 1048576'],
    ['--code', 'cobol', '--code cobol'],
  ])('refuses %s %s', async (option, value, message) => {
    const { status, out, err } = await batch(...(option === '--jobs' ? [] : ['--jobs', '2']), option, value)
    expect([status, out]).toEqual([2, ''])
    expect(err).toContain(message)
  })
})

describe('gradus batch --resume', () => {
  const file = join(folder, 'answers.jsonl')
  const whole = (): string => alone.out
  const nthEnd = (text: string, n: number): number => text.split('\n').slice(0, n).join('\n').length + 1

  it.each([
    ['nothing', () => ''],
    ['one answer', () => whole().slice(0, nthEnd(whole(), 1))],
    ['half of an answer', () => whole().slice(0, 40)],
    ['answers and half of one', () => whole().slice(0, nthEnd(whole(), 17) + 25)],
    ['answers and one without its newline', () => whole().slice(0, nthEnd(whole(), 20) - 1)],
    ['all answers', () => whole()],
  ])('goes on behind %s', async (_, begun) => {
    writeFileSync(file, begun())
    const { status, out, err } = await batch('--resume', file, '--jobs', '2')
    expect([status, out, err]).toEqual([1, '', ''])
    expect(timeless(readFileSync(file, 'utf8'))).toEqual(timeless(whole()))
  })

  it('refuses a file that answers other problems, and leaves it as it is', async () => {
    for (const text of ['{"id":"other","ok":true}\n', 'notes of mine\n', `${whole()}{"id":1,"ok":true}\n`]) {
      writeFileSync(file, text)
      const { status, err } = await batch('--resume', file)
      expect(status).toBe(2)
      expect(err).toContain('does not go with these problems')
      expect(readFileSync(file, 'utf8')).toBe(text)
    }
  })

  it('is for one run at a time, and for the next once that has ended, however it did', async () => {
    writeFileSync(file, '')
    const first = spawn(process.execPath, [SELF[1], 'batch', '--resume', file], {
      stdio: ['pipe', 'ignore', 'ignore'],
    })
    first.stdin.write(`${LINES[0]}\n`)
    const ended = new Promise((resolve) => first.once('exit', resolve))
    await vi.waitUntil(() => readFileSync(file, 'utf8') !== '', { timeout: 60_000 })
    const refused = await batch('--resume', file)
    expect([refused.status, refused.out]).toEqual([2, ''])
    expect(refused.err).toContain('is being written by another run of gradus batch')
    first.kill('SIGKILL')
    await ended
    const { status } = await batch('--resume', file)
    expect(status).toBe(1)
    expect(timeless(readFileSync(file, 'utf8')).length).toBe(LINES.length)
  })
})
