/**
 * Text as the terminal has room and colours for it.
 */
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { describe, expect, it } from 'vitest'
import { gradus } from './gradus.ts'

const PROBLEM = [
  "r = A*x - b; norm2(r)^2 + c*tr(X'*Y*X)^2 - log(sum(exp(B*x)))",
  '--wrt',
  'x,X',
  '--no-check',
]
const DIM = '\u001b[2m'
const BOLD = '\u001b[1m'
const widest = (text: string): number => Math.max(...text.split('\n').map(({ length }) => length))
/** A network of so many layers, each with a weight of its own. */
const network = (layers: number): string =>
  [
    ...Array.from({ length: layers }, (_, i) => `h${i + 1} = tanh(W${i + 1}*${i === 0 ? 'x' : `h${i}`})`),
    `sum(h${layers})`,
  ].join('; ')

describe('text in a terminal', () => {
  it.each([50, 80, 120])('of %s columns is no wider', async (columns) => {
    const { out } = await gradus(PROBLEM, '', { columns })
    expect(widest(out)).toBeLessThanOrEqual(columns)
    expect(widest(out)).toBeGreaterThan(columns - 30)
  })

  it('is 80 columns wide where nothing is known of it, and in a file', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'gradus-')), 'out.txt')
    await gradus([...PROBLEM, '--out', file], '', { columns: 200, styled: true })
    const { out } = await gradus(PROBLEM, '', {})
    expect(readFileSync(file, 'utf8')).toBe(out)
    expect(widest(out)).toBeLessThanOrEqual(80)
  })

  it('has dim laws and bold answers, and is the same without', async () => {
    const plain = await gradus(PROBLEM, '', { columns: 80 })
    const { out } = await gradus(PROBLEM, '', { columns: 80, styled: true })
    const lines = out.split('\n')
    expect(lines.filter((line) => line.includes(BOLD)).every((line) => line.startsWith(BOLD))).toBe(true)
    expect(lines.find((line) => line.includes('so df/dx'))).toContain(BOLD)
    expect(lines.filter((line) => line.includes(DIM)).length).toBeGreaterThan(5)
    expect(stripVTControlCharacters(out)).toBe(plain.out)
    expect(plain.out).not.toContain('\u001b')
  })

  it('has the shapes of a deep network in lines', async () => {
    const { out } = await gradus([network(60), '--wrt', 'x', '--no-check', '--no-steps'], '', {})
    expect(out).toMatch(/^Shapes: W1\b/m)
    expect(widest(out)).toBeLessThanOrEqual(80)
  })

  it.each([
    ['check', 'norm2(A*x - b)^2 + c*sum(log(1 + exp(D*x)))', '--wrt', 'x', '--answer', "A'*(A*x - b)"],
    [
      'simplify',
      'A*B*x + A*C*x + tr(A*B)*x - tr(B*A)*x + A*D*x + A*E*x + A*F*x + A*G*x + A*H*x',
      '--explain',
    ],
  ])('gradus %s keeps to the width too', async (...argv) => {
    const { out } = await gradus(argv, '', { columns: 60 })
    expect(out).not.toBe('')
    expect(widest(out)).toBeLessThanOrEqual(60)
  })
})

describe('--explain', () => {
  it('has a sentence of its own for every law of a derivation, and none of its group', async () => {
    const { out } = await gradus([
      'logdet(X) + tr(A*X) + norm2(X)^2 where X is symmetric positive-definite',
      '--wrt',
      'X',
      '--no-check',
      '--explain',
    ])
    const laws = [...out.matchAll(/^Law: ([\w-]+) - (.*)$/gm)]
    expect(laws.length).toBeGreaterThan(2)
    expect(new Set(laws.map(([, , sentence]) => sentence)).size).toBe(laws.length)
    for (const [, , sentence] of laws) expect(sentence).toMatch(/^[A-Z0-9a-z].*\.$/)
    expect(out).toContain('Law: project-symmetric - The gradient by a symmetric matrix is the symmetric part')
  })
})
