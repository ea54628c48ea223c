/** What was meant is offered, with status 2 and nothing on standard output. */
import { describe, expect, it } from 'vitest'
import { run } from '../../src/cli/run.ts'
import { COMMANDS, OPTION_NAMES } from '../../src/cli/table.ts'
import { gradus } from './gradus.ts'

const PROBLEM = ["x'*x", '--wrt', 'x']

/** Two neighbouring letters in the wrong order. */
const swapped = (word: string): string => `${word[0]}${word[2]}${word[1]}${word.slice(3)}`

describe('a misspelt', () => {
  it.each(COMMANDS.map(({ name }) => name))('command is offered: %s', async (name) => {
    for (const argv of [[swapped(name)], [swapped(name), "x'*x"]]) {
      const { status, out, err } = await gradus(argv)
      expect({ status, out }).toEqual({ status: 2, out: '' })
      expect(err).toContain(`Did you mean gradus ${name} ?`)
    }
  })

  it.each(OPTION_NAMES.filter(({ length }) => length > 4))('option is offered: --%s', async (name) => {
    const { status, err } = await gradus([...PROBLEM, `--${swapped(name)}`])
    expect(status).toBe(2)
    expect(err).toContain(`Did you mean --${name} ?`)
  })

  it.each([
    [[...PROBLEM, '--nosteps'], 'Did you mean --no-steps ?'],
    [[...PROBLEM, '--witout-check'], 'Did you mean --no-check ?'],
    [[...PROBLEM, '--skip-steps'], 'Did you mean --no-steps ?'],
    [[...PROBLEM, '--were=x'], 'Did you mean --where ?'],
    [['--wrt', 'x', '--nosteps'], 'Did you mean --no-steps ?'],
    [['batch', '--nosteps'], 'Did you mean --no-steps ?'],
    [['functions', '--tow'], '--tow is no option'],
    [['functions', 'tanh'], 'gradus functions takes no argument'],
    [[...PROBLEM, '--as', 'hesian'], 'Did you mean --as hessian ?'],
    [[...PROBLEM, '--to', 'numpi'], 'Did you mean --to numpy ?'],
    [[...PROBLEM, '--form', 'factord'], 'Did you mean --form factored ?'],
    [['batch', '--code', 'mathj'], 'Did you mean --code mathjs ?'],
    [['rules', 'd-prodct'], 'Did you mean d-product ?'],
    [['rules', 'coln'], 'Did you mean colon ?'],
    [['rules', '--prove', 'd-prodct'], 'Did you mean d-product ?'],
    [['gradient', ...PROBLEM], 'gradus EXPR --wrt NAME --as gradient'],
    [[...PROBLEM, '--latex'], 'Did you mean --to latex ?'],
    [[...PROBLEM, '--hessian'], 'Did you mean --as hessian ?'],
    [[...PROBLEM, '--output', 'file'], 'Did you mean --out ?'],
    [["x'*x", '--by', 'x'], 'Did you mean --wrt ?'],
    [["x'*x", 'wrt', 'x'], 'Did you mean --wrt ?'],
    [['derivative', "x'*x", '--wrt', 'x'], 'derivative is no command'],
    [['completion'], 'say for which shell'],
    [['completion', 'tcsh'], 'There is one for bash, zsh, fish'],
    [[...PROBLEM, '--to', 'latex,html', '--out', 'no/such/file'], '2 formats do not fit one file'],
  ])('word or argument is refused with what was meant: %j', async (argv, message) => {
    const { status, out, err } = await gradus(argv)
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toContain(message)
  })

  it('option may be an expression in the variables asked for', async () => {
    expect(await gradus(['--shape', '--wrt', 'shape', '--no-steps'])).toMatchObject({ status: 0, err: '' })
  })
})

describe('words of options', () => {
  it.each([
    [['--to', 'NumPy'], 'import numpy'],
    [['--to', 'LaTeX'], '\\begin{aligned}'],
    [['--as', 'Hessian'], 'd2f/dx2 = 2*eye(n)'],
    [['--form', 'Factored'], 'df/dx = 2*x'],
    [['--steps', 'ALL'], 'df/dx = 2*x'],
  ])('are taken in any case: %j', async (argv, text) => {
    const { status, out } = await gradus([...PROBLEM, ...argv])
    expect(status).toBe(0)
    expect(out).toContain(text)
  })

  it('may stand before or after the expression', async () => {
    const after = await gradus([...PROBLEM, '--no-steps', '--no-check'])
    expect(await gradus(['--no-steps', '--wrt', 'x', "x'*x", '--no-check'])).toEqual(after)
    expect(await gradus(['--answer', '2*x', 'check', '--wrt', 'x', "x'*x"])).toMatchObject({ status: 0 })
  })
})

describe('what npm took', () => {
  /** As npm starts the program when `--` is left out. */
  const underNpm = async (
    env: Readonly<Record<string, string>>,
  ): Promise<{ status: number; err: string }> => {
    let err = ''
    const status = await run(["x'*x", 'x'], {
      input: (async function* () {})(),
      out: () => {},
      err: (text) => {
        err += text
      },
      colour: false,
      env: { npm_lifecycle_event: 'start', ...env },
    })
    return { status, err }
  }

  it.each([
    [{ npm_config_wrt: 'true' }, '--wrt'],
    [{ npm_config_steps: '' }, '--no-steps'],
    [{ npm_config_check: '' }, '--no-check'],
    [{ npm_config_explain: 'true' }, '--explain'],
  ])('is said: %j', async (env, option) => {
    const { status, err } = await underNpm(env)
    expect(status).toBe(2)
    expect(err).toContain(`npm took ${option} for an option of its own.`)
    expect(err).toContain('npm start -- ')
  })

  it('is nothing where npm starts something else', async () => {
    expect((await underNpm({ npm_lifecycle_event: 'test', npm_config_wrt: 'true' })).err).not.toContain('npm')
  })
})
