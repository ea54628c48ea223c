/**
 * Sizes of arrays while a text is read: declared ones are names and numbers, others are found by making equal what
 * must be equal, and are named at the end.
 */

/** A size: known, still to be found, or made of others. */
export type Size =
  | number
  | string
  | { readonly id: number }
  | { readonly operator: '+' | '-' | '*'; readonly left: Size; readonly right: Size }

/** What is found of sizes; of no further use once a reading is given up. */
export interface Sizes {
  readonly found: Map<number, Size>
  count: number
}

export const newSizes = (): Sizes => ({ found: new Map(), count: 0 })

export const newSize = (sizes: Sizes): Size => ({ id: sizes.count++ })

export const resolved = (sizes: Sizes, size: Size): Size => {
  let at = size
  while (typeof at === 'object' && 'id' in at) {
    const next = sizes.found.get(at.id)
    if (next === undefined) return at
    at = next
  }
  return at
}

/** Sizes combined; numbers are computed. */
export const combined = (sizes: Sizes, operator: '+' | '-' | '*', a: Size, b: Size): Size => {
  const [left, right] = [resolved(sizes, a), resolved(sizes, b)]
  if (typeof left === 'number' && typeof right === 'number')
    return operator === '+' ? left + right : operator === '-' ? left - right : left * right
  if (right === 0 && operator !== '*') return left
  if (operator === '*' && (left === 1 || right === 1)) return left === 1 ? right : left
  if (operator !== '*' && typeof right === 'number') return shifted(left, operator === '+' ? right : -right)
  return { operator, left, right }
}

/** A size and a number more, in one step. */
const shifted = (size: Size, by: number): Size => {
  if (
    typeof size === 'object' &&
    'operator' in size &&
    size.operator !== '*' &&
    typeof size.right === 'number'
  )
    return shifted(size.left, by + (size.operator === '+' ? size.right : -size.right))
  if (by === 0) return size
  return { operator: by > 0 ? '+' : '-', left: size, right: Math.abs(by) }
}

const holds = (sizes: Sizes, size: Size, id: number): boolean => {
  const at = resolved(sizes, size)
  if (typeof at !== 'object') return false
  return 'id' in at ? at.id === id : holds(sizes, at.left, id) || holds(sizes, at.right, id)
}

/** Makes two sizes one. Returns whether they can be; whether names are equal is for inference to say. */
export const equate = (sizes: Sizes, a: Size, b: Size): boolean => {
  const [left, right] = [resolved(sizes, a), resolved(sizes, b)]
  if (left === right) return true
  if (typeof left === 'number' && typeof right === 'number') return false
  const [free, other] = typeof left === 'object' && 'id' in left ? [left, right] : [right, left]
  if (typeof free !== 'object' || !('id' in free)) return true
  if (typeof other === 'object' && 'id' in other && other.id === free.id) return true
  // No size is guessed to be 1.
  if (other === 1) return false
  if (!holds(sizes, other, free.id)) sizes.found.set(free.id, other)
  return true
}

export const isOne = (sizes: Sizes, size: Size): boolean => resolved(sizes, size) === 1

const NAMES = ['n', 'm', 'p', 'q', 'k', 'l', 'r', 's', 't', 'u', 'v', 'w']

/** The text of sizes, those that were not found under names that are free. */
export const sizeNames = (sizes: Sizes, isTaken: (name: string) => boolean): ((size: Size) => string) => {
  const names = new Map<number, string>()
  const free = function* (): Generator<string> {
    yield* NAMES.filter((name) => !isTaken(name))
    for (let i = 1; ; i++) if (!isTaken(`n${i}`)) yield `n${i}`
  }
  const next = free()
  const text = (size: Size): string => {
    const at = resolved(sizes, size)
    if (typeof at !== 'object') return String(at)
    if ('id' in at) {
      if (!names.has(at.id)) names.set(at.id, next.next().value as string)
      return names.get(at.id)!
    }
    const [left, right] = [text(at.left), text(at.right)]
    const loose = (part: string): string => (/^[\w]+$/.test(part) ? part : `(${part})`)
    if (at.operator === '*') return `${loose(left)}*${loose(right)}`
    return `${left} ${at.operator} ${at.operator === '-' ? loose(right) : right}`
  }
  return text
}
