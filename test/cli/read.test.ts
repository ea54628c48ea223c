import { describe, expect, it } from 'vitest'
import { gradus } from './gradus.ts'

const TRACE = String.raw`\nabla_X \operatorname{tr}(A \exp(X)) = A^\top`

describe('gradus read', () => {
  it('says how LaTeX is read: text, variable, answer, shapes and choices', async () => {
    const { status, out, err } = await gradus(['read', '--from', 'latex', TRACE])
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(out.split('\n')).toEqual([
      'tr(A*expm(X))',
      'by X',
      "The text says that it is A'",
      'Shapes: A: n x n, X: n x n',
      'Note: “\\exp(X)” is read as expm, not as exp: inside a trace, of a square matrix, it is the function of the matrix',
      '',
    ])
  })

  it('says to programs the same, with the places of choices', async () => {
    const { out } = await gradus(['read', '--from', 'latex', TRACE, '--to', 'json'])
    const found = JSON.parse(out)
    expect(found).toMatchObject({ ok: true, input: 'tr(A*expm(X))', wrt: ['X'], answer: "A'" })
    expect(found.reading).toHaveLength(1)
    const [{ from, chose, instead }] = found.reading
    expect(TRACE.slice(from).startsWith(String.raw`\exp`)).toBe(true)
    expect([chose, instead]).toEqual(['expm', ['exp']])
  })

  it('reads our own language too', async () => {
    const { status, out } = await gradus(['read', "sigma(W*x)'*b"])
    expect(status).toBe(0)
    expect(out).toBe("sigma(W*x)'*b\nShapes: W: n x m, x: m, b: n\n")
  })

  it('needs no variable, which a derivative does', async () => {
    expect((await gradus(['read', '--from', 'latex', 'x^T x'])).status).toBe(0)
    const { status, err } = await gradus(['--from', 'latex', 'x^T x'])
    expect(status).toBe(1)
    expect(err).toContain('names no variable')
  })

  it('points at what it does not know', async () => {
    const { status, err } = await gradus(['read', '--from', 'latex', String.raw`x^T \vect{x}`])
    expect(status).toBe(1)
    expect(err.split('\n').slice(1, 3)).toEqual([String.raw`  x^T \vect{x}`, '      ^^^^^'])
  })
})

describe('--from latex', () => {
  it('differentiates by the variable that the text names', async () => {
    const { status, out } = await gradus(['--from', 'latex', String.raw`\min_w \|Xw - y\|^2`, '--no-steps'])
    expect(status).toBe(0)
    expect(out.split('\n')[0]).toContain("2*X'*(X*w - y)")
  })

  it('judges answers in the same language, and those that the text states', async () => {
    const problem = String.raw`\operatorname{tr}(X^\top B)`
    const judged = (...args: string[]): ReturnType<typeof gradus> =>
      gradus(['check', '--from', 'latex', ...args])
    expect((await judged(problem, '--wrt', 'X', '--answer', String.raw`\mathbf{B}`)).status).toBe(0)
    expect((await judged(problem, '--wrt', 'X', '--answer', String.raw`\mathbf{B}^\top`)).status).toBe(1)
    expect((await judged(String.raw`\nabla_X ${problem} = B`)).status).toBe(0)
    expect((await judged(String.raw`\nabla_X ${problem} = B^T`)).status).toBe(1)
    expect((await judged(problem, '--wrt', 'X')).status).toBe(2)
  })

  it.each([
    [String.raw`\frac{\partial}{\partial x} x^\top A x = (A + \foo) x`, undefined, String.raw`\foo`],
    [String.raw`\frac{\partial}{\partial x} x^\top A x = (A + B) x`, undefined, 'B'],
    [String.raw`\frac{\partial}{\partial x} x^\top A x`, String.raw`(A + \mathbf{Z}) x`, 'Z'],
    [
      String.raw`\frac{\partial}{\partial x} x^\top A x`,
      String.raw`A \cdot A + x`,
      String.raw`A \cdot A + x`,
    ],
  ])('says where an answer is wrong: %s, %s', async (problem, answer, at) => {
    const args = answer === undefined ? [] : ['--answer', answer]
    const { status, err } = await gradus(['check', '--from', 'latex', problem, ...args])
    expect(status).toBe(1)
    const [line = '', marks = ''] = err.split('\n').slice(1)
    expect(line.trim()).toBe(answer ?? problem)
    expect(line.slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1)).toBe(at)
  })

  it('is refused where the language is none', async () => {
    const { status, err } = await gradus(['x', '--wrt', 'x', '--from', 'latexx'])
    expect(status).toBe(2)
    expect(err).toContain('latex')
  })
})

describe('a batch', () => {
  it('takes LaTeX in the place of an expression, and says how it was read', async () => {
    const line = JSON.stringify({ id: 1, latex: String.raw`\frac{\partial}{\partial X} \log|X|` })
    const { out } = await gradus(['batch', '--no-steps', '--no-check'], `${line}\n`)
    const answer = JSON.parse(out)
    expect(answer).toMatchObject({ id: 1, ok: true, input: 'logdet(X)', wrt: 'X', text: "inv(X)'" })
    expect(answer.reading[0]).toMatchObject({ chose: 'det', instead: ['abs'] })
  })

  it.each([
    [{ latex: 'x^T x', expr: "x'*x" }, 'not both'],
    [{ latex: 'x^T x', from: 'latex' }, 'not both'],
    [{ expr: 'x', from: 'french' }, '"from" must be one of'],
  ])('refuses %j', async (problem, message) => {
    const { out } = await gradus(['batch'], `${JSON.stringify(problem)}\n`)
    expect(JSON.parse(out).error).toMatchObject({
      code: 'bad-problem',
      message: expect.stringContaining(message),
    })
  })
})
