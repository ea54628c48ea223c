/** The form in which an answer and its derivation are shown. */
import { describe, expect, it } from 'vitest'
import { gradus } from './gradus.ts'

const out = async (...argv: string[]): Promise<string> => {
  const { status, out: text, err } = await gradus(argv)
  expect({ status, err }).toEqual({ status: 0, err: '' })
  return text
}

describe('--form', () => {
  const problem = ["tr(X'*A*X*B) + norm2(A*X*w - y)^2", '--wrt', 'X', '--no-steps']

  it('multiplies out or factors', async () => {
    expect(await out(...problem, '--form', 'expanded')).toContain(
      "df/dX = A*X*B + A'*X*B' - 2*A'*y*w' + 2*A'*A*X*w*w'\n",
    )
    expect(await out(...problem, '--form', 'factored')).toContain(
      "df/dX = A*X*B + A'*(X*B' + 2*(A*X*w - y)*w')\n",
    )
  })

  it('is one of two', async () => {
    const { status, err } = await gradus([...problem, '--form', 'short'])
    expect(status).toBe(2)
    expect(err).toContain('--form short is none of factored, expanded')
  })
})

describe('--layout', () => {
  it('transposes a Jacobian, and says so', async () => {
    const text = await out('tanh(W*x)', '--wrt', 'x', '--layout', 'denominator', '--no-steps')
    expect(text).toContain("df'/dx = W'*diag(1 - tanh(W*x).^2)\n")
    expect(text).toContain('denominator layout: entry [i,j] is the derivative of entry j')
    expect(text).toContain('Checked at 3')
  })

  it('reaches the code too', async () => {
    const code = await out('A*x', '--wrt', 'x', '--layout', 'denominator', '--to', 'numpy')
    expect(code).toContain('A.T')
  })

  it('names the usual one where asked', async () => {
    const text = await out('A*x', '--wrt', 'x', '--layout', 'numerator', '--no-steps')
    expect(text).toMatch(/df\/dx = A\n.*\nNote: numerator layout/)
  })

  it('belongs to Jacobians alone', async () => {
    const { status, err } = await gradus(["x'*x", '--wrt', 'x', '--layout', 'denominator'])
    expect(status).toBe(1)
    expect(err).toContain('only a Jacobian has')
  })
})

describe('names for what repeats', () => {
  const problem = ["norm2(theta - inv(X'*X)*X'*y)^2", '--wrt', 'X']

  it('are given for readers', async () => {
    const text = await out(...problem)
    expect(text).toContain("where r = theta - P*X'*y\n      P = inv(X'*X)\n")
    expect(await out(...problem, '--to', 'latex')).toContain(
      '\\mathbf{P} &= (\\mathbf{X}^\\top \\mathbf{X})^{-1}',
    )
    expect(await out(...problem, '--no-names')).not.toContain('where')
  })

  it('are left out of JSON unless asked for, and then are definitions', async () => {
    expect(JSON.parse(await out(...problem, '--to', 'json')).definitions).toEqual([])
    const named = JSON.parse(await out(...problem, '--to', 'json', '--names'))
    expect(named.definitions.map(({ name }: { name: string }) => name)).toEqual(['P', 'r'])
    expect(named.check.ok).toBe(true)
  })

  it('are not given to what is short', async () => {
    expect(await out("sigma(W*x)'*b", '--wrt', 'W')).not.toContain('where')
  })

  it('are names that are free', async () => {
    const text = await out("norm2(r - inv(P'*P)*P'*y)^2", '--wrt', 'P')
    expect(text).toMatch(/where u = r - M\*P'\*y\n {6}M = inv\(P'\*P\)/)
  })
})

describe('the steps', () => {
  const problem = ['norm2(x - y)^2 + norm2(A*x)^2', '--wrt', 'x']

  it('leave out what a reader takes in passing, unless all are wanted', async () => {
    const [few, all] = [await out(...problem), await out(...problem, '--steps', 'all')]
    expect(few).toContain('d-sum, ')
    expect(all.split('\n').length).toBeGreaterThan(few.split('\n').length)
    expect((await gradus([...problem, '--steps', 'many'])).status).toBe(2)
  })

  it('come with their laws in words and the shapes on the way', async () => {
    const text = await out(...problem, '--explain', '--shapes')
    expect(text).toContain("Law: colon-product-left - The colon product: A : B*D  ->  B'*A : D")
    expect(text).toMatch(/On the way: .*A\*x: m/)
  })
})

describe('--limit', () => {
  it('bounds the search', async () => {
    const problem = ["(a'*x)/(norm2(a)*norm2(x))", '--wrt', 'x', '--no-steps', '--limit']
    const [none, some] = [await out(...problem, 'search=0'), await out(...problem, 'search=40')]
    expect(some.length).toBeLessThan(none.length)
    expect((await gradus([...problem, 'search=x'])).err).toContain('search=NUMBER')
  })
})
