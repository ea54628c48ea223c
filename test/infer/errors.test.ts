import { describe, expect, it } from 'vitest'
import { shapes } from './shapes.ts'

describe('an error about shapes', () => {
  it.each([
    [
      'A + B',
      'A: m x n, B: n x m',
      'shapes-differ: the sum needs equal shapes, but A is m x n and B is n x m.',
      '  A + B',
      '  ^^^^^',
      "  Did you mean A + B' ?",
    ],
    [
      'tr(C*A*B)',
      'A: m x n, B: m x n, C: k x m',
      'shapes-differ: the product needs as many columns on its left as rows on its right, but C*A is k x n and B is m x n.',
      '  tr(C*A*B)',
      '     ^^^^^',
      '  B is declared m x n but needs n x k.',
    ],
    [
      'A*B*x',
      'A: m x n, B: m x n, x: m',
      'shapes-differ: the product needs as many columns on its left as rows on its right, but A is m x n and B is m x n.',
      '  A*B*x',
      '  ^^^',
      "  Did you mean A*B'*x ?",
    ],
    [
      'x*y',
      'x: n, y: n',
      'shapes-differ: the product needs as many columns on its left as rows on its right, but x is n and y is n.',
      '  x*y',
      '  ^^^',
      "  Did you mean x'*y or x .* y ?",
    ],
    [
      "y'*x*z'*w",
      'x: n, y: n, z: m, w: k',
      "shapes-differ: the product needs as many columns on its left as rows on its right, but y'*x*z' is 1 x m and w is k.",
      "  y'*x*z'*w",
      '  ^^^^^^^^^',
      '  w is declared k but needs m.',
    ],
    [
      'A*x - x',
      'A: m x n, x: n',
      'shapes-differ: the sum needs equal shapes, but A*x is m and x is n.',
      '  A*x - x',
      '  ^^^^^^^',
      '  Did you mean A*(x - x) ?',
    ],
    [
      'a*x*y*A',
      'a: m, x: 1 x n, y: k, A: k x p',
      'shapes-differ: the product needs as many columns on its left as rows on its right, but a*x is m x n and y is k.',
      '  a*x*y*A',
      '  ^^^^^',
    ],
    [
      'A : B',
      'A: m x n, B: n x m',
      'shapes-differ: the colon product needs equal shapes, but A is m x n and B is n x m.',
      '  A : B',
      '  ^^^^^',
      "  Did you mean A : B' ?",
    ],
    [
      "(x - m'*S)*z",
      'x: n, m: k, S: k x n, z: n',
      "shapes-differ: the sum needs equal shapes, but x is n and m'*S is 1 x n.",
      "  (x - m'*S)*z",
      '   ^^^^^^^^',
      "  Did you mean (x' - m'*S) ?",
    ],
    [
      'x + y*B',
      'x: m, y: m, B: 1 x n',
      'shapes-differ: the sum needs equal shapes, but x is m and y*B is m x n.',
      '  x + y*B',
      '  ^^^^^^^',
      '  Did you mean x*ones(1,n) + y*B ?',
    ],
    [
      'X^2',
      'X: m x n',
      'not-square: a power with ^ needs a scalar or a square matrix, but X is m x n.',
      '  X^2',
      '  ^^^',
      '  For the power of every entry: X.^2',
    ],
    [
      '2^x',
      'x: n',
      'exponent-not-scalar: an exponent after ^ is a scalar, but x is n.',
      '  2^x',
      '  ^^^',
      '  For the power of every entry: 2.^x',
    ],
    [
      'X^0.5',
      'X: n x n',
      'exponent-not-integer: the exponent of a matrix is an integer, but 0.5 is none.',
      '  X^0.5',
      '    ^^^',
      '  Did you mean sqrtm(X) ? For the power of every entry use .^ .',
    ],
    [
      'A/B',
      'A: n x n, B: n x n',
      'divisor-not-scalar: / divides by a scalar, but B is n x n.',
      '  A/B',
      '  ^^^',
      '  Did you mean A ./ B ?',
    ],
    ['tr(X)', 'X: m x n', 'not-square: tr needs a square matrix, but X is m x n.', '  tr(X)', '     ^'],
    [
      'tr(A*B)',
      'A: m x n, B: n x k',
      'not-square: tr needs a square matrix, but A*B is m x k.',
      '  tr(A*B)',
      '     ^^^',
    ],
    [
      'logsumexp(X)',
      'X: m x n',
      'wrong-shape: logsumexp takes n or 1 x n, but X is m x n.',
      '  logsumexp(X)',
      '            ^',
    ],
    [
      'sum(X,3)',
      'X: m x n',
      'wrong-shape: sum takes m x n, 1 or m x n, 2, but the second argument is 3.',
      '  sum(X,3)',
      '        ^',
    ],
    [
      'S',
      'S: m x n, S is symmetric',
      'not-square: the property symmetric needs a square matrix, but S is m x n.',
      '  where S: m x n, S is symmetric',
      '        ^',
    ],
    [
      'tr(eye)',
      'x: n',
      'size-unknown: nothing here tells the size of eye.',
      '  tr(eye)',
      '     ^^^',
      '  Write it out: eye(n), ones(n) or ones(m,n)',
    ],
    [
      'x',
      'x: n, 2 = 3',
      'dimensions-contradict: the dimensions 2 and 3 can never be equal.',
      '  where x: n, 2 = 3',
      '              ^^^^^',
    ],
    [
      'vec(X) - y',
      'X: m x n, y: n',
      'shapes-differ: the sum needs equal shapes, but vec(X) is m*n and y is n.',
      '  vec(X) - y',
      '  ^^^^^^^^^^',
      '  y is declared n but needs m*n.',
    ],
    [
      'norm2(A*x - b)^2',
      'A: m x n, b: n, x: n',
      'shapes-differ: the sum needs equal shapes, but A*x is m and b is n.',
      '  norm2(A*x - b)^2',
      '        ^^^^^^^',
      '  b is declared n but needs m.',
    ],
  ])('%s where %s is explained', (source, where, ...lines) => {
    expect(shapes(source, where)).toBe(lines.join('\n'))
  })

  it('says how dimensions that nobody named differ', () => {
    expect(shapes("A*x + A'*x", 'A: 2 x 3')).toBe(
      [
        "shapes-differ: the product needs as many columns on its left as rows on its right, but A' is 3 x 2 and x is 3.",
        "  A*x + A'*x",
        '        ^^^^',
        '  Did you mean A*x ?',
      ].join('\n'),
    )
  })
})

