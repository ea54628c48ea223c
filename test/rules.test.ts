/**
 * The gates that every rule must pass: shapes under every reading of its metavariables, and numbers at random points.
 * And the mistakes that they are there to catch.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { lawsOf } from '../src/solve/laws.ts'
import { proveAll } from '../src/solve/prove.ts'

const folder = new URL('../rules/', import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith('.rules'))
const proofs = files.flatMap((file) =>
  proveAll(readFileSync(new URL(file, folder), 'utf8')).map(
    (proof) => [`${file}: ${proof.rule}`, proof] as const,
  ),
)

describe('a rule of the project', () => {
  it('is one of many', () => {
    expect(files.length).toBeGreaterThan(5)
    expect(proofs.length).toBeGreaterThan(150)
  })

  it.each(proofs)('%s passes the gates', (_, { problems, readings }) => {
    expect(problems).toEqual([])
    expect(readings).toBeGreaterThan(0)
  })

  it('says in words what it does, in a sentence of its own', () => {
    const rules = files.flatMap((file) => lawsOf(readFileSync(new URL(file, folder), 'utf8')))
    const silent = rules.filter(({ sentence = '' }) => !/^[A-Za-z0-9].{10,}\.$/.test(sentence))
    expect(silent.map(({ name }) => name)).toEqual([])
    expect(rules.filter(({ sentence = '' }) => sentence.length > 140).map(({ name }) => name)).toEqual([])
  })

  it('has a name that no other rule has', () => {
    const names = proofs.map(([, { rule }]) => rule)
    const twice = names.filter((name, i) => names.indexOf(name) < i)
    expect(twice).toEqual([])
  })
})

/** Rules as a tired author might write them, with what each got wrong. */
const WRONG = [
  ['a missing transpose', 'wrong: A : B*D -> B*A : D where D is differential'],
  [
    'a missing transpose where all is square',
    'wrong: A : B*D -> B*A : D where D is differential, A: n x n, B: n x n, D: n x n',
  ],
  ['a missing transpose', 'wrong: d(logdet(X)) -> inv(X) : d(X) assuming X is invertible'],
  ['a missing transpose', "wrong: A : D' -> A : D where D is differential, D: n x n"],
  ['a flipped sign', 'wrong: d(inv(X)) -> inv(X)*d(X)*inv(X) assuming X is invertible'],
  ['a flipped sign', "wrong: cos'(X) -> sin(X)"],
  ['a flipped sign', 'wrong: d(A*B) -> d(A)*B - A*d(B)'],
  ['a matrix rule applied to a scalar factor', "wrong: A : d(t)*B -> A*B' : d(t) where t is scalar"],
  ['the order of a product', 'wrong: inv(A*B) -> inv(A)*inv(B) where A is invertible, B is invertible'],
  ['the order of a product', "wrong: (A*B)' -> A'*B'"],
  ['a factor', 'wrong: d(norm2(X)^2) -> X : d(X)'],
  ['a factor that is 1 for scalars', 'wrong: tr(eye) -> 1'],
  ['a condition that is missing', "wrong: S' -> S"],
  ['a condition that is missing', 'wrong: A : s*B -> (A : B)*s'],
  ['a condition that is too weak', 'wrong: (X.^a).^k -> X.^(a*k) where a is scalar, k is scalar'],
  ['a condition that is too weak', 'wrong: abs(X).^k -> X.^k where k is scalar, k is integer'],
  ['a shape', 'wrong: tr(A) -> A'],
  ['a shape that only holds of scalars', 'wrong: A*B -> B*A'],
  ['a shape that is forced', 'wrong: sum(A) -> tr(A)'],
  ['an unbound metavariable', 'wrong: d(A) -> d(B)'],
  ['an unknown function', 'wrong: trace(A) -> tr(A)'],
  ['an unknown condition', 'wrong: A -> A where A is lovely'],
  ['an unknown property', 'wrong: A is lovely where A is square'],
  ['a claim that a condition is missing for', 'wrong: A + B is symmetric where A is symmetric'],
  [
    'a claim that a condition is missing for',
    "wrong: B*S*B' is positive-definite where S is positive-definite",
  ],
  ['a claim that a condition is missing for', "wrong: A'*A is positive-definite where A is square"],
  [
    'a claim that fails where all is zero',
    'wrong: A + B is positive where A is nonnegative, B is nonnegative',
  ],
  [
    'a claim that fails at the border',
    'wrong: A + B is positive-definite where A is positive-semidefinite, B is positive-semidefinite',
  ],
  ['a claim that fails where one is singular', 'wrong: A*B is invertible where A is invertible'],
  ['a claim that fails where two cancel', 'wrong: A + B keeps invertible'],
  ['a claim that is true for one of its properties', 'wrong: A .* B keeps symmetric orthogonal'],
  ['a claim that is false for columns', 'wrong: A*B keeps stochastic'],
  ['a claim about a function that does not keep it', 'wrong: f(A) keeps diagonal where f is elementwise'],
  ['a claim about a sign', 'wrong: s*A keeps positive where s is scalar'],
  ['a curvature that is turned round', 'wrong: log(A) is concave where A is convex'],
  ['a curvature that needs a sign', 'wrong: A.^2 is convex where A is convex'],
  ['a curvature of a product', 'wrong: A .* B is convex where A is convex, B is convex'],
  ['a curvature of a multiple', 'wrong: s*A is convex where s is scalar, s is constant, A is convex'],
  [
    'a curvature that the order of matrices turns round',
    'wrong: inv(S) is matrix-convex where S is matrix-convex, S is positive-definite',
  ],
  ['a curvature of something that moves as it likes', 'wrong: A + B is affine where A is affine'],
] as const

describe('the gates', () => {
  it.each(WRONG)('refuse a rule with %s: %s', (_, text) => {
    const [proof] = proveAll(`${text} [definition]\n`)
    expect(proof?.problems).not.toEqual([])
  })

  it('show where a claim is false', () => {
    const text = 'wrong: A*B is symmetric where A is symmetric, B is symmetric [definition]\n'
    expect(proveAll(text)[0]?.problems.join()).toMatch(
      /^the pattern is not symmetric: it is \[.*\] for A = \[.*\], B = \[.*\]$/,
    )
  })

  it('refuse a name that was given twice', () => {
    const [, second] = proveAll("same: (A')' -> A [definition]\nsame: eye' -> eye [definition]\n")
    expect(second?.problems).toEqual(['another rule has this name'])
  })

  it.each([
    "right: A : B*D -> B'*A : D where D is differential",
    'right: A : d(t)*B -> (A : B)*d(t) where t is scalar',
    "right: S' -> S where S is symmetric",
    "right: s' -> s where s is scalar",
    "right: B*S*B' is symmetric where S is symmetric",
    'right: inv(A) keeps symmetric lower-triangular positive-definite',
  ])('accept %s', (text) => {
    const [proof] = proveAll(`${text} [definition]\n`)
    expect(proof?.problems).toEqual([])
  })
})
