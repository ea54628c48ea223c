import { describe, expect, it } from 'vitest'
import { targetNamed, toCode } from '../../src/code/index.ts'
import type { Node } from '../../src/expr/node.ts'
import { rational } from '../../src/rational.ts'
import { type Case, cannotRun, made, runEverywhere } from './harness.ts'
import { type Bench, makeCase } from './worlds.ts'

const elementwise = ({ graph }: Bench, name: string, arg: Node): Node =>
  graph.call(name, 0, [arg], arg.rows, arg.cols)

const chain = (length: number): Case =>
  makeCase('a chain of definitions', (bench) => {
    const steps = Array.from({ length }, (_, i) => i)
    const last = steps.reduce(
      (x, i) => bench.graph.named(`h${i}`, elementwise(bench, 'sin', x)),
      bench.v('x'),
    )
    return { objective: last, derivatives: { x: last } }
  })

const sum = (length: number): Case =>
  makeCase('a long sum', (bench) => {
    const terms = Array.from({ length }, (_, i) => ({
      coefficient: rational((i % 7) - 3 || 1, (i % 5) + 1),
      body: elementwise(bench, 'sin', bench.graph.times(rational(i + 1), bench.v('x'))),
    }))
    const node = bench.graph.sum(terms, 1, 1)
    return { objective: node, derivatives: { x: node } }
  })

const nested = (length: number): Case =>
  makeCase('a tower', (bench) => {
    const steps = Array.from({ length }, (_, i) => i)
    const tower = steps.reduce(
      (x, i) => elementwise(bench, i % 2 ? 'sin' : 'cos', bench.graph.plus(x, bench.graph.number(1))),
      bench.v('x', 'n'),
    )
    return { objective: bench.graph.colon(tower, tower), derivatives: { x: tower } }
  })

const factors = (length: number): Case =>
  makeCase('a long product', (bench) => {
    const names = Array.from({ length }, (_, i) => (i % 2 ? 'A' : 'B'))
    const product = bench.graph.product([...names.map((name) => bench.v(name, 'n', 'n')), bench.v('x', 'n')])
    const scaled = bench.graph.times(rational(1, 10), product)
    return { objective: bench.v('c'), derivatives: { x: scaled } }
  })

const CASES = [chain(10_000), sum(20_000), nested(3_000), factors(60)]
const RESULTS = runEverywhere(CASES)

describe.each([...RESULTS])('%s code', (target, results) => {
  it.skipIf(cannotRun(target)).each(CASES.map((item, i) => [item.title, results[i]!] as const))(
    'of %s runs',
    (_title, result) => {
      const { outcome } = made(result)
      expect('error' in outcome ? outcome.error : 'ran').toBe('ran')
    },
  )

  it('has short lines', () => {
    const widths = results.flatMap((result) =>
      made(result)
        .code.source.split('\n')
        .map((line) => line.length),
    )
    expect(Math.max(...widths)).toBeLessThan(200)
  })

  it('of a value that grows with every use names it once', () => {
    const doubled = (length: number) =>
      makeCase('doubled', (bench) => {
        const steps = Array.from({ length })
        const x = steps.reduce<Node>(
          (y) => bench.graph.hadamard([elementwise(bench, 'sin', y), elementwise(bench, 'cos', y)]),
          bench.v('x', 'n'),
        )
        return { objective: bench.graph.colon(x, x), derivatives: { x } }
      })
    const [small, large] = [20, 40].map((length) => toCode(doubled(length).request, targetNamed(target)!))
    expect(large!.source.length).toBeLessThan(2.1 * small!.source.length)
  })
})
