import { describe, expect, it } from 'vitest'
import { PATIENCE } from '../random/settings.ts'
import { derived, gradientOf } from './derived.ts'

describe('the gradient', () => {
  it('by several variables comes in the order asked for', () => {
    const { answers, text } = derived('norm2(A*x - b)^2', 'x,A,b')
    expect(answers.flatMap(({ variables }) => variables)).toEqual(['x', 'A', 'b'])
    expect(text).toEqual({ x: "2*A'*(A*x - b)", A: "2*(A*x - b)*x'", b: '2*(b - A*x)' })
  })

  it('is zero of the shape of a variable that the objective does not depend on', () => {
    const { answers, text } = derived("b'*x + 0*sum(W) where W: m x k", 'W,x')
    expect(text).toEqual({ W: 'zeros(m,k)', x: 'b' })
    expect(answers[0]!.node).toMatchObject({ rows: 'm', cols: 'k' })
  })

  it('does not depend on the order of factors', () => {
    expect(gradientOf('sum(x.*y.*exp(x))', 'y')).toBe('x .* exp(x)')
    expect(gradientOf('sum(exp(x).*y.*x)', 'y')).toBe('x .* exp(x)')
  })

  it('adds up what a variable contributes at every place', () => {
    expect(gradientOf("a^2*x'*x + a*sum(x) where x: n", 'a')).toBe("2*a*x'*x + sum(x)")
    expect(gradientOf('tr(X*X*X)', 'X')).toBe("3*X'^2")
  })

  it('keeps the names of definitions that it uses and no others', () => {
    const { where } = derived('h = W*x; q = x + x; r = tanh(h); sum(r.^2) + sum(q) where W: n x n', 'W')
    expect(where).toEqual(['h = W*x', 'r = tanh(h)'])
    expect(derived('q = x + x; sum(q) where x: n', 'x').where).toEqual([])
  })

  it(
    'goes through 3,000 definitions',
    () => {
      const steps = Array.from({ length: 2_999 }, (_, i) => `h${i + 2} = tanh(h${i + 1})`)
      const { text } = derived(`h1 = x; ${steps.join('; ')}; sum(h3000) where x: n`, 'x', { steps: false })
      expect(text['x']!.length).toBeLessThan(1000)
    },
    PATIENCE,
  )

  it(
    'goes through a sum of 3,000 terms',
    () => {
      const terms = Array.from({ length: 3_000 }, (_, i) => `${i + 1}*sin(${i + 1}*a)`)
      expect(gradientOf(terms.join(' + '), 'a')).toContain('9000000*cos(3000*a)')
    },
    PATIENCE,
  )
})

describe('introduced names', () => {
  const large = (name: string): string => {
    const factors = Array.from({ length: 34 }, (_, i) => `sin(${i + 1}*${name})`).join('.*')
    return `norm2(W*exp(${factors}))^2 + sum(tanh(exp(${factors}) + ${name}))`
  }

  it('stand for what would be repeated', () => {
    const { where, text } = derived(large('x'), 'x', { steps: false })
    expect(where.length).toBeGreaterThan(0)
    expect(where[0]).toMatch(/^t\d+ = /)
    expect(text['x']).toMatch(/t\d+/)
  })

  it('never collide with names of the problem', () => {
    const plain = derived(large('x'), 'x', { steps: false }).where.map((line) => line.split(' ')[0])
    expect(plain).toContain('t1')
    const taken = `${large('t1')} + t3(t2) + t4*t5 where t1: n, t2: scalar, t4: scalar, t5: scalar, t3 is elementwise, W: t6 x n`
    const { where } = derived(taken, 't1', { steps: false })
    const names = where.map((line) => line.split(' ')[0]!)
    expect(names.length).toBe(plain.length)
    for (const name of ['t1', 't2', 't3', 't4', 't5', 't6']) expect(names).not.toContain(name)
    const named = derived(`t1 = x + x; ${large('x')} + sum(t1)`, 'x', { steps: false }).where
    expect(named.filter((line) => line.startsWith('t1 = '))).toEqual([])
  })

  it('are not introduced while an answer is short', () => {
    expect(derived('norm2(A*x - b)^2 + norm1(x) + sum(exp(x))', 'x').where).toEqual([])
  })

  it('appear in the derivation before they are used', () => {
    const { lines } = derived(large('x'), 'x')
    const introduced = lines.findIndex((line) => line.startsWith('t1 = '))
    expect(introduced).toBeGreaterThanOrEqual(0)
    expect(lines.findIndex((line) => /\bt1\b/.test(line))).toBe(introduced)
  })
})

