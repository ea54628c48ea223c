/**
 * Readings of LaTeX as people write it: each is compared by value with a right one, with the shapes of its source and
 * without them; what is to be refused is refused at its place.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { GradusError } from '../../src/errors/error.ts'
import type { Analysis } from '../../src/infer/analysis.ts'
import { evaluate } from '../../src/numeric/evaluate.ts'
import { sample } from '../../src/numeric/sample.ts'
import { analyseRequest } from '../../src/solve/problem.ts'
import { type RequestRead, readProblemIn, readRequestIn } from '../../src/solve/read.ts'
import type { Kind, VariableFacts } from '../../src/solve/request.ts'

interface Case {
  readonly id: string
  readonly latex: string
  readonly wrt?: string
  /** A right reading; missing where the text is to be refused. */
  readonly expr?: string
  readonly kind?: Kind
  readonly vars?: Readonly<Record<string, VariableFacts>>
  /** Whether the text names the variable and the kind. */
  readonly head?: true
  /** The code of the refusal, and what its place covers. */
  readonly refused?: string
  readonly at?: string
}

const casesIn = (file: string): readonly Case[] =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Case)

const CASES = casesIn('cases.jsonl')

type Right = Case & Required<Pick<Case, 'expr' | 'kind' | 'wrt' | 'vars'>>

const isRight = (one: Case): one is Right => one.expr !== undefined

const RIGHT = CASES.filter(isRight)
/** Strings found on question sites, in papers and in code, each with what it means where shapes are given. */
const FOUND = casesIn('found.jsonl').filter(isRight)
const REFUSED = CASES.filter(({ refused }) => refused !== undefined)

const readWith = ({ latex, wrt, kind, vars }: Right): Promise<RequestRead> =>
  readRequestIn({ from: 'latex', expr: latex, wrt, kind, vars } as never)

/** As it is read where nothing is said that the text says itself. */
const readWithout = ({ latex, wrt, kind, head }: Right): Promise<RequestRead> =>
  readRequestIn({
    from: 'latex',
    expr: latex,
    wrt: head ? '' : wrt,
    ...(!head && kind !== 'gradient' && { kind }),
  } as never)

/** Two expressions at points of the first; the shapes are those declared. */
const expectSame = (right: Analysis, read: Analysis): void => {
  for (const seed of [1, 2]) {
    const sampled = sample(right, seed)
    if (!sampled.ok) throw new Error(sampled.reason)
    const { point } = sampled
    const [expected, found] = [evaluate(right, point), evaluate(read, point)]
    expect([found.rows, found.cols]).toEqual([expected.rows, expected.cols])
    const size = Math.max(...[...expected.data].map(Math.abs), 1e-12)
    for (const [i, value] of [...expected.data].entries())
      expect(Math.abs(found.data[i]! - value) / size).toBeLessThan(1e-9)
  }
}

/** Without declarations, and without the names of dimensions. */
const plain = (text: string): string =>
  text.replace(/ where .*/, '').replaceAll(/\b(ones|eye)\(\w+\)/g, '$1(n)')

describe('a reading of LaTeX', () => {
  it.each([...RIGHT, ...FOUND])('$id has the value of a right one', async (one) => {
    const { request } = await readWith(one)
    const { expr, wrt, kind, vars } = one
    expect(request.kind ?? kind).toBe(kind)
    expectSame(analyseRequest({ expr, wrt, vars }), analyseRequest({ ...request, vars }))
  })

  it.each(RIGHT)('$id is the same without shapes', async (one) => {
    const [told, { request }] = [await readWith(one), await readWithout(one)]
    if (one.head) {
      expect([request.wrt].flat()).toContain(one.wrt)
      expect(request.kind ?? 'gradient').toBe(
        one.kind === 'jacobian' ? (request.kind ?? 'gradient') : one.kind,
      )
    }
    expect(plain(request.expr)).toBe(plain(told.request.expr))
  })
})

const OF_MANY = 'not entry, row of a family'
const SVD = [
  '\\sigma_i: entry, not vector of a family, row of a family',
  `u_i: vector of a family, ${OF_MANY}`,
  `v_i: vector of a family, ${OF_MANY}`,
]

