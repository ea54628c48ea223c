import { describe, expect, it } from 'vitest'
import { atRoot, rewritten, rules } from './rules.ts'

const MATRICES = 'where A: n x n, B: n x n, C: n x n, D: n x n, a: scalar, c: scalar, x: n, y: n'

/** Whether a rule applies at the root. */
const applies = (text: string, source: string): boolean =>
  atRoot(rules(text), `${source} ${MATRICES}`).application !== undefined

describe('slots that are subtracted', () => {
  it('stand for what is subtracted', () => {
    const { g, v, application } = atRoot(rules('exp(X - Y) -> exp(X)./exp(Y)'), `exp(x - y) ${MATRICES}`)
    const exp = (name: string) => g.call('exp', 0, [v(name)], 'n', 1)
    expect(application?.result).toBe(g.hadamard([exp('x'), g.power(exp('y'), g.number(-1))]))
  })

  it('are not what is added', () => {
    expect(applies('sin(X) - Y -> Y where Y is zero', 'sin(x) + y')).toBe(false)
    const { g, v, application } = atRoot(rules('sin(X) - Y -> Y'), `sin(x) + y ${MATRICES}`)
    expect(application?.result).toBe(g.minus(v('y')))
  })
})

describe('products', () => {
  it('are matched by any contiguous run', () => {
    const { g, v, application } = atRoot(rules('inv(X)*X -> eye'), `A*inv(B)*B*C ${MATRICES}`)
    expect(application?.result).toBe(g.product([v('A'), g.eye('n'), v('C')]))
  })

  it('are not matched by factors apart', () => {
    expect(applies('inv(X)*X -> eye', 'inv(A)*C*A')).toBe(false)
  })

  it('let a slot take several factors', () => {
    const { g, v, application } = atRoot(rules("(X*Y)' -> Y'*X'"), `(A*B*C)' ${MATRICES}`)
    const [A, B, C] = ['A', 'B', 'C'].map((name) => g.transpose(v(name)))
    const middle = g.transpose(g.product([v('A'), v('B')]))
    expect([g.product([C!, middle]), g.product([g.transpose(g.product([v('B'), v('C')])), A!])]).toContain(
      application?.result,
    )
    expect(B).toBeDefined()
  })

  it('let a bound slot take the run it stands for', () => {
    const { g, v, application } = atRoot(rules('inv(X)*X -> eye'), `A*inv(B*C)*B*C*D ${MATRICES}`)
    expect(application?.result).toBe(g.product([v('A'), g.eye('n'), v('D')]))
    expect(applies('inv(X)*X -> eye', 'inv(B*C)*B*D')).toBe(false)
    expect(applies('inv(X)*X -> eye', 'inv(B*C)*B')).toBe(false)
  })

  it('let a slot take the run that what follows it says', () => {
    const { g, v, application } = atRoot(rules('X*inv(X) -> eye'), `A*B*C*inv(B*C)*D ${MATRICES}`)
    expect(application?.result).toBe(g.product([v('A'), g.eye('n'), v('D')]))
    expect(applies('X*inv(Y*X) -> inv(Y)', 'A*B*inv(C*A*B)')).toBe(true)
    expect(applies('X*inv(X) -> eye', 'B*inv(A)*C')).toBe(false)
  })

  it('take no run for a slot that stands for one factor', () => {
    expect(applies("X*Y*X' -> Y where X is factor", "A*B*A'")).toBe(true)
    expect(applies("tr(X*X') -> 0 where X is factor", "tr(A*B*B'*A')")).toBe(false)
  })

  it('are searched in time that their length bounds', () => {
    const factors = Array.from({ length: 2_000 }, (_, i) => (i % 2 === 0 ? 'A' : "B'"))
    const laws = rules(
      'inv(X)*X -> eye',
      'X*inv(X) -> eye',
      "X*X' -> eye where X is orthogonal factor",
      "X*inv(X)' -> X",
    )
    expect(atRoot(laws, `${factors.join('*')} ${MATRICES}`).application).toBeUndefined()
  })

  it('are matched whole inside other operations', () => {
    expect(applies('tr(X*Y) -> tr(Y*X)', 'tr(A*B)')).toBe(true)
    expect(applies('tr(inv(X)*X) -> 0', 'tr(A*inv(B)*B)')).toBe(false)
  })

  it('do not match scalars with slots for matrices', () => {
    expect(applies('X*Y -> Y*X', 'a*A')).toBe(false)
    expect(applies('X*Y -> Y*X', 'a*c')).toBe(false)
  })
})

