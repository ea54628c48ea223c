/** The form in which an answer and its derivation are shown. */
import { describe, expect, it } from 'vitest'
import { gradus } from './gradus.ts'

const out = async (...argv: string[]): Promise<string> => {
  const { status, out: text, err } = await gradus(argv)
  expect({ status, err }).toEqual({ status: 0, err: '' })
  return text
}

describe('--align', () => {
  it('numbers the lines of LaTeX and says their laws', async () => {
    const text = await out('tr(A*X)', '--wrt', 'X', '--to', 'latex', '--align')
    expect(text).toContain('\\begin{align}')
    expect(text).toContain('\\tag{1}')
    expect(text).toMatch(/\n\\noindent \(1\)~as typed; \(2\)~/)
  })

  it('is of LaTeX alone', async () => {
    const { status, err } = await gradus(['tr(A*X)', '--wrt', 'X', '--align'])
    expect({ status, err }).toEqual({ status: 2, err: expect.stringContaining('only with --to latex') })
  })
})

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

  it('opens what is below a transpose, a trace or a power', async () => {
    const expanded = (expr: string): Promise<string> =>
      out('simplify', expr, '--form', 'expanded', '--no-steps')
    expect(await expanded("(A + B)'*(A + B)")).toBe("A'*A + A'*B + B'*A + B'*B\n")
    expect(await expanded('tr(A*(B + C))')).toBe('tr(A*B) + tr(A*C)\n')
    expect(await expanded('(x + y).^2')).toBe('x.^2 + 2*x .* y + y.^2\n')
  })

  it('takes common scalars out', async () => {
    expect(await out('simplify', 'a*b + a*c', '--form', 'factored', '--no-steps')).toBe('a*(b + c)\n')
    expect(await out('simplify', 'a*x + b*x', '--form', 'factored', '--no-steps')).toBe('(a + b)*x\n')
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

  it('gives what is simplified too', async () => {
    const text = await out("X'*X", '--wrt', 'X', '--layout', 'denominator', '--no-steps')
    expect(text).toContain("dvec(F)'/dvec(X) = kron(eye(m),X)*(eye(m*m) + commutation(m,m))\n")
  })

  it('is one for the Jacobians of a batch, and refused of a gradient alone', async () => {
    const lines = ['{"expr":"A*x","wrt":"x"}', '{"expr":"norm2(x)^2","wrt":"x"}']
    const { status, out: answers } = await gradus(
      ['batch', '--layout', 'denominator', '--no-steps'],
      lines.join('\n'),
    )
    expect(status).toBe(0)
    expect(
      answers
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).text),
    ).toEqual(["A'", '2*x'])
    expect((await gradus(['norm2(x)^2', '--wrt', 'x', '--layout', 'denominator'])).err).toContain(
      'has no layout',
    )
  })

  it('reaches the code too', async () => {
    const code = await out('A*x', '--wrt', 'x', '--layout', 'denominator', '--to', 'numpy')
    expect(code).toContain('in denominator layout')
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
    expect(text).toContain("where P = inv(X'*X)\n      r = theta - P*X'*y")
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

  it('are given format by format', async () => {
    const both = await out(...problem, '--to', 'text,json', '--no-steps')
    const [text, json] = [both.slice(0, both.lastIndexOf('\n{')), both.slice(both.lastIndexOf('\n{'))]
    expect(text).toContain("where P = inv(X'*X)")
    expect(JSON.parse(json).definitions).toEqual([])
  })

  it('are not given to what is short', async () => {
    expect(await out("sigma(W*x)'*b", '--wrt', 'W')).not.toContain('where')
  })

  it('are names that are free', async () => {
    const text = await out("norm2(r - inv(P'*P)*P'*y)^2", '--wrt', 'P')
    expect(text).toMatch(/where M = inv\(P'\*P\)\n {6}u = r - M\*P'\*y/)
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
    expect(text).toContain("\n  A : B*D -> B'*A : D where D is differential [definition]\n")
    expect(text).toMatch(/^Law: colon-product-left - A factor on the left of the differential goes/m)
    expect(text).toMatch(/On the way: .*A\*x: m/)
    expect(text).not.toMatch(/[ ,]2: scalar/)
  })

  it('show every move of the search where all are wanted', async () => {
    const text = await out("a*x/(x'*x) - b*x/(x'*x)^2", '--wrt', 'x', '--steps', 'all')
    expect(text).toMatch(/ {3}factor-scaled\n.* {3}factor-denominators\n/)
    expect(text).not.toMatch(/factor-denominators, factor/)
  })

  it('name a law on every line', async () => {
    const text = await out(
      'exp(-c*norm2(x - y)^2) where c: scalar',
      '--wrt',
      'x',
      '--as',
      'hessian',
      '--steps',
      'all',
    )
    for (const line of text
      .split('\n')
      .filter((other) => / = /.test(other) && !/^so|^ {3}d|^Note/.test(other)))
      expect(line).toMatch(/ {3}[a-z][\w-]*(, [a-z][\w-]*)*( \(.*\))?$|as typed$/)
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