/** What is chosen where a text leaves it open: the reading, and of each choice the place, what it is and is not. */
const TOLD: readonly (readonly [latex: string, expr: string, ...choices: readonly string[]])[] = [
  [
    '\\det(A)^{-1}\\operatorname{tr}(B)',
    '1/det(A)*tr(B)',
    '\\det(A)^{-1}: inverse of the value, not inverse inside',
  ],
  [
    '\\det(X^TX)^{-1}X^TA',
    "det(inv(X'*X)*X'*A)",
    '\\det(X^TX)^{-1}: inverse inside, not inverse of the value',
  ],
  ['X^T X', "X'*X where X is vector", 'X: vector, not matrix, scalar'],
  ['(X^T X)^{-1} X^T y', "inv(X'*X)*X'*y"],
  ['A + B', 'A + B'],
  ['\\operatorname{tr}(A) + \\operatorname{tr}(e^{A})', 'tr(A) + tr(expm(A))', 'e^{A}: expm, not exp'],
  ['\\mathbf 1^\\top e^{A} \\mathbf 1', "ones(n)'*expm(A)*ones(n)", 'e^{A}: expm, not exp'],
  ['y^\\top \\exp(A) y', "y'*exp(A)*y", '\\exp(A): exp, not expm'],
  ['y^\\top e^{Ax}', "y'*exp(A*x)"],
  ['\\sum_{i,j} (e^{Q Q^T})_{ij}', "sum(exp(Q*Q')[i,j] for i, j)", 'e^{Q Q^T}: exp, not expm'],
  [
    '\\|A\\|_\\infty + \\det A',
    'max(sum(abs(A), 2)) + det(A)',
    '\\|A\\|_\\infty: largest row sum, not largest absolute entry',
  ],
  ['\\|A\\|_1 + \\det A', 'norm1(A) + det(A)', '\\|A\\|_1: norm1, not largest column sum'],
  ['\\|A\\|_2^2 + \\det A', 'spectral(A)^2 + det(A)', '\\|A\\|_2: spectral, not normF'],
  ['\\|A\\|^2 + \\det A', 'normF(A)^2 + det(A)', '\\|A\\|: normF, not spectral'],
  ['\\|x\\|_\\infty + \\|x\\|_1 + \\|x\\|_2', 'max(abs(x)) + norm1(x) + norm2(x)'],
  ['\\sum_i \\sigma_i u_i v_i^\\top', "sum(sigma[i]*u[i]*v[i]' for i) where u[i]: p, v[i]: q", ...SVD],
  [
    '\\|x - \\mu\\|_{\\Sigma^{-1}}^2',
    "(x - mu)'*inv(Sigma)*(x - mu)",
    "\\|x - \\mu\\|_{\\Sigma^{-1}}: sqrt(x'*W*x), not norm2(W*x)",
  ],
  [
    '-y\\log\\hat y-(1-y)\\log(1-\\hat y)',
    '-y*log(y_hat) - (1 - y)*log(1 - y_hat) where y is scalar, y_hat is scalar',
    '-y\\log\\hat y-(1-y)\\log(1-\\hat y): a function of numbers, not a function of vectors',
  ],
  [
    '\\sum_{i=1}^N \\|A x_i - b\\|^2',
    'sum(norm2(A*x[i] - b)^2 for i in 1:N) where x[i]: p',
    `x_i: vector of a family, ${OF_MANY}`,
  ],
  ['\\sum_i a \\cdot x_i', 'sum(a*x[i] for i)', 'x_i: entry, not vector of a family, row of a family'],
]

describe('a doubtful choice', () => {
  it.each(TOLD)('in %s is told', async (latex, expr, ...choices) => {
    const { input, reading, notes } = await readProblemIn({ from: 'latex', expr: latex, wrt: '' })
    expect(input).toBe(expr)
    expect(
      reading.map(
        ({ from, to, chose, instead }) => `${latex.slice(from, to)}: ${chose}, not ${instead.join(', ')}`,
      ),
    ).toEqual(choices)
    for (const { from, to } of reading)
      expect(notes.join()).toContain(`“${latex.slice(from, to)}” is read as`)
  })
})

