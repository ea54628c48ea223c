import { describe, expect, it } from 'vitest'
import { rule } from '../rewrite/rules.ts'

describe('compileRule', () => {
  it.each([
    ['A*B -> A*C', 'C stands in the replacement but not in the pattern'],
    ['f(A) -> g(A)', 'g stands in the replacement but not in the pattern'],
    ['A*B -> A where C is square', 'C has a condition but does not stand in the pattern'],
    ['A -> foo(A)', 'foo is neither a metavariable nor a known function'],
    ['Foo*A -> A', 'Foo is neither a metavariable nor a known function'],
    ['A⊗B -> A', 'write kron(A,B) for the Kronecker product'],
    ['A -> ones(m)*A', 'no condition says what dimension m is'],
  ])('refuses %s', (text, fact) => {
    expect(() => rule(text)).toThrow(expect.objectContaining({ code: 'rule-invalid' }))
    expect(() => rule(text)).toThrow(`rule law on line 1: ${fact}.`)
  })

  it('takes `*` for scaling where a side is a scalar, else for the matrix product', () => {
    expect(rule('s*A -> A where s is scalar').pattern).toMatchObject({ kind: 'scale' })
    expect(rule('A*B -> A').pattern).toMatchObject({ kind: 'product' })
    expect(rule('(A : B)*C -> C').pattern).toMatchObject({ kind: 'scale', scalar: { kind: 'colon' } })
    expect(rule('tr(A)*C -> C').pattern).toMatchObject({ kind: 'scale', scalar: { kind: 'call' } })
    expect(rule('2*A -> A').pattern).toMatchObject({ kind: 'scale', scalar: { kind: 'number' } })
    expect(rule('s*A*t*B -> A*B where s is scalar, t is scalar').pattern).toMatchObject({
      kind: 'scale',
      scalar: { kind: 'hadamard' },
      body: {
        kind: 'product',
        factors: [
          { kind: 'meta', slot: 1 },
          { kind: 'meta', slot: 3 },
        ],
      },
    })
  })

  it('takes a product of scalars for scaling a scalar', () => {
    expect(rule('s*t -> s where s is scalar, t is scalar').pattern).toMatchObject({ kind: 'scale' })
  })

  it('takes ^ of a matrix for the matrix power and of a scalar for the power of its entry', () => {
    expect(rule('A^k -> A where k is scalar').pattern.kind).toBe('matrix-power')
    expect(rule('s^k -> s where s is scalar, k is scalar').pattern.kind).toBe('power')
    expect(rule('A.^k -> A where k is scalar').pattern.kind).toBe('power')
  })

  it('gives a metavariable one slot wherever it stands', () => {
    const { pattern, replacement, slots } = rule("inv(A)*A' -> A'*inv(A)")
    expect(slots).toBe(1)
    expect(pattern).toMatchObject({ factors: [{ args: [{ slot: 0 }] }, { body: { slot: 0 } }] })
    expect(replacement).toMatchObject({ factors: [{ body: { slot: 0 } }, { args: [{ slot: 0 }] }] })
  })

  it('keeps conditions by slot, assumptions apart and declared shapes with their dimensions', () => {
    const compiled = rule('A*x -> x where A is square diagonal, x: n assuming A is invertible')
    expect(compiled.conditions).toEqual([['square', 'diagonal'], []])
    expect(compiled.assuming).toEqual([{ slot: 0, test: 'invertible' }])
    expect(compiled.shapes).toEqual([{ slot: 1, rows: 'n', cols: 1 }])
  })

  it('takes functions of one letter for metavariables and primes for their derivatives', () => {
    const { pattern, replacement } = rule("d(f(X)) -> f'(X) .* d(X) where f is elementwise")
    expect(pattern).toMatchObject({ kind: 'differential', body: { kind: 'apply', order: 0 } })
    expect(replacement).toMatchObject({
      kind: 'hadamard',
      factors: [{ kind: 'apply', order: 1 }, { kind: 'differential' }],
    })
  })

  it('takes arguments that are dimensions for metavariables unless a shape declares them', () => {
    expect(rule('vec(reshape(v,m,n)) -> v').slots).toBe(3)
    const declared = rule('vec(D) -> ones(m)*ones(1,n)*vec(D) where D: m x n')
    expect(declared.replacement).toMatchObject({
      factors: [{ kind: 'constant', dims: ['m'] }, { kind: 'constant', dims: [1, 'n'] }, {}],
    })
  })

  it('finds the additive laws', () => {
    expect(rule('tr(A + B) -> tr(A) + tr(B)').additive).toMatchObject({ slot: 0, other: 1 })
    expect(rule('C*(A + B) -> C*A + C*B').additive).toMatchObject({ slot: 1, other: 2 })
    expect(rule("(A + B)' -> A' + B").additive).toBeUndefined()
    expect(rule('tr(A - B) -> tr(A) - tr(B)').additive).toBeUndefined()
    expect(rule('tr(A + A) -> tr(A) + tr(A)').additive).toBeUndefined()
  })
})
