/**
 * Problems of any size, whose derivatives should take work in proportion to it.
 */
const each = (n, item) => Array.from({ length: n }, (_, i) => item(i + 1))

/** `h1 = first; h2 = …; norm2(hL - y)^2` by every W at once. */
const network = (layer, first) => (size) => ({
  expr: `${each(size, (i) => `h${i} = ${i === 1 ? first : layer(i)}`).join('; ')}; norm2(h${size} - y)^2`,
  wrt: each(size, (i) => `W${i}`).join(','),
})

const NESTED = ['sin', 'cos', 'exp']

const tower = (size) => {
  const parts = each(size, (i) => `t${i} = ${i} + ${NESTED[i % 3]}(${i === 1 ? 'x' : `t${i - 1}`}/3)`)
  return { expr: `${parts.join('; ')}; sin(t${size}) where x: scalar`, wrt: 'x' }
}

const definedTerms = (size) => ({
  expr: `${each(size, (i) => `t${i} = ${i}*x^2*sin(${i}*x)`).join('; ')}; ${each(size, (i) => `t${i}`).join(' + ')} where x: scalar`,
  wrt: 'x',
})

const terms = (size) => ({
  expr: `${each(size, (i) => `tr(A${i}*X*B${i}*X')`).join(' + ')}`,
  wrt: 'X',
})

/** The same problem, another kind of derivative. */
const as = (kind, of) => (size) => ({ ...of(size), kind })

const LAYERS = [10, 20, 40, 80, 160, 320, 640, 1000]
const TERMS = [10, 20, 40, 80, 160, 320]

export const FAMILIES = [
  {
    name: 'network of tanh layers',
    sizes: LAYERS,
    of: network((i) => `tanh(W${i}*h${i - 1})`, 'tanh(W1*x)'),
  },
  { name: 'network of linear layers', sizes: LAYERS, of: network((i) => `W${i}*h${i - 1}`, 'W1*x') },
  {
    name: 'residual network',
    sizes: LAYERS,
    of: network((i) => `h${i - 1} + tanh(W${i}*h${i - 1})`, 'x + tanh(W1*x)'),
  },
  { name: 'tower of sines, cosines and exponentials', sizes: TERMS, of: tower },
  { name: 'sum of defined terms', sizes: TERMS, of: definedTerms },
  { name: 'sum of traces', sizes: TERMS, of: terms },
  {
    name: 'hvp of a network of tanh layers',
    sizes: LAYERS,
    of: as(
      'hvp',
      network((i) => `tanh(W${i}*h${i - 1})`, 'tanh(W1*x)'),
    ),
  },
  { name: 'Hessian of a tower', sizes: TERMS, of: as('hessian', tower), power: 2 },
]

/** A chain of definitions too long for recursion. */
export const DEEP = [
  { name: 'tower, 10,000 definitions', request: tower(10_000) },
  { name: 'tanh of a scaled vector, 10,000 definitions', request: vectorChain(10_000) },
  { name: 'hvp of a tower, 10,000 definitions', request: { ...tower(10_000), kind: 'hvp' } },
]

function vectorChain(size) {
  const parts = each(size, (i) => `h${i} = tanh(${i === 1 ? 'x' : `h${i - 1}`}/2)`)
  return { expr: `${parts.join('; ')}; sum(h${size})`, wrt: 'x' }
}
