/** LaTeX in the box of the page: read, typeset, solved, its choices with what the text would be otherwise. */
import { describe, expect, it } from 'vitest'
import { solve } from '../../src/index.ts'
import { partIn, partsOf } from './asking.ts'

const asked = (expr: string, wrt = '') => partsOf({ op: 'solve', linked: { expr, wrt }, detail: 'steps' })

const PROBLEMS = [
  [String.raw`\nabla_X \operatorname{tr}(X^\top B)`, 'X', "tr(X'*B)"],
  [String.raw`\min_w \|Xw - y\|^2 + \lambda \|w\|^2`, 'w', 'norm2(X*w - y)^2 + lambda*norm2(w)^2'],
  [String.raw`\frac{\partial}{\partial X} \log|X|`, 'X', 'logdet(X)'],
] as const

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