/** What a text says beside its function, and what of it is told: the reading, the variables, the notes. */
const BESIDE: readonly (readonly [latex: string, expr: string, wrt: string, ...notes: readonly string[]])[] =
  [
    ['\\min_{x \\ge 0} \\|Ax-b\\|_2^2', 'norm2(A*x - b)^2', 'x', '“x \\ge 0” is left out'],
    ['\\min_{x \\in \\mathbb{R}^n} \\|Ax-b\\|_2^2', 'norm2(A*x - b)^2 where x: n', 'x'],
    [
      '\\min_w \\|r\\|^2 \\text{ s.t. } r = y - Xw, w \\ge 0',
      'r = y - X*w; norm2(r)^2',
      'w',
      '“w \\ge 0” is left out',
    ],
    [
      'Find the gradient of $x^\\top A x$ with respect to $x$, where $A$ is symmetric.',
      "x'*A*x where A is symmetric",
      'x',
    ],
    [
      'Differentiate $f(W) = \\|Wx - y\\|^2$ with respect to the matrix $W$. Here $x$ and $y$ are vectors.',
      'norm2(W*x - y)^2 where W is matrix, y is vector, x is vector',
      'W',
    ],
    [
      '\\text{Minimize } \\|Ax-b\\|^2 \\text{ with respect to } x \\text{ subject to } Cx = d',
      'norm2(A*x - b)^2',
      'x',
      '“Cx = d” is left out',
    ],
    ['f(x) = \\frac12 x^\\top A x, \\quad \\nabla f(x) = Ax', "f = 1/2*x'*A*x; f", 'x'],
    [
      'z_i = w^\\top x_i \\\\ f(w) = \\sum_j (y_j - z_j)^2',
      "z[i] = w'*x[i]; sum((y[j] - z[j])^2 for j) where x[i]: p",
      'w',
    ],
    [
      'f(u) = \\sum_{k=0}^{K-1} u_k^2',
      'sum(u[k]^2 for k in 1:K)',
      'u',
      'the sum over k from 0 is one from 1 here',
    ],
  ]

