/**
 * Random problems over the widened language as text: sums and lists over indices, definitions by entries, slices, blocks,
 * functions of the user, generic functions, the functions of vectors and matrices that came with them. All dimensions
 * are different. Indices may hide each other, and variables. As in `problems.ts`, a problem is read off a list of numbers.
 */
import fc from 'fast-check'
import type { Sample } from './problems.ts'

/** Scalar, vectors of n, m and p, matrices. */
const SHAPES = {
  S: 'scalar',
  V: 'n',
  U: 'm',
  P: 'p',
  M: 'n x n',
  T: 'm x n',
  F: 'n x p',
} as const
export type Wide = keyof typeof SHAPES
export const WIDE = Object.keys(SHAPES) as readonly Wide[]

const VARIABLES: Readonly<Record<string, string>> = {
  a: 'scalar',
  c: 'scalar',
  x: 'n',
  y: 'n',
  u: 'm',
  w: 'p',
  A: 'n x n',
  B: 'n x n',
  W: 'm x n',
  X: 'n x p',
  Y: 'n x p',
}

/** Declared whether used or not, so that there is something to differentiate by and every dimension has a name. */
const ALWAYS: readonly string[] = ['a', 'x', 'u', 'w']

const GENERIC: Readonly<Record<string, string>> = { f: 'n -> scalar', g: 'n -> m', H: 'm x n -> scalar' }

/** `i` and `l` stand for indices that run to n, `j` to m, `k` to p; what has them is offered where they are bound. */
const RANGE = { i: 'n', l: 'n', j: 'm', k: 'p' } as const
type Role = keyof typeof RANGE

/** A leaf: its text by the names of the indices it has, which stand as #i in it. */
const LEAVES: Readonly<Record<Wide, readonly string[]>> = {
  S: [
    ...[
      'a',
      'c',
      '2',
      '0.5',
      'x[2]',
      'A[1,2]',
      'W[2,1]',
      'x[#i]',
      'y[#i]',
      'u[#j]',
      'w[#k]',
      'A[#i,#l]',
      'A[#i,#i]',
    ],
    ...[
      'B[#l,#i]',
      'W[#j,#i]',
      'X[#i,#k]',
      'Y[#i,#k]',
      'X[#i,1]',
      'W[1,#i]',
      '(X[#i,:]*w)',
      "(X[#i,:]*X[#l,:]')",
    ],
    ...["(X[#i,:]*Y[#l,:]')", '(W[#j,:]*x)', "(x'*A[:,#i])", "(y'*X[:,#k])", '#i/n', '1/(#i + #j)'],
  ],
  V: ['x', 'y', 'ones(n)', 'A[:,#i]', "A[#i,:]'", "W[#j,:]'", 'X[:,#k]', 'A[:,1]', 'unit(n,#i)'],
  U: ['u', 'ones(m)', 'W[:,#i]', 'W[:,2]'],
  P: ['w', "X[#i,:]'", "Y[#i,:]'", "(X[#i,:] - X[#l,:])'", "X[1,:]'"],
  M: ['A', 'B', 'eye(n)'],
  T: ['W', 'ones(m,n)'],
  F: ['X', 'Y', 'zeros(n,p)'],
}

/** What holds of operands of every size, a scalar included. `{S+ij}` is a scalar that may have the indices i and j, `{!}` the last operand again. */
const entrywise = [
  ...['{X} + {X}', '{X} - {X}', '{S}*{X}', '-{X}', '{X} .* {X}', '{X}/(1 + ({S})^2)', '{X}.^2', 'sin({X})'],
  ...[
    'tanh({X})',
    '{X} ./ (1 + ({X}).^2)',
    'phi({X})',
    'sigmoid({X})',
    'exp(-({X}).^2)',
    'log(1 + ({X}).^2)',
  ],
  ...['max({X}, {X})', 'huber({X}, 2)', 'normcdf({X})', 'lgamma(1.5 + ({X}).^2)', 'digamma(1.5 + ({X}).^2)'],
  ...['hypot(1, {X})', 'sum(u[#j]*({X+j}) for #j)', 'sum({X+i} for #i in 1:n)', 'mean({X+i} for #i in 1:n)'],
  ...[
    'sum(w[#k]*({X+k}) for #k)',
    'sum({X+i} for #i in 2:n)',
    'sum({X+il} for #i in 1:n, #l in 1:n if #i != #l)',
  ],
  ...['sum({X+il} for #i in 1:n, #l in 1:n if #i < #l)'],
]

