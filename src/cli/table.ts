/**
 * The commands and options as data: what arguments are read by, and what help, offers and completion are made from.
 * Owns their names, spelling and a line about each; leaves what they do to the commands.
 */
import { type DerivativeKind, KINDS, kindsWith } from '../expr/kinds.ts'
import { FORMATS } from '../formats/index.ts'
import { STYLES } from '../print/style.ts'
import { LANGUAGE_NAMES } from '../read/reading.ts'

export interface OptionRow {
  /** What stands for its value in help; a flag has none. */
  readonly value?: string
  readonly summary: string
  /** The words that its value is one of. */
  readonly words?: readonly string[]
  /** Names of targets are among the words; they are loaded where they are needed. */
  readonly targets?: true
  /** Words may be given several at a time, with commas. */
  readonly list?: true
  /** The value is the path of a file. */
  readonly file?: true
  /** The kinds of derivative that make use of it, where not all do. */
  readonly kinds?: readonly DerivativeKind[]
}

const DIRECTED = kindsWith(({ companion }) => companion?.of === 'variable')

export const OPTIONS = {
  wrt: { value: 'NAME[,NAME]', summary: 'the variables to differentiate by' },
  as: {
    value: 'KIND',
    words: KINDS,
    summary: `${KINDS.slice(0, -1).join(', ')} or ${KINDS.at(-1)}; without it the gradient of a scalar and the Jacobian of anything else`,
  },
  direction: {
    value: 'NAME=DIRECTION',
    kinds: DIRECTED,
    summary: `the direction in which a variable moves (${DIRECTED.join(', ')}); X moves by dX`,
  },
  cotangent: {
    value: 'NAME',
    kinds: kindsWith(({ companion }) => companion?.of === 'value'),
    summary: 'what a vjp is pulled back from; Z',
  },
  where: { value: '"DECLARATIONS"', summary: 'shapes and properties: "x: n, S is symmetric"' },
  answer: { value: 'EXPR', summary: 'the answer to be judged' },
  to: {
    value: 'FORMAT[,FORMAT]',
    words: FORMATS,
    targets: true,
    list: true,
    summary: `${FORMATS.join(', ')}, or a target of generated code (gradus targets)`,
  },
  code: {
    value: 'TARGET[,TARGET]',
    words: [],
    targets: true,
    list: true,
    summary: 'add generated code to every answer (gradus targets)',
  },
  from: {
    value: 'LANGUAGE',
    words: ['gradus', ...LANGUAGE_NAMES],
    summary: `the language of EXPR: ${['gradus', ...LANGUAGE_NAMES].join(', ')}; gradus is the usual one`,
  },
  out: { value: 'FILE', file: true, summary: 'write there, not to standard output; one format a file' },
  'no-steps': { summary: 'the answer alone' },
  'no-check': { summary: 'without the numerical check' },
  factored: {
    summary:
      'generated code that returns the two vectors of an outer product, the block of a Kronecker product',
  },
  'with-check': {
    summary: 'generated code that compares itself with differences at sample arguments when it is run',
  },
  optimizer: { summary: 'generated code that minimises from sample arguments when it is run' },
  plan: {
    summary:
      'in place of generated code, how it computes: steps with shapes and costs, what was chosen against what',
  },
  sizes: {
    value: 'NAME=NUMBER,…',
    summary: 'what dimensions are taken to be where the costs of generated code are compared',
  },
  'no-asserts': { summary: 'generated code without checks of its arguments' },
  steps: {
    value: 'all',
    words: ['all'],
    summary: 'the steps too that a reader takes in passing, and each move of the search',
  },
  align: { summary: 'LaTeX as align, its lines numbered and the laws behind it by their numbers' },
  explain: { summary: 'the laws in words and formulas' },
  shapes: { summary: 'the shapes on the way' },
  names: { summary: 'names for what an answer repeats, in JSON and code too' },
  'no-names': { summary: 'write out what an answer repeats' },
  layout: {
    value: 'LAYOUT',
    words: ['numerator', 'denominator'],
    summary: 'of a Jacobian: numerator, which is the usual one, or denominator',
  },
  unconstrained: {
    summary: 'do not project gradients on the subspace a variable is declared to live in',
  },
  'latex-style': {
    value: 'STYLE',
    words: STYLES.latexStyle,
    summary: 'of formulas for papers: bold vectors and matrices, or plain letters; bold',
  },
  transpose: {
    value: 'SIGN',
    words: STYLES.transpose,
    summary: 'how formulas for papers write a transpose: top, T or prime; top',
  },
  hadamard: {
    value: 'SIGN',
    words: STYLES.hadamard,
    summary: 'how formulas for papers write an entrywise product: odot or circ; odot',
  },
  form: {
    value: 'FORM',
    words: ['factored', 'expanded'],
    summary: 'factored or expanded: products of sums, or sums of products; without it the shortest found',
  },
  rules: {
    value: 'FILE',
    file: true,
    summary: 'laws and functions of your own, proved before they are used',
  },
  limit: {
    value: 'NAME=NUMBER',
    summary: 'raise or lower a limit: steps (rewrites), search (forms looked at)',
  },
  prove: { value: 'NAME|FILE', file: true, summary: 'test a law, or those of a file, on shapes and numbers' },
  help: { summary: 'help; after a command the help of that command' },
  version: { summary: 'the version' },
} as const satisfies Readonly<Record<string, OptionRow>>

export type Option = keyof typeof OPTIONS
export type Valued = { [K in Option]: (typeof OPTIONS)[K] extends { value: string } ? K : never }[Option]
export type Flag = Exclude<Option, Valued>

export const OPTION_NAMES = Object.keys(OPTIONS) as readonly Option[]
export const rowOf = (option: Option): OptionRow => OPTIONS[option]

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
const WHICH = ['wrt', 'as', 'direction', 'cotangent'] as const

/** `gradus EXPR`. */
export const DERIVE: CommandRow = {
  name: '',
  takes: 'EXPR --wrt NAME[,NAME]',
  operand: 'expression',
  summary: 'the derivation, the answer and its check',
  options: [
    ...WHICH,
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
    summary: 'whether an answer is right, and if not, in what it differs',
    more: 'The exit status is 0 for a right answer and 1 for any other. --to is text or json.',
    options: [...WHICH, 'from', 'answer', 'where', 'layout', 'unconstrained', 'to', 'out', 'limit', 'rules'],
    examples: [`gradus check "x'*A*x" --wrt x --answer "2*A*x"`],
  },
  {
    name: 'read',
    takes: 'TEXT',
    operand: 'expression',
    summary:
      'how a problem is read: the text in our language, shapes, what was chosen and what else it could be',
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
    options: [...HOW, 'code', 'no-asserts', 'factored', 'sizes', 'no-check', 'names', ...LOOKS, 'rules'],
    examples: ['gradus batch problems.jsonl --no-steps --code numpy > answers.jsonl'],
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
    takes: SHELLS.join('|'),
    operand: 'shell',
    summary: 'a script for your shell: Tab completes',
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