describe('transposes', () => {
  it('of a bound slot match what the normal form makes of them', () => {
    expect(applies("X*X' -> eye", "A*A'")).toBe(true)
    expect(applies("X*X' -> eye", "A'*A")).toBe(true)
    expect(applies("X*X' -> eye", "A*B'")).toBe(false)
    expect(applies("X*X' -> eye", "A*B*B'*A'")).toBe(true)
    expect(applies("X*X' -> eye where X is orthogonal", "A*A'")).toBe(false)
  })

  it('of a bound symmetric slot match the slot', () => {
    const source = 'tr(S*inv(A)*S) where S: n x n, A: n x n, S is symmetric'
    expect(atRoot(rules("tr(X*inv(Y)*X') -> tr(Y)"), source).application).toBeDefined()
  })
})

describe('scaling', () => {
  it('matches a scalar, a number and both', () => {
    const law = rules('tr(s*X) -> s*tr(X) where s is scalar')
    const trace = (name: string, problem: ReturnType<typeof rewritten>) =>
      problem.g.call('tr', 0, [problem.v(name)], 1, 1)
    const scalar = rewritten(law, `tr(a*A) ${MATRICES}`)
    expect(scalar.result).toBe(scalar.g.hadamard([scalar.v('a'), trace('A', scalar)]))
    const number = rewritten(law, `tr(3*A) ${MATRICES}`)
    expect(number.result).toBe(number.g.times({ num: 3n, den: 1n }, trace('A', number)))
    const both = rewritten(law, `tr(3*a*A) ${MATRICES}`)
    const scaled = both.g.hadamard([both.v('a'), trace('A', both)])
    expect(both.result).toBe(both.g.times({ num: 3n, den: 1n }, scaled))
  })

  it('takes s for 1 where the body says what to match', () => {
    expect(applies('s*tr(X) -> s*sum(X) where s is scalar', 'tr(A)')).toBe(true)
    expect(applies('s*tr(X) -> s*sum(X) where s is scalar', '2*tr(A)')).toBe(true)
    expect(applies('s*tr(X) -> s*sum(X) where s is scalar', 'a*c*tr(A)')).toBe(true)
    expect(applies('s*X -> X where s is scalar', 'A')).toBe(false)
  })

  it('lets s take all other factors of a product of scalars', () => {
    const { g, v, application } = atRoot(
      rules('s*tr(X) -> s*sum(X) where s is scalar'),
      `a*tr(A)*c ${MATRICES}`,
    )
    const sum = g.call('sum', 0, [v('A')], 1, 1)
    expect(application?.result).toBe(g.hadamard([v('a'), v('c'), sum]))
  })
})

describe('operands in any order', () => {
  it('of Hadamard products are matched by any of them, the others left beside', () => {
    const { g, v, application } = atRoot(rules('exp(X).*Y -> Y'), `x.*y.*exp(x) ${MATRICES}`)
    expect(application?.result).toBe(g.hadamard([v('x'), v('y')]))
    expect(applies('exp(X).*X -> X', 'y.*exp(x).*x')).toBe(true)
    expect(applies('exp(X).*X -> X', 'y.*exp(x)')).toBe(false)
  })

  it('of colon products are matched either way round', () => {
    expect(applies('exp(X) : Y -> sum(Y)', 'A : exp(B)')).toBe(true)
    expect(applies('exp(X) : Y -> sum(Y)', 'exp(B) : A')).toBe(true)
    expect(applies('exp(X) : log(Y) -> 0', 'exp(A) : B')).toBe(false)
  })

  it('of sums are matched by any two, the others left beside', () => {
    const law = rules('X*Z + Y*Z -> (X + Y)*Z')
    const { g, v, application } = atRoot(law, `A*C + D + B*C ${MATRICES}`)
    const factored = g.product([g.plus(v('A'), v('B')), v('C')])
    expect(application?.result).toBe(g.plus(factored, v('D')))
  })

  it('of sums must have the coefficients of the pattern', () => {
    expect(applies("X + X' -> 2*X", "A + A'")).toBe(true)
    expect(applies("X + X' -> 2*X", "A - A'")).toBe(false)
    expect(applies('X - Y*X -> Y', 'A - B*A')).toBe(true)
    expect(applies('X - Y*X -> Y', 'A + B*A')).toBe(false)
  })

  it('of sums may carry a coefficient that a scalar of the pattern takes', () => {
    const law = rules('s*(X*Z) + t*(Y*Z) -> (s*X + t*Y)*Z where s is scalar, t is scalar')
    const { g, v, application } = atRoot(law, `3*a*A*C - B*C ${MATRICES}`)
    const inner = g.plus(g.times({ num: 3n, den: 1n }, g.scale(v('a'), v('A'))), g.minus(v('B')))
    expect(application?.result).toBe(g.product([inner, v('C')]))
  })
})

