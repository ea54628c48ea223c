/**
 * Slips: none of the laws that they are holds, and a line that comes of one is named after it.
 */
import { describe, expect, it } from 'vitest'
import { audit } from '../../src/audit/audit.ts'
import { slipTexts } from '../../src/audit/slips/laws.ts'
import { lawsOf } from '../../src/solve/laws.ts'
import { prove } from '../../src/solve/prove.ts'
import { casesOf } from './cases.ts'

describe('the slips', () => {
  const laws = slipTexts().flatMap((text) => lawsOf(text).map((law) => [law.name, law, text] as const))

  it.each(laws)('%s does not hold', (_, law, text) => {
    expect(prove(law, text, true).problems).not.toEqual([])
  })

  it('have names of their own, a name of their fault, and words', () => {
    expect(new Set(laws.map(([name]) => name)).size).toBe(laws.length)
    for (const [, { sentence }] of laws) expect(sentence).toMatch(/^[A-Za-z -]+: \S/)
  })
})

describe('a line that comes of a slip', () => {
  it.each(casesOf('slips.txt').map((one) => [one.title, one] as const))('%s', async (_, one) => {
    const found = await audit({ text: one.lines.join('\n'), wrt: one.wrt }, { where: one.where })
    expect({ ok: found.ok, line: found.line }).toEqual({ ok: false, line: one.fault!.line })
    expect(found.fault).toMatch(new RegExp(one.fault!.pattern, 'i'))
    expect(found.expected).toBeTruthy()
  })
})
