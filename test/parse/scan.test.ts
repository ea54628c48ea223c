/**
 * What is read character by character is what the expressions for tokens read there, in whole texts and damaged ones.
 */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Reader, readPlain } from '../../src/parse/scan.ts'
import { readerOf, readToken } from '../../src/parse/tokens.ts'
import { commandsIn, textsIn } from './texts.ts'

const SEED = 11
const PIECES = [
  ...[
    ' where ',
    ' is ',
    'symmetric',
    ' for i in 1:n',
    ' if ',
    ' and ',
    ' or ',
    ' solves ',
    ' keeps ',
    ' assuming ',
  ],
  ...[
    '^T',
    '^-T',
    '.T',
    '.*',
    './',
    '.^',
    ".'",
    '->',
    '<-',
    '**',
    '==',
    '!=',
    '<=',
    '||',
    '&&',
    '^2',
    '^⊤',
    'x',
    'd',
  ],
  ...[
    "f'(",
    "f''",
    'f′(',
    "x'(",
    'np.exp(',
    'x.sum()',
    'σ',
    'xσ',
    'α1',
    'x_1',
    '_',
    '2x',
    '1.',
    '1.5',
    '.5',
    '1e3',
  ],
  ...[
    '2e',
    '1.*',
    '3 x 4',
    'mxn',
    '²',
    '⁻¹',
    '⁻ᵀ',
    '‖',
    '|',
    '{',
    '}',
    '\\',
    '×',
    '−',
    '\t',
    '\n',
    '\u00a0',
    '#',
    ',',
  ],
]

const copy = (reader: Reader): Reader => ({
  ...reader,
  code: [...reader.code],
  from: [...reader.from],
  to: [...reader.to],
})

/** Reads a text by the expressions alone, and what can be of it from each of its tokens without them. */
const agrees = (source: string, isRule: boolean, names: ReadonlySet<string>): void => {
  const reader = readerOf(source, names, isRule)
  for (let at = 0; at < source.length; ) {
    const plain = copy(reader)
    const end = readPlain(plain, at)
    const isRead = end > at
    if (isRead && /\s/.test(source[at]!)) {
      at = end
      continue
    }
    try {
      at = readToken(reader, at)
    } catch {
      expect(isRead, source).toBe(false)
      return
    }
    if (isRead) expect({ ...plain, at: end }, source).toEqual({ ...reader, at })
  }
}

const NO_NAMES: ReadonlySet<string> = new Set()
const T: ReadonlySet<string> = new Set(['T'])
const texts = [...textsIn(), ...commandsIn()]

it('reads what the expressions read', () => {
  for (const text of texts) agrees(text, false, NO_NAMES)
})

it('reads no more of damaged texts than they do', () => {
  const damaged = fc
    .tuple(fc.constantFrom(...texts), fc.array(fc.tuple(fc.nat(), fc.constantFrom(...PIECES), fc.nat(2))))
    .map(([text, changes]) =>
      changes.reduce((all, [place, piece, gone]) => {
        const at = place % (all.length + 1)
        return all.slice(0, at) + piece + all.slice(at + gone)
      }, text),
    )
  fc.assert(
    fc.property(damaged, fc.boolean(), fc.boolean(), (text, isRule, isNamed) =>
      agrees(text, isRule, isNamed ? T : NO_NAMES),
    ),
    { seed: SEED, numRuns: 3000 },
  )
})
