/**
 * A user's own functions and laws: what is right is used, whatever else is refused and says where.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { explain, type GradusError } from '../../src/errors/error.ts'
import { PLAIN } from '../../src/print/layout.ts'
import { judge } from '../../src/solve/claim.ts'
import { deriveRequest } from '../../src/solve/derivative.ts'
import { readOwnRules } from '../../src/solve/own-rules.ts'
import { simplification, simplified } from '../../src/solve/simplified.ts'
import { answerOf, solve } from '../../src/solve/solve.ts'

const COURSE = readFileSync('examples/course.rules', 'utf8')

/** The error of a rule file, as a terminal shows it. */
const refusal = (text: string): string => {
  try {
    readOwnRules(text)
  } catch (error) {
    return explain(error as GradusError, text)
  }
  return 'accepted'
}

describe('the functions and laws of a rule file', () => {
  const rules = readOwnRules(COURSE)

  it.each([
    ['tr(cayley(A)*B)', 'A', 'gradient'],
    ['cayley(A)*x', 'A', 'jacobian'],
    ['norm2(cayley(A)*x)^2', 'A', 'hvp'],
    ['sum(pseudohuber(A*x - b))', 'x', 'hessian'],
    ['pseudohuber(A*x)', 'x', 'jvp'],
    ['sum(sigmoid(A*x))', 'x', 'gradient'],
  ] as const)('%s by %s: the %s is checked', async (expr, wrt, kind) => {
    const answer = await solve({ expr, wrt, kind }, { rules })
    expect(answer).toMatchObject({ ok: true, check: { ok: true } })
  })

  it('need a law of vec for a Jacobian of what is linear', async () => {
    const twice = readOwnRules(`function twice(A): n x n -> n x n = A + A'
d-twice: d(twice(A)) -> twice(d(A)) [definition]
colon-twice: B : twice(D) -> twice(B) : D where D is differential [definition]`)
    const request = { expr: 'twice(X)', wrt: 'X', kind: 'jacobian' } as const
    const answer = await solve(request, { rules: twice })
    expect(answer).toMatchObject({
      error: { code: 'no-rule', hint: expect.stringContaining('vec(twice(D))') },
    })
  })

  it('want a law before a function is differentiated, and say which', async () => {
    const value = readOwnRules('function swish2(x): elementwise = x*sigmoid(2*x)')
    const answer = await solve({ expr: 'sum(swish2(x))', wrt: 'x' }, { rules: value })
    expect(answer).toMatchObject({
      error: { code: 'no-rule', hint: expect.stringContaining("swish2'(X) -> …") },
    })
  })

  it('are known where the file is given, and there alone', async () => {
    const request = { expr: 'tr(cayley(A))', wrt: 'A' }
    const [known, unknown] = await Promise.all([solve(request, { rules }), solve(request)])
    expect([known.ok, unknown.ok]).toEqual([true, false])
  })

  it('have code where their value is elementwise; of other functions there is none', async () => {
    const code = async (expr: string, wrt: string) =>
      solve({ expr, wrt }, { rules, code: ['numpy', 'mathjs'], check: false })
    expect(await code('sum(pseudohuber(A*x))', 'x')).toMatchObject({ ok: true })
    expect(await code('tr(cayley(A))', 'A')).toMatchObject({ error: { code: 'code-not-available' } })
  })

  it('are known in an answer from elsewhere', async () => {
    const request = { expr: 'tr(cayley(A)*B)', wrt: 'A' }
    const answer = "-(inv(eye(n) + A)*B*(eye(n) + cayley(A)))'"
    expect(await judge(request, answer, { rules })).toMatchObject({ ok: true })
    expect(await judge(request, answer.slice(1), { rules })).toMatchObject({ ok: false, fault: 'sign' })
  })

  it('take the place of a law of that name', () => {
    const request = { expr: 'sum(sigmoid(x))', wrt: 'x' }
    const text = (options: object): unknown => Reflect.get(answerOf(deriveRequest(request, options)), 'text')
    expect([text({ rules }), text({})]).toEqual(['sigmoid(x) .* sigmoid(-x)', 'sigmoid(x) - sigmoid(x).^2'])
  })

  it('come before those of Gradus', () => {
    const own = readOwnRules('zz: exp(log(X)) -> X [s]')
    const { lines } = simplification({ expr: 'exp(log(x))' }, { rules: own }, PLAIN)
    expect(lines.at(-1)).toMatch(/zz$/)
  })

  it('are told of where they are never used', async () => {
    const rules = readOwnRules('half: x/2 + x/2 -> x where x is vector [s]\nused: exp(log(X)) -> X [s]')
    const told = 'the law half is never used: its pattern is put in another form when it is read'
    expect(rules.idle).toEqual([told])
    expect(await solve({ expr: "x'*x", wrt: 'x' }, { rules })).toMatchObject({ notes: [told] })
    expect(readOwnRules(COURSE).idle).toEqual([])
  })

  it('may begin with a byte-order mark', () => {
    expect(refusal(`\uFEFF${COURSE}`)).toBe('accepted')
  })

  it('may have an index last, a source after it, and a # within quotation marks', () => {
    const text = 'function corner(A): n x n -> scalar = A[1,1] [Author, 1990] "Entry #1."'
    expect(readOwnRules(text).functions.get('corner')).toMatchObject({ summary: 'Entry #1.' })
  })

  it('may have a number beside a matrix in a function of two', () => {
    const request = { expr: 'max(x,0) + max(x,y)' }
    const beside = readOwnRules('a: max(X,0) -> relu(X) [s]')
    expect(simplified(request, { rules: beside })).toBe('relu(x) + max(x,y)')
  })

  it('may cancel at large values, and be undefined where that is a condition', () => {
    expect(refusal('a: cosh(X).^2 - sinh(X).^2 -> 1 [s]')).toBe('accepted')
    const product = 'a: log(A.*B) -> log(A) + log(B) where A is positive, B is positive [s]'
    expect(refusal(product)).toBe('accepted')
  })

  it.each([
    'a: sum(diag(A)) -> tr(A) where A is square [s]',
    'a: pinv(A)*A*pinv(A) -> pinv(A) [s]',
    'a: d(abs(X)) -> sign(X) .* d(X) [s]',
    'a: d(norm2(X)) -> X/norm2(X) : d(X) [s]',
    'a: min(abs(s),-1) -> -1 where s is scalar [s]',
    'a: d(min(X,1000000)) -> step(1000000*ones(m,n) - X) .* d(X) where X: m x n [s]',
    "function span2(x): n -> scalar = sqrt(x'*x)\na: d(span2(x)) -> x'/span2(x)*d(x) where x is vector [s]",
    "function cap(x): elementwise = min(x,20)\na: cap'(X) -> step(20 - X) [s]",
    'function tracenorm(A): m x n -> scalar = nuclear(A)\na: d(tracenorm(A)) -> d(nuclear(A)) [s]',
  ])('may have kinks and borders: %s', (text) => {
    expect(refusal(text)).toBe('accepted')
  })

  it('may use functions declared above, and dimensions of their signature', () => {
    expect(
      refusal(
        'function shifted(A): n x n -> n x n = A + eye(n)\nfunction twice(A): n x n -> n x n = 2*shifted(A)\n' +
          'd-twice: d(twice(A)) -> 2*d(A) [definition]',
      ),
    ).toBe('accepted')
  })
})

