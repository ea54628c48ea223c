/**
 * The tools that language models are offered: each is a command of the command line, with its arguments by name, so
 * that what a model reads is what a person reads.
 */
import { z } from 'zod'
import { KINDS, QUESTIONS, SETTLING } from '../expr/kinds.ts'
import { LANGUAGE_NAMES } from '../read/reading.ts'

/** What `gradus` is called with, and what it reads from standard input. */
export interface Call {
  readonly argv: readonly string[]
  readonly input?: string
}

export interface Tool<Shape extends z.ZodRawShape = z.ZodRawShape> {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly fields: z.ZodObject<Shape>
  readonly call: (given: z.infer<z.ZodObject<Shape>>) => Call
}

const SHORT = 200
const name = z.string().min(1).max(SHORT)

const where = z
  .string()
  .optional()
  .describe(
    'Shapes and properties of names: "A: m x n, x: n, c: scalar, S is symmetric positive-definite". What is not declared is inferred, and the answer says how each name was read.',
  )

const PROBLEM = {
  expr: z
    .string()
    .describe(
      `The expression. In Gradus: sigma(W*x)'*b, norm2(A*x - b)^2, tr(X'*A*X), logdet(S), sum(log(1 + exp(-y .* (X*w)))); * is the matrix product, .* the entrywise one, ' the transpose; definitions before it, parted by semicolons.`,
    ),
  language: z
    .enum(['gradus', ...LANGUAGE_NAMES])
    .optional()
    .describe('The language of expr; gradus is the usual one.'),
  wrt: name.describe('The variable to differentiate by, or several: "W" or "W,V".'),
  where,
}

const USUAL = 'without it the gradient of a scalar and the Jacobian of anything else.'

/** What derivatives are asked for by, whoever gives the answer. */
const DERIVATIVE = {
  kind: z.enum(KINDS).optional().describe(`What the answer is; ${USUAL}`),
  direction: z
    .record(name, name)
    .optional()
    .describe(
      'For jvp, hvp, taylor, covariance and the like: names of the directions by variable, {"X": "V"}; without it X moves by dX.',
    ),
  cotangent: name.optional().describe('For vjp: the name of the cotangent; without it Z.'),
}

const CONSTRAINTS = z
  .array(z.string().min(1))
  .optional()
  .describe(`For ${SETTLING.join(' and ')}: linear equations that the point satisfies, ["A*x = b"].`)

const ASKED = {
  ...DERIVATIVE,
  kind: z.enum(QUESTIONS).optional().describe(`What is asked; ${USUAL}`),
  constraints: CONSTRAINTS,
}

const layout = z
  .enum(['numerator', 'denominator'])
  .optional()
  .describe('Of a Jacobian; numerator is the usual one.')

interface Problem {
  readonly expr: string
  readonly language?: string | undefined
  readonly wrt: string
  readonly where?: string | undefined
  readonly kind?: string | undefined
  readonly direction?: Readonly<Record<string, string>> | undefined
  readonly cotangent?: string | undefined
  readonly constraints?: readonly string[] | undefined
}

/** Options with a value, where there is one. */
const options = (values: Readonly<Record<string, string | undefined>>): string[] =>
  Object.entries(values).flatMap(([option, value]) => (value === undefined ? [] : [`--${option}=${value}`]))

const problem = ({ direction, constraints, kind, ...given }: Problem): string[] =>
  options({
    from: given.language,
    wrt: given.wrt,
    where: given.where,
    as: kind,
    direction:
      direction &&
      Object.entries(direction)
        .map((pair) => pair.join('='))
        .join(),
    cotangent: given.cotangent,
    'subject-to': constraints?.join('; '),
  })

const tool = <Shape extends z.ZodRawShape>(made: Tool<Shape>): Tool => made as unknown as Tool

const DERIVE = tool({
  name: 'derive',
  title: 'Differentiate',
  description:
    'Differentiates a matrix expression: the answer in closed form, the shapes of all names, assumptions, and a numerical check. With steps also the derivation, each line with its law.',
  fields: z.strictObject({
    ...PROBLEM,
    ...ASKED,
    layout,
    steps: z.boolean().optional().describe('Whether the derivation is given too; it may be long.'),
    format: z.enum(['text', 'latex', 'markdown']).optional().describe('text is the usual one.'),
  }),
  call: ({ expr, layout: by, steps, format, ...rest }) => ({
    argv: [
      ...problem({ expr, ...rest }),
      ...options({ layout: by, to: format }),
      ...(steps ? [] : ['--no-steps']),
    ],
    input: expr,
  }),
})

const CHECK = tool({
  name: 'check',
  title: 'Judge a derivative',
  description:
    'Judges whether an answer to a differentiation problem is right: proved, or compared at random points. If it is not, says why (transposed, a factor, a sign, right only for symmetric matrices) and what it should be.',
  fields: z.strictObject({
    ...PROBLEM,
    answer: z.string().describe('The answer to be judged, in the language of expr.'),
    ...DERIVATIVE,
    layout,
  }),
  call: ({ expr, answer, layout: by, ...rest }) => ({
    argv: ['check', ...problem({ expr, ...rest }), ...options({ answer, layout: by })],
    input: expr,
  }),
})

const AUDIT = tool({
  name: 'audit',
  title: 'Audit a derivation',
  description:
    'Judges a derivation line by line, each beside the one before, and tells the first that does not follow, its fault, the law that was probably meant, and numbers that show it.',
  fields: z.strictObject({
    lines: z
      .array(z.string())
      .min(1)
      .max(SHORT)
      .describe(
        `The lines, a step each: "f = norm2(A*x - b)^2", "df = 2*(A*x - b) : A*d(x)", "= 2*A'*(A*x - b) : d(x)".`,
      ),
    language: z
      .enum(['gradus', 'latex'])
      .optional()
      .describe('The language of the lines; gradus is the usual one.'),
    wrt: name.optional().describe('The variable that moves, where the lines do not say it.'),
    where,
  }),
  call: ({ lines, language, wrt, where: declared }) => ({
    argv: ['audit', ...options({ from: language, wrt, where: declared }), '-'],
    input: `${lines.map((line) => line.replaceAll('\n', ' ')).join('\n')}\n`,
  }),
})

const EXPLAIN = tool({
  name: 'explain',
  title: 'Explain a derivation',
  description:
    'Differentiates as derive does, with every step and its law in words, with formula and source.',
  fields: z.strictObject({ ...PROBLEM, ...ASKED }),
  call: ({ expr, ...rest }) => ({
    argv: [...problem({ expr, ...rest }), '--explain'],
    input: expr,
  }),
})

const codeIn = (targets: readonly string[]): Tool =>
  tool({
    name: 'code',
    title: 'Generate code',
    description:
      'A function in a programming language that computes the value and its derivative; it checks the shapes of its arguments.',
    fields: z.strictObject({
      ...PROBLEM,
      target: z.enum(targets as [string, ...string[]]).describe('The language or library of the code.'),
      ...ASKED,
    }),
    call: ({ expr, target, ...rest }) => ({
      argv: [...problem({ expr, ...rest }), ...options({ to: target })],
      input: expr,
    }),
  })

/** The tools; the one that generates code needs the names of its languages. */
export const toolsFor = (targets: readonly string[]): readonly Tool[] => [
  DERIVE,
  CHECK,
  AUDIT,
  EXPLAIN,
  codeIn(targets),
]
