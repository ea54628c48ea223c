/**
 * Random well-shaped problems as text: scalar objectives over every function of the language inside its domain, with
 * structured variables and definitions. All dimensions are different. A problem is read off a list of numbers, so
 * that fast-check shrinks it by shrinking the list: zeros are the simplest leaves.
 */
import fc from 'fast-check'
import { FUNCTIONS } from '../../src/functions/index.ts'

export interface Sample {
  /** Definitions and objective. */
  readonly expr: string
  readonly where: string
  readonly wrt: string
}

/** The letters of the templates: scalar, vectors of n and m, their rows, and matrices. */
const SIZES = { S: '', V: 'n', U: 'm', R: '1 x n', M: 'n x n', T: 'm x n', G: 'n x m' } as const
export type Size = keyof typeof SIZES

const VARIABLES: Readonly<Record<string, { readonly shape: string; readonly props?: string }>> = {
  a: { shape: 'scalar' },
  c: { shape: 'scalar' },
  x: { shape: 'n' },
  y: { shape: 'n' },
  u: { shape: 'm' },
  r: { shape: '1 x n' },
  w: { shape: 'n', props: 'positive' },
  A: { shape: 'n x n' },
  B: { shape: 'n x n' },
  W: { shape: 'm x n' },
  X: { shape: 'm x n' },
  P: { shape: 'm x n', props: 'nonnegative' },
  S: { shape: 'n x n', props: 'symmetric' },
  C: { shape: 'n x n', props: 'posdef' },
  D: { shape: 'n x n', props: 'diagonal' },
  K: { shape: 'n x n', props: 'skew' },
  Q: { shape: 'n x n', props: 'orthogonal' },
}

/** Declared whether used or not, so that there is something to differentiate by and every dimension has a name. */
const ALWAYS: readonly string[] = ['a', 'x', 'u']

const LEAVES: Readonly<Record<Size, readonly string[]>> = {
  S: ['a', 'c', '2', '0.5', 'pi', 'n', '3', '0'],
  V: ['x', 'y', 'w', 'ones(n)', 'zeros(n)', "r'"],
  U: ['u', 'ones(m)'],
  R: ['r', "x'", "y'", 'ones(1,n)'],
  M: ['A', 'B', 'S', 'C', 'D', 'K', 'eye(n)', 'ones(n,n)', 'Q', 'zeros(n,n)'],
  T: ['W', 'X', 'P', 'ones(m,n)'],
  G: ["W'", "X'"],
}

/** Arguments at which a function of restricted domain is smooth. */
const INSIDE: ReadonlyMap<string, readonly string[]> = new Map([
  ['log', ['2 + X.^2', 'exp(X)', '1.5 + sin(X)']],
  ['sqrt', ['1 + X.^2', '2 + cos(X)']],
  ['asin', ['0.7*sin(X)']],
  ['acos', ['0.7*tanh(X)']],
  ['atanh', ['0.8*cos(X)']],
  ['acosh', ['1.5 + X.^2']],
  ['log1p', ['X.^2', 'sigmoid(X)']],
  ['tan', ['sin(X)']],
  ['exp', ['sin(X)', '-X.^2']],
  ['sinh', ['sin(X)']],
  ['cosh', ['tanh(X)']],
  ['expm1', ['tanh(X)']],
])

const elementwise = FUNCTIONS.filter(({ group }) => group === 'elementwise').flatMap(({ name }) =>
  (INSIDE.get(name) ?? ['X']).map((argument) => `${name}(${argument})`),
)

/** What holds of operands of every size, a scalar included. */
const entrywise = [
  ...['X + X', 'X - X', 'X + S', 'S - X', '-X', 'S*X', 'X*S', 'X/(1 + S^2)', 'X .* X', 'X ./ (1 + X.^2)'],
  ...['S ./ (2 + sin(X))', 'X.^2', 'X.^3', '(1 + X.^2).^S', '(2 + sin(X)).^X', '2.^sin(X)', '(1 + S^2).^X'],
  ...[
    '(1 + X.^2).^(-1)',
    '(1 + X.^2).^0.5',
    'X - X/3',
    '2*X/3',
    'phi(X)',
    "phi'(X)",
    'psi(X).*X',
    'X + X + X',
  ],
  ...['(X.^2).^(1/2)', 'X*2 - (X + X)', 'X .* X .* X', 'square(X)', '(X - X).*X', 'exp(log(1 + X.^2))'],
  ...elementwise,
]

