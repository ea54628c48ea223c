/**
 * Formulas as nodes of mathjs, shape by shape and function by function, and what cannot be said in one of the two.
 */
import * as mathjs from 'mathjs'
import { describe, expect, it } from 'vitest'
import { FUNCTIONS } from '../../src/functions/index.ts'
import { evaluate, gradient, parse, substitute, toText, tree, type Values } from '../../src/index.ts'
import { fromMathjs, functions, toMathjs } from '../../src/mathjs/index.ts'
import { thrown } from '../library/thrown.ts'
import { near } from '../library/worlds.ts'
import { show } from '../parse/show.ts'

/** Vectors, rows, matrices and scalars; P is positive definite, L and T are sums of others. */
const VALUES: Values = {
  x: [0.3, 0.5],
  y: [0.7, 0.2],
  z: [0.1, 0.9, 0.4],
  r: [[0.6, 0.8]],
  A: [
    [0.2, 0.7],
    [0.5, 0.4],
    [0.9, 0.1],
  ],
  B: [
    [0.4, 0.3, 0.8],
    [0.6, 0.2, 0.5],
  ],
  P: [
    [2, 0.5],
    [0.5, 1],
  ],
  Q: [
    [0.9, 0.3],
    [0.2, 0.6],
  ],
  a: 0.4,
  c: 1.5,
  k: 2,
}
const DECLARED =
  'x: n, y: n, z: m, r: 1 x n, A: m x n, B: n x m, P: n x n, Q: n x n, a: scalar, c: scalar, k: scalar'
const SIZES = { n: 2, m: 3 }

const used = (text: string): string[] =>
  Object.keys(VALUES).filter((name) => new RegExp(`(?<!\\w)${name}(?!\\w)`).test(text))

const withShapes = (text: string): string =>
  `${text} where ${
    DECLARED.split(', ')
      .filter((one) => used(text).includes(one.split(':')[0]!))
      .join(', ') || 'n = 2'
  }`

const plain = (value: unknown): unknown => (value as { valueOf(): unknown }).valueOf()

/** The formula in mathjs and here. */
const both = (text: string): readonly [found: unknown, expected: unknown, node: string] => {
  const source = withShapes(text)
  const analysis = parse(source)
  const sizes = Object.entries(SIZES).filter(([name]) => analysis.dims.includes(name))
  const values = {
    ...Object.fromEntries(used(text).map((name) => [name, VALUES[name]!])),
    ...Object.fromEntries(sizes),
  }
  const node = toMathjs(analysis)
  return [
    plain(node.evaluate({ ...functions, ...VALUES, ...SIZES })),
    evaluate(analysis, values),
    node.toString(),
  ]
}

const NAMES = Object.keys(VALUES)

const formulas = [
  "x'*y", "x*y'", "x'*P*y", "x*y'*Q", "r*x", "x*r", "r*P", "r*P*x", "r'", "(r*P)'", "x'*P", "(x'*P)'", "(x')'", "a*x'", "-x'*P*y",
  "x'*a*y", "(x'*y)*A", "x'*y*A", "A*x*a*y'", "A*(x*y')", "(A*x)*(x'*y)", "A'*z", "r .* r", "x' .* r", "x'/c", "1 ./ x", "2.^x", "x.^2", "(-x).^2",
  "P^2", "P^-1", "P^k", "c^a", "c^-2", "P'", "a'", "P*Q*x - y", "P - (Q - P)", "a - (c - (a - c))", "P .* (Q*P)", "P .* Q ./ P", "A + 1", "x - mean(x)", "1 - x",
  "(A : A)", "(x : y)", "(a : c)", "(r : r)", "P[1,2]", "x[2]", "r[2]", "(P*x)[1]", "eye(n)*x", "P - eye", "ones(n)'*x", "ones(m,n) - A", "zeros(n)", "zeros(n,n) + P", "ones(n,1)", "ones(1,n)*x",
  "eye(1)*c", "vector(c) + x", "matrix(c) + P", "kron(P,x)", "kron(x,y)", "kron(x',P)", "kron(a,c)", "kron(r,x)", "commutation(m,n)*vec(A)", "unit(n,2)'*x", "reshape(vec(A),m,n)", "n*x", "pi*c",
  "diag(x)", "diag(P)", "diag(r)", "diag(a)", "diag(x)*P", "sum(A,1)", "sum(A,2)", "sum(A,1)*x", "mean(A,1)'", "mean(A,2)", "sum(x,1)", "sum(x,2)", "sum(r,1)", "sum(r,2)", "sum(r)",
  "norm2(x)", "norm2(A)", "norm2(r)", "norm2(a)", "normF(A)", "norm1(x)", "norm1(A)", "max(x,y)", "min(P,Q)", "max(a,c)", "max(x,0)", "min(a,x)",
  "tr(P)", "tr(a)", "det(P)", "inv(P)*x", "inv(a)", "pinv(A)", "pinv(x)", "pinv(r)", "expm(Q)", "expm(a)", "sqrtm(P)", "sqrtm(c)", "logm(P)", "chol(P)", "logdet(P)",
  "softmax(x)", "softmax(A,2)", "logsumexp(x)", "logsumexp(A,1)", "vec(A)", "tril(P)", "sylvester(P,P,Q)", "spectral(A)", "log(P)", "log(c)", "log1p(x)", "log1p(a)", "sigma(x)", "relu(A)", "exp(x')", "exp(P*x)'*y",
] // biome-ignore format: a table

