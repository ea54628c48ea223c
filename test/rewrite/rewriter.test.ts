import { describe, expect, it } from 'vitest'
import { createRewriter } from '../../src/rewrite/rewriter.ts'
import { createRuleSet } from '../../src/rulebook/rule-set.ts'
import { lowered } from '../lower/lowered.ts'
import { atRoot, rewritten, rule, rules } from './rules.ts'

const WHERE = 'where A: n x n, B: n x n, C: n x n, x: n, a: scalar'

describe('the rules of a set', () => {
  const texts = [
    rule('inv(X)*X -> eye', 'cancel'),
    rule('X*Y -> Y', 'drop'),
    rule('inv(X) -> X where X is symmetric', 'guarded'),
    rule('inv(X) -> X*X', 'plain'),
    rule('inv(Y) -> Y*Y*Y', 'twin'),
    rule('inv(inv(X)) -> X', 'double'),
  ]

  it.each([
    ['the larger pattern', 'inv(A)*A', 'cancel'],
    ['the larger pattern', 'inv(inv(A))', 'double'],
    ['the one with more conditions', "inv(A + A')", 'guarded'],
    ['the one that comes first by name', 'inv(A)', 'plain'],
  ])('are tried in an order of their own: %s', (_, source, expected) => {
    for (const order of [texts, [...texts].reverse()]) {
      const { application } = atRoot(createRuleSet(order), `${source} ${WHERE}`)
      expect(application?.rule.name).toBe(expected)
    }
  })

  it('are found by what stands at their root', () => {
    const { g, v } = lowered(`inv(A)*x ${WHERE}`)
    const names = (node: Parameters<ReturnType<typeof createRuleSet>['candidates']>[0]): string[] =>
      createRuleSet(texts)
        .candidates(node, g.calls)
        .map(({ name }) => name)
    expect(names(g.product([v('A'), v('x')]))).toEqual(['cancel', 'drop'])
    expect(names(g.call('inv', 0, [v('A')], 'n', 'n'))).not.toContain('drop')
    expect(names(g.transpose(v('A')))).toEqual([])
    const { g: other, v: of } = lowered(`A*x ${WHERE}`)
    const known = createRuleSet(texts).candidates(other.product([of('A'), of('x')]), other.calls)
    expect(known.map(({ name }) => name)).toEqual(['drop'])
  })
})

describe('applyAtRoot', () => {
  it('says what the metavariables stood for', () => {
    const { v, application } = atRoot(rules('tr(X*Y) -> tr(Y*X)'), `tr(A*B) ${WHERE}`)
    expect(application?.bindings).toEqual([v('A'), v('B')])
  })

  it('leaves operands beside the match where they are', () => {
    const { g, v, application } = atRoot(rules('inv(X)*X -> eye'), `x'*inv(A)*A*B ${WHERE}`)
    expect(application?.result).toBe(g.product([g.transpose(v('x')), g.eye('n'), v('B')]))
  })

  it('looks no deeper than the root', () => {
    expect(atRoot(rules('exp(X) -> X'), `sin(exp(x)) ${WHERE}`).application).toBeUndefined()
  })
})

describe('normalize', () => {
  it('rewrites operands first and goes on until no rule applies', () => {
    const { g, v, result, applied } = rewritten(
      rules('exp(X) -> sin(X)', 'sin(X) -> cos(X)'),
      `tanh(exp(x)) ${WHERE}`,
    )
    expect(result).toBe(g.call('tanh', 0, [g.call('cos', 0, [v('x')], 'n', 1)], 'n', 1))
    expect(applied).toEqual(['law-a', 'law-b'])
  })

  it('is done once for a shared operand', () => {
    const { applied } = rewritten(rules('exp(X) -> X.^2'), `exp(x) + 2*sin(exp(x)) .* exp(x) ${WHERE}`)
    expect(applied).toEqual(['law-a'])
  })

  it('stops with an error at the limit and never with a part of the work', () => {
    const growing = rules('exp(X) -> exp(sin(X))')
    expect(() => rewritten(growing, `exp(x) ${WHERE}`, 50)).toThrow(
      expect.objectContaining({ code: 'step-limit', message: expect.stringContaining('50') }),
    )
    const turning = rules('exp(X) -> sin(X)', 'sin(X) -> exp(X)')
    expect(() => rewritten(turning, `exp(x) ${WHERE}`, 50)).toThrow(
      expect.objectContaining({ code: 'step-limit' }),
    )
  })

  it('counts the rewrites of all that it is asked for', () => {
    const { g, v } = lowered(`A*x ${WHERE}`)
    const set = rules('exp(X) -> sin(X)')
    const rewriter = createRewriter(g, rules(), 2)
    const exp = (name: string) => g.call('exp', 0, [v(name)], v(name).rows, v(name).cols)
    rewriter.normalize(set, exp('A'))
    rewriter.normalize(set, exp('A'))
    rewriter.normalize(set, exp('x'))
    expect(() => rewriter.normalize(set, g.call('exp', 0, [exp('x')], 'n', 1))).toThrow('rewrites')
  })

  it('gives what does not change as it is', () => {
    const { node, result } = rewritten(rules('exp(X) -> X'), `A*x ${WHERE}`)
    expect(result).toBe(node)
  })
})