describe('what is no law or function', () => {
  it.each([
    [
      'a false law',
      'wrong: tr(A*B) -> tr(A)*tr(B) where A is square, B is square [none]',
      /^rule-false: .* for A of \d x \d/,
    ],
    [
      'a law of properties',
      "own: A + A' is symmetric [none]",
      /^rule-invalid: .* laws of properties cannot be added/,
    ],
    ['a law of the wrong shape', "wrong: (A*B)' -> A'*B' [none]", /^rule-false: /],
    [
      'a false derivative',
      "function third(x): elementwise = x.^3\nthird: third'(X) -> 2*X.^2 [none]",
      /^rule-false: rule third on line 2/,
    ],
    [
      'a law that applies to its result',
      'half: sin(X) -> 2*sin(X/2).*cos(X/2) [x]',
      /^rule-endless: .* its result has what it applies to/,
    ],
    [
      'a law that another undoes',
      'mine: sigmoid(X) - sigmoid(X).^2 -> sigmoid(X).*sigmoid(-X) [x]',
      /sigmoid-pair turns its result back/,
    ],
    [
      'two laws of one name',
      'a: X + X -> 2*X [x]\na: X - X -> 0 [x]',
      /^rule-invalid: rule a on line \d: another rule has this name/,
    ],
    ['a law without a source', 'a: X + X -> 2*X', /^rule-unreadable: line 1/],
    ['a function of a known name', 'function sin(x): elementwise = x', /there is a function of this name/],
    [
      'two functions of one name',
      'function foo(x): elementwise = x\nfunction foo(x): elementwise = x',
      /^rule-invalid: function foo on line 2/,
    ],
    [
      'a value of another shape',
      'function foo(x): n -> m = x',
      /its value is n, not what its signature says/,
    ],
    ['a stranger in a value', 'function foo(x): n -> n = x + y', /y is no argument of foo/],
    ['a function without a value', 'function foo(x): n -> n', /^rule-unreadable: line 1/],
    ['a shape too few', 'function foo(x,y): n -> n = x + y', /does not give each argument a shape/],
    ['a value that cannot be read', 'function foo(x): n -> n = x +', /x \+\n/],
    [
      'a law that is false at large values',
      'a: step(X - 5*ones(m,n)) -> zeros(m,n) where X: m x n [s]',
      /^rule-false: .* the pattern is 1 where the replacement is 0/,
    ],
    [
      'a law that is false beyond a bound',
      'a: max(X,-50) -> X [s]',
      /^rule-false: .* the pattern is -50 where/,
    ],
    [
      'a derivative that is false at large values',
      "function sat(x): elementwise = min(x,20)\nsat: sat'(X) -> ones(m,n) where X: m x n [s]",
      /^rule-false: .* the pattern is 0 where the replacement is 1/,
    ],
    [
      'a law that is undefined where its pattern is not',
      'a: log(A.*B) -> log(A) + log(B) [s]',
      /^rule-false: .* the pattern is defined where the replacement is not/,
    ],
    [
      'a law that is off by a millionth',
      'a: sum(diag(A)) -> tr(A)*(1 + 1/1000000) where A is square [s]',
      /^rule-false: /,
    ],
    [
      'a law that is off by the last digits',
      'a: sum(diag(A)) -> tr(A)*(1 + 1/10^10) where A is square [s]',
      /^rule-false: /,
    ],
    [
      'a law of differentials that is off by little',
      'a: d(sum(X.^3)) -> (3 + 1/10000000)*X.^2 : d(X) [s]',
      /^rule-false: /,
    ],
    [
      'a law that a constant of its own bounds',
      'a: min(s,1000000) -> s where s is scalar [s]',
      /^rule-false: .* the pattern is 1000000 where/,
    ],
    [
      'a law that a small constant bounds',
      'a: max(s,1/1000000) -> s where s is scalar, s is nonnegative [s]',
      /^rule-false: /,
    ],
    [
      'a law that is false between two constants',
      'a: step(s - 50)*step(60 - s) -> 0 where s is scalar [s]',
      /^rule-false: /,
    ],
    [
      'a law that a constant of a function bounds',
      "function cap(x): elementwise = min(x,1000000)\na: cap'(X) -> ones(m,n) where X: m x n [s]",
      /^rule-false: .* the pattern is 0 where/,
    ],
    [
      'a law of full rank alone',
      'a: pinv(A)*A -> eye(n) where A: n x n [s]',
      /^rule-false: .* the pattern is 0 where/,
    ],
    ['a law of entries that are not zero', 'a: sign(X).^2 -> 1 [s]', /^rule-false: /],
    [
      'a law that differentiates what it differentiates',
      'function foo(X): n x n -> n x n = X*X\na: d(foo(X)) -> d(foo(X)) + d(X) - d(X) [s]',
      /^rule-endless: /,
    ],
    ['a law of differentials that others undo', "a: d(tr(X)) -> d(tr(X')) [s]", /^rule-endless: /],
    [
      'two laws that undo each other',
      'a: sin(X).^2 - sin(X).^4 -> sin(X).^2.*cos(X).^2 [s]\nb: sin(X).^2.*cos(X).^2 -> sin(X).^2 - sin(X).^4 [s]',
      /^rule-endless: rule a .* b turns its result back.*Keep one of them/s,
    ],
    [
      'a linear function whose differential nothing moves',
      "function lin(A): n x n -> n x n = A + A'\nd-lin: d(lin(A)) -> lin(d(A)) [s]",
      /lin of a differential needs a law of B : lin\(…\)/,
    ],
    [
      'a law with the name of another',
      'sigmoid-pair: exp(X).*exp(-X) -> 1 [s]',
      /Gradus has a law of this name that is about something else/,
    ],
    [
      'a law of many Kronecker products',
      'a: kron(kron(A,B),kron(C,D)) -> kron(A,kron(B,kron(C,D))) [s]',
      /more than 2 Kronecker products are too large/,
    ],
    [
      'a law of composite dimensions',
      'a: tr(A) - A : eye(2*n) -> 0 where A: 2*n x 2*n [s]',
      /the shape of A in a law is made of letters, numbers and sums of them/,
    ],
    [
      'an assumption of a law outside derivatives',
      "a: inv(A) -> A' assuming A is orthogonal [s]",
      /only laws of d\(…\) may assume something/,
    ],
    [
      'a shape as an assumption',
      'function foo(X): m x n -> m x n = 2*X\na: d(foo(X)) -> 2*d(X) assuming X is square [s]',
      /shapes and kinds are no assumptions/,
    ],
    [
      'an assumption that needs a shape',
      'function foo(X): m x n -> m x n = 2*X\na: d(foo(X)) -> 2*d(X) assuming X is symmetric [s]',
      /shapes and kinds are no assumptions/,
    ],
    [
      'a word that is read',
      'function swish(x): elementwise = 2*x',
      /swish is a word that is read as something/,
    ],
    ['a word of matrices', 'function trace(A): n x n -> scalar = 2*tr(A)', /trace is a word that is read as/],
    ['a generic name', 'function phi(x): elementwise = 2*x', /there is a function of this name/],
    [
      'an index that would be a source of a function',
      'function foo(A): n x n -> n x n = A[1,1]',
      /its value is scalar, not what/,
    ],
    [
      'a law of a class without a name for each of its laws',
      'l: f(2*A) -> 3*f(A) where f is linear [me]',
      /^rule-invalid: rule l on line 1: it stands for several laws/,
    ],
    [
      'a law of terms without a name for each of its laws',
      'l: T[exp(x)] -> T[x] where T is term [me]',
      /^rule-invalid: rule l on line 1: it stands for several laws/,
    ],
    ['an index that would be the source of a law', 'a: tr(A) -> A[1,1]', /does not end with its source/],
    [
      'an elementwise value that is a vector',
      'function foo(x): elementwise = ones(2)*x',
      /has an operation on matrices/,
    ],
    [
      'an elementwise value of matrices',
      'function foo(x): elementwise = tr(x)',
      /has an operation on matrices/,
    ],
    [
      'a condition on an entry',
      'function foo(x): elementwise = x where x is positive',
      /takes no conditions/,
    ],
    ['a dimension in an elementwise value', 'function foo(x): elementwise = n*x', /n is no argument of foo/],
    [
      'a generic function in a value',
      'function foo(A): n x n -> n x n = phi(A)',
      /phi is no function that has a value/,
    ],
    ['an argument named like a function', 'function foo(sin): elementwise = sin', /its argument sin has the/],
    ['a value whose shapes differ', 'function foo(x): n -> n = x + eye(n)', /^shapes-differ/],
  ])('%s is refused', (_, text, message) => {
    expect(refusal(text)).toMatch(message)
  })
})