describe('an error about names', () => {
  it.each([
    [
      'lgo(x)',
      '',
      'unknown-function: there is no function lgo.',
      '  lgo(x)',
      '  ^^^',
      '  Did you mean log ?',
    ],
    [
      'sigmiod(x)',
      '',
      'unknown-function: there is no function sigmiod.',
      '  sigmiod(x)',
      '  ^^^^^^^',
      '  Did you mean sigmoid ?',
    ],
    [
      'foobar(x)',
      '',
      'unknown-function: there is no function foobar.',
      '  foobar(x)',
      '  ^^^^^^',
      '  For a generic elementwise function add: where foobar is elementwise',
    ],
    [
      'tr(A,B)',
      '',
      'wrong-argument-count: tr takes one argument, but here are 2 arguments.',
      '  tr(A,B)',
      '  ^^^^^^^',
    ],
    [
      'x[4]',
      'x: 3',
      'index-outside: there is no entry 4 where there are 3; the first is 1.',
      '  x[4]',
      '    ^',
    ],
    [
      "tr'(X)",
      '',
      "not-elementwise: only elementwise functions have a derivative tr', and tr is none.",
      "  tr'(X)",
      '  ^^^',
    ],
    ['h = x; h = y; h', '', 'duplicate-definition: h is defined twice.', '  h = x; h = y; h', '         ^'],
    [
      'h = k; k = x; h',
      '',
      'used-before-definition: k is used before it is defined.',
      '  h = k; k = x; h',
      '      ^',
      '  Definitions may use earlier ones only.',
    ],
    ['h = h + 1; h', '', 'self-reference: the definition of h uses h itself.', '  h = h + 1; h', '      ^'],
    [
      'exp = x; exp',
      '',
      'shadows-function: exp is a function, so a definition needs another name.',
      '  exp = x; exp',
      '  ^^^',
    ],
    [
      "n = x; ones(n)'*x",
      '',
      'shadows-dimension: n is a dimension, so a definition needs another name.',
      "  n = x; ones(n)'*x",
      '  ^',
    ],
    [
      'h = x; h',
      'h: n',
      'definition-declared: h is defined, so what it is follows from its definition.',
      '  where h: n',
      '        ^',
    ],
    [
      'pi = 3; pi',
      '',
      'reserved-name: pi is reserved and cannot name anything else.',
      '  pi = 3; pi',
      '  ^^',
    ],
    [
      'x',
      'eye: n',
      'reserved-name: eye is reserved and cannot name anything else.',
      '  where eye: n',
      '        ^^^',
    ],
    [
      'x',
      'x: n, n: m',
      'name-clash: n cannot be both a variable and a dimension.',
      '  where x: n, n: m',
      '              ^',
    ],
    [
      'x',
      'x: n, x: m',
      'duplicate-declaration: the shape of x is declared twice.',
      '  where x: n, x: m',
      '              ^',
    ],
    [
      'x',
      'y is symmetric',
      'unused-declaration: the problem has no y.',
      '  where y is symmetric',
      '        ^',
    ],
    [
      'S',
      'S is symetric',
      'unknown-property: symetric is no property.',
      '  where S is symetric',
      '             ^^^^^^^^',
      '  Did you mean symmetric ?',
    ],
    [
      'x',
      'x: 0',
      'bad-dimension: a dimension is made of positive integers, names, * and + .',
      '  where x: 0',
      '           ^',
    ],
    [
      'eye(A)',
      'A: m x n',
      'name-clash: A cannot be both a variable and a dimension.',
      '  where A: m x n',
      '        ^',
    ],
  ])('%s where %s is explained', (source, where, ...lines) => {
    expect(shapes(source, where)).toBe(lines.join('\n'))
  })

  it.each(['constructor', 'toString', 'lambda', 'np', 'end', 'hasOwnProperty'])(
    '%s is a name like any other',
    (name) => {
      expect(shapes(`A*${name}`, `A: m x n, ${name}: n`)).toBe(`A: m x n, ${name}: n`)
      expect(shapes(`${name}(x)`)).toMatch(`unknown-function: there is no function ${name}.`)
    },
  )
})
