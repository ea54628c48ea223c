/**
 * The commands and options as data: what arguments are read by, and what help, offers and completion are made from.
 * Owns their names, spelling and a line about each; leaves what they do to the commands.
 */
import type { Option } from './option-rows.ts'

export * from './option-rows.ts'

/** What stands where a command takes an argument of its own. */
export type Operand = 'expression' | 'file' | 'law' | 'shell' | 'command' | 'nothing'

export const SHELLS = ['bash', 'zsh', 'fish'] as const
export type Shell = (typeof SHELLS)[number]

export interface CommandRow {
  /** Empty for the command that has no name: `gradus EXPR`. */
  readonly name: string
  /** What is typed after the name. */
  readonly takes: string
  readonly operand: Operand
  /** A line for the list of commands. */
  readonly summary: string
  /** Further sentences of its own help. */
  readonly more?: string
  readonly options: readonly Option[]
  readonly examples: readonly string[]
}

const HOW = ['where', 'limit', 'form', 'layout', 'steps', 'no-steps', 'unconstrained'] as const
const LOOKS = ['latex-style', 'transpose', 'hadamard'] as const
/** How commands answer that are given problems as JSON. */
const ANSWERING = [
  ...HOW,
  ...(['code', 'no-asserts', 'factored', 'sizes', 'no-check', 'names'] as const),
  ...LOOKS,
  'rules',
] as const
const WHICH = ['wrt', 'as', 'direction', 'cotangent'] as const

/** `gradus EXPR`. */
export const DERIVE: CommandRow = {
  name: '',
  takes: 'EXPR --wrt NAME[,NAME]',
  operand: 'expression',
  summary: 'the derivation, the answer and its check',
  options: [
    ...WHICH,
    'subject-to',
    'from',
    'where',
    'to',
    'out',
    'no-steps',
    'no-check',
    'no-asserts',
    'factored',
    'with-check',
    'optimizer',
    'plan',
    'sizes',
    'steps',
    'align',
    'explain',
    'shapes',
    'names',
    'no-names',
    'layout',
    'unconstrained',
    'form',
    ...LOOKS,
    'limit',
    'rules',
  ],
  examples: [
    `gradus "sigma(W*x)'*b" --wrt W`,
    'gradus "h = tanh(V*x + c); norm2(W*h - y)^2" --wrt W,V --to numpy',
    'gradus "logdet(X)" --wrt X --as hessian --where "X is positive-definite"',
  ],
}