describe('functions', () => {
  it('are matched by name, derivative and arguments', () => {
    expect(applies('exp(X) -> X', 'exp(A)')).toBe(true)
    expect(applies('exp(X) -> X', 'log(A)')).toBe(false)
    expect(applies("exp'(X) -> X", "exp'(A)")).toBe(true)
    expect(applies("exp'(X) -> X", 'exp(A)')).toBe(false)
    expect(applies('sum(X,1) -> sum(X,2)', 'sum(A,1)')).toBe(true)
    expect(applies('sum(X,1) -> sum(X,2)', 'sum(A,2)')).toBe(false)
  })

  it('match a function metavariable that they satisfy, derivatives being functions too', () => {
    const law = "f(X')' -> f(X) where f is elementwise"
    expect(applies(law, "exp(A')'")).toBe(true)
    expect(applies(law, "phi''(A')'")).toBe(true)
    expect(applies(law, "inv(A')'")).toBe(false)
    const { g, v, application } = atRoot(rules(law), `phi'(A')' ${MATRICES}`)
    expect(application?.result).toBe(g.call('phi', 1, [v('A')], 'n', 'n'))
  })

  it('match dimensions given as arguments', () => {
    const { v, application } = atRoot(rules('vec(reshape(v,m,n)) -> v'), 'vec(reshape(z,2,3)) where z: 6')
    expect(application?.result).toBe(v('z'))
  })
})

describe('constants', () => {
  it('0 and 1 match in every shape, other numbers as scalars', () => {
    expect(applies('exp(0) -> 1', 'exp(zeros(n))')).toBe(true)
    expect(applies('exp(0) -> 1', 'exp(0*a)')).toBe(true)
    expect(applies('log(1) -> 0', 'log(ones(n,n))')).toBe(true)
    expect(applies('X.^2 -> X', 'A.^2')).toBe(true)
    expect(applies('X.^2 -> X', 'A.^3')).toBe(false)
    expect(applies('X.^(1/2) -> X', 'sqrt(A)')).toBe(true)
  })

  it('eye, ones and zeros match their kind and the integers among their dimensions', () => {
    expect(applies('eye*X -> X', 'eye(n)*A')).toBe(true)
    expect(applies('ones(1,n)*x -> sum(x) where x: n', 'ones(1,n)*y')).toBe(true)
    expect(applies('ones(1,n)*x -> sum(x) where x: n', 'ones(n,n)*y')).toBe(false)
    expect(applies('zeros + X -> X', 'ones(n,n) + A')).toBe(false)
    expect(applies('pi*X -> X', 'pi*A')).toBe(true)
  })
})

describe('conditions', () => {
  it.each([
    ['scalar', 'a', 'A'],
    ['vector', 'x', 'A'],
    ['vector', 'x', "x'"],
    ['row', "x'", 'x'],
    ['nonscalar', 'A', 'a'],
    ['square', 'A', 'x'],
    ['integer', '3', '0.5'],
    ['even', '-4', '3'],
    ['small-exponent', '2', '1'],
    ['small-exponent', '64', '65'],
    ['identity', 'eye(n)', 'A'],
    ['all-ones', 'ones(n)', 'x'],
    ['factor', 'A', 'A*B'],
    ['symmetric', "A + A'", 'A'],
    ['positive', 'exp(A)', 'A'],
    ['constant', 'A', undefined],
    ['plain', 'A', undefined],
  ])('%s holds of %s and not of %s', (word, yes, no) => {
    const law = `abs(X) -> X where X is ${word}`
    expect(applies(law, `abs(${yes})`)).toBe(true)
    if (no) expect(applies(law, `abs(${no})`)).toBe(false)
  })

  it('on shapes bind dimensions, which must then agree', () => {
    const law = rules('tr(X) -> n where X: n x n')
    const { g, application } = atRoot(law, `tr(A) ${MATRICES}`)
    expect(application?.result).toBe(g.dimension('n'))
    const rectangular = rules('sum(X) -> n where X: n x n')
    expect(atRoot(rectangular, 'sum(W) where W: m x n').application).toBeUndefined()
    const row = rules('sum(X) -> 0 where X: 1 x n')
    expect(atRoot(row, 'sum(x) where x: n').application).toBeUndefined()
    expect(atRoot(row, "sum(x') where x: n").application).toBeDefined()
  })

  it('differential holds of what has a d(…) in it', () => {
    const law = rules("X : Y*Z -> Y'*X : Z where Z is differential")
    const { application } = atRoot(law, `A ${MATRICES}`, ({ g, v }) =>
      g.colon(v('A'), g.product([v('B'), g.differential(v('C'))])),
    )
    expect(application).toBeDefined()
    const plain = atRoot(law, `A ${MATRICES}`, ({ g, v }) => g.colon(v('A'), g.product([v('B'), v('C')])))
    expect(plain.application).toBeUndefined()
  })
})
