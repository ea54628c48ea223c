/**
 * Every answer to a case as nodes of mathjs: evaluated there, printed and parsed there, and read back.
 */
import { parse as mathjsParse } from 'mathjs'
import { describe, expect, it } from 'vitest'
import { evaluate, tree, type Values } from '../../src/index.ts'
import { fromMathjs, functions, toMathjs } from '../../src/mathjs/index.ts'
import { cases, near, worldOf } from '../library/worlds.ts'
import { show } from '../parse/show.ts'

const isGeneric = (value: unknown): value is readonly ((x: number) => number)[] =>
  Array.isArray(value) && typeof value[0] === 'function'

/** The scope that the comment of `toMathjs` asks for. */
const scopeOf = (values: Values): Map<string, unknown> =>
  new Map<string, unknown>([
    ...Object.entries(functions),
    ...Object.entries(values).flatMap(([name, value]) =>
      isGeneric(value)
        ? value.map((f, order) => [`${'d'.repeat(order)}${name}`, f] as const)
        : [[name, value] as const],
    ),
  ])

/** How many entries a value has, and a row of it. */
const sizeOf = (value: unknown): readonly unknown[] => {
  const rows = Array.isArray(value) ? value : []
  return [rows.length, Array.isArray(rows[0]) ? rows[0].length : undefined]
}

const plain = (value: unknown): unknown => (value as { valueOf(): unknown }).valueOf()

describe('the nodes of every answer to a case', () => {
  it('have its value in mathjs, parsed from their text too, and read back as its tree', () => {
    expect(cases.length).toBeGreaterThan(300)
    for (const item of cases) {
      const { answer, values } = worldOf(item)
      const node = toMathjs(answer)
      const expected = evaluate(answer, values)
      const found = plain(node.evaluate(scopeOf(values)))
      expect(near(found, expected), `${item.id}: ${node}`).toBe(true)
      expect(sizeOf(found), item.id).toEqual(sizeOf(expected))
      expect(near(plain(mathjsParse(node.toString()).evaluate(scopeOf(values))), expected), item.id).toBe(
        true,
      )
      const names = Object.keys(values)
      const back = fromMathjs(node, { names, functions: names.filter((name) => isGeneric(values[name])) })
      expect(show(back), item.id).toBe(show(tree(answer)))
    }
  })
})
