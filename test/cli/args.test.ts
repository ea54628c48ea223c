import { describe, expect, it } from 'vitest'
import { only, readArguments } from '../../src/cli/args.ts'

describe('readArguments', () => {
  it('reads options before and after the expression, with a space or an equals sign', () => {
    const { positional, values, flags } = readArguments([
      '--wrt',
      'W',
      "b'*x",
      '--to=latex,numpy',
      '--no-check',
    ])
    expect(positional).toEqual(["b'*x"])
    expect([...values]).toEqual([
      ['wrt', 'W'],
      ['to', 'latex,numpy'],
    ])
    expect([...flags]).toEqual(['no-check'])
  })

  it.each(["-x'*x", '-', '--x', '-x=1', '-V*x'])('takes %s for an expression', (text) => {
    expect(readArguments([text, '--wrt', 'x']).positional).toEqual([text])
  })

  it('takes a value that begins with a minus sign', () => {
    expect(readArguments(['x', '--answer', '-2*x']).values.get('answer')).toBe('-2*x')
  })

  it('ends the options at a double dash', () => {
    expect(readArguments(['--', '--help']).positional).toEqual(['--help'])
  })

  it('keeps every limit', () => {
    expect(readArguments(['--limit', 'steps=5', '--limit=size=6']).limits).toEqual(['steps=5', 'size=6'])
  })

  it('goes on with lists that are given again, and refuses another value of anything else', () => {
    expect(readArguments(['--wrt', 'x', '--wrt=y']).values).toEqual(new Map([['wrt', 'x,y']]))
    expect(() => readArguments(['--as', 'hessian', '--as', 'gradient'])).toThrow(
      '--as is given twice, as hessian and as gradient.',
    )
  })

  it('refuses an option without its value and a flag with one', () => {
    expect(() => readArguments(['x', '--wrt'])).toThrow('--wrt needs a value.')
    expect(() => readArguments(['--no-check=1'])).toThrow('--no-check takes no value.')
  })
})

describe('only', () => {
  it('returns the single argument or none', () => {
    expect(only(['a'])).toBe('a')
    expect(only([])).toBeUndefined()
  })

  it('names a misspelt option among too many arguments', () => {
    expect(() => only(['x', '--wtr', 'W'])).toThrow('--wtr is no option.')
    expect(() => only(['x', '+', 'y'])).toThrow('3 arguments were given')
  })
})
