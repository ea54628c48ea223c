/** Links: what they say is the problem, and what a stranger wrote into one is told of and left out. */
import { describe, expect, it } from 'vitest'
import { failureOf } from '../../src/errors/defects.ts'
import { LONGEST_LINK, linkedOf, linkOf, type Read, readLink } from '../../src/formats/link.ts'
import { type Linked, problemIn } from '../../src/formats/linked.ts'
import { analyse } from '../../src/infer/analyse.ts'
import { STYLES, styleKey } from '../../src/print/style.ts'
import type { Options } from '../../src/solve/derivative.ts'
import { problemOf } from '../../src/solve/problem.ts'
import type { Request } from '../../src/solve/request.ts'
import { literature } from '../cases/read.ts'
import { topics } from '../texts.ts'

/** A problem as it is read, but for where it stands; or what is wrong with it. */
const asRead = ({ expr, vars }: Request, { where }: Options): unknown => {
  try {
    const { variables, genericFunctions } = analyse(problemOf({ expr, ...(vars ? { vars } : {}) }, where))
    return { variables: [...variables.values()], genericFunctions }
  } catch (error) {
    const { code, message, hint } = failureOf(error)
    return { code, message, hint }
  }
}

const read = (fragment: string): Read => {
  const found = readLink(fragment)
  if (!found) throw new Error(`no link: ${fragment}`)
  return found
}

const again = (linked: Linked): Linked => {
  const { linked: found, faults } = read(linkOf(linked))
  expect(faults).toEqual([])
  return found
}

const OPTIONS: Readonly<Record<string, Options>> = {
  unconstrained: { unconstrained: true },
  'denominator-layout': { layout: 'denominator' },
}

const typed = topics().flatMap(([topic, blocks]) =>
  blocks.map(({ title, problem }) => [`${topic}: ${title}`, problem] as const),
)

describe('a link', () => {
  it('says how formulas are spelled, where that is not the usual way', () => {
    const request = { expr: "x'*A*x", wrt: 'x' }
    for (const latexStyle of STYLES.latexStyle)
      for (const transpose of STYLES.transpose)
        for (const hadamard of STYLES.hadamard) {
          const style = { latexStyle, transpose, hadamard }
          const linked = linkedOf(request, style)
          expect(again(linked)).toEqual(linked)
          expect(styleKey(problemIn(linked).options)).toBe(styleKey(style))
        }
    expect(linkOf(linkedOf(request, { latexStyle: 'bold', transpose: 'top', hadamard: 'odot' }))).toBe(
      linkOf(linkedOf(request)),
    )
    expect(read('#v=1&expr=x&transpose=u').faults).toHaveLength(1)
  })

  it.each(literature().map((item) => [item.id, item] as const))(
    'says the problem of %s',
    (_, { expr, wrt, kind, vars }) => {
      const request = { expr, wrt, kind, vars }
      const linked = linkedOf(request)
      expect(again(linked)).toEqual(linked)
      const there = problemIn(again(linked))
      expect(asRead(there.request, there.options)).toEqual(asRead(request, {}))
    },
  )

  it.each(typed)('says the problem of %s', (_, { expr, wrt = '', kind, where, options }) => {
    const given = { ...OPTIONS[options ?? ''], ...(where ? { where } : {}) }
    const request = { expr, wrt, ...(kind ? { kind: kind as NonNullable<Request['kind']> } : {}) }
    const linked = linkedOf(request, given)
    expect(again(linked)).toEqual(linked)
    const there = problemIn(again(linked))
    expect(asRead(there.request, there.options)).toEqual(asRead(request, given))
  })

  it('says everything that can be asked', () => {
    const all: Linked = {
      expr: "x'*A*x # 100 % of it & more = +",
      wrt: 'x,A',
      where: 'x: n, Σ is symmetric\n, A: n × n # "a" <b>',
      kind: 'jvp',
      direction: { x: 'u', A: 'V' },
      layout: 'denominator',
      form: 'factored',
      unconstrained: true,
      answer: '2*A*x',
      show: 'array-api',
    }
    expect(again(all)).toEqual(all)
    const vjp: Linked = { expr: 'A*x', wrt: 'x', kind: 'vjp', cotangent: 'ybar' }
    expect(again(vjp)).toEqual(vjp)
  })

  it('is readable, and without what nobody said', () => {
    expect(linkOf({ expr: "sigma(W*x)'*b", wrt: 'W' })).toBe("#v=1&expr=sigma(W*x)'*b&wrt=W")
    expect(linkOf({ expr: '', wrt: '', answer: '' })).toBe('#v=1&expr=')
  })

  it('keeps the lines of declarations apart where a comment ends one', () => {
    const request = { expr: "x'*y where x: n # left,\n, y: n # right", wrt: 'x' }
    const { linked } = read(linkOf(linkedOf(request)))
    const there = problemIn(linked)
    expect(asRead(there.request, there.options)).toEqual(asRead(request, {}))
    expect(linked.where).toContain('\n')
  })
})