/** What no shape alone tells: the variable, the reading, and the notes that tell of it. */
const BY_MEANING: readonly (readonly [
  latex: string,
  wrt: string,
  expr: string,
  ...notes: readonly string[],
])[] = [
  ['\\frac{\\partial}{\\partial X} \\det(X)', 'X', 'det(X)'],
  [
    'y^\\top K_\\theta^{-1} y + \\theta^\\top\\theta',
    'theta',
    "y'*inv(K_theta)*y + theta'*theta",
    '“K_\\theta” is read as K_theta, which does not depend on theta, not as a function of theta',
  ],
  [
    '-\\operatorname{Tr}(\\rho \\ln \\rho)',
    'rho',
    '-tr(rho*logm(rho)) where rho is matrix',
    'is read as matrix',
  ],
  ['f(t) = \\|t - A x\\|^2', '', 'norm2(t - A*x)^2', '“t” is read as vector, not as scalar'],
  ['\\operatorname{Tr}(A \\log \\sigma)', 'A', 'tr(A*log(sigma))'],
  ['\\operatorname{Tr}(\\sigma A \\sigma)', 'A', 'tr(sigma*A*sigma)'],
  ['\\| a \\times x \\|^2', 'x', 'norm2(a*x)^2'],
  ['\\| p \\times x \\|^2', 'x', 'norm2(cross(p, x))^2', 'is read as cross product, not as'],
  ['\\nabla_A \\operatorname{tr}(A)', 'A', 'tr(A)'],
  ['\\nabla_x \\operatorname{softmax}(x)', 'x', 'softmax(x)'],
  [
    '\\sum_{i=1}^n (y_i-w^Tx_i)^2 + \\lambda\\sum_{j=1}^p |w_j|',
    'w',
    "sum((y[i] - w'*x[i])^2 for i in 1:n) + lambda*sum(abs(w[j]) for j in 1:p) where x[i]: p",
  ],
  ['e^\\top A e', 'A', "e'*A*e"],
  ['e^Tx', 'x', "e'*x"],
  [
    '\\sum_{i=1}^N \\rho(y_i - x_i^T\\beta)',
    'beta',
    "sum(rho(y[i] - x[i]'*beta) for i in 1:N) where rho is elementwise, x[i]: p",
    'rho stands before brackets only',
  ],
  ['\\Phi(\\frac{a^Tx-b}{\\sigma})', 'x', "normcdf((a'*x - b)/sigma)", 'is read as normcdf, not as factor'],
  ['\\lambda(x^Tx-1)', 'x', "lambda*(x'*x - 1)", 'is read as factor, not as elementwise function'],
  ['\\Sigma(x-\\mu)', 'x', 'Sigma*(x - mu)'],
  ['\\frac{A+A^T}{2}', 'A', "(A + A')/2"],
  ['\\exp(A)^T', 'A', "exp(A)'"],
  ['A^\\dagger b', 'b', 'pinv(A)*b'],
  ['\\operatorname{diag}(A)', 'A', 'diag(A)'],
  ['e^X', 'X', 'expm(X)'],
  [
    '\\sum_i (x_i-\\bar x)(x_i-\\bar x)^T',
    'x',
    "sum((x[i] - x_bar)*(x[i] - x_bar)' for i) where x[i]: p",
    'vector of a family',
  ],
  ['\\sum_k \\pi_k \\log \\pi_k', 'pi', 'sum(pi_[k]*log(pi_[k]) for k)'],
  ['\\|\\exp(tA)x\\|^2', 'x', 'norm2(exp(t*A)*x)^2', 'is read as exp, not as expm'],
  ['y^T\\log(X)z', 'X', "y'*log(X)*z", 'is read as log, not as logm'],
  ['A(x-b)', 'x', 'A*(x - b)'],
  ['\\|A_\\lambda(x-b)\\|^2', 'x', 'norm2(A_lambda*(x - b))^2', 'is read as factor, not as function'],
  ['L(Xw-y)', 'w', 'L*(X*w - y)', '“L” is read as factor, not as function'],
  ['|Ax-b|^2', 'x', 'norm2(A*x - b)^2', '“|Ax-b|” is read as norm2, not as abs'],
  ['|Xw-y|^2', 'w', 'norm2(X*w - y)^2', '“|Xw-y|” is read as norm2, not as abs'],
  ['|x|^2', 'x', 'norm2(x)^2', '“|x|” is read as norm2, not as abs'],
  ['|y-w^Tx|', 'w', "abs(y - w'*x)"],
  ['|w^Tx|', 'w', "abs(w'*x)"],
  ['|X-\\lambda I|', 'X', 'det(X - lambda*eye)'],
  ['|X^k|', 'X', 'det(X^k)', 'is read as power, not as label'],
  [
    '\\|x_{t+1}-Ax_t\\|^2',
    'A',
    'norm2(x_tplus1 - A*x_t)^2',
    '“x_t” is read as x_t, one name, not as member t',
  ],
  ['\\|W_ix\\|^2', 'x', 'norm2(W_i*x)^2', '“W_i” is read as W_i, one name, not as member i of many'],
  ['\\|W^{(l)}x\\|^2', 'W^{(l)}', 'norm2(W_l*x)^2'],
  ['\\|W^{[1]}x\\|^2', 'W^{[1]}', 'norm2(W_1*x)^2'],
  [
    '\\|Y-DX\\|_F^2+\\sum_i\\|d_i\\|_1',
    'X',
    'normF(Y - D*X)^2 + sum(norm1(d[i]) for i) where d[i]: p',
    '“D” is read as a matrix beside the vectors d_i, not as the matrix of these vectors',
  ],
  ['\\|y-X\\beta\\|^2', '\\beta', 'norm2(y - X*beta)^2'],
  ['\\|\\hat y-Xw\\|^2', '\\hat{y}', 'norm2(y_hat - X*w)^2'],
  ['\\sum_i(x_i-\\bar x)^2', 'x', 'sum((x[i] - x_bar)^2 for i)', 'not as the mean of x'],
  [
    '\\|\\mathrm{softmax}(XW)-Y\\|_F^2',
    'W',
    'normF(softmax(X*W,2) - Y)^2',
    'of every row, not as of every column',
  ],
  [
    '\\frac{\\partial x^TAx}{\\partial x^T}',
    '',
    "x'*A*x",
    'the derivative by the column, not as its transpose',
  ],
  ['\\frac{\\partial^2 x^TAx}{\\partial x\\partial x^T}', '', "x'*A*x"],
  ['\\frac{\\partial \\operatorname{vec}(AXB)}{\\partial \\operatorname{vec}(X)^\\top}', '', 'vec(A*X*B)'],
  ['\\frac{x-\\bar x}{s}', 'x', '(x - x_bar)/s', 'not as the mean of x'],
  [
    '\\operatorname{tr}(Y^T\\log\\operatorname{softmax}(XW))',
    'W',
    "tr(Y'*log(softmax(X*W,2)))",
    'is read as log, not as logm',
  ],
  ['\\operatorname{tr}(Y^T\\log\\sigma(XW))', 'W', "tr(Y'*log(sigma(X*W)))", 'is read as log, not as logm'],
  ['\\operatorname{tr}(Y\\log X)', 'X', 'tr(Y*logm(X))', 'is read as logm, not as log'],
  ['z = Xw, a = \\sigma(z), \\|a-y\\|^2', 'w', 'z = X*w; a = sigma(z); norm2(a - y)^2'],
  ['L = \\|a-y\\|^2, a = \\sigma(z), z = Xw', 'w', 'z = X*w; a = sigma(z); norm2(a - y)^2'],
  ['f = \\operatorname{tr}(X^TX) \\\\ \\frac{\\delta f}{\\delta X}', '', "f = tr(X'*X); f"],
  [
    '\\sum_{i=1}^n (y_i-\\beta_0-x_i^T\\beta)^2',
    '\\beta',
    "sum((y[i] - beta_0 - x[i]'*beta)^2 for i in 1:n) where x[i]: p",
  ],
]

