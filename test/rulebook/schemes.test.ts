/**
 * Laws that stand for several: classes of functions, terms, mirror images.
 */
import { describe, expect, it } from 'vitest'
import { FUNCTIONS } from '../../src/functions/index.ts'
import type { FunctionRow } from '../../src/functions/row.ts'
import { parseExpression, parseRules } from '../../src/parse/index.ts'
import { expanded } from '../../src/rulebook/schemes/expand.ts'
import { lawsOf } from '../../src/solve/laws.ts'
import { prove } from '../../src/solve/prove.ts'

const laws = (text: string): string[] => lawsOf(`${text} [x]`).map(({ name, law }) => `${name}: ${law}`)

/** The image of a law under the name `image`. */
const image = (law: string): string => laws(`law, image: ${law}`)[1]!.replace(/^image: | \[x\]$/g, '')

const named = (name: string): FunctionRow => FUNCTIONS.find((row) => row.name === name)!

describe('a law of a class of functions', () => {
  it('is one law for each of its functions and ways to call them, under the name that the row gives', () => {
    const found = laws('d-*: d(f(X)) -> f(d(X)) where f is linear unary')
    expect(found).toContain('d-trace: d(tr(X)) -> tr(d(X)) [x]')
    expect(found).toContain('d-sum-columns: d(sum(X,1)) -> sum(d(X),1) [x]')
    expect(found).toContain('d-entry-of-vector: d(X[i]) -> d(X)[i] [x]')
    expect(found.filter((law) => /det|sylvester|kron/.test(law))).toEqual([])
  })

  it('carries the other arguments along, and is one for each operand in which a function is linear', () => {
    const found = laws('scale-*: f(s*X) -> s*f(X) where f is linear, s is scalar')
    expect(found).toContain('scale-kronecker-left: kron(s*X,Y) -> s*kron(X,Y) where s is scalar [x]')
    expect(found).toContain('scale-kronecker-right: kron(Y,s*X) -> s*kron(Y,X) where s is scalar [x]')
    expect(found).toContain(
      'scale-power-derivative: power_frechet(Y,k,s*X) -> s*power_frechet(Y,k,X) where s is scalar, k is scalar [x]',
    )
  })

  it('takes values at scalars and relatives from the row', () => {
    expect(
      laws('*-scalar: f(s,t,u) -> ofScalars where f is of-scalars, s is scalar, t is scalar, u is scalar'),
    ).toEqual(
      expect.arrayContaining([
        'logdet-scalar: logdet(s) -> log(abs(s)) where s is scalar [x]',
        'reshape-scalar: reshape(s,1,1) -> s where s is scalar [x]',
        'sylvester-scalar: sylvester(s,t,u) -> u/(s + t) where s is scalar, t is scalar, u is scalar [x]',
      ]),
    )
    expect(laws('vec-*: vec(f(X,E)) -> f_jacobian(X)*vec(E) where f is directional')).toContain(
      'vec-power-derivative: vec(power_frechet(X,k,E)) -> power_jacobian(X,k)*vec(E) where k is scalar [x]',
    )
  })

  it('says so in a sentence about the function, with a source of its own where it has one', () => {
    const found = lawsOf(
      'scale-*: f(s*X) -> s*f(X) where f is linear, s is scalar [definition; trace: Petersen2012 (36)]\n  "{f} is {linear}."',
    )
    const about = (name: string): unknown[] => {
      const law = found.find((one) => one.name === name)
      return [law?.sentence, law?.citation, law?.scheme]
    }
    expect(about('scale-trace')).toEqual(['The trace is linear.', 'Petersen2012 (36)', 'scale-*'])
    expect(about('scale-sylvester')).toEqual([
      'The solution of a Sylvester equation is linear in its last operand.',
      'definition',
      'scale-*',
    ])
  })

  it('gives way to a law that is written out under the same name', () => {
    const found = laws(
      'd-*: d(f(X)) -> f(d(X)) where f is linear unary [x]\nd-mean: d(mean(X)) -> sum(d(X))/(m*n) where X: m x n',
    )
    expect(found.filter((law) => law.startsWith('d-mean:'))).toEqual([
      'd-mean: d(mean(X)) -> sum(d(X))/(m*n) where X: m x n [x]',
    ])
  })

  it('is refused by the gates where a row claims what is not so', () => {
    const rows = [{ ...named('det'), linear: [0] }, { ...named('norm1'), linear: [0] }, named('tr')]
    const text = 'scale-*: f(s*X) -> s*f(X) where f is linear, s is scalar [x]'
    const proofs = expanded(parseRules(text), parseExpression, rows).map((rule) => prove(rule, text))
    expect(proofs.map(({ rule, readings }) => [rule, readings > 0])).toEqual([
      ['scale-determinant', false],
      ['scale-norm1', false],
      ['scale-trace', true],
    ])
    expect(proofs[0]!.problems[0]).toMatch(
      /^the pattern is .* where the replacement is .* for s of 1 x 1, X of /,
    )
  })

  it.each([
    ['turned', "x-*: f(A') -> f(A)' where f is turned single", 'tril', 'tril'],
    [
      'homogeneous',
      'x-*: f(s*X) -> s*f(X) where f is homogeneous, s is scalar, s is positive',
      'logdet',
      'logdet',
    ],
    ['even', 'x-*: f(-X) -> f(X) where f is even', 'relu', 'relu'],
    ['ofScalars', 'x-*: f(s) -> ofScalars where f is of-scalars, s is scalar', 'det', 'abs(s)'],
  ])('is refused where a row is wrong about %s', (fact, text, name, wrong) => {
    const value = fact === 'turned' || fact === 'ofScalars' ? wrong : true
    const [rule] = expanded(parseRules(`${text} [x]`), parseExpression, [{ ...named(name), [fact]: value }])
    expect(prove(rule!, text).problems).not.toEqual([])
  })

  it('has members', () => {
    expect(() =>
      expanded(parseRules('x-*: f(A) -> f(A) where f is even linear [x]'), parseExpression),
    ).toThrow('no function is even linear')
  })
})

