/**
 * Random well-shaped expressions as text, every operand in parentheses, for tests that need many of them.
 */
import fc from 'fast-check'

export type Size = 'scalar' | 'n' | 'row' | 'm' | 'n x n' | 'm x n'

/** The shapes of the variables that the expressions use. */
export const DECLARATIONS = 'a: scalar, c: scalar, k: scalar, x: n, y: n, b: m, A: n x n, B: n x n, W: m x n'

const join = (parts: readonly (fc.Arbitrary<string> | string)[]): fc.Arbitrary<string> =>
  fc
    .tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part)))
    .map((texts) => texts.join(''))

/** A template in which `S`, `V`, `R`, `U`, `M` and `W` stand for operands of the sizes in `SIZES`. */
const SIZES: ReadonlyMap<string, Size> = new Map([
  ['S', 'scalar'],
  ['V', 'n'],
  ['R', 'row'],
  ['U', 'm'],
  ['M', 'n x n'],
  ['T', 'm x n'],
])

const fill = (template: string, of: (size: Size) => fc.Arbitrary<string>): fc.Arbitrary<string> =>
  join(
    template.split(/(\b[SVRUMT]\b)/).map((part) => {
      const size = SIZES.get(part)
      return size ? of(size).map((text) => `(${text})`) : part
    }),
  )

const LEAVES: Readonly<Record<Size, readonly string[]>> = {
  scalar: ['a', 'c', 'k', '2', 'pi', 'n', '7'],
  n: ['x', 'y', 'ones(n)'],
  row: ["x'", "y'", 'ones(1,n)'],
  m: ['b', 'ones(m)'],
  'n x n': ['A', 'B', 'eye(n)'],
  'm x n': ['W', 'ones(m,n)'],
}

/** What holds of operands of every size but scalars. */
const entrywise = (letter: string): string[] =>
  [
    'X + X',
    'X - X',
    'S + X',
    'X - S',
    '-X',
    'S*X',
    'X*S',
    'X/S',
    'X .* X',
    'X ./ X',
    'S ./ X',
    'X.^2',
    'X.^3',
  ]
    .concat([
      'X.^X',
      'X.^S',
      '2.^X',
      'exp(X)',
      "phi'(X)",
      "phi''(X)",
      'sigma(X)',
      'abs(X)',
      'X - X/3',
      '2*X/3',
    ])
    .map((template) => template.replaceAll('X', letter))

const TEMPLATES: Readonly<Record<Size, readonly string[]>> = {
  scalar: [
    'S + S',
    'S - S',
    'S*S',
    'S/a',
    'c/S',
    '-S',
    'S^2',
    'S^3',
    'S^k',
    'exp(S)',
    "V'*V",
    'norm2(V)',
    'sum(U)',
  ]
    .concat(["V'*M*V", 'tr(M)', 'M : M', 'T : T', 'V : V', 'logdet(M)', "phi'(S)", 'norm2(T)', 'R*V'])
    .concat(["S*U'*U", "S/(U'*U)", 'mean(T)']),
  n: [
    ...entrywise('V'),
    'M*V',
    "T'*U",
    'M*V*S',
    "M'*V",
    'diag(M)',
    'V*(R*V)',
    "R'",
    'sum(M,2)',
    'softmax(V)',
  ],
  row: [...entrywise('R'), "V'", 'R*M', "U'*T", 'sum(T,1)'],
  m: [...entrywise('U'), 'T*V', 'T*M*V', 'sum(T,2)'],
  'n x n': [
    ...entrywise('M'),
    'M*M',
    "M'",
    'inv(M)',
    "inv(M)'",
    'M^2',
    'M^k',
    'M^(k - 1)',
    "M'^3",
    'V*R',
    "T'*T",
  ].concat(['diag(V)', 'S*M*M', "(M*M)'"]),
  'm x n': [...entrywise('T'), 'T*M', "U*V'", 'U*R', "(M*T')'", 'diag(U)*T'],
}

/** An expression of the size, operators nested at most `depth` deep. */
export const expressionOf = (size: Size, depth: number): fc.Arbitrary<string> => {
  const leaf = fc.constantFrom(...LEAVES[size])
  if (depth === 0) return leaf
  const compound = fc
    .constantFrom(...TEMPLATES[size])
    .chain((template) => fill(template, (inner) => expressionOf(inner, depth - 1)))
  return fc.oneof({ arbitrary: leaf, weight: 1 }, { arbitrary: compound, weight: 5 })
}

/** Expressions of every size. */
export const expression: fc.Arbitrary<string> = fc
  .constantFrom<Size>('scalar', 'n', 'row', 'm', 'n x n', 'm x n')
  .chain((size) => expressionOf(size, 3))