describe('a formula in mathjs', () => {
  it.each(formulas)('%s has its value there', (text) => {
    const [found, expected, node] = both(text)
    expect(near(found, expected), `${node}: ${found}, not ${expected}`).toBe(true)
    expect(Array.isArray(found) && Array.isArray(found[0]), node).toBe(
      Array.isArray(expected) && Array.isArray(expected[0]),
    )
  })

  it.each(formulas.filter((text) => !/- eye|vector|matrix|r\[2\]/.test(text)))(
    '%s comes back as it was',
    (text) => {
      const node = toMathjs(parse(withShapes(text)))
      const back = fromMathjs(node, { names: NAMES })
      expect(show(back), node.toString()).toBe(show(tree(text)))
      expect(show(fromMathjs(mathjs.parse(node.toString()), { names: NAMES }))).toBe(show(back))
    },
  )

  const entrywise = FUNCTIONS.filter(({ value }) => value).flatMap(({ name, aliases = [] }) => [
    name,
    ...aliases,
  ])
  it.each(entrywise)('%s of a number, a vector and a matrix has its value there', (name) => {
    const inside = name.includes('acosh') ? '+ 1' : ''
    for (const argument of [`a ${inside}`, `x ${inside}`, `P/3 ${inside}`]) {
      const [found, expected, node] = both(`${name}(${argument})`)
      expect(near(found, expected), node).toBe(true)
    }
  })

  it('calls nothing that mathjs has for something else', () => {
    expect(Object.keys(functions).filter((name) => name in mathjs)).toEqual([])
    expect(Object.keys(functions).length).toBeGreaterThan(40)
  })

  it('takes matrices of mathjs as well as lists', () => {
    const node = toMathjs(gradient("sigma(W*x)'*b", 'W'))
    const scope = {
      W: [
        [1, 2],
        [3, 4],
      ],
      x: [0.1, 0.2],
      b: [1, -1],
    }
    const matrices = Object.fromEntries(
      Object.entries(scope).map(([name, value]) => [name, mathjs.matrix(value)]),
    )
    expect(plain(node.evaluate({ ...functions, ...matrices }))).toEqual(
      plain(node.evaluate({ ...functions, ...scope })),
    )
    expect(functions['softmax']!(mathjs.matrix([0, 0]))).toEqual([0.5, 0.5])
  })

  it('is one that mathjs simplifies, differentiates and prints', () => {
    expect(mathjs.simplify(toMathjs('a + a')).toString()).toBe('2 * a')
    expect(toMathjs("x'*A*x").toTex()).toContain('\\cdot')
  })

  it('is that of the variable named', () => {
    expect(toMathjs(gradient("b'*x", 'b,x'), 'x').toString()).toBe('b')
  })

  it.each<[string, () => unknown, string]>([
    [
      'a derivative of a function of the table',
      () => toMathjs("tanh'(a)"),
      "mathjs has no way to say tanh'.",
    ],
    [
      'a word of mathjs as a name',
      () => toMathjs('mod*x where mod: scalar'),
      'mathjs has no way to say the name mod.',
    ],
    [
      'a name that hides a function',
      () => toMathjs('trace*tr(A) where trace: scalar'),
      'mathjs has no way to say the name trace, since it calls its function trace.',
    ],
    [
      'a name that hides a mapped function',
      () => toMathjs('sin.*sin(x) where sin: n'),
      'mathjs has no way to say the name sin, since it calls its function sin.',
    ],
    ['the sign of Kronecker', () => toMathjs('A ⊗ B'), 'mathjs has no way to say the sign ⊗.'],
    [
      'what does not fit together',
      () => toMathjs('A + B where A: m x n, B: n x m'),
      'the sum needs equal shapes, but A is m x n and B is n x m.',
    ],
    [
      'what is no formula',
      () => toMathjs(5 as unknown as string),
      'the expression must be a text or a tree, but it is 5.',
    ],
  ])('is refused for %s', async (_, act, message) => {
    expect((await thrown(act)).message).toBe(message)
  })
})

