/** Derivations in LaTeX, right ones and such with a fault, as papers have them. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { auditLatex } from '../../src/audit/latex/index.ts'
import { GradusError } from '../../src/errors/error.ts'

interface Case {
  readonly title: string
  readonly text: string
  /** The line with the fault, from 1, and the pattern of what is said of it. */
  readonly fault?: { readonly line: number; readonly pattern: string }
}

const FAULT = /% ! (.*)$/

const CASES = readFileSync(new URL('latex.txt', import.meta.url), 'utf8')
  .split(/^%%\n/m)
  .slice(1)
  .map((part): Case => {
    const [title = '', ...lines] = part.trimEnd().split('\n')
    const at = lines.findIndex((line) => FAULT.test(line))
    const text = lines.join('\n')
    return { title, text, ...(at >= 0 && { fault: { line: at + 1, pattern: FAULT.exec(lines[at]!)![1]! } }) }
  })

describe('a derivation in LaTeX', () => {
  it.each(CASES.filter(({ fault }) => !fault).map((one) => [one.title, one] as const))(
    'of which every line follows: %s',
    async (_, { text }) => {
      const { ok, line, fault, lines } = await auditLatex({ text })
      expect({ ok, line, fault }).toEqual({ ok: true, line: undefined, fault: undefined })
      expect(lines.some(({ verdict }) => verdict === 'proved' || verdict === 'agrees')).toBe(true)
    },
  )

  it.each(CASES.flatMap(({ title, text, fault }) => (fault ? [[title, text, fault] as const] : [])))(
    'with a fault: %s',
    async (_, text, { line, pattern }) => {
      const found = await auditLatex({ text })
      expect({ ok: found.ok, line: found.line }).toEqual({ ok: false, line })
      expect(found.fault).toMatch(new RegExp(pattern, 'i'))
    },
  )

  it.each([
    ['f = \\vect{x}^T a', 'unknown-command', '\\vect'],
    ['f = x^T A x\n\\mathrm{d}f = \\mathrm{d}\\operatorname{tr}(A)', 'audit-extent', '\\'],
    ['f = x^T A x\n\\nabla_x f = (A + A^T x', 'latex-unreadable', undefined],
  ])('says at its place in the LaTeX what is wrong: %s', async (text, code, place) => {
    const error: unknown = await auditLatex({ text }).then(
      () => undefined,
      (thrown: unknown) => thrown,
    )
    if (!(error instanceof GradusError)) throw new Error(`no error: ${text}`)
    expect([error.code, error.source]).toEqual([code, text])
    const { from, to } = error.span!
    if (place !== undefined) expect(text.slice(from, to)).toContain(place)
    expect(from >= 0 && to <= text.length + 1).toBe(true)
  })

  it('names differentials where parts do not fit', async () => {
    const text = "f = b^T \\sigma(W x)\ndf = (b \\odot \\sigma'(W x)) dW x"
    expect(await auditLatex({ text })).toMatchObject({
      ok: false,
      line: 2,
      fault: expect.stringMatching(/^lost transpose: .* dW is n x m/),
    })
  })

  it('tells what was chosen where the text leaves it open', async () => {
    const { notes } = await auditLatex({ text: 'f = \\log|X|\ndf = \\operatorname{tr}(X^{-1} dX)' })
    expect(notes.join()).toContain('|X|')
  })
})
