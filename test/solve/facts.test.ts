/**
 * What is known of variables beside the text: it says what a where clause says, and what is wrong with it has no place
 * in the text.
 */
import { describe, expect, it } from 'vitest'
import type { VariableFacts } from '../../src/index.ts'
import { problemOf } from '../../src/solve/problem.ts'
import { solve } from '../../src/solve/solve.ts'

type Vars = Readonly<Record<string, VariableFacts>>

const errorOf = async (expr: string, vars: Vars) => {
  const answer = await solve({ expr, wrt: 'x', vars }, { check: false })
  return answer.ok ? undefined : answer.error
}

/** The declarations, those that stand in a text without their places. */
const told = (expr: string, vars: Vars = {}): unknown =>
  JSON.parse(
    JSON.stringify(problemOf({ expr, vars }).declarations, (key, value) =>
      key === 'span' || key === 'nameSpan' ? undefined : typeof value === 'bigint' ? String(value) : value,
    ),
  )

describe('facts beside a text', () => {
  it.each<[string, Vars]>([
    ['A: m x n', { A: { shape: ['m', 'n'] } }],
    ['A: 3 x 4, s: scalar', { A: { shape: [3, '4'] }, s: { shape: [] } }],
    ['x: 2*(n + k) - 1', { x: { shape: ['2*(n + k) - 1'] } }],
    ['sigma: n, sigma is positive', { σ: { shape: ['n'], props: ['positive'] } }],
    ['S is symmetric positive-definite', { S: { props: ['symmetric', 'positive-definite'] } }],
    ['S: symmetric', { S: { shape: ['symmetric'] } }],
    ['T: n x n', { T: { shape: ['n', 'n'] } }],
  ])('say what is said by where %s', (where, vars) => {
    expect(told("x'*x", vars)).toEqual(told(`x'*x where ${where}`))
  })

  it('make T a name in x^T', () => {
    const { objective } = problemOf({ expr: 'x^T', vars: { T: { shape: [] } } })
    expect(objective.kind).toBe('power')
    expect(problemOf({ expr: 'x^T' }).objective.kind).toBe('transpose')
  })

  it.each<[string, Vars, string]>([
    ['no dimension', { x: { shape: ['n^2'] } }, '"n^2" in the shape of x is no dimension.'],
    [
      'a dimension of nothing',
      { x: { shape: [0] } },
      '"0" in the shape of x is no dimension: a dimension is',
    ],
    ['two declarations', { x: { shape: ['n, y: m'] } }, '"n, y: m" in the shape of x is no dimension.'],
    ['no name', { 'x, y': { shape: ['n'] } }, '"x, y" in "vars" is no name.'],
    ['no property', { x: { props: ['big'] } }, 'big is no property.'],
    ['a reserved name', { pi: { shape: [] } }, 'pi is reserved'],
  ])('are refused for %s, without a place', async (_, vars, message) => {
    const error = await errorOf("x'*x", vars)
    expect(error?.message).toContain(message)
    expect(error).not.toHaveProperty('from')
  })

  it('contradict a text at the place in the text', async () => {
    expect(await errorOf("x'*y", { x: { shape: [2] }, y: { shape: [3] } })).toMatchObject({ from: 0, to: 4 })
    expect(await errorOf("x'*x where x: n", { x: { shape: ['m'] } })).toMatchObject({
      code: 'duplicate-declaration',
      message: 'the shape of x is declared twice.',
    })
  })
})