describe('a node of mathjs', () => {
  it.each([
    ["x' * A * x", "x'*A*x"],
    ['2 x + y', '2*x + y'],
    ['multiply(A, transpose(B)) - add(C, D)', "A*B' - (C + D)"],
    ['dot(x, y) / 2', '(x : y)/2'],
    ['map(A * x, tanh)', 'tanh(A*x)'],
    ['norm(A * x - b) ^ 2', 'norm2(A*x - b)^2'],
    ['norm(x, 2)', 'norm2(x)'],
    ['trace(inv(A)) + det(A)', 'tr(inv(A)) + det(A)'],
    ["[x] * A * [y]'", "x'*A*y"],
    ['identity(n) + x[2] * A[1, 2]', 'eye(n) + x[2]*A[1,2]'],
    ['-x .* y ./ z .^ 2', '-x .* y ./ z.^2'],
    ['a - (b - c)', 'a - (b - c)'],
    ['pi * 1e-3', 'pi*0.001'],
    ['exp(-a)', 'exp(-a)'],
    ['map(x, phi)', 'phi(x)'],
    ['ddphi(a)', "phi''(a)"],
  ])('%s is read as %s', (text, ours) => {
    expect(toText(fromMathjs(mathjs.parse(text)))).toBe(ours)
  })

  it('is read with its own functions and constants where that is said', () => {
    const node = mathjs.parse('e * map(x, act) + dact(a)')
    expect(toText(fromMathjs(node, { names: ['e'], functions: ['act'] }))).toBe("e*act(x) + act'(a)")
  })

  it('becomes a problem', () => {
    const loss = fromMathjs(mathjs.parse('norm(A * x - b) ^ 2'))
    expect(toText(gradient(loss, 'x'))).toBe("2*A'*(A*x - b)")
    expect(toText(substitute(loss, { b: 'A*y' }))).toBe('norm2(A*x - A*y)^2')
  })

  it.each<[string, string]>([
    ['e ^ x', 'e, which is a constant of mathjs'],
    ['gamma(x)', 'the function gamma of mathjs'],
    ['std(x)', 'the function std of mathjs'],
    ['log(x, 2)', 'log of mathjs with 2 such arguments'],
    ['max(x)', 'max of mathjs with 1 such arguments'],
    ['norm(A)', 'norm of the matrix A, which is its spectral norm in mathjs'],
    ['norm(x, 1)', 'norm of mathjs with 2 such arguments'],
    ['A[1, :]', 'a slice or a property of mathjs'],
    ['[1, 2]', 'a list of several entries'],
    ['5!', '! of mathjs'],
    ['a == b', '== of mathjs'],
    ['a ? b : c', 'a ConditionalNode of mathjs'],
    ['h = 2; h', 'a BlockNode of mathjs'],
    ['x = 2', 'a AssignmentNode of mathjs'],
    ['"text"', 'the constant text'],
    ['a.b', 'a slice or a property of mathjs'],
  ])('%s is refused by name', async (text, what) => {
    const { code, message } = await thrown(() => fromMathjs(mathjs.parse(text)))
    expect([code, message]).toEqual(['not-from-mathjs', `the language has no way to say ${what}.`])
  })

  it('is asked for where something else is given', async () => {
    for (const given of ['x + y', 5, undefined, {}])
      expect((await thrown(() => fromMathjs(given))).message).toContain('the node must be a node of mathjs')
    expect((await thrown(() => fromMathjs(mathjs.parse('x'), { nmes: [] } as object))).message).toContain(
      'no option "nmes"',
    )
  })
})
