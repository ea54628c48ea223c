/** The completion scripts: bash's is run, as the shell runs it when Tab is pressed. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { COMMANDS, DERIVE, SHELLS } from '../../src/cli/table.ts'
import { gradus } from './gradus.ts'

const scriptFor = async (shell: string): Promise<string> => {
  const { status, out, err } = await gradus(['completion', shell])
  expect({ status, err }).toEqual({ status: 0, err: '' })
  return out
}

const folder = mkdtempSync(join(tmpdir(), 'gradus-'))
afterAll(() => rmSync(folder, { recursive: true }))

const bash = await scriptFor('bash')

/** What bash offers for the last of these words. */
const offered = (...words: string[]): string[] => {
  const simulation = [
    bash,
    `COMP_WORDS=(gradus ${words.map((word) => `'${word}'`).join(' ')})`,
    `COMP_CWORD=${words.length}`,
    '_gradus',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: bash
    'printf "%s\\n" "${COMPREPLY[@]}"',
  ].join('\n')
  const { status, stdout, stderr } = spawnSync('bash', ['-c', simulation], { encoding: 'utf8' })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  return stdout.split('\n').filter((word) => word !== '')
}

describe('completion in bash', () => {
  it('offers commands', () => {
    expect(offered('')).toEqual(expect.arrayContaining(COMMANDS.map(({ name }) => name)))
    expect(offered('ba')).toEqual(['batch'])
  })

  it('offers the options of gradus EXPR and of each command, and no others', () => {
    const flags = (options: readonly string[]): string[] =>
      [...options, 'help'].map((name) => `--${name}`).sort()
    expect(offered("x'*x".replaceAll("'", ''), '--').sort()).toEqual(flags([...DERIVE.options, 'version']))
    for (const { name, options } of COMMANDS) expect(offered(name, '--').sort()).toEqual(flags(options))
  })

  it('offers the words that an option takes, one after another where it takes a list', () => {
    expect(offered('x', '--as', 'h')).toEqual(['hessian', 'hvp'])
    expect(offered('x', '--to', 'la')).toEqual(['latex'])
    expect(offered('x', '--to', 'latex,nu')).toEqual(['latex,numpy'])
    expect(offered('batch', '--code', '')).toEqual([
      'numpy',
      'array-api',
      'torch',
      'jax',
      'mathjs',
      'javascript',
      'tfjs',
      'octave',
      'julia',
      'r',
      'eigen',
      'fortran',
    ])
    expect(offered('x', '--layout', 'd')).toEqual(['denominator'])
  })

  it('offers laws, shells, commands and files', () => {
    expect(offered('rules', 'd-produ')).toEqual(['d-product'])
    expect(offered('rules', '--prove', 'd-produ')).toEqual(['d-product'])
    expect(offered('completion', '')).toEqual([...SHELLS])
    expect(offered('help', 'che')).toEqual(['check'])
    expect(offered('batch', 'package')).toContain('package.json')
    expect(offered('x', '--out', 'READ')).toEqual(['README.md'])
  })
})

describe('a completion script', () => {
  it.each(SHELLS)('has every command and every option: %s', async (shell) => {
    const script = await scriptFor(shell)
    for (const { name, options } of [...COMMANDS, DERIVE]) {
      expect(script).toContain(name)
      for (const option of options) expect(script).toMatch(new RegExp(`(--|-l )${option}\\b`))
    }
  })

  it.each(SHELLS.filter((shell) => spawnSync(shell, ['-c', 'true']).status === 0))(
    'is one that the shell reads: %s',
    async (shell) => {
      const file = join(folder, shell)
      writeFileSync(file, await scriptFor(shell))
      const { status, stderr } = spawnSync(shell, ['-n', file], { encoding: 'utf8' })
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    },
  )
})
