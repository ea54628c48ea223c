/**
 * Every rule does something: it rewrites what its own pattern says, or its claim is proved of it, and the laws of differentials and colon products
 * are reached from problems that a user would type.
 */
import { describe, expect, it } from 'vitest'
import { EXAMPLES } from '../../src/laws/examples.ts'
import { allRules } from '../../src/rulebook/rulebook.ts'
import { instancesOf, provedOf } from '../../src/solve/instance.ts'
import { derived } from './derived.ts'

const rules = [...allRules()].flatMap(([file, texts]) =>
  texts.map((text) => [`${text.name} of ${file}.rules`, text] as const),
)

/** At work in longer sums alone, as in the derivative of gelu: a sum of just these terms has its factor in front. */
const IN_LONGER_SUMS: ReadonlySet<string> = new Set(['half-plus-half-erf', 'scalar-half-plus-half-erf'])

describe('a rule', () => {
  it.each(rules.filter(([, { claim, name }]) => !claim && !IN_LONGER_SUMS.has(name)))(
    'rewrites its own pattern: %s',
    (_, text) => {
      expect(instancesOf(text).length).toBeGreaterThan(0)
    },
  )

  it.each(rules.filter(([, { claim }]) => claim))('is proved of its own pattern: %s', (_, text) => {
    const proved = new Set(provedOf(text).map(({ property }) => property))
    expect([...proved]).toEqual(text.claim!.words.map((word) => word.text))
  })
})

/** Problems that between them use every law of differentials and colon products. */
const PROBLEMS: readonly (readonly [string, string])[] = [
  ...EXAMPLES.flatMap(([expr, wrt, kind]) => (wrt && !kind ? [[expr, wrt] as const] : [])),
  ['tr(A*diag(y)*B) where A: n x n, B: n x n, y: n', 'y'],
  ["c'*vec(W) where W: m x n, c: m*n", 'W'],
  ['(A : expm_jacobian(X)) + (A : logm_jacobian(X)) + (A : power_jacobian(X,k)) where k: scalar', 'X'],
  ['(A : cosm_frechet(X,Y)) + (A : sinm_frechet(X,Y)) + (B : cosm_jacobian(X) + sinm_jacobian(X))', 'X,Y'],
  ['tr(A*cosm(X)) + tr(A*sinm(X))', 'X'],
  ['norm2(A*pinv(A)*b - b)^2 + tr(A*pinv(A)) + tr(sqrtm(A*B)) where A: n x n, B: n x n, b: n', 'A'],
  ['(A : softmax(X,1)) + (A : softmax(X,2)) + (A : logsoftmax(X,1)) + (A : logsoftmax(X,2))', 'X'],
  ['(W : X)*s where s: scalar', 's,W'],
  ['norm2(s*x - y)^2 where s: scalar', 's'],
  ["x'*inv(A)*y + det(A) + logdet(A) where A: n x n, x: n, y: n", 'A'],
  ["tr((A*x*y' + B)'*B*inv(A)') where A: n x n, B: n x n, x: n, y: n", 'A'],
  ['tr(A*expm(D)) where D is diagonal', 'D'],
  ["normF(W' - X)^2 where W: m x n, X: n x m", 'W'],
]

const LAWS: ReadonlySet<string> = new Set(['differential', 'colon', 'objective'])

/**
 * Laws that do no step of their own: the engine leaves constants alone before it asks for a rule; powers of outer
 * products, between whose factors scalar products would stand, are simplified first.
 */
const NEVER: ReadonlySet<string> = new Set(['d-constant', 'scalar-product'])

describe('the laws of differentials and colon products', () => {
  const used = new Set<string>()

  it.each(PROBLEMS)('differentiate %s by %s', (source, wrt) => {
    const { steps, answers } = derived(source, wrt)
    for (const { rule } of steps) for (const name of rule.split(', ')) used.add(name)
    expect(answers.flatMap(({ variables }) => variables)).toEqual(wrt.split(','))
  })

  it('are all used by these problems', () => {
    const laws = [...allRules()].filter(([file]) => LAWS.has(file)).flatMap(([, texts]) => texts)
    expect(laws.length).toBeGreaterThan(40)
    expect(laws.filter(({ name }) => !used.has(name) && !NEVER.has(name)).map(({ name }) => name)).toEqual([])
  })
})