const OWN: Readonly<Record<Size, readonly string[]>> = {
  S: [
    ...["V'*V", "V'*M*V", 'R*V', 'V : V', 'T : T', 'M : M', 'R : R', "U'*T*V", 'tr(M)', 'tr(M*M)', 'tr(T*G)'],
    ...['sum(V)', 'sum(T)', 'sum(M)', 'sum(R)', 'mean(T)', 'mean(V)', 'norm1(T)', 'norm2(V)', 'norm2(T)'],
    ...[
      'normF(M)',
      'norm2(V)^2',
      'normF(T)^2',
      'norm2(V - V)^2',
      'logsumexp(V)',
      'logsumexp(R)',
      'log(sum(exp(sin(V))))',
    ],
    ...[
      "logdet(C + T'*T)",
      'det(eye(n) + 0.2*M)',
      'logdet(D.^2 + eye(n))',
      "V'*inv(C + T'*T)*V",
      'tr(inv(C)*M)',
    ],
    ...[
      'tr(kron(M, M))',
      'sum(kron(V, U))',
      'tr(M^2)',
      'tr(M^3)',
      "V'*softmax(V)",
      "V'*logsoftmax(V)",
      'tr(M*S*M)',
    ],
    ...[
      'det(Q*C)',
      "-V'*log(softmax(V))",
      'norm1(softmax(V))',
      "vec(T)'*vec(T)",
      'sum(T.*T)',
      'norm2(R)',
      'S^2',
      'S^3',
    ],
    ...[
      "tr(T'*T*M)",
      'tr(diag(V)*M)',
      '(G*T) : M',
      'S*(V : V)',
      'S/(1 + V : V)',
      'logdet(2*C)',
      'log(det(C))',
      'det(inv(C))',
    ],
    ...['M[1,2]', 'V[2]', 'T[2,1]', 'R[1]', 'tr(expm(tanh(M)))', "spectral(C + V*V')", "nuclear(C + T'*T)"],
    ...[
      "sqrt(1 + V'*V)",
      "(V'*V)*(U'*U)",
      'sum(M^2*V)',
      'norm2(M*V)*norm2(T*V)',
      'tr(S*eye(n))',
      'exp(-norm2(V)^2)',
    ],
  ],
  V: [
    ...['max(V, V)', 'min(V, S)', "spectral_left(C + V*V')", 'logsumexp(M,2)', 'unit(n,2)'],
    ...[
      'M*V',
      'G*U',
      "M'*V",
      'M*M*V',
      'diag(M)',
      'diag(V)*V',
      "R'",
      'sum(M,2)',
      'sum(G,2)',
      'mean(M,2)',
      'softmax(V)',
    ],
    ...[
      'logsoftmax(V)',
      'softmax(M*V)',
      'V*(R*V)',
      "inv(C + T'*T)*V",
      'inv(C)*M*V',
      'D*V',
      'M^2*V',
      'vec(V)',
      'V*S',
    ],
    ...[
      "(R*M)'",
      'G*T*V',
      'diag(S*M)',
      'V + vector(S)',
      'Q*V',
      "Q'*V",
      'vec(R)',
      'inv(Q)*V',
      'diag(M*M)',
      'M*(V - V)',
      '(M + M)*V',
    ],
  ],
  U: [
    'logsumexp(T,2)',
    'max(U, 1)',
    'T*V',
    'T*M*V',
    'sum(T,2)',
    'T*G*U',
    'mean(T,2)',
    'softmax(U)',
    'diag(U)*U',
    'vec(U)',
    "T*R'",
    'diag(T*G)',
  ],
  R: [
    'logsumexp(T,1)',
    'min(R, R)',
    "V'",
    'R*M',
    "U'*T",
    'sum(T,1)',
    'mean(T,1)',
    'softmax(R)',
    'logsoftmax(R)',
    'sum(M,1)',
    "diag(M)'",
    'R*diag(V)',
    'R*inv(C)',
  ],
  M: [
    ...['expm(0.3*tanh(M))', "sqrtm(C + T'*T)", "logm(C + T'*T)", "chol(C + T'*T)", 'tril(M)', 'triu(M)'],
    ...['adj(C)', 'kron(V, R)', 'softmax(M,1)', 'chol(C)', 'sqrtm(C)', 'sylvester(C, C, M)'],
    ...[
      'M*M',
      "M'",
      'M^2',
      'M^3',
      "M'^2",
      'V*R',
      "V*V'",
      "T'*T",
      'G*T',
      'diag(V)',
      'diag(R)',
      'diag(diag(M))',
      "inv(C + T'*T)",
    ],
    ...[
      'inv(C)',
      'C^-1',
      'M*D',
      'D*M',
      "(M*M)'",
      "M + M'",
      'inv(eye(n) + D.^2)',
      'Q*M',
      "Q*M*Q'",
      'inv(Q)',
      'inv(2*C)',
      'M*inv(C)',
    ],
    ...[
      'S*M*M',
      'M*eye(n)',
      'eye(n) - M',
      "inv(C)'*M",
      'C*inv(C)*M',
      '(M - M)*M',
      'M + matrix(S)',
      'K*M',
      'inv(Q*C)',
      'M*(M + M)',
      'M.*eye(n)',
    ],
  ],
  T: [
    ...['max(T, T)', 'min(T, S)', 'softmax(T,1)', 'softmax(T,2)', 'logsoftmax(T,1)', 'logsoftmax(T,2)'],
    ...[
      'T*M',
      "U*V'",
      'U*R',
      "(M*G)'",
      'diag(U)*T',
      'T*diag(V)',
      "G'",
      'T*inv(C)',
      'T*G*T',
      "U*ones(n)'",
      "ones(m)*V'",
    ],
    ...[
      'T*D',
      'T - U*R',
      'T*M*M',
      'kron(U, R)',
      'T*Q',
      'S*T*M',
      '(T - T)*M',
      'U*sum(T,1)',
      'kron(R, U)',
      'T*(M - eye(n))',
    ],
  ],
  G: ['pinv(T + 3*W)', "T'", 'M*G', "V*U'", 'G*diag(U)', "(T*M)'", 'inv(C)*G'],
}

