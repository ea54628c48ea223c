/** The tool server, used by the protocol's own client, in both eras of the protocol. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TARGET_NAMES } from '../../src/code/index.ts'
import { gradus } from '../cli/gradus.ts'

const program = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))
const ERAS = { 2025: {}, 2026: { versionNegotiation: { mode: { pin: '2026-07-28' } } } } as const

interface Case {
  readonly expr: string
  readonly wrt: readonly string[] | string
  readonly kind: string
  readonly vars?: unknown
}

const cases = ['gradients', 'jacobians']
  .flatMap((name) =>
    readFileSync(new URL(`../cases/${name}.jsonl`, import.meta.url), 'utf8')
      .trim()
      .split('\n'),
  )
  .map((line) => JSON.parse(line) as Case)
  .slice(0, 100)

const plain = (text: string): string => text.trimEnd().replaceAll(/at most [\d.e+-]+/g, 'at most …')

/** What the command line prints. */
const printed = async (...argv: string[]): Promise<string> => {
  const { out, err } = await gradus(argv)
  return plain(out + err)
}

describe.each(Object.entries(ERAS))('the tool server, as of %s', (_, options) => {
  const client = new Client({ name: 'test', version: '1' }, options)
  beforeAll(() =>
    client.connect(new StdioClientTransport({ command: process.execPath, args: [program, 'mcp'] })),
  )
  afterAll(() => client.close())

  const call = async (name: string, given: Record<string, unknown>) => {
    const { content, isError = false } = await client.callTool({ name, arguments: given })
    const [{ text }] = content as unknown as readonly [{ readonly text: string }]
    return { text: plain(text), isError }
  }

  it('lists its tools, each with a description of every field', async () => {
    const { tools } = await client.listTools()
    expect(tools.map(({ name }) => name)).toEqual(['derive', 'check', 'audit', 'explain', 'code'])
    for (const { inputSchema, description } of tools) {
      expect(description).toBeTruthy()
      expect(inputSchema['additionalProperties']).toBe(false)
      const fields = Object.values(inputSchema.properties ?? {}) as { description?: string }[]
      expect(fields.length).toBeGreaterThan(2)
      for (const { description: about } of fields) expect(about).toBeTruthy()
    }
    const target = tools.at(-1)!.inputSchema.properties!['target'] as unknown as {
      enum: readonly string[]
    }
    expect(target.enum).toEqual(TARGET_NAMES)
  })

  it('answers a hundred problems as the command line does', async () => {
    for (const { expr, wrt, kind } of cases) {
      const by = [wrt].flat().join(',')
      const { text } = await call('derive', { expr, wrt: by, kind })
      expect([expr, text]).toEqual([
        expr,
        await printed(`--wrt=${by}`, `--as=${kind}`, '--no-steps', '--', expr),
      ])
    }
    expect(cases.length).toBe(100)
  })

  it.each([
    ['derive', { expr: "sigma(W*x)'*b", wrt: 'W', steps: true }, ['--wrt=W', '--', "sigma(W*x)'*b"]],
    [
      'derive',
      { expr: '\\|Ax - b\\|^2', language: 'latex', wrt: 'x', where: 'A: m x n, x: n', format: 'latex' },
      [
        '--from=latex',
        '--wrt=x',
        '--where=A: m x n, x: n',
        '--to=latex',
        '--no-steps',
        '--',
        '\\|Ax - b\\|^2',
      ],
    ],
    [
      'check',
      { expr: "x'*A*x", wrt: 'x', answer: '2*A*x' },
      ['check', '--wrt=x', '--answer=2*A*x', '--', "x'*A*x"],
    ],
    ['explain', { expr: 'logdet(X)', wrt: 'X' }, ['--wrt=X', '--explain', '--', 'logdet(X)']],
    [
      'code',
      { expr: "x'*A*x", wrt: 'x', kind: 'hessian', target: 'julia' },
      ['--wrt=x', '--as=hessian', '--to=julia', '--', "x'*A*x"],
    ],
    [
      'derive',
      { expr: 'norm2(A*x - b)^2', wrt: 'x', kind: 'stationary', constraints: ['C*x = d', 'sum(x) = 1'] },
      [
        '--wrt=x',
        '--as=stationary',
        '--subject-to=C*x = d; sum(x) = 1',
        '--no-steps',
        '--',
        'norm2(A*x - b)^2',
      ],
    ],
    [
      'explain',
      { expr: 'tr(A*X*B*Y)', wrt: 'X,Y', kind: 'jvp', direction: { X: 'V', Y: 'U' } },
      ['--wrt=X,Y', '--as=jvp', '--direction=X=V,Y=U', '--explain', '--', 'tr(A*X*B*Y)'],
    ],
    [
      'check',
      { expr: 'A*x', wrt: 'x', kind: 'vjp', cotangent: 'u', answer: "A'*u" },
      ['check', '--wrt=x', '--as=vjp', '--cotangent=u', "--answer=A'*u", '--', 'A*x'],
    ],
  ] as const)('has %s print what its command does', async (name, given, argv) => {
    expect(await call(name, given)).toEqual({ text: await printed(...argv), isError: false })
  })

  it('tells what is wrong in a derivation', async () => {
    const { text, isError } = await call('audit', {
      lines: ["f = x'*A*x", 'df/dx = 2*A*x'],
      where: 'A: n x n, x: n',
    })
    expect(text).toContain('right only when A is symmetric')
    expect(isError).toBe(false)
  })

  it.each([
    ['a text that cannot be read', { expr: 'norm2(A*x - b', wrt: 'x' }, 'the bracket ( is never closed'],
    ['an unknown variable', { expr: 'norm2(x)', wrt: 'y' }, 'y is no variable'],
    ['a field that there is not', { expr: 'norm2(x)', wrt: 'x', by: 'x' }, 'by'],
    ['a kind that there is not', { expr: 'norm2(x)', wrt: 'x', kind: 'slope' }, 'kind'],
    ['an option in the place of an expression', { expr: '--version', wrt: 'x' }, 'x is no variable'],
    ['a command in the place of an expression', { expr: 'batch', wrt: 'x' }, 'x is no variable'],
  ])('answers %s by an error that says so', async (_case, given, message) => {
    const { text, isError } = await call('derive', given)
    expect(text).toContain(message)
    expect(isError).toBe(true)
  })
})