describe('a law of what stands in one term', () => {
  it('is one law for each kind of term', () => {
    expect(laws('soft-*: T[exp(x)]/sum(exp(x)) -> T[softmax(x)] where T is term, x is vector')).toEqual([
      'soft-name: exp(x)/sum(exp(x)) -> softmax(x) where x is vector [x]',
      'soft-scaled: s*exp(x)/sum(exp(x)) -> s*softmax(x) where x is vector, s is scalar [x]',
      "soft-transposed: exp(x)'/sum(exp(x)) -> softmax(x)' where x is vector [x]",
      'soft-in-product: A*exp(x)/sum(exp(x)) -> A*softmax(x) where x is vector, A is matrix [x]',
      'soft-in-scaled-product: s*(A*exp(x))/sum(exp(x)) -> s*(A*softmax(x)) where x is vector, s is scalar, A is matrix [x]',
      "soft-in-inner-product: y'*exp(x)/sum(exp(x)) -> y'*softmax(x) where x is vector, y is vector [x]",
      'soft-in-entries: y .* exp(x)/sum(exp(x)) -> y .* softmax(x) where x is vector [x]',
    ])
  })
})

describe('the mirror image of a law', () => {
  it.each([
    ['eye*A -> A', 'A*eye -> A'],
    ["A : B*D -> B'*A : D where D is differential", "A : D*B -> A*B' : D where D is differential"],
    [
      's*(C*A) + t*(C*B) -> C*(s*A + t*B) where s is scalar, t is scalar',
      's*(A*C) + t*(B*C) -> (s*A + t*B)*C where s is scalar, t is scalar',
    ],
    [
      'd(softmax(X,1)) -> softmax(X,1) .* d(X) where X: m x n',
      'd(softmax(X,2)) -> softmax(X,2) .* d(X) where X: n x m',
    ],
    ["unit(n,k)'*x -> x[k] where x: n", 'x*unit(n,k) -> x[k] where x: 1 x n'],
    ['X[i,j] -> X[i,j]', 'X[j,i] -> X[j,i]'],
    ['commutation(m,n)*ones(n) -> commutation(m,n)', 'ones(1,n)*commutation(n,m) -> commutation(n,m)'],
    [
      'sum(x*y,2) -> sum(y)*x where x is vector, y is row',
      'sum(x*y,1) -> sum(x)*y where y is row, x is vector',
    ],
    [
      'G : d(X) -> tril(G) : d(X) where X is lower-triangular',
      'G : d(X) -> triu(G) : d(X) where X is upper-triangular',
    ],
    [
      "inv(chol(S))*S -> chol(S)' where S is positive-definite",
      "S*inv(chol(S))' -> chol(S) where S is positive-definite",
    ],
    ['diag(v)*x -> v .* x where v: n, x is vector', "x*diag(v) -> v' .* x where v: n, x is row"],
    ['A : diag(D) -> diag(A) : D where D is vector', "A : diag(D) -> diag(A)' : D where D is row"],
    ["x .* y*B -> x'/norm2(x)^2", "B*(x .* y) -> x'/norm2(x)^2"],
  ])('of %s is %s', (law, expected) => {
    expect(image(law)).toBe(expected)
  })

  it('is its own inverse, and true where the law is', () => {
    const law = "vec(A*x) -> kron(x',eye)*vec(A)"
    expect(image(image(law))).toBe(law)
    expect(
      lawsOf('a, b: inv(A)*A -> eye where A is square [x]').flatMap((one) => prove(one, '').problems),
    ).toEqual([])
  })

  it('says the same of left and right, of rows and columns, or what it is told to', () => {
    const sentences = (text: string): unknown[] => lawsOf(text).map(({ sentence }) => sentence)
    expect(sentences('a, b: eye*A -> A [x]\n  "The identity on the left of a row goes away."')).toEqual([
      'The identity on the left of a row goes away.',
      'The identity on the right of a column goes away.',
    ])
    expect(sentences('a, b: eye*A -> A [x]\n  "One."\n  "Another."')).toEqual(['One.', 'Another.'])
  })

  it('is refused where a condition has none', () => {
    expect(() => laws('a, b: sum(X,2) -> 1 where X is stochastic')).toThrow(
      'what is stochastic has no mirror image',
    )
  })
})
