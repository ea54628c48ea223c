/** The help pages, and that they and the commands are one table. */
import { describe, expect, it } from 'vitest'
import { COMMANDS, DERIVE, OPTION_NAMES, rowOf } from '../../src/cli/table.ts'
import { KINDS } from '../../src/expr/kinds.ts'
import { gradus } from './gradus.ts'

const page = async (...argv: string[]): Promise<string> => {
  const { status, out, err } = await gradus(argv)
  expect({ status, err }).toEqual({ status: 0, err: '' })
  return out
}

const ALL = [...COMMANDS, DERIVE].map((command) => [command.name || 'EXPR', command] as const)

describe('help', () => {
  it('of everything fits one screen and names every command', async () => {
    const text = await page('help')
    expect(await page('--help')).toBe(text)
    expect(await page('-h')).toBe(text)
    const lines = text.split('\n')
    expect(lines.length).toBeLessThanOrEqual(36)
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(80)
    for (const { name, takes } of COMMANDS) expect(text).toContain(`  gradus ${name} ${takes}`.trimEnd())
  })

  it.each(ALL)(
    'of %s lists its options and an example, and is printed before and after the name',
    async (name, command) => {
      const text = await page('help', name)
      for (const option of command.options) expect(text).toContain(`  --${option}`)
      for (const example of command.examples) expect(text).toContain(`  ${example}\n`)
      expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(90)
      const asOption = name === 'EXPR' ? "x'*x" : name
      expect(await page(asOption, '--help')).toBe(text)
      expect(await page('--help', asOption)).toBe(text)
    },
  )

  it('of what is no command is an error with an offer', async () => {
    expect(await gradus(['help', 'bath'])).toMatchObject({
      status: 2,
      out: '',
      err: expect.stringContaining('Did you mean gradus batch ?'),
    })
    expect((await gradus(['help', 'quaternions'])).err).toContain(
      'The commands are check, audit, convex, minimize, read, simplify',
    )
  })

  it('names every option that some command takes', () => {
    const taken = new Set([...COMMANDS, DERIVE].flatMap(({ options }) => options))
    const general = ['help', 'version']
    expect(OPTION_NAMES.filter((option) => !taken.has(option))).toEqual(general)
  })
})

describe('an option that only some kinds of derivative use', () => {
  const values = { direction: 'x=v', cotangent: 'z' } as const

  it.each(['direction', 'cotangent'] as const)(
    'is taken with these and refused with the others: --%s',
    async (option) => {
      const argv = (kind?: string): string[] => [
        "x'*A*x",
        '--wrt',
        'x',
        `--${option}`,
        values[option],
        '--no-check',
        ...(kind ? ['--as', kind] : []),
      ]
      const { kinds = [] } = rowOf(option)
      for (const kind of KINDS) {
        const { status, err } = await gradus(argv(kind))
        expect([kind, status]).toEqual([kind, kinds.includes(kind) ? 0 : 2])
        if (status === 2) expect(err).toContain(`--${option} is of use only with --as ${kinds.join(', ')}`)
      }
      expect((await gradus(argv())).status).toBe(2)
    },
  )
})
