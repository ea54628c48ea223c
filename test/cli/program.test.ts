/**
 * The program as `npm start` starts it: the process, its streams and its exit status.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const start: string = JSON.parse(readFileSync('package.json', 'utf8')).scripts.start

/** Runs a shell command in which `gradus` stands for what `npm start` runs. */
const shell = (command: string) => {
  const script = `gradus() { ${start} "$@"; }; ${command}`
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script], { encoding: 'utf8' })
  return { status, out: stdout, err: stderr }
}

describe('the program', () => {
  it('writes data to standard output and ends with status 0', () => {
    expect(shell(`gradus "b'*x" --wrt x --no-steps --no-check`)).toMatchObject({
      status: 0,
      out: expect.stringMatching(/^df\/dx = b\n/),
      err: '',
    })
  })

  it('reads standard input', () => {
    const { out } = shell(
      `echo '{"id":1,"expr":"norm2(x)^2","wrt":"x"}' | gradus batch --no-steps --no-check`,
    )
    expect(JSON.parse(out)).toMatchObject({ id: 1, ok: true, text: '2*x' })
  })

  it('ends with status 1 or 2, a message and no stack trace', () => {
    for (const [command, expected] of [
      ['gradus "x +" --wrt x', 1],
      ['gradus x', 2],
      ['gradus batch no/such/file', 2],
    ] as const) {
      const { status, out, err } = shell(command)
      expect({ status, out }).toEqual({ status: expected, out: '' })
      expect(err).not.toMatch(/^\s+at /m)
      expect(err.length).toBeGreaterThan(10)
    }
  })

  it('ends quietly when its reader goes away', () => {
    const line = '{"expr":"norm2(A*x)^2","wrt":"x"}'
    const { out, err } = shell(
      `for i in $(seq 300); do echo '${line}'; done | gradus batch --no-check | head -n 1; exit \${PIPESTATUS[1]}`,
    )
    expect(JSON.parse(out)).toMatchObject({ ok: true })
    expect(err).toBe('')
  })

  it('does not colour what is no terminal', () => {
    expect(shell('gradus "x +" --wrt x').err).not.toContain('\u001b')
  })
})
