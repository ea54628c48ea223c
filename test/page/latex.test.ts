/** LaTeX in the box of the page: read, typeset, solved, its choices with what the text would be otherwise. */
import { describe, expect, it } from 'vitest'
import { solve } from '../../src/index.ts'
import { isLatex } from '../../src/page/engine/latex.ts'
import { partIn, partsOf } from './asking.ts'

const asked = (expr: string, wrt = '') => partsOf({ op: 'solve', linked: { expr, wrt }, detail: 'steps' })

const PROBLEMS = [
  [String.raw`\nabla_X \operatorname{tr}(X^\top B)`, 'X', "tr(X'*B)"],
  [String.raw`\min_w \|Xw - y\|^2 + \lambda \|w\|^2`, 'w', 'norm2(X*w - y)^2 + lambda*norm2(w)^2'],
  [String.raw`\frac{\partial}{\partial X} \log|X|`, 'X', 'logdet(X)'],
] as const

const NOTATION = [
  ['(Ax-b)^t(Ax-b)', 'x', "(A*x - b)'*(A*x - b)"],
  ['a^TXb', 'X', "a'*X*b"],
  ['x^Ty', 'x', "x'*y"],
  ['x^T A x + b^T x', 'x', "x'*A*x + b'*x"],
  ['dTrace(XA)/dX', '', 'tr(X*A)'],
  ['dtr(AXB)/dX', '', 'tr(A*X*B)'],
  ['d(x^TAx)/dx', '', "x'*A*x"],
  ["x'Ax", 'x', "x'*A*x"],
  ["(y-Xb)'(y-Xb)", 'b', "(y - X*b)'*(y - X*b)"],
  ["tr(X'AX)", 'X', "tr(X'*A*X)"],
] as const

/** Texts of our language, some of them wrong. */
const OURS = [
  "x'*A*x",
  'x^T*A*x',
  'df/dx',
  'a^Tmax',
  '2^T(3)',
  "sum(f'(x))",
  "phi'(W*x)'*b",
  'norm2(A*x - b)^2 where A: m x n',
  "x' * y",
  'dx/dy',
  'exp(t)^tau',
  'log(a)/b',
  "b'",
  'x^time',
  "X' where X: m x n",
  'X^T where X: m x n',
  "sum(x[i]' for i) where x[i]: p",
  "sum((A + B)' for i in 1:n)",
  "y solves A = B'; y' in",
  "P' solves P = A",
]

describe('the box of the page', () => {
  it.each(PROBLEMS)('solves %s by what it names', async (latex, wrt, input) => {
    const parts = await asked(latex)
    expect(partIn(parts, 'reading').reading.asks).toEqual([wrt])
    const { result } = partIn(parts, 'result')
    const answer = await solve({ expr: input, wrt })
    if (!answer.ok || !('text' in answer)) throw new Error('no answer')
    expect(result.answers[0]!.formula.text).toBe(answer.text)
    expect(result.remarks[0]).toEqual({
      text: `read from LaTeX as ${input}`,
      repairs: [{ label: 'put this text here', field: 'text', text: input }],
    })
  })

  it.each(NOTATION)('reads the notation of papers without commands: %s', async (typed, wrt, input) => {
    const { result } = partIn(await asked(typed, wrt), 'result')
    expect(result.remarks[0]?.text).toBe(`read from LaTeX as ${input}`)
  })

  it.each(OURS)('leaves our language as it is: %s', async (typed) => {
    expect(isLatex({ expr: typed, wrt: '' })).toBe(false)
  })

  it('says what is wrong with notation that is read, and with a text that is none in our language', async () => {
    const codeOf = async (typed: string): Promise<string> =>
      partIn(await asked(typed, 'x'), 'fault').fault.code
    expect(await codeOf('p(x) = x^t A(x) x')).toBe('unknown-function')
    expect(await codeOf("x'A(")).not.toBe('latex-unreadable')
  })

  it('offers what a doubtful sign could be otherwise', async () => {
    const { result } = partIn(await asked(String.raw`\nabla_X \operatorname{tr}(A \exp(X))`), 'result')
    const choice = result.remarks.find(({ text }) => text.includes('is read as expm'))
    expect(choice?.repairs).toEqual([{ label: 'exp', field: 'text', text: 'tr(A*exp(X))' }])
  })

  it('knows where the parts of the formula stand in the LaTeX', async () => {
    const latex = String.raw`\operatorname{tr}(\mathbf{X}^\top B)`
    const { spans } = partIn(await asked(latex, 'X'), 'reading').reading
    expect(spans.map(({ from, to }) => latex.slice(from, to))).toContain('B')
  })

  it('points into the LaTeX at what is wrong', async () => {
    const latex = String.raw`\|\vect{x}\|^2`
    const { fault } = partIn(await asked(latex, 'x'), 'fault')
    expect(fault.code).toBe('unknown-command')
    expect(latex.slice(fault.from, fault.to)).toBe(String.raw`\vect`)
  })

  it('takes a solve of ours for no LaTeX', async () => {
    const { result } = partIn(await asked(String.raw`sum(A\b) where A is invertible`, 'b'), 'result')
    expect(result.remarks.map(({ text }) => text)).not.toContain(expect.stringContaining('LaTeX'))
  })
})