/** Written so that `X` is the operand of the size asked for and every letter with a size an operand of that. */
const templatesOf = (size: Size): readonly string[] => [
  ...entrywise.map((template) => template.replaceAll(/\bX\b/g, size)),
  ...OWN[size].map((template) => template.replaceAll(/\b[CDKQ]\b/g, (name) => `@${name}`)),
]

const TEMPLATES = new Map((Object.keys(SIZES) as Size[]).map((size) => [size, templatesOf(size)]))

/** Numbers between 0 and 1 less, as fast-check makes and shrinks them. */
const UNIT = 1_000_000

/** Reads a problem off a list of numbers; a list that has run out goes on with zeros. The value has one of the sizes. */
export const problemFrom = (
  numbers: readonly number[],
  depth: number,
  sizes: readonly Size[] = ['S'],
): Sample => {
  let at = 0
  const choose = <T>(options: readonly T[]): T => {
    const number = numbers[at++] ?? 0
    return options[Math.floor((number / UNIT) * options.length)]!
  }
  const definitions: { readonly name: string; readonly size: Size; readonly value: string }[] = []
  const leaf = (size: Size): string =>
    choose([...LEAVES[size], ...definitions.filter((known) => known.size === size).map(({ name }) => name)])
  const expression = (size: Size, left: number): string => {
    if (left === 0 || choose(['leaf', 'compound', 'compound', 'compound', 'compound']) === 'leaf')
      return leaf(size)
    return choose(TEMPLATES.get(size)!)
      .split(/(?<![@\w])([SVURMTG])(?!\w)/)
      .map((part) => (part in SIZES ? `(${expression(part as Size, left - 1)})` : part.replaceAll('@', '')))
      .join('')
  }
  const names = choose([[], [], [], ['h1'], ['h1'], ['h1', 'h2'], ['h1', 'h2', 'h3']])
  for (const name of names) {
    const size = choose(['S', 'V', 'U', 'R', 'M', 'T'] as const)
    definitions.push({ name, size, value: expression(size, Math.max(1, depth - 1)) })
  }
  const objective = expression(choose(sizes), depth)
  const expr = [...definitions.map(({ name, value }) => `${name} = ${value}`), objective].join('; ')
  const used = Object.keys(VARIABLES).filter((name) => new RegExp(`(?<!\\w)${name}(?!\\w)`).test(expr))
  const where = Object.entries(VARIABLES)
    .filter(([name]) => used.includes(name) || ALWAYS.includes(name))
    .flatMap(([name, { shape, props }]) => [`${name}: ${shape}`, ...(props ? [`${name} is ${props}`] : [])])
  const wrt = used.length === 0 ? 'a' : choose([...used.map((name) => [name]), used]).join(',')
  return { expr, where: where.join(', '), wrt }
}

/** Random problems, operators nested at most `depth` deep. */
export const problems = (depth = 4, sizes: readonly Size[] = ['S']): fc.Arbitrary<Sample> =>
  fc
    .array(fc.nat({ max: UNIT - 1 }), { minLength: 0, maxLength: 120, size: 'max' })
    .map((numbers) => problemFrom(numbers, depth, sizes))
