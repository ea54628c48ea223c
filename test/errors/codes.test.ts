import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const room = new URL('../../src/errors/', import.meta.url)
const read = (name: string): string => readFileSync(new URL(name, room), 'utf8')

it('every code of the union is that of an error', () => {
  const union = [...read('codes.ts').matchAll(/^ {2}\| '([\w-]+)'$/gm)].map(([, code = '']) => code)
  const thrown = readdirSync(room).flatMap((name) =>
    [...read(name).matchAll(/new GradusError\(\s*'([\w-]+)'/g)].map(([, code = '']) => code),
  )
  expect(union.length).toBeGreaterThan(50)
  expect(union.filter((code, at) => union.indexOf(code) < at)).toEqual([])
  expect(union.filter((code) => !thrown.includes(code))).toEqual([])
})