const OWN: Readonly<Record<Wide, readonly string[]>> = {
  S: [
    ...[
      'sum({S+i} for #i in 1:n)',
      'sum({S+ij} for #i in 1:n, #j in 1:m)',
      'log(sum(exp(sin({S+i})) for #i in 1:n))',
    ],
    ...[
      'norm2({V})',
      'norm2({F})^2',
      "({V})'*({V})",
      "({U})'*({T})*({V})",
      'sum({M})',
      'tr({M})',
      'mean({T})',
    ],
    ...[
      'f({V})',
      'H({T})',
      "({V})'*grad(f)({V})",
      'sum(({V})[1:2])',
      '({V})[2]',
      '({T})[2,1]',
      'tr(({M})[1:2,1:2])',
    ],
    ...[
      'sum(sin([{V}; {U}]))',
      'sum(sin([{T}, {U}]))',
      "sum([{M}, ({T})'; {T}, ones(m,m)].^2)",
      'prod(1 + ({V}).^2)',
    ],
    ...['var({V})', 'std({U})', 'norm({P}, 3)', "eigmax({M} + ({!})')", "sum(sin(eigvals({M} + ({!})')))"],
    ...['sum(svdvals({F}).^3)', "logdet(eye(n) + ({T})'*({!}))", 'sum(vech({M}).^2)', "({U})'*g({V})"],
    ...['norm2(g({V}) - {U})^2', "({P})'*({P})", 'exp(-norm2({P})^2)', 'logsumexp({V})'],
  ],
  V: [
    ...[
      '[{S+i} for #i in 1:n]',
      '[x[#i]*({S+i}) for #i]',
      '({M})*({V})',
      "({T})'*({U})",
      '({F})*({P})',
      'diag({M})',
    ],
    ...[
      '[{S}; ({V})[2:n]]',
      '[({V})[1:2]; ({V})[3:n]]',
      'grad(f)({V})',
      "jacobian(g)({V})'*({U})",
      'cumsum({V})',
    ],
    ...[
      'softmax({V})',
      '[{T}; {M}][m+1:m+n,1]',
      'sum({F},2)',
      "eigvals({M} + ({!})')",
      'sum(sqdist({F},{F}),2)',
    ],
    ...["inv(eye(n) + ({F})*({!})')*({V})", '({M})[:,2]', '({F})[2,1]*({V})', 'hessian(f)({V})*({V})'],
  ],
  U: ['[{S+j} for #j in 1:m]', 'g({V})', '({T})*({V})', '({T})[:,1]', 'jacobian(g)({V})*({V})', 'sum({T},2)'],
  P: ['[{S+k} for #k in 1:p]', "({F})'*({V})", "({F})[1,:]'", 'softmax({P})', 'sum(x[#i]*({P+i}) for #i)'],
  M: [
    ...[
      '({M})*({M})',
      "({M})'",
      "({V})*({V})'",
      "({T})'*({!})",
      "({F})*({!})'",
      'diag({V})',
      'sqdist({F},{F})',
    ],
    ...[
      "inv(eye(n) + ({T})'*({!}))",
      'exp(-sqdist({F},{F}))',
      "lyap(-eye(n) - ({F})*({!})', {M})",
      'hessian(f)({V})',
    ],
  ],
  T: [
    ...['({T})*({M})', "({U})*({V})'", '[({T})[:,1:2], ({T})[:,3:n]]', 'jacobian(g)({V})', 'diag({U})*({T})'],
    ...['[({T})[1,:]; ({T})[2:m,:]]', "[sin({S+j})*({V})' for #j in 1:m]"],
  ],
  F: [
    ...['({M})*({F})', "({V})*({P})'", "[({S+i})*({P+i})' for #i in 1:n]", '[({F})[:,1], ({F})[:,2:p]]'],
    ...['softmax({F},1)', 'diag({V})*({F})'],
  ],
}

const TEMPLATES = new Map(
  WIDE.map((size) => [
    size,
    [...entrywise.map((template) => template.replaceAll('{X', `{${size}`)), ...OWN[size]],
  ]),
)

/** Names of indices. Those that others have, variables too, are hidden. */
const NAMES: Readonly<Record<Role, readonly string[]>> = {
  i: ['i', 'i', 'i', 'l', 'c'],
  l: ['l', 'l', 's', 'i', 'n1'],
  j: ['j', 'j', 'j', 'k', 'i'],
  k: ['k', 'k', 'k', 'j', 'y'],
}

interface Index {
  readonly name: string
  readonly range: string
}

/** Numbers between 0 and 1 less, as fast-check makes and shrinks them. */
const UNIT = 1_000_000

const occurs = (name: string, text: string): boolean => new RegExp(`(?<!\\w)${name}(?!\\w)`).test(text)

