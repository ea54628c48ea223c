import { describe, expect, it } from 'vitest'
import { derived } from './derived.ts'

describe('the derivation of the running example', () => {
  it('is that of a good textbook, line for line', () => {
    expect(derived("sigma(W*x)'*b", 'W').lines).toEqual([
      'f = b : sigma(W*x)  [inner-product]',
      'df = b : d(sigma(W*x))  [d-linear]',
      "df = b : sigma'(W*x) .* d(W*x)  [d-elementwise]",
      "df = b .* sigma'(W*x) : d(W*x)  [colon-hadamard]",
      "df = b .* sigma'(W*x) : d(W)*x  [d-product]",
      "df = (b .* sigma'(W*x))*x' : d(W)  [colon-product-right]",
      "df = (b .* (sigma(W*x) - sigma(W*x).^2))*x' : d(W)  [sigmoid]",
    ])
  })

  it('ends earlier for a generic function', () => {
    expect(derived("phi(W*x)'*b", 'W').lines).toEqual([
      'f = b : phi(W*x)  [inner-product]',
      'df = b : d(phi(W*x))  [d-linear]',
      "df = b : phi'(W*x) .* d(W*x)  [d-elementwise]",
      "df = b .* phi'(W*x) : d(W*x)  [colon-hadamard]",
      "df = b .* phi'(W*x) : d(W)*x  [d-product]",
      "df = (b .* phi'(W*x))*x' : d(W)  [colon-product-right]",
    ])
    expect(derived("phi(W*x)'*b", 'W').text).toEqual({ W: "(b .* phi'(W*x))*x'" })
  })

  it("ends with b*x' without a function", () => {
    expect(derived('b : W*x', 'W').lines).toEqual([
      'df = b : d(W*x)  [d-linear]',
      'df = b : d(W)*x  [d-product]',
      "df = b*x' : d(W)  [colon-product-right]",
    ])
    expect(derived("(W*x)'*b", 'W').text).toEqual({ W: "b*x'" })
  })
})

describe('a derivation', () => {
  it('shows the terms that are collected', () => {
    expect(derived("x'*A*x", 'x').lines).toEqual([
      'f = x : A*x  [inner-product]',
      'df = x : d(A*x) + A*x : d(x)  [d-colon]',
      'df = x : A*d(x) + A*x : d(x)  [d-product]',
      "df = A*x : d(x) + A'*x : d(x)  [colon-product-left]",
      "df = (A*x + A'*x) : d(x)  [collect]",
      "df = (A + A')*x : d(x)  [factor-right]",
    ])
  })

  it('writes values of definitions by their names and says when it opens one', () => {
    const { lines, where, text } = derived('h = tanh(V*x); norm2(h)^2 where x: n, V: m x n', 'V')
    expect(lines).toEqual([
      'df = 2*h : d(h)  [d-norm2-squared]',
      'df = 2*h : d(tanh(V*x))  [definition]',
      "df = 2*h : tanh'(V*x) .* d(V*x)  [d-elementwise]",
      "df = 2*h .* tanh'(V*x) : d(V*x)  [colon-hadamard]",
      "df = 2*h .* tanh'(V*x) : d(V)*x  [d-product]",
      "df = 2*(h .* tanh'(V*x))*x' : d(V)  [colon-product-right]",
      "df = 2*(h .* (1 - tanh(V*x).^2))*x' : d(V)  [tanh]",
      "df = 2*(h .* (1 - h.^2))*x' : d(V)  [definition]",
      "df = 2*(h - h.^3)*x' : d(V)  [expand-entries]",
    ])
    expect(where).toEqual(['h = tanh(V*x)'])
    expect(text).toEqual({ V: "2*(h - h.^3)*x'" })
  })

  it('names what was simplified before it began', () => {
    expect(derived('log(exp(a))*a', 'a').lines[0]).toBe('f = a^2  [log-of-exp]')
    const difference = "tr((B - A')'*C) where A: n x n, B: n x n, C: n x n"
    expect(derived(difference, 'A').lines[0]).toBe("f = tr((B' - A)*C)  [transpose-sum]")
    expect(derived("tr(A')", 'A').lines[0]).toBe('f = tr(A)  [trace-transpose]')
    expect(derived('tr(A) + sum(0*x) where A: n x n, x: n', 'A').lines[0]).toBe(
      'f = tr(A)  [sum-entries-zero]',
    )
  })

  it('cites the literature of the laws in a line', () => {
    const { steps } = derived('logdet(X)', 'X')
    expect(steps[0]).toMatchObject({ rule: 'd-logdet', source: 'Petersen2012 (43)' })
    expect(derived('sum(x)', 'x').steps[0]).toMatchObject({ rule: 'd-sum-entries', source: 'definition' })
  })

  it('has no line that says what the one before says', () => {
    for (const [source, wrt] of [
      ["x'*A*x", 'x'],
      ['norm2(A*x - b)^2', 'A,x,b'],
      ['sum(exp(-x.^2))', 'x'],
      ['h = W*x; q = tanh(h); norm2(q)^2 + norm2(h)^2', 'W'],
    ] as const) {
      const { steps } = derived(source, wrt)
      for (const [i, step] of steps.slice(1).entries())
        if (step.of === steps[i]!.of && step.form === steps[i]!.form)
          expect(step.node).not.toBe(steps[i]!.node)
    }
  })

  it('is left out on request, with the same answer', () => {
    const [long, short] = [
      derived('norm2(A*x - b)^2', 'A'),
      derived('norm2(A*x - b)^2', 'A', { steps: false }),
    ]
    expect(short.steps).toEqual([])
    expect(short.text).toEqual(long.text)
  })

  it('sets finished terms aside once a line would have too many', () => {
    const terms = Array.from({ length: 12 }, (_, i) => `sum(x${i}.^3)`)
    const { lines } = derived(terms.join(' + '), Array.from({ length: 12 }, (_, i) => `x${i}`).join(','))
    expect(Math.max(...lines.slice(3).map((line) => line.split(' + ').length))).toBeLessThanOrEqual(12)
    expect(lines.join('').length).toBeLessThan(12_000)
  })

  it('grows in proportion to the number of layers', () => {
    const layers = (count: number): string =>
      [
        'h1 = tanh(W1*x)',
        ...Array.from({ length: count - 1 }, (_, i) => `h${i + 2} = tanh(W${i + 2}*h${i + 1})`),
        `norm2(h${count} - y)^2 where x: n, y: n`,
      ].join('; ')
    const names = (count: number): string => Array.from({ length: count }, (_, i) => `W${i + 1}`).join(',')
    const [small, large] = [derived(layers(10), names(10)), derived(layers(40), names(40))]
    expect(large.steps.length).toBeLessThan(4.5 * small.steps.length)
    expect(large.lines.join('').length).toBeLessThan(4.5 * small.lines.join('').length)
    expect(Object.values(large.text).join('').length).toBeLessThan(
      4.5 * Object.values(small.text).join('').length,
    )
  })
})