describe('a link of a stranger', () => {
  it.each([
    ['#v=2&expr=x', 'version 2'],
    ['#v=&expr=x', 'version '],
    ['#v=1&expr=x&colour=red', 'colour=red'],
    ['#v=1&expr=x&__proto__=y', '__proto__=y'],
    ['#v=1&expr=x&constructor=y', 'constructor=y'],
    ['#v=1&expr=x&toString', 'toString'],
    ['#v=1&expr=x&kind=gradiant', 'kind=gradiant'],
    ['#v=1&expr=x&kind=constructor', 'kind=constructor'],
    ['#v=1&expr=x&layout=numerator', 'layout=numerator'],
    ['#v=1&expr=x&form=shortest', 'form=shortest'],
    ['#v=1&expr=x&unconstrained=no', 'unconstrained=no'],
    ['#v=1&expr=x&show=<b>', 'show=<b>'],
    ['#v=1&expr=x&show=../../etc', 'show=../../etc'],
    ['#v=1&expr=x&kind=jvp&direction=x', 'direction=x'],
    ['#v=1&expr=x&wrt=%', 'wrt=%'],
    ['#v=1&expr=x&wrt=%E0%A4%A', 'wrt=%E0%A4%A'],
    ['#v=1&expr=x&where=%FF', 'where=%FF'],
    ['#v=1&expr=x&', ''],
    [`#v=1&expr=x&no=${'a'.repeat(100)}`, `${`no=${'a'.repeat(100)}`.slice(0, 40)}…`],
  ])('is read but for what means nothing: %s', (link, told) => {
    const { linked, faults } = read(link)
    expect(linked.expr).toBe('x')
    expect(linked.wrt).toBe('')
    expect(faults).toHaveLength(1)
    expect(faults[0]).toContain(told)
  })

  it('loses a broken expression alone', () => {
    const { linked, faults } = read('#v=1&expr=%zz&wrt=x&where=x:+n')
    expect(linked).toEqual({ expr: '', wrt: 'x', where: 'x: n' })
    expect(faults).toEqual(['The link says expr=%zz, which means nothing here; it was left out.'])
  })

  it('is read as far as a bound', () => {
    const { linked, faults } = read(`#v=1&expr=${'x+'.repeat(LONGEST_LINK)}&wrt=x`)
    expect(linked.expr).toHaveLength(LONGEST_LINK - 'v=1&expr='.length)
    expect(linked.wrt).toBe('')
    expect(faults).toEqual([`The link is longer than ${LONGEST_LINK} characters; only so many were read.`])
  })

  it('gives no object a prototype', () => {
    const { linked } = read('#v=1&expr=x&kind=jvp&direction=__proto__=u,constructor=v')
    expect(Object.getPrototypeOf(linked)).toBe(Object.prototype)
    expect(Object.getPrototypeOf(linked.direction)).toBe(Object.prototype)
    expect(Object.entries(linked.direction ?? {})).toEqual([
      ['__proto__', 'u'],
      ['constructor', 'v'],
    ])
  })

  it('has directions and cotangents for the kinds that have them', () => {
    expect(read('#v=1&expr=x&kind=gradient&direction=x=u&cotangent=y').linked).toEqual({
      expr: 'x',
      wrt: '',
      kind: 'gradient',
    })
  })

  it.each(['', '#', '#top', '#wrt=x', '#=v', '#&&'])('is none where it holds no problem: %s', (fragment) => {
    expect(readLink(fragment)).toBeUndefined()
  })
})
