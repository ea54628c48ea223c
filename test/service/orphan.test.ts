/** What becomes of a process that is busy when the one that started it is ended without a word. */
import { execFileSync, spawn } from 'node:child_process'
import { expect, it, vi } from 'vitest'
import { SELF } from './program.ts'

const LONG = {
  expr: Array.from({ length: 20_000 }, (_, i) => `tanh(x*${i + 2})`).join('+'),
  wrt: 'x',
  vars: { x: { shape: [] } },
}

const childrenOf = (parent: number): number[] =>
  execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([, ppid]) => ppid === parent)
    .map(([pid = 0]) => pid)

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

it.skipIf(process.platform === 'win32')(
  'a busy process of a service that is killed ends with it',
  async () => {
    const [node, program] = SELF
    const service = spawn(node, [program, 'serve', '--jobs', '1', '--timeout', '300'], {
      stdio: ['pipe', 'pipe', 'ignore'],
    })
    service.stdin.write(`${JSON.stringify(LONG)}\n{"health":true}\n`)
    const health = await new Promise((heard) => service.stdout.once('data', heard))
    expect(JSON.parse(String(health))).toMatchObject({ working: 1 })
    const worker = (await vi.waitUntil(() => childrenOf(service.pid!)[0], { timeout: 10_000 }))!
    // Until it has read its program and is at work.
    await new Promise((resolve) => setTimeout(resolve, 1500))
    expect(isRunning(worker)).toBe(true)
    service.kill('SIGKILL')
    await vi.waitUntil(() => !isRunning(worker), { timeout: 10_000 })
  },
)