/** The roles that a text has indices of. */
const rolesIn = (text: string): Role[] => [
  ...new Set([...text.matchAll(/#([iljk])/g)].map(([, role]) => role as Role)),
]

const named = (text: string, names: ReadonlyMap<Role, string>): string =>
  text.replaceAll(/#([iljk])/g, (_, role: Role) => names.get(role)!)

/** Reads a problem off a list of numbers; a list that has run out goes on with zeros. The value has one of the sizes. */
export const wideFrom = (
  numbers: readonly number[],
  depth: number,
  sizes: readonly Wide[] = ['S'],
): Sample => {
  let at = 0
  const choose = <T>(options: readonly T[]): T =>
    options[Math.floor(((numbers[at++] ?? 0) / UNIT) * options.length)]!
  const known: { readonly text: string; readonly size: Wide }[] = []
  const calls: { readonly text: string; readonly size: Wide }[] = []

  /** Names for the roles of a leaf out of the indices at hand, all different; none where there are too few. */
  const filled = (text: string, bound: readonly Index[]): string[] => {
    const names = new Map<Role, string>()
    for (const role of rolesIn(text)) {
      const free = bound.filter(
        ({ name, range }) => range === RANGE[role] && ![...names.values()].includes(name),
      )
      if (free.length === 0) return []
      names.set(role, free.at(-1)!.name)
    }
    const words = text.replaceAll(/#\w/g, '')
    return bound.some(({ name }) => occurs(name, words)) ? [] : [named(text, names)]
  }
  const leaf = (size: Wide, bound: readonly Index[]): string => {
    const own = known.filter((one) => one.size === size).map(({ text }) => text)
    const fits = [...LEAVES[size], ...own].flatMap((text) => filled(text, bound))
    return choose(
      fits.some((text) => bound.some(({ name }) => occurs(name, text))) && choose([true, true, false])
        ? fits.filter((text) => bound.some(({ name }) => occurs(name, text)))
        : fits,
    )
  }
  const compound = (template: string, left: number, bound: readonly Index[]): string => {
    const names = new Map<Role, string>()
    for (const role of rolesIn(template))
      names.set(
        role,
        choose(NAMES[role].filter((name) => ![...names.values()].includes(name) && !occurs(name, template))),
      )
    let last = ''
    return template
      .split(/(\{[\w!](?:\+\w+)?\})/)
      .map((part) => {
        if (part === '{!}') return last
        const [, size, roles = ''] = /^\{(\w)(?:\+(\w+))?\}$/.exec(part) ?? []
        if (size === undefined) return named(part, names)
        const own = [...roles].map((role) => ({ name: names.get(role as Role)!, range: RANGE[role as Role] }))
        const others = bound.filter(({ name }) => !own.some((one) => one.name === name))
        last = `(${expression(size as Wide, left - 1, [...others, ...own])})`
        return last
      })
      .join('')
  }
  const expression = (size: Wide, left: number, bound: readonly Index[] = []): string => {
    if (left === 0 || choose(['leaf', 'compound', 'compound', 'compound']) === 'leaf')
      return leaf(size, bound)
    const own = calls.filter((call) => call.size === size).map(({ text }) => text)
    const hidden = bound.map(({ name }) => name)
    const fit = [...own, ...own, ...own, ...TEMPLATES.get(size)!].filter(
      (template) => !hidden.some((name) => occurs(name, template.replaceAll(/#\w/g, ''))),
    )
    return compound(choose(fit), left, bound)
  }

  const lines: string[] = []
  for (const kind of choose([
    [],
    [],
    ['entries'],
    ['function'],
    ['plain', 'entries'],
    ['function', 'entries'],
  ])) {
    const name = `h${lines.length + 1}`
    if (kind === 'plain') {
      const size = choose(WIDE)
      lines.push(`${name} = ${expression(size, depth - 1)}`)
      known.push({ text: name, size })
    } else if (kind === 'entries') {
      const [head, size] = choose([
        ['[#i] = x[#i]*{S+i}', 'V'],
        ['[#j,#i] = W[#j,#i] + {S+ij}', 'T'],
        ['[#i,#l] = (x[#i] - y[#l])*{S+il}', 'M'],
      ] as const)
      lines.push(name + compound(head, depth, []))
      known.push({ text: name, size }, ...(size === 'V' ? [{ text: `${name}[#i]`, size: 'S' } as const] : []))
    } else {
      const argument = choose(['S', 'V', 'P', 'T'] as const)
      const size = choose(['S', 'S', 'V', 'U'] as const)
      known.push({ text: 'q', size: argument })
      lines.push(`${name}(q) = ${expression(size, Math.max(1, depth - 1))}`)
      known.pop()
      calls.push({ text: `${name}({${argument}})`, size })
    }
  }
  const objective = expression(choose(sizes), depth)
  const expr = [...lines, objective].join('; ')
  const used = Object.keys(VARIABLES).filter((name) => occurs(name, expr))
  const where = [
    ...Object.entries(VARIABLES).filter(([name]) => used.includes(name) || ALWAYS.includes(name)),
    ...Object.entries(GENERIC).filter(([name]) => occurs(name, expr)),
  ].map(([name, shape]) => `${name}: ${shape}`)
  return { expr, where: where.join(', '), wrt: used.length === 0 ? 'a' : choose(used) }
}

/** Random problems over the widened language, operators nested at most `depth` deep. */
export const wide = (depth = 3, sizes: readonly Wide[] = ['S']): fc.Arbitrary<Sample> =>
  fc
    .array(fc.nat({ max: UNIT - 1 }), { minLength: 0, maxLength: 150, size: 'max' })
    .map((numbers) => wideFrom(numbers, depth, sizes))
