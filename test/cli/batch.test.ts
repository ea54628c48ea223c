import { describe, expect, it } from 'vitest'
import { gradus } from './gradus.ts'

const answers = async (lines: readonly unknown[], ...argv: string[]) => {
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')
  const { status, out, err } = await gradus(['batch', ...argv], text)
  return {
    status,
    err,
    answers: out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  }
}

const SEED = {
  id: 'seed',
  expr: "sigma(W*x)'*b",
  wrt: 'W',
  kind: 'gradient',
  vars: { W: { shape: ['m', 'n'] }, x: { shape: ['n'] }, b: { shape: ['m'] } },
}

describe('gradus batch', () => {
  it('answers as the contract shows it', async () => {
    const {
      status,
      answers: [answer],
    } = await answers([SEED], '--code', 'numpy')
    expect(status).toBe(0)
    expect(Object.keys(answer)).toEqual(
      [
        'id',
        'ok',
        'input',
        'wrt',
        'kind',
        'shape',
        'shapes',
        'assumptions',
        'notes',
        'definitions',
        'text',
        'latex',
      ].concat(['size', 'derivation', 'code', 'check', 'ms']),
    )
    expect(answer).toMatchObject({
      id: 'seed',
      shape: ['m', 'n'],
      shapes: { W: ['m', 'n'], x: ['n'], b: ['m'] },
      text: "(b .* (sigma(W*x) - sigma(W*x).^2))*x'",
      size: 16,
      code: { numpy: { function: 'gradient_W', args: ['W', 'x', 'b'], returns: ['value', 'gradient'] } },
      check: { ok: true, points: 3 },
    })
    expect(answer.ms).toBeGreaterThan(0)
    for (const step of answer.derivation)
      expect(Object.keys(step)).toEqual(['rule', 'text', 'latex', 'source'])
  })

  it('leaves out what was not asked for', async () => {
    const {
      answers: [answer],
    } = await answers([SEED], '--no-steps', '--no-check')
    for (const field of ['derivation', 'code', 'check']) expect(answer).not.toHaveProperty(field)
  })

  it('lists the derivatives by several variables', async () => {
    const problem = { expr: 'h = tanh(V*x + c); norm2(W*h - y)^2', wrt: 'W,c' }
    const {
      answers: [answer],
    } = await answers([problem])
    expect(answer.derivatives.map(({ wrt }: { wrt: string }) => wrt)).toEqual(['W', 'c'])
    expect(answer.definitions[0]).toMatchObject({ name: 'h', text: 'tanh(V*x + c)' })
    expect(answer).not.toHaveProperty('text')
  })

  it('goes on after a failure, in order, and ends with status 1', async () => {
    const lines = [
      { id: 1, expr: 'x +', wrt: 'x' },
      '',
      'no problem',
      '[1]',
      { id: 2, expr: "x'*x", wrt: 'x' },
    ]
    const { status, answers: given } = await answers(lines, '--no-check')
    expect(status).toBe(1)
    expect(given.map(({ id, ok }) => [id, ok])).toEqual([
      [1, false],
      [null, false],
      [null, false],
      [2, true],
    ])
    expect(given[1].line).toBe('no problem')
    expect(given[2].line).toBe('[1]')
  })

  it('names the place of an error in the expression, and none outside it', async () => {
    const outside = { expr: "x'*y", wrt: 'x', vars: { x: { shape: ['n'] }, y: { shape: ['n', 'n', 'n'] } } }
    const { answers: given } = await answers([{ expr: 'norm2(2x)', wrt: 'x' }, outside])
    expect(given[0].error).toMatchObject({ code: 'implicit-product', from: 6, to: 8 })
    expect(given[1].error).not.toHaveProperty('from')
  })

  it.each([
    ['a dimension', { x: { shape: ['n, y: m'] } }],
    ['a property', { x: { props: ['symmetric, y is diagonal'] } }],
    ['a name', { 'x: n, y': { shape: ['n'] } }],
  ])('takes no declaration in the place of %s', async (_, vars) => {
    const {
      answers: [answer],
    } = await answers([{ expr: "x'*x", wrt: 'x', vars }])
    expect(answer.error.code).toBe('bad-problem')
  })

  it.each(['__proto__', 'constructor', 'lambda', 'np', 'end'])(
    'answers or refuses the name %s',
    async (name) => {
      const {
        answers: [answer],
      } = await answers([{ id: name, expr: `${name}'*${name}`, wrt: name }], '--code', 'numpy')
      expect(answer.id).toBe(name)
      expect(answer.ok || answer.error.code !== 'internal').toBe(true)
    },
  )

  it('refuses a file that is not there with status 2', async () => {
    expect(await gradus(['batch', 'no/such/file'])).toMatchObject({ status: 2, out: '' })
  })

  it('takes declarations beside the expression, in any language, with those for all problems', async () => {
    const { answers: found } = await answers(
      [
        { expr: 'norm2(A*x - b)^2', wrt: 'x', where: 'b: k' },
        { expr: 'norm2(A*x - b)^2 where A: k x l', wrt: 'x', where: 'where b: k' },
        { latex: '\\nabla_S \\log\\det S', where: 'S is positive-definite' },
        { id: 7, expr: 'x', wrt: 'x', where: ['x: n'] },
        { expr: 'x + b', wrt: 'x', where: 'b: n x' },
        { expr: 'x + b', wrt: 'x', wher: 'b: n' },
      ],
      '--no-steps',
      '--where',
      'x: l',
    )
    expect(found.slice(0, 3)).toMatchObject([
      { ok: true, shapes: { A: ['k', 'l'], b: ['k'], x: ['l'] }, shape: ['l'] },
      { ok: true, shapes: { A: ['k', 'l'], b: ['k'], x: ['l'] }, shape: ['l'] },
      { ok: true, text: 'inv(S)', wrt: 'S' },
    ])
    expect(found[3]).toMatchObject({
      id: 7,
      error: { code: 'bad-problem', message: '"where" must be a text, but it is a list.' },
    })
    // The place is in no text that the problem has.
    expect(found[4].ok).toBe(false)
    expect(found[4].error).not.toHaveProperty('from')
    expect(found[5].error.hint).toBe('Did you mean "where" ?')
  })
})
