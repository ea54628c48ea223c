import { describe, expect, it } from 'vitest'
import { createUnifier } from '../../src/shape/unify.ts'

describe('a unifier', () => {
  it('binds unknown dimensions and keeps named ones apart', () => {
    const { fresh, unify, resolve } = createUnifier()
    const [a, b] = [fresh(), fresh()]
    expect(unify(a, b)).toBe(true)
    expect(unify(b, 'n')).toBe(true)
    expect(resolve(a)).toBe('n')
    expect(unify(a, 'm')).toBe(false)
    expect(unify('m', 3)).toBe(false)
  })

  it('never takes an unknown or a named dimension to be 1', () => {
    const { fresh, unify } = createUnifier()
    expect(unify(fresh(), 1)).toBe(false)
    expect(unify('n', 1)).toBe(false)
    expect(unify('k*n', 'n')).toBe(false)
    expect(unify('k*n', 'k')).toBe(false)
    expect(unify('n + 1', 'n')).toBe(false)
    expect(unify('?1 + ?2', 2)).toBe(false)
  })

  it('matches blocks one to one, unless their sizes are known otherwise', () => {
    const { compose, fresh, unify, resolve, settle } = createUnifier()
    const [a, b, c, d] = [fresh(), fresh(), fresh(), fresh()]
    compose('?1 + ?2', [a, b])
    compose('?3 + ?4', [c, d])
    expect(unify('?1 + ?2', '?3 + ?4')).toBe(true)
    unify(c, 'k')
    unify(b, 'k')
    settle()
    expect([a, b, c, d].map(resolve)).toEqual(['k', 'k', 'k', 'k'])
    const [e, f] = [fresh(), fresh()]
    compose('m + n', ['m', 'n'])
    compose('?5 + ?6', [e, f])
    unify('?5 + ?6', 'm + n')
    unify(e, 'n')
    settle()
    expect([e, f].map(resolve)).toEqual(['n', 'm'])
  })

  it.each([
    ['k*?1', 'k*n', '?1', 'n'],
    ['2*?1', '6', '?1', 3],
    ['?1*?1', 'n*n', '?1', 'n'],
    ['?1*?1', '36', '?1', 6],
    ['?1 + 2', 'n + 2', '?1', 'n'],
    ['?1 + m', 'n*m + m', '?1', 'm*n'],
    ['k', 'm*n', 'k', 'm*n'],
    ['2*n', '6', 'n', 3],
  ])('solves %s = %s', (left, right, name, value) => {
    const { fresh, unify, resolve } = createUnifier()
    fresh()
    expect(unify(left, /^\d+$/.test(right) ? Number(right) : right)).toBe(true)
    expect(resolve(name)).toBe(value)
  })

  it.each([
    ['2*?1', 7],
    ['2*k', 1],
    ['m*n', 'm*k'],
    ['n + 1', 1],
    ['k + 2*m', 2],
  ])('refuses %s = %s', (left, right) => {
    expect(createUnifier().unify(left, right)).toBe(false)
  })

  it('keeps equations that determine nothing, and uses them once they do', () => {
    const { fresh, unify, settle, resolve } = createUnifier()
    const [a, b] = [fresh(), fresh()]
    expect(unify(`${a}*${b}`, 6)).toBe(true)
    expect(settle()).toEqual([['?1*?2', 6]])
    expect(unify(a, 2)).toBe(true)
    expect(settle()).toEqual([])
    expect(resolve(b)).toBe(3)
  })

  it('reports equations that turn out to have no solution', () => {
    const { fresh, unify, settle } = createUnifier()
    const [a, b] = [fresh(), fresh()]
    unify(`${a}*${b}`, 6)
    unify(a, 4)
    expect(settle()).toBeUndefined()
  })

  it('lets declarations equate names, also with integers', () => {
    const { equate, resolve } = createUnifier()
    expect(equate('m', 'n')).toBe(true)
    expect(equate('n', 3)).toBe(true)
    expect(resolve('m*k + 1')).toBe('3*k + 1')
    expect(equate('m', 4)).toBe(false)
  })
})
