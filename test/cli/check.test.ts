import { describe, expect, it } from 'vitest'
import { gradus } from './gradus.ts'

describe('gradus check', () => {
  const wrong = ["x'*A*x", '--wrt', 'x', '--answer', '2*A*x']

  it('says what a wrong answer differs in, what it should be and for which shapes', async () => {
    const { status, out, err } = await gradus(['check', ...wrong])
    expect({ status, err }).toEqual({ status: 1, err: '' })
    expect(out.split('\n')).toEqual([
      'the answer by x is right only when A is symmetric',
      "it should be (A + A')*x",
      'Shapes: x: n, A: n x n',
      '',
    ])
  })

  it('says to programs the same', async () => {
    const { status, out } = await gradus(['check', ...wrong, '--to', 'json'])
    expect(status).toBe(1)
    expect(JSON.parse(out)).toEqual({
      ok: false,
      fault: 'only-if-symmetric',
      message: 'the answer by x is right only when A is symmetric',
      expected: "(A + A')*x",
      shapes: ['x: n', 'A: n x n'],
      assumptions: [],
      notes: [],
    })
  })

  it('takes the usual kind of derivative unless one is named', async () => {
    const answer = 'diag(1 - tanh(W*x).^2)*W'
    expect((await gradus(['check', 'tanh(W*x)', '--wrt', 'x', '--answer', answer])).status).toBe(0)
    const hvp = ['check', 'norm2(A*X - B)^2', '--wrt', 'X', '--as', 'hvp', '--direction', 'X=V']
    expect((await gradus([...hvp, '--answer', "2*A'*A*V"])).status).toBe(0)
  })

  it('points at what is wrong in the answer', async () => {
    const { status, err } = await gradus(['check', 'sum(exp(x))', '--wrt', 'x', '--answer', 'exp(x) + @'])
    expect(status).toBe(1)
    expect(err.split('\n').slice(0, 3)).toEqual([
      'foreign-operator: in the answer, @ is no operator of this language.',
      '  exp(x) + @',
      '           ^',
    ])
  })

  it.each([
    [[...wrong, '--code', 'numpy'], 'gradus check takes no --code'],
    [[...wrong, '--to', 'latex'], '--to latex is none of text, json'],
    [["x'*A*x", '--wrt', 'x'], 'say which answer to check'],
    [["x'*y", '--wrt', 'x,y', '--answer', 'y'], 'an answer is judged by one variable at a time'],
  ])('refuses %j', async (argv, message) => {
    const { status, err } = await gradus(['check', ...argv])
    expect(status).toBeGreaterThan(0)
    expect(err).toContain(message)
  })
})

describe('options', () => {
  it.each([
    [['simplify', 'x', '--wrt', 'x'], 'gradus simplify takes no --wrt'],
    [['functions', '--wrt', 'x'], 'gradus functions takes no --wrt'],
    [['x', '--wrt', 'x', '--answer', 'y'], 'gradus EXPR takes no --answer'],
    [['x', '--wrt', 'x', '--steps', 'all', '--no-steps'], '--steps and --no-steps contradict each other'],
  ])('that a command does not take are refused: %j', async (argv, message) => {
    const { status, err } = await gradus(argv)
    expect(status).toBe(2)
    expect(err).toContain(message)
  })
})
