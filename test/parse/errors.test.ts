import { describe, expect, it } from 'vitest'
import { explain, GradusError } from '../../src/errors/error.ts'
import { parseProblem, sourceOf } from '../../src/parse/index.ts'

const explained = (source: string, where?: string): string => {
  try {
    parseProblem(source, where === undefined ? {} : { where })
  } catch (error) {
    if (error instanceof GradusError) return explain(error, sourceOf(source, where))
    throw error
  }
  return 'no error'
}

describe('an error of the text', () => {
  it.each([
    ['', 'empty-input: there is no expression.', '  ', '  ^', "  Type one, such as sigma(W*x)'*b ."],
    ['2x', 'implicit-product: a product needs its sign *.', '  2x', '  ^^', '  Did you mean 2*x ?'],
    ['W x', 'implicit-product: a product needs its sign *.', '  W x', '  ^^^', '  Did you mean W*x ?'],
    [
      "2sin(x)'",
      'implicit-product: a product needs its sign *.',
      "  2sin(x)'",
      '  ^^^^^^^^',
      "  Did you mean 2*sin(x)' ?",
    ],
    [
      '(a+b)(c)',
      'implicit-product: a product needs its sign *.',
      '  (a+b)(c)',
      '  ^^^^^^^^',
      '  Did you mean (a+b)*(c) ?',
    ],
    [
      'f(x) y',
      'implicit-product: a product needs its sign *.',
      '  f(x) y',
      '  ^^^^^^',
      '  Did you mean f(x)*y ?',
    ],
    [
      'x**2',
      'foreign-operator: ** is no operator of this language.',
      '  x**2',
      '   ^^',
      '  Did you mean ^ ?',
    ],
    ['A@B', 'foreign-operator: @ is no operator of this language.', '  A@B', '   ^', '  Did you mean * ?'],
    [
      'a^b^c',
      'power-chain: a power of a power needs parentheses, since readers disagree on what comes first.',
      '  a^b^c',
      '  ^^^^^',
      '  Write (a^b)^c or a^(b^c).',
    ],
    [
      'A : B : C',
      'colon-chain: the colon product is not associative, so a chain of it needs parentheses.',
      '  A : B : C',
      '  ^^^^^^^^^',
      '  Write (A : B)*C or A*(B : C), as A : B is a scalar.',
    ],
    ['(a + b', 'unbalanced-brackets: the bracket ( is never closed.', '  (a + b', '  ^'],
    ['a + b)', 'unbalanced-brackets: the bracket ) closes none that is open.', '  a + b)', '       ^'],
    ['f(a]', 'unbalanced-brackets: the bracket ( is never closed.', '  f(a]', '   ^'],
    ['a $ b', 'unexpected-character: the character $ is no part of the language.', '  a $ b', '    ^'],
    ['__proto__', 'unexpected-character: a name begins with a letter, not with _ .', '  __proto__', '  ^'],
    [
      'a +',
      'unexpected: expected a number, a name, a function or an opening bracket, but found the end.',
      '  a +',
      '     ^',
    ],
    ['x, y', 'unexpected: expected an operator or the end, but found ,.', '  x, y', '   ^'],
    [
      'f = x',
      'no-objective: the last part of a problem is the expression to differentiate, not a definition.',
      '  f = x',
      '  ^^^^^',
      '  Add it: …; f',
    ],
    [
      '1e99999',
      'number-too-long: a number may have at most 1000 digits written out.',
      '  1e99999',
      '  ^^^^^^^',
    ],
  ])('%s is explained', (source, ...lines) => {
    expect(explained(source)).toBe(lines.join('\n'))
  })

  it('points into the declarations that are given apart', () => {
    expect(explained('A*x', 'A m x n')).toBe(
      [
        'unexpected: expected a colon, is, =, x, a comma or the end, but found m.',
        '  where A m x n',
        '          ^',
      ].join('\n'),
    )
  })

  it.each([
    ['brackets', `${'('.repeat(151)}x${')'.repeat(151)}`],
    ['calls', `${'sin('.repeat(200)}x${')'.repeat(200)}`],
    ['signs', `${'-'.repeat(1000)}x`],
    ['transposes', `x${"'".repeat(1000)}`],
    ['powers and transposes', `x${"'^2".repeat(1000)}`],
    ['signs in brackets', `${`${'-'.repeat(40)}(`.repeat(20)}x${')'.repeat(20)}`],
    ['a hundred kilobytes of brackets', '('.repeat(190_000)],
  ])('%s beyond the bound on nesting are refused', (_, source) => {
    expect(explained(source)).toMatch(/^too-deep: the expression is nested more than \d+ levels deep\./)
  })

  it('refuses more text than it reads', () => {
    expect(explained('x+'.repeat(600_000))).toMatch(
      /^too-long: the input has 1200000 characters; at most 1000000 are read\./,
    )
    expect(explained(`${'x+'.repeat(150_000)}x`)).toMatch(
      /^too-long: the input has 300001 tokens; at most 200000 are read\./,
    )
  })

  it('reads brackets up to the bound', () => {
    for (const open of ['(', 'sin(', '-(', 'x[', 'x^(']) {
      const close = open.endsWith('[') ? ']' : ')'
      expect(explained(`${open.repeat(120)}x${close.repeat(120)}`)).toBe('no error')
    }
  })
})