export const COMMANDS: readonly CommandRow[] = [
  {
    name: 'check',
    takes: 'EXPR --wrt NAME --answer EXPR',
    operand: 'expression',
    summary: 'whether an answer is right, and if not, why',
    more: 'The exit status is 0 for a right answer and 1 for any other. --from is gradus or latex, --to text or json.',
    options: [...WHICH, 'from', 'answer', 'where', 'layout', 'unconstrained', 'to', 'out', 'limit', 'rules'],
    examples: [`gradus check "x'*A*x" --wrt x --answer "2*A*x"`],
  },
  {
    name: 'audit',
    takes: 'FILE',
    operand: 'file',
    summary: 'whether each line of a derivation follows',
    more: 'A step a line: f = …, df = …, = …, df/dx = …; - is standard input. Each line is judged beside the one before; of the first that does not follow the fault is told, with numbers. The exit status is 0 where every line follows. --to is text or json.',
    options: ['wrt', 'from', 'where', 'layout', 'to', 'out', 'limit'],
    examples: ['gradus audit steps.txt --where "A: m x n"', 'gradus audit --from latex steps.tex'],
  },
  {
    name: 'convex',
    takes: 'EXPR --wrt NAME',
    operand: 'expression',
    summary: 'convex, concave, affine or neither, and why',
    more: 'It is gradus EXPR --as curvature.',
    options: ['wrt', 'from', 'where', 'to', 'out', 'no-check', 'explain', ...LOOKS, 'rules'],
    examples: ['gradus convex "norm2(A*x - b)^2 + logsumexp(x)" --wrt x'],
  },
  {
    name: 'minimize',
    takes: 'EXPR --over X',
    operand: 'expression',
    summary: 'the stationary point; is it a minimum, and why',
    more: 'It is gradus EXPR --wrt NAME --as minimize: the point at which the gradient is zero, how the value bends, and what is proved of the two together.',
    options: [
      'over',
      'subject-to',
      'from',
      'where',
      'to',
      'out',
      'no-steps',
      'no-check',
      'no-asserts',
      'steps',
      'explain',
      'names',
      'no-names',
      'form',
      ...LOOKS,
      'limit',
      'rules',
    ],
    examples: [
      `gradus minimize "norm2(X*w - y)^2" --over w`,
      `gradus minimize "norm2(A*x - b)^2" --over x --subject-to "C*x = d"`,
    ],
  },
  {
    name: 'read',
    takes: 'TEXT',
    operand: 'expression',
    summary: 'how a problem is read: text, shapes, choices',
    more: '--to is text or json.',
    options: ['wrt', 'as', 'from', 'where', 'to', 'out'],
    examples: [
      `gradus read --from latex "\\nabla_X \\operatorname{tr}(X^\\top B)"`,
      `gradus read "sigma(W*x)'*b"`,
    ],
  },
  {
    name: 'simplify',
    takes: 'EXPR',
    operand: 'expression',
    summary: 'the expression in simplest form, with its steps',
    options: ['where', 'form', 'steps', 'no-steps', 'explain', 'limit', 'rules'],
    examples: ['gradus simplify "A*B*x + A*C*x"'],
  },
  {
    name: 'batch',
    takes: '[FILE]',
    operand: 'file',
    summary: 'many problems: JSON Lines in, JSON Lines out',
    more: 'A problem a line, such as {"id":1,"expr":"norm2(A*x - b)^2","wrt":"x"}, and an answer a line, in the same order. One that fails does not stop the others; the exit status is then 1.',
    options: [...(['jobs', 'resume', 'timeout', 'memory'] as const), ...ANSWERING],
    examples: [
      'gradus batch problems.jsonl --no-steps --code numpy > answers.jsonl',
      'gradus batch problems.jsonl --jobs all --timeout 10 --resume answers.jsonl',
    ],
  },
  {
    name: 'serve',
    takes: '',
    operand: 'nothing',
    summary: 'answers as problems come, over streams or HTTP',
    more: 'A problem a line as in gradus batch, an answer a line as soon as it is there, with the id of its problem. {"cancel":ID} stops one, {"health":true} and {"metrics":true} tell how the service is. It ends when its input does. Over HTTP: POST /answer, GET /health, GET /metrics, and the page. A problem may take 10 seconds and 512 MB.',
    options: [...(['http', 'jobs', 'timeout', 'memory'] as const), ...ANSWERING],
    examples: ['gradus serve --code numpy', 'gradus serve --http 8080'],
  },
  {
    name: 'mcp',
    takes: '',
    operand: 'nothing',
    summary: 'the commands as tools for language models',
    more: 'A server of the Model Context Protocol over standard input and output, for programs that start one: derive, check, audit, explain and code. It keeps nothing between calls. A call may take 30 seconds.',
    options: ['timeout'],
    examples: ['gradus mcp'],
  },
  {
    name: 'functions',
    takes: '',
    operand: 'nothing',
    summary: 'every function of the language',
    options: [],
    examples: ['gradus functions'],
  },
  {
    name: 'targets',
    takes: '',
    operand: 'nothing',
    summary: 'the languages that code is generated in',
    options: [],
    examples: ['gradus targets'],
  },
  {
    name: 'rules',
    takes: '[NAME|FILE]',
    operand: 'law',
    summary: 'the laws in use, or one with an example',
    more: 'NAME is that of a law, as derivations give it, or of one of the files that the laws stand in.',
    options: ['prove'],
    examples: ['gradus rules d-product', 'gradus rules colon', 'gradus rules --prove mine.rules'],
  },
  {
    name: 'completion',
    takes: 'SHELL',
    operand: 'shell',
    summary: `a script for ${SHELLS.join(', ')}: Tab completes`,
    options: [],
    examples: [
      'source <(gradus completion bash)',
      `gradus completion zsh > "\${fpath[1]}/_gradus"`,
      'gradus completion fish | source',
    ],
  },
  {
    name: 'help',
    takes: '[COMMAND]',
    operand: 'command',
    summary: 'what a command takes, with examples',
    options: [],
    examples: ['gradus help batch', 'gradus help EXPR'],
  },
]

export const commandNamed = (name: string): CommandRow | undefined =>
  COMMANDS.find((command) => command.name === name)