/** What may be an operator or a label, and how the text is to say so. */
const DOUBTFUL: readonly (readonly [latex: string, wrt: string, at: string])[] = [
  ['\\|P_\\Omega(X-M)\\|_F^2', 'X', 'P_\\Omega'],
  ['\\|\\mathcal A(X-M)\\|^2', 'X', 'A'],
  ['\\|W^{l+1}a^l+b^{l+1}\\|^2', 'W', '^{l+1}'],
  ['\\|x^{k+1}-x^k\\|^2', 'x', '^{k+1}'],
  ['\\sum_i \\|d_i\\|_1 + \\|D\\|_F^2', 'D', 'd_i'],
  ['\\|W^la\\|^2+\\|a^l\\|^2', 'a', '^l'],
]

describe('what shapes alone do not tell', () => {
  it.each(BY_MEANING)('in %s by %s is read as people mean it', async (latex, wrt, expr, ...told) => {
    const read = await readProblemIn({ from: 'latex', expr: latex, wrt })
    expect(read.input).toBe(expr)
    for (const note of told) expect(read.notes.join('\n')).toContain(note)
  })
})

describe('what is an operator or a label as likely', () => {
  it.each(DOUBTFUL)('in %s is refused', async (latex, wrt, at) => {
    const error: unknown = await readProblemIn({ from: 'latex', expr: latex, wrt }).then(
      ({ input }) => input,
      (reason: unknown) => reason,
    )
    expect(error).toBeInstanceOf(GradusError)
    const { span } = error as GradusError
    expect(latex.slice(span!.from, span!.to)).toBe(at)
  })

  it('offers names with an accent', async () => {
    const reading = readProblemIn({ from: 'latex', expr: '\\|\\hat y-Xw\\|^2', wrt: 'y' })
    await expect(reading).rejects.toMatchObject({ hint: 'There is y_hat.' })
  })
})

describe('what stands beside a function', () => {
  it.each(BESIDE)('in %s is used or told', async (latex, expr, wrt, ...told) => {
    const read = await readProblemIn({ from: 'latex', expr: latex, wrt: '' })
    expect([read.input, read.wrt.join()]).toEqual([expr, wrt])
    for (const note of told) expect(read.notes.join('\n')).toContain(note)
    expect(read.notes.filter((note) => note.includes('left out')).length).toBe(
      told.filter((note) => note.includes('left out')).length,
    )
  })

  it('is told where something else is asked', async () => {
    const { wrt, notes } = await readProblemIn({ from: 'latex', expr: '\\nabla_W \\|Wx-y\\|^2', wrt: 'x' })
    expect(wrt).toEqual(['x'])
    expect(notes.join()).toContain('the text asks for the derivative by W; by x it is given')
  })
})

describe('LaTeX that is not read', () => {
  it.each(REFUSED)('$id is refused at its place', async ({ latex, wrt, refused, at }) => {
    const error: unknown = await readRequestIn({ from: 'latex', expr: latex, wrt } as never).then(
      () => 'read',
      (reason: unknown) => reason,
    )
    expect(error).toBeInstanceOf(GradusError)
    const { code, span } = error as GradusError
    expect([code, latex.slice(span!.from, span!.to)]).toEqual([refused, at])
  })
})