describe('structured variables', () => {
  it.each([
    ['symmetric', "0.5*(B + B')", 'project-symmetric'],
    ['positive-definite', "0.5*(B + B')", 'project-symmetric'],
    ['skew', "0.5*(B' - B)", 'project-skew'],
    ['diagonal', 'B .* eye(n)', 'project-diagonal'],
  ])('that are %s have their gradient projected', (property, expected, rule) => {
    const source = `tr(X*B) where X: n x n, B: n x n, X is ${property}`
    const { text, projections } = derived(source, 'X')
    expect([expected, 'diag(diag(B))']).toContain(text['X'])
    expect(projections).toEqual([{ variable: 'X', rule }])
    const free = derived(source, 'X', { unconstrained: true })
    expect(free.text['X']).toBe("B'")
    expect(free.projections).toEqual([])
  })

  it('are not projected when another variable moves', () => {
    const { text, projections } = derived('tr(S*X) where S: n x n, X: n x n, S is symmetric', 'X')
    expect(text).toEqual({ X: 'S' })
    expect(projections).toEqual([])
  })

  it('say nothing of a projection that changes nothing', () => {
    const { text } = derived('logdet(S) where S is symmetric', 'S')
    expect(text).toEqual({ S: 'inv(S)' })
  })

  it('that are triangular have triangular gradients', () => {
    const source = 'tr(L*B) where L: n x n, B: n x n, L is lower-triangular'
    expect(gradientOf(source, 'L')).toBe("triu(B)'")
    expect(gradientOf(source, 'L', { unconstrained: true })).toBe("B'")
  })

  it('that are orthogonal move freely', () => {
    const source = "tr(Q'*Q*A) where Q: n x n, A: n x n, Q is orthogonal"
    expect(gradientOf(source, 'Q')).toBe("Q*(A + A')")
    expect(gradientOf(source, 'A')).toBe('eye(n)')
  })

  it('use their property unless unconstrained', () => {
    const source = "x'*S'*y + x'*S*y where S: n x n, S is symmetric, x: n, y: n"
    expect(gradientOf(source, 'S')).toBe("x*y' + y*x'")
    expect(gradientOf(source, 'S', { unconstrained: true })).toBe("x*y' + y*x'")
    const square = "tr(S'*S*A) where S: n x n, A: n x n, S is symmetric"
    expect(gradientOf(square, 'S', { unconstrained: true })).toBe("S*(A + A')")
  })
})

describe('what cannot be differentiated', () => {
  it('is refused with the limit where there are too many steps', () => {
    expect(() => derived('norm2(A*x - b)^2', 'x', { limits: { steps: 3 } })).toThrow(
      expect.objectContaining({ code: 'step-limit' }),
    )
  })
})

describe('derivatives that are typed', () => {
  it('of known functions are filled in before they are differentiated', () => {
    expect(gradientOf("sum(exp'(x)) where x: n", 'x')).toBe('exp(x)')
    expect(gradientOf("tanh'(a)", 'a')).toBe('-2*tanh(a)*(1 - tanh(a)^2)')
  })

  it('of generic functions get one more prime', () => {
    expect(gradientOf("sum(phi''(x)) where x: n", 'x')).toBe("phi'''(x)")
  })
})

describe('a product of many factors', () => {
  const of = (count: number) => {
    const factors = Array.from({ length: count }, (_, i) => `(x + ${i + 1})`)
    return derived(`${factors.join('*')} where x: scalar`, 'x', { steps: false })
  }

  it('has names for its parts, so that its derivative is about as long as it', () => {
    const sizes = [50, 100, 200].map(of).map(({ where, text: { x } }) => where.join().length + x!.length)
    for (const [i, size] of sizes.slice(1).entries()) expect(size / sizes[i]!).toBeLessThan(2.4)
  })

  it('stays whole where it is short', () => {
    expect(of(10).where).toEqual([])
    expect(of(11).where).not.toEqual([])
  })
})
