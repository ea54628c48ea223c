/** Whatever is typed, nothing but the project's own error is thrown. */
import fc from 'fast-check'
import { describe, it } from 'vitest'
import { GradusError } from '../../src/errors/error.ts'
import { analyse } from '../../src/infer/analyse.ts'
import { parseProblem } from '../../src/parse/index.ts'

const SEED = 20

const survives = (text: string): void => {
  try {
    analyse(parseProblem(text))
  } catch (error) {
    if (!(error instanceof GradusError)) throw error
  }
}

const PIECES = [
  ...[
    "' ^ .^ * / .* ./ ⊗ : + - ( ) [ ] , ; = .T ^T x A a W n σ pi eye 1 0.5 1e3 T h __proto__",
    "constructor sin( tr( sum( diag( kron( eye( ones( inv( phi'( vector( norm2( softmax(",
  ].flatMap((line) => line.split(' ')),
  ' ',
  ' where ',
  'x: n',
  'A: m x n',
  'S is symmetric',
  'k*m = 6',
  ' is ',
  ' x ',
  'h = ',
]

describe('parsing and inference', () => {
  it('throw only the own error for arbitrary strings', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), survives), { seed: SEED, numRuns: 1000 })
  })

  it('throw only the own error for strings made of pieces of the language', () => {
    const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((pieces) => pieces.join(''))
    fc.assert(fc.property(text, survives), { seed: SEED, numRuns: 3000 })
  })
})