describe('a call that takes too long', () => {
  const LONG = Array.from({ length: 6000 }, (_, i) => `tanh(x*${i + 2})`).join('*')

  it('is given up, and the server goes on', async () => {
    const client = new Client({ name: 'test', version: '1' })
    const args = [program, 'mcp', '--timeout', '3']
    await client.connect(new StdioClientTransport({ command: process.execPath, args }))
    const call = (expr: string) =>
      client.callTool({ name: 'derive', arguments: { expr, wrt: 'x', where: 'x: scalar' } })
    expect(JSON.stringify(await call(LONG))).toContain('longer than 3 s and was given up')
    expect(JSON.stringify(await call('x^2'))).toContain('df/dx = 2*x')
    await client.close()
  })

  it('is answered and ends the server where it does not hear of that, as while a long text is read', async () => {
    const client = new Client({ name: 'test', version: '1' })
    const args = [program, 'mcp', '--timeout', '0.1']
    const transport = new StdioClientTransport({ command: process.execPath, args })
    await client.connect(transport)
    const expr = Array.from({ length: 40_000 }, (_, i) => `x*${i}`).join(' + ')
    const asked = client.callTool({ name: 'derive', arguments: { expr, wrt: 'x', where: 'x: scalar' } })
    await expect(asked).rejects.toThrow('longer than 0.1 s')
    await client.close()
  })
})
