/**
 * What is known of names before a text is read, from what is declared beside it.
 */
import type { Facts, Said, Stated } from '../reading.ts'
import type { Known } from './reader.ts'

const NAMES = /([A-Za-z]\w*)\s*(\[\w+\])?\s*(?::|∈|\bis\b)/g

const isRow = (shape: Facts['shape']): boolean => shape?.length === 2 && String(shape[0]) === '1'

const isFamily = (name: string): boolean => name.includes('[')

/** The words in shapes, which are names of sizes but for the few that are none. */
const sizesIn = (vars: Readonly<Record<string, Facts>>, where: string): readonly string[] => {
  const shapes = [
    ...Object.values(vars).flatMap(({ shape }) => shape ?? []),
    ...[...where.matchAll(/[:∈]([^,;]*)/g)].map(([, shape]) => shape!),
  ]
  return shapes.flatMap((shape) => String(shape).match(/[A-Za-z]\w*/g) ?? [])
}

const NO_SIZES: ReadonlySet<string> = new Set(['x', 'scalar', 'vector', 'matrix'])

const withoutIndex = (name: string): string => name.replace(/\[.*$/, '')

export const knownOf = ({ vars = {}, where = '', wrt }: Stated, isAnswer = false): Known => {
  const entries = Object.entries(vars)
  const typed = [...where.matchAll(NAMES)].map(([, name, index]) => `${name}${index ?? ''}`)
  const names = [...entries.map(([name]) => name), ...typed]
  const isFunction = (name: string): boolean => {
    const facts = vars[name]
    const isDeclared = facts?.function !== undefined || facts?.props?.includes('elementwise') === true
    const asFunction = new RegExp(
      `\\b${withoutIndex(name)}\\s+is\\s+elementwise|\\b${withoutIndex(name)}\\s*:[^,;]*[>→]`,
    )
    return isDeclared || asFunction.test(where)
  }
  const functions = new Set(names.filter((name) => !isFamily(name) && isFunction(name)))
  return {
    wrt,
    isAnswer,
    variables: new Set(names.filter((name) => !isFamily(name) && !functions.has(name))),
    functions,
    families: new Set(names.filter(isFamily).map(withoutIndex)),
    rowFamilies: new Set(
      entries
        .filter(([name, { shape }]) => isFamily(name) && isRow(shape))
        .map(([name]) => withoutIndex(name)),
    ),
    sizes: new Set(sizesIn(vars, where).filter((name) => !NO_SIZES.has(name) && !names.includes(name))),
    scalars: new Set(entries.filter(([, { shape }]) => shape?.length === 0).map(([name]) => name)),
    matrices: new Set(entries.filter(([, { shape }]) => shape?.length === 2).map(([name]) => name)),
  }
}

/** Families are of columns: those of rows are transposed where they stand. */
export const ofColumns = (vars: Said['vars']): Said['vars'] =>
  vars &&
  Object.fromEntries(
    Object.entries(vars).map(([name, facts]) => [
      name,
      isFamily(name) && isRow(facts.shape) ? { ...facts, shape: [facts.shape![1]!] } : facts,
    ]),
  )
