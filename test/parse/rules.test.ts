import { describe, expect, it } from 'vitest'
import { explain, GradusError } from '../../src/errors/error.ts'
import { parseRules } from '../../src/parse/index.ts'
import { show, showDeclaration } from './show.ts'

const FILE = `# Differentials.

d-product:     d(A*B)  ->  d(A)*B + A*d(B)     [MagnusNeudecker2019, ch. 8]
colon-left:    A : B*D ->  B'*A : D            # the usual one
               where D is differential, s is scalar, A: m x n
               assuming B is invertible
               [definition]
sigmoid:       sigmoid'(X) → sigmoid(X) - sigmoid(X).^2  [x]
`

const SPOKEN = `turn: S' -> S   where S is symmetric   [definition]
  "What is symmetric
   is its own transpose."
log:  log'(X) -> 1 ./ X
      [Minka2000]   # no words
`

describe('parseRules', () => {
  it('reads names, both sides, conditions and sources', () => {
    const rules = parseRules(FILE)
    expect(
      rules.map((rule) => [rule.name, show(rule.pattern), show(rule.replacement), rule.citation, rule.line]),
    ).toEqual([
      ['d-product', 'd((A * B))', '((d(A) * B) + (A * d(B)))', 'MagnusNeudecker2019, ch. 8', 3],
      ['colon-left', '(A : (B * D))', "(((B)' * A) : D)", 'definition', 4],
      ['sigmoid', "sigmoid'(X)", '(sigmoid(X) - (sigmoid(X) .^ 2))', 'x', 8],
    ])
    expect(rules[1]!.where.map(showDeclaration)).toEqual(['D is differential', 's is scalar', 'A: m x n'])
    expect(rules[1]!.assuming.map(showDeclaration)).toEqual(['B is invertible'])
  })

  it('reads what a rule claims of its pattern', () => {
    const [is, keeps] = parseRules(
      "gram: B*B' is positive semidefinite where B: m x n [x]\nsum: A + B keeps symmetric skew [x]\n",
    )
    expect([show(is!.pattern), show(is!.replacement)]).toEqual(["(B * (B)')", "(B * (B)')"])
    expect(is!.claim).toMatchObject({ verb: 'is', words: [{ text: 'positive-semidefinite' }] })
    expect(is!.where.map(showDeclaration)).toEqual(['B: m x n'])
    expect(keeps!.claim).toMatchObject({ verb: 'keeps', words: [{ text: 'symmetric' }, { text: 'skew' }] })
  })

  it('reads what a rule says in words', () => {
    const [spoken, silent] = parseRules(SPOKEN)
    expect([spoken!.citation, spoken!.sentence]).toEqual([
      'definition',
      'What is symmetric is its own transpose.',
    ])
    expect([silent!.citation, silent!.sentence]).toEqual(['Minka2000', undefined])
  })

  it('gives each rule in one line, with the comment before it', () => {
    const [spoken, silent] = parseRules(`# Of transposes.\n${SPOKEN}`)
    expect([spoken!.law, spoken!.heading]).toEqual([
      "S' -> S where S is symmetric [definition]",
      'Of transposes.',
    ])
    expect([silent!.law, silent!.heading]).toEqual(["log'(X) -> 1 ./ X [Minka2000]", ''])
  })

  it('reads the name of the mirror image and what it does', () => {
    const [both, one] = parseRules(
      'left, right: eye*A -> A [x]\n  "From the left."\n  "From the right."\n*-zero, zero-*: f(Z) -> 0 [x]',
    )
    expect([both!.name, both!.sentence, both!.mirror]).toEqual([
      'left',
      'From the left.',
      { name: 'right', sentence: 'From the right.' },
    ])
    expect([one!.name, one!.mirror]).toEqual(['*-zero', { name: 'zero-*', sentence: undefined }])
  })

  it('gives spans in the file', () => {
    const [, rule] = parseRules(FILE)
    const { span } = rule!.replacement
    expect(FILE.slice(span.from, span.to)).toBe("B'*A : D")
    expect(FILE.slice(rule!.span.from, rule!.span.from + 11)).toBe('colon-left:')
  })

  it.each([
    ['A -> B [x]', 'line 1: a rule begins with its name, small letters and hyphens, and a colon.'],
    ['a: A = B [x]', 'line 1: the rule a has no arrow ->.'],
    ['a: A -> B', 'line 1: the rule a does not end with its source in [ ].'],
    ['  a: A -> B [x]', 'line 1: an indented line continues no rule.'],
    ['a: A* -> B [x]', 'expected a number, a name, a function or an opening bracket, but found ->.'],
  ])('refuses %s', (text, message) => {
    expect(() => parseRules(text)).toThrow(message)
  })

  it('points at the place in the file', () => {
    const text = '# first\n\na: A -> A*(B [x]\n'
    try {
      parseRules(text)
      expect.unreachable()
    } catch (error) {
      expect(explain(error as GradusError, text)).toBe(
        ['unbalanced-brackets: the bracket ( is never closed.', '  a: A -> A*(B [x]', '            ^'].join(
          '\n',
        ),
      )
      expect(error).toBeInstanceOf(GradusError)
    }
  })
})
