/**
 * Trees in the hands of programs: walked, printed, substituted, and made part of a problem again.
 */
import { describe, expect, it } from 'vitest'
import {
  derivative,
  gradient,
  parse,
  simplify,
  substitute,
  type Tree,
  toText,
  tree,
  walk,
} from '../../src/index.ts'
import { thrown } from './thrown.ts'

const kinds = (root: Tree): string[] => {
  const found: string[] = []
  walk(root, ({ kind }, depth) => {
    found.push(`${depth} ${kind}`)
  })
  return found
}

describe('a tree', () => {
  it('is that of a text, of a problem, of an answer, and itself', () => {
    expect(toText(tree("x' * A*x"))).toBe("x'*A*x")
    expect(toText(tree(parse('h = A*x; norm2(h - y)^2')))).toBe('norm2(A*x - y)^2')
    expect(toText(tree(gradient("x'*A*x", 'x')))).toBe("(A + A')*x")
    expect(toText(tree(gradient('norm2(A*x - b)^2', 'A,x'), 'x'))).toBe("2*A'*(A*x - b)")
    expect(tree(tree('x + y')).kind).toBe('sum')
  })

  it('of an answer stands for itself, with definitions written out', () => {
    const answer = gradient("h = tanh(V*x); h'*h", 'V')
    expect(answer.toJSON().definitions.length).toBe(1)
    expect(toText(tree(answer))).toContain('tanh(V*x)')
    const names = new Set<string>()
    walk(tree(answer), (part) => {
      if (part.kind === 'name') names.add(part.name)
    })
    expect(names).toEqual(new Set(['V', 'x']))
  })

  it('that would be too long written out is refused', async () => {
    const layers = Array.from({ length: 40 }, (_, i) => `h${i + 1} = h${i} + sin(h${i});`).join(' ')
    const { code } = await thrown(() => tree(parse(`h0 = x + y; ${layers} sum(h40)`)))
    expect(code).toBe('too-long')
  })

  it('is walked from the root down, in the order typed', () => {
    expect(kinds(tree("A*x - b'"))).toEqual([
      '0 sum',
      '1 product',
      '2 name',
      '2 name',
      '1 transpose',
      '2 name',
    ])
  })

  it('is not walked below a part for which the visitor says so', () => {
    const seen: string[] = []
    walk(tree('f(x + y)*z'), (part) => {
      seen.push(part.kind)
      return part.kind !== 'call'
    })
    expect(seen).toEqual(['product', 'call', 'name'])
  })

  it.each([
    ["x'*A*x", { x: 'y - z' }, "(y - z)'*A*(y - z)"],
    ["x'*A*x", { x: 'A*y', A: 'x' }, "(A*y)'*x*(A*y)"],
    ['a*x^2', { a: 0.5, x: '-y' }, '0.5*(-y)^2'],
    ['a*x^2', { a: -2 }, '(-2)*x^2'],
    ['x - y', { y: 'a - b' }, 'x - (a - b)'],
    ['eye(n)*x', { n: 'k + 1' }, 'eye(k + 1)*x'],
    ['σ*x', { sigma: 'tau' }, 'tau*x'],
  ] as const)('%s with %o in the place of names', (text, values, result) => {
    expect(simplify(toText(substitute(text, values)))).toBe(simplify(result))
    const replaced = substitute(tree(text), values)
    expect(toText(tree(toText(replaced)))).toBe(toText(replaced))
  })

  it('takes a tree in the place of a name, and becomes a problem', () => {
    const residual = tree('A*x - b')
    const loss = substitute('norm2(r)^2', { r: residual })
    expect(toText(gradient(loss, 'x'))).toBe("2*A'*(A*x - b)")
    expect(simplify(substitute('r - r', { r: residual }))).toBe('zeros(n)')
    expect([...parse(loss).variables.keys()]).toEqual(['A', 'x', 'b'])
  })

  it('takes part in a problem only where its shapes fit', async () => {
    const mixed = substitute("x'*y", { y: "z'" })
    const { code } = await thrown(() => parse(mixed, { where: 'x: n, z: n' }))
    expect(code).toBe('shapes-differ')
  })

  it.each<[string, () => unknown, string]>([
    ['a name that it does not have', () => substitute("x'*A*x", { y: 'z' }), 'the tree has no y'],
    ['a text that is none', () => substitute('x', { x: '2y' }), 'a product needs its sign *'],
    [
      'a value that is none',
      () => substitute('x', { x: [1] as unknown as string }),
      'x must be a text, a number or a tree',
    ],
    [
      'what is no tree',
      () => walk('x' as unknown as Tree, () => {}),
      'the tree must be a tree, but it is "x"',
    ],
    [
      'no visitor',
      () => walk(tree('x'), 5 as unknown as () => void),
      'the visitor must be a function, but it is 5',
    ],
  ])('is refused %s by name', async (_, act, message) => {
    expect((await thrown(act)).message).toContain(message)
  })

  it('keeps answers of every kind', () => {
    for (const kind of ['hessian', 'hvp', 'differential', 'jvp'] as const)
      expect(toText(tree(derivative("x'*A*x", 'x', { kind })))).toBe(
        toText(derivative("x'*A*x", 'x', { kind })),
      )
  })
})
