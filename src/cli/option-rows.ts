/**
 * The options of the command line, a row each.
 */
import { type DerivativeKind, kindsWith, QUESTIONS, SETTLING, type VerdictKind } from '../expr/kinds.ts'
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
  readonly kinds?: readonly (DerivativeKind | VerdictKind)[]
}

const DIRECTED = kindsWith(({ companion }) => companion?.of === 'variable')

export const OPTIONS = {
  wrt: { value: 'NAME[,NAME]', summary: 'the variables to differentiate by' },
  over: { value: 'NAME[,NAME]', summary: 'the variables whose value is looked for' },
  as: {
    value: 'KIND',
    words: QUESTIONS,
    summary: `${QUESTIONS.slice(0, -1).join(', ')} or ${QUESTIONS.at(-1)}; without it the gradient of a scalar and the Jacobian of anything else`,
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
  'subject-to': {
    value: '"EQUATION; …"',
    kinds: SETTLING,
    summary: 'linear equations that a stationary point satisfies: "A*x = b; sum(x) = 1"',
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
  jobs: { value: 'NUMBER', summary: 'processes that work side by side, or all: one a core; 1' },
  resume: {
    value: 'FILE',
    file: true,
    summary: 'write there, and where it has answers already go on behind them; a line cut off is taken away',
  },
  timeout: { value: 'SECONDS', summary: 'after so long a problem is given up' },
  memory: { value: 'MEGABYTES', summary: 'what a process may take for a problem' },
  http: { value: 'PORT', summary: 'over HTTP, with the page, for this machine alone; 0 is any that is free' },
  prove: { value: 'NAME|FILE', file: true, summary: 'test a law, or those of a file, on shapes and numbers' },
  help: { summary: 'help; after a command the help of that command' },
  version: { summary: 'the version' },
} as const satisfies Readonly<Record<string, OptionRow>>

export type Option = keyof typeof OPTIONS
export type Valued = { [K in Option]: (typeof OPTIONS)[K] extends { value: string } ? K : never }[Option]
export type Flag = Exclude<Option, Valued>

export const OPTION_NAMES = Object.keys(OPTIONS) as readonly Option[]
export const rowOf = (option: Option): OptionRow => OPTIONS[option]
