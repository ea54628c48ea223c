/**
 * Derivations, right ones and such with a fault, as people write them.
 */
import { describe, expect, it } from 'vitest'
import { audit } from '../../src/audit/audit.ts'
import { casesOf } from './cases.ts'

describe('a derivation of which every line follows', () => {
  it.each(casesOf('right.txt').map((one) => [one.title, one] as const))(
    '%s',
    async (_, { lines, where, wrt }) => {
      const { fault, line, ok } = await audit({ text: lines.join('\n'), wrt }, { where })
      expect({ ok, line, fault }).toEqual({ ok: true, line: undefined, fault: undefined })
    },
  )
})

describe('a derivation with a fault', () => {
  it.each(casesOf('wrong.txt').map((one) => [one.title, one] as const))('%s', async (_, one) => {
    const {
      line,
      ok,
      fault: said = '',
    } = await audit({ text: one.lines.join('\n'), wrt: one.wrt }, { where: one.where })
    expect({ ok, line }).toEqual({ ok: false, line: one.fault!.line })
    expect(said).toMatch(new RegExp(one.fault!.pattern, 'i'))
  })
})

describe('a line that calls its right side a gradient', () => {
  const ended = (line: string) => audit({ text: `f = norm2(A*x - b)^2\ndf = 2*(A*x - b)'*A*dx\n${line}` })

  it('is judged where it is written as one', async () => {
    expect(await ended("grad f = 2*A'*(A*x - b)")).toMatchObject({ ok: true, notes: [] })
    expect(await ended('grad f = 2*A*(A*x - b)')).toMatchObject({
      ok: false,
      line: 3,
      expected: "2*A'*(A*x - b)",
    })
  })

  it.each(['grad', 'gradient'])('defines the name %s, which is said', async (name) => {
    const { lines, notes } = await ended(`${name} = 2*A'*(A*x - b)`)
    expect(lines.at(-1)).toEqual({ line: 3, verdict: 'definition' })
    expect(notes).toEqual([expect.stringContaining(`line 3: ${name} is read as a name`)])
  })
})

describe('what follows from a wrong line', () => {
  it('is not called wrong again, and says so', async () => {
    const lines = ['h = tanh(W*x)', "f = y'*h", 'dh = dW*x', "df = y'*dh", "= y'*(dW*x)", "df = y'*dW*x"]
    const found = await audit({ text: lines.join('\n') }, { where: 'W: m x n, x: n, y: m' })
    expect({ ok: found.ok, line: found.line }).toEqual({ ok: false, line: 3 })
    expect(found.lines.flatMap(({ verdict }, i) => (verdict === 'wrong' ? [i + 1] : []))).toEqual([3])
    expect(found.notes).toContain('line 6: it follows from line 3 as that stands')
  })
})

describe('a line of declarations', () => {
  it.each(['where S is positive-definite', 'where S: n x n, x: n, S is symmetric', 'where S is symmetric'])(
    '%s is none of prose',
    async (declared) => {
      const text = `${declared}\nf = x'*S*x\ndf = 2*x'*S*dx\ndf/dx = 2*S*x`
      expect(await audit({ text })).toMatchObject({ ok: true, notes: [] })
    },
  )
})
