import { describe, expect, it } from 'vitest'
import { type Request, type Solved, solve } from '../../src/index.ts'

const solved = async (request: Request, code: readonly string[] = []): Promise<Solved> => {
  const answer = await solve(request, { steps: false, code })
  if (!answer.ok) throw new Error(answer.error.message)
  if ('curvature' in answer) throw new Error('a verdict')
  return answer
}

describe('solve', () => {
  it('gives the gradient of a scalar and the Jacobian of anything else', async () => {
    expect(await solved({ expr: "b'*x", wrt: 'x' })).toMatchObject({ kind: 'gradient', shape: ['n'] })
    expect(await solved({ expr: 'A*x', wrt: 'x' })).toMatchObject({ kind: 'jacobian', shape: ['n', 'm'] })
    expect(await solved({ expr: 't*A', wrt: 't', vars: { t: { shape: [] } } })).toMatchObject({
      kind: 'jacobian',
      shape: ['n', 'm'],
      text: 'A',
    })
  })

  it('gives the differential beside a Jacobian of matrices, and not beside one of vectors', async () => {
    expect(await solved({ expr: 'X*A*X', wrt: 'X' })).toMatchObject({
      text: "kron(eye(m),X*A) + kron(X'*A',eye(n))",
      differentials: [{ of: 'dF', text: 'X*A*dX + dX*A*X' }],
    })
    expect(await solved({ expr: 'A*x', wrt: 'x' })).not.toHaveProperty('differentials')
  })

  it('gives a block of the Hessian for every pair of variables', async () => {
    const answer = await solved({ expr: "phi(W*x)'*b", wrt: 'W,x', kind: 'hessian' })
    const blocks = 'derivatives' in answer ? answer.derivatives : []
    expect(blocks.map(({ wrt, shape }) => [wrt, shape])).toEqual([
      [
        ['W', 'W'],
        ['m*n', 'm*n'],
      ],
      [
        ['W', 'x'],
        ['m*n', 'm'],
      ],
      [
        ['x', 'W'],
        ['m', 'm*n'],
      ],
      [
        ['x', 'x'],
        ['m', 'm'],
      ],
    ])
    expect(answer.check).toMatchObject({ ok: true })
  })

  it('names directions and the cotangent as asked, else dX and Z, and gives them their shapes', async () => {
    const vars = { X: { shape: ['m', 'n'] }, A: { shape: ['n', 'p'] } }
    expect(await solved({ expr: 'X*A', wrt: 'X', kind: 'jvp', vars })).toMatchObject({
      text: 'dX*A',
      shapes: { dX: ['m', 'n'] },
    })
    expect(await solved({ expr: 'X*A', wrt: 'X', kind: 'jvp', vars, direction: { X: 'V' } })).toMatchObject({
      text: 'V*A',
      shapes: { V: ['m', 'n'] },
    })
    expect(await solved({ expr: 'X*A', wrt: 'X', kind: 'vjp', vars })).toMatchObject({
      text: "Z*A'",
      shapes: { Z: ['m', 'p'] },
    })
    expect(await solved({ expr: 'X*dX', wrt: 'X', kind: 'jvp' })).toMatchObject({ text: 'dX1*dX' })
  })

  it('moves all variables together, and gives the product with the Hessian by each', async () => {
    expect(await solved({ expr: 'A*x', wrt: 'A,x', kind: 'differential' })).toMatchObject({
      wrt: 'A,x',
      text: 'A*dx + dA*x',
    })
    const answer = await solved({ expr: "x'*y", wrt: 'x,y', kind: 'hvp' })
    expect('derivatives' in answer && answer.derivatives.map(({ wrt, text }) => [wrt, text])).toEqual([
      ['x', 'dy'],
      ['y', 'dx'],
    ])
  })

  it('differentiates generic functions as often as asked', async () => {
    expect(await solved({ expr: "sum(phi''(x))", wrt: 'x' })).toMatchObject({ text: "phi'''(x)" })
    const answer = await solved({ expr: "sum(phi'(x))", wrt: 'x', kind: 'hessian' }, ['numpy'])
    expect(answer).toMatchObject({ text: "diag(phi'''(x))" })
    expect(answer.code?.['numpy']?.args).toEqual(['x', 'dphi', 'dddphi'])
  })

  it('has code with directions after the variables, then functions, then dimensions', async () => {
    const request: Request = { expr: "phi(W*x)'*b", wrt: 'x', kind: 'hvp', direction: { x: 'v' } }
    const code = (await solved(request, ['numpy', 'mathjs'])).code
    expect(code?.['numpy']).toMatchObject({
      function: 'hvp_x',
      args: ['W', 'x', 'b', 'v', 'phi', 'ddphi'],
      returns: ['value', 'hvp'],
    })
    expect(code?.['mathjs']?.args).toEqual(code?.['numpy']?.args)
  })

  it('says of structured variables that only gradients are projected', async () => {
    const vars = { S: { shape: ['n', 'n'], props: ['symmetric'] } }
    const { notes, check } = await solved({ expr: 'inv(S)', wrt: 'S', vars })
    expect(notes).toEqual(['S is symmetric, which the jacobian makes no use of: every entry moves by itself'])
    expect(check).toMatchObject({ ok: true })
  })
})
