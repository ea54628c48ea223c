/**
 * Every error a user can cause: its code, where it is, the fact and the repair. All wording lives here.
 */

/** A half-open range of characters of the input, 0-based. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** What a user did wrong, as data: the one exception this project throws on purpose. */
export class GradusError extends Error {
  override readonly name = 'GradusError'
  constructor(
    readonly code: string,
    message: string,
    readonly span?: Span,
    /** A repair, as a text the user can type or a sentence that says what to do. */
    readonly hint?: string,
    /** The text that the span points into. */
    readonly source?: string,
  ) {
    super(message)
  }
}

/**
 * The message, then the source line with carets, then the repair. The text is that of the error, which it has from
 * wherever a problem was read; `source` is for errors that have none.
 */
export const explain = (error: GradusError, source?: string): string => {
  const head = `${error.code}: ${error.message}`
  const hint = error.hint ? [`  ${error.hint}`] : []
  const text = error.source ?? source
  if (!error.span || text === undefined) return [head, ...hint].join('\n')
  return [head, ...excerpt(text, error.span), ...hint].join('\n')
}

/** Runs what may throw; an error with a place gets the text that it points into, unless it has one. */
export const located = <T>(source: () => string, run: () => T): T => {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof GradusError) || !error.span || error.source !== undefined) throw error
    throw new GradusError(error.code, error.message, error.span, error.hint, source())
  }
}

const excerpt = (source: string, { from, to }: Span): string[] => {
  const start = source.lastIndexOf('\n', from - 1) + 1
  const newline = source.indexOf('\n', from)
  const end = newline < 0 ? source.length : newline
  const left = Math.max(start, from - 60)
  const right = Math.min(end, left + 160)
  const carets = '^'.repeat(Math.max(1, Math.min(to, right) - from))
  return [`  ${source.slice(left, right)}`, `  ${' '.repeat(from - left)}${carets}`]
}

/** A defect of the engine itself: an invariant that does not hold. Never the user's fault. */
export const internal = (message: string): Error => new Error(`internal: ${message}`)

/** Reached only when a `switch` over a closed union misses a case; the compiler sees it first. */
export const assertNever = (value: never): never => {
  throw internal(`unhandled case ${String((value as { kind?: unknown }).kind ?? value)}`)
}

/** A problem given as JSON that lacks a field or holds something else in it. */
export const badProblem = (fact: string, hint?: string): GradusError =>
  new GradusError('bad-problem', `${fact}.`, undefined, hint)

/** A function of the library that is given something else than it takes. */
export const wrongCall = (fact: string, hint?: string): GradusError =>
  new GradusError('usage', `${fact}.`, undefined, hint)

/** An argument or an option with something in it that it does not take. */
export const wrongArgument = (name: string, expected: string, value: unknown): GradusError =>
  wrongCall(`${name} must be ${expected}, but ${foundText(value)}`)

/** What stands where something else is expected, for the end of a sentence. */
export const foundText = (value: unknown): string => {
  if (value === undefined) return 'there is none'
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return `it is ${value}`
  if (typeof value === 'string') return `it is "${value.length > 40 ? `${value.slice(0, 38)} …` : value}"`
  if (Array.isArray(value)) return 'it is a list'
  return `it is ${typeof value === 'object' ? 'an object' : `a ${typeof value}`}`
}

/** A rule that does not say something well formed. */
export const ruleInvalid = (rule: { name: string; line: number; span: Span }, fact: string): GradusError =>
  new GradusError('rule-invalid', `rule ${rule.name} on line ${rule.line}: ${fact}.`, rule.span)

/** No rule differentiates this; answers are right or refused. */
export const noRule = (what: string): GradusError =>
  new GradusError(
    'no-rule',
    `no rule differentiates ${what}.`,
    undefined,
    'Rewrite it with functions that `gradus functions` lists.',
  )

/** A power of a matrix has integers for exponents. */
export const exponentMoves = (): GradusError =>
  new GradusError(
    'no-rule',
    'the exponent of a matrix is an integer, by which nothing can be differentiated.',
    undefined,
    'Write expm(s*logm(X)) for a power with a real exponent.',
  )

/** A bound on the work was hit; never a partial answer. */
export const stepLimit = (limit: number): GradusError =>
  new GradusError(
    'step-limit',
    `the derivation needs more than ${limit} rewrites.`,
    undefined,
    'Raise it with --limit steps=NUMBER.',
  )

/** Something that a language of generated code has no way to compute. */
export const codeNotAvailable = (what: string, target: string): GradusError =>
  new GradusError('code-not-available', `there is no ${target} code for ${what}.`)

// What is wrong with the text.

/** Nothing was typed. */
export const emptyInput = (): GradusError =>
  new GradusError(
    'empty-input',
    'there is no expression.',
    { from: 0, to: 0 },
    "Type one, such as sigma(W*x)'*b .",
  )

/** More text than is ever read. */
export const tooLong = (count: number, limit: number, unit: 'characters' | 'tokens'): GradusError =>
  new GradusError('too-long', `the input has ${count} ${unit}; at most ${limit} are read.`, {
    from: 0,
    to: 1,
  })

/** Brackets, signs or primes inside one another beyond the bound that keeps every walk over a tree safe. */
export const tooDeep = (span: Span, limit: number): GradusError =>
  new GradusError(
    'too-deep',
    `the expression is nested more than ${limit} levels deep.`,
    span,
    'Name a part of it: h = …; and then use h.',
  )

/** A character that is no part of the language. */
export const unexpectedCharacter = (span: Span, character: string, hint?: string): GradusError =>
  new GradusError(
    'unexpected-character',
    character === '_'
      ? 'a name begins with a letter, not with _ .'
      : `the character ${character} is no part of the language.`,
    span,
    hint,
  )

/** A bar that neither opens nor closes anything. */
export const barUnclear = (span: Span): GradusError =>
  new GradusError(
    'bar-unclear',
    'it cannot be told what this bar opens or closes.',
    span,
    'Write abs(x) or norm2(x).',
  )

/** `‖x‖_3`. */
export const normUnknown = (span: Span, index: string): GradusError =>
  new GradusError(
    'unknown-norm',
    `there is no norm with the index ${index}.`,
    span,
    'There are norm1, norm2, normF, nuclear and spectral.',
  )

/** `X[i,:]`; a row or column of a matrix has something to be written as. */
export const noSlices = (span: Span, repair?: string, name?: string): GradusError =>
  new GradusError(
    'no-slices',
    'the language has entries, X[i,j] and x[i], but no slices yet.',
    span,
    repair && `Write ${repair} where ${name} is m x n.`,
  )

/** `[A, B; C, D]`. */
export const noBlocks = (span: Span): GradusError =>
  new GradusError(
    'no-blocks',
    'the language does not put vectors and matrices together from parts yet.',
    span,
    'Give the whole a name and declare its shape: where M: m x n.',
  )

/** `sum(E for i)`. */
export const noIndexedSums = (span: Span): GradusError =>
  new GradusError(
    'no-indexed-sums',
    'the language has no sums with an index yet.',
    span,
    'sum(E) adds up all entries of E, sum(X,1) those of each column, sum(X,2) those of each row.',
  )

/** `sum_i x_i^2`. */
export const indexedName = (span: Span, typed: string, repair?: string): GradusError =>
  new GradusError(
    'no-indexed-sums',
    `${typed} is a name like any other: the language has no sums with an index yet.`,
    span,
    repair === undefined ? 'sum(E) adds up all entries of E.' : `Did you mean ${repair} ?`,
  )

/** `f(x) = x^2`. */
export const noFunctionDefinitions = (span: Span, right: string): GradusError =>
  new GradusError(
    'no-function-definitions',
    'the language has no definitions of functions yet.',
    span,
    `Type what the function is: ${right}`,
  )

/** `K[i,j] = …`. */
export const noEntryDefinitions = (span: Span): GradusError =>
  new GradusError('no-entry-definitions', 'the language has no definitions by entries yet.', span)

/** `A*x = b`. */
export const noEquations = (span: Span, repair: string): GradusError =>
  new GradusError(
    'no-equations',
    'the language has no equations yet; a definition has a name alone before = .',
    span,
    `For how far it is from holding: ${repair}`,
  )

/** `sum(X, axis=0)`. */
export const noNamedArguments = (span: Span, repair?: string): GradusError =>
  new GradusError(
    'no-named-arguments',
    'arguments of functions have no names here.',
    span,
    repair === undefined ? undefined : `Did you mean ${repair} ?`,
  )

/** `norm(A,'fro')`. */
export const textsQuoted = (span: Span, repair?: string): GradusError =>
  new GradusError(
    'no-texts',
    'functions take no texts in quotes.',
    span,
    repair === undefined
      ? 'There are norm1, norm2, normF, nuclear and spectral.'
      : `Did you mean ${repair} ?`,
  )

/** `A: n x m x p`. */
export const noTensors = (span: Span): GradusError =>
  new GradusError(
    'no-tensors',
    'there are scalars, vectors and matrices, but no tensors of higher order.',
    span,
    'Stack it: A: n*m x p.',
  )

/** `2*A'*r where r = A*x - b`. */
export const definitionAfterWhere = (span: Span, repair: string): GradusError =>
  new GradusError(
    'definition-after-where',
    'definitions stand before the expression, not after where.',
    span,
    `Did you mean ${repair} ?`,
  )

/** `log x`. */
export const argumentUnbracketed = (span: Span, name: string, repair: string): GradusError =>
  new GradusError(
    'argument-unbracketed',
    `the argument of ${name} needs parentheses.`,
    span,
    `Did you mean ${repair} ?`,
  )

/** `A(x + b)`, `A(1,2)`, where a name stands before a bracket that is no function. */
export const variableCalled = (span: Span, name: string, repair: string): GradusError =>
  new GradusError(
    'unknown-function',
    `there is no function ${name}.`,
    span,
    `Did you mean ${repair} ? ${asGeneric(name)}`,
  )

/** `{`, where it is no exponent. */
export const braces = (span: Span): GradusError =>
  new GradusError(
    'braces',
    'parts are put together with parentheses, not with braces.',
    span,
    'Did you mean ( ?',
  )

/** `\\frac{a}{b}`. */
export const latexTyped = (span: Span, command: string): GradusError =>
  new GradusError(
    'latex',
    `${command} is LaTeX, which is not read here.`,
    span,
    "Type the formula in plain signs, such as sigma(W*x)'*b .",
  )

/** `x % 2` may be a remainder or a comment. */
export const commentUnclear = (span: Span): GradusError =>
  new GradusError(
    'comment-unclear',
    'this may be a remainder, which the language does not have, or a comment.',
    span,
    'Begin a comment with # .',
  )

/** `np.exp(x)`. */
export const moduleName = (span: Span, name: string): GradusError =>
  new GradusError(
    'module-name',
    'functions have no name of a library before them.',
    span,
    `Did you mean ${name} ?`,
  )

/** A token, or the end, where something else had to come. */
export const unexpected = (span: Span, found: string, expected: string): GradusError =>
  new GradusError('unexpected', `expected ${expected}, but found ${found}.`, span)

/** `2x`, `W x`. */
export const implicitProduct = (span: Span, repair: string): GradusError =>
  new GradusError('implicit-product', 'a product needs its sign *.', span, `Did you mean ${repair} ?`)

/** `**` or `@`, as other languages spell it. */
export const foreignOperator = (span: Span, typed: string, ours?: string): GradusError =>
  new GradusError(
    'foreign-operator',
    `${typed} is no operator of this language.`,
    span,
    ours && `Did you mean ${ours} ?`,
  )

/** `x.dot(y)`. */
export const methodCalled = (span: Span, repair: string): GradusError =>
  new GradusError(
    'method-called',
    'functions stand before all of their arguments.',
    span,
    `Did you mean ${repair} ?`,
  )

/** `d/dx x^2`. */
export const derivativeTyped = (span: Span, variable: string): GradusError =>
  new GradusError(
    'derivative-typed',
    'a derivative is what is asked of an expression, not written in it.',
    span,
    `Type the function alone and name the variable by --wrt ${variable} .`,
  )

/** `a^b^c`. */
export const powerChain = (span: Span): GradusError =>
  new GradusError(
    'power-chain',
    'a power of a power needs parentheses, since readers disagree on what comes first.',
    span,
    'Write (a^b)^c or a^(b^c).',
  )

/** `A : B : C`. */
export const colonChain = (span: Span): GradusError =>
  new GradusError(
    'colon-chain',
    'the colon product is not associative, so a chain of it needs parentheses.',
    span,
    'Write (A : B)*C or A*(B : C), as A : B is a scalar.',
  )

/** A bracket without its partner, or with the wrong one. */
export const unbalanced = (span: Span, bracket: string, opens: boolean): GradusError =>
  new GradusError(
    'unbalanced-brackets',
    opens ? `the bracket ${bracket} is never closed.` : `the bracket ${bracket} closes none that is open.`,
    span,
  )

/** Exact arithmetic on the numbers of a problem. */
export const numbersTooLong = (digits: number): GradusError =>
  new GradusError(
    'number-too-long',
    `exact arithmetic led to a number of more than ${digits} digits.`,
    undefined,
    'Give some of the numbers names.',
  )

/** A divisor, or the base of a negative power, that is zero whatever the variables are. */
export const divisionByZero = (span: Span): GradusError =>
  new GradusError('division-by-zero', 'this is zero, so nothing can be divided by it.', span)

/** A literal whose exact value would be astronomically long. */
export const numberTooLong = (span: Span, digits: number): GradusError =>
  new GradusError('number-too-long', `a number may have at most ${digits} digits written out.`, span)

/** The last part, which must be an expression, is `f = …`. */
export const noObjective = (span: Span, name: string): GradusError =>
  new GradusError(
    'no-objective',
    'the last part of a problem is the expression to differentiate, not a definition.',
    span,
    `Add it: …; ${name}`,
  )

/** A line of a rule file that has no name, arrow or source. */
export const ruleUnreadable = (span: Span, line: number, fact: string): GradusError =>
  new GradusError(
    'rule-unreadable',
    `line ${line}: ${fact}.`,
    span,
    'A rule reads name: pattern -> replacement where … assuming … [source].',
  )

/** A name in `wrt` that stands for nothing that varies. */
export const wrtUnknown = (name: string, known: readonly string[], meant?: string): GradusError =>
  new GradusError(
    'unknown-variable',
    `${name} is no variable of the expression.`,
    undefined,
    meant === undefined ? variablesAre(known) : `Did you mean ${meant} ?`,
  )

/** `x` where the expression has `Ax`. */
export const wrtInProduct = (name: string, product: string): GradusError =>
  new GradusError(
    'unknown-variable',
    `${name} is no variable of the expression, in which ${product} is one name.`,
    undefined,
    `Did you mean ${[...product].join('*')} ?`,
  )

const variablesAre = (known: readonly string[]): string =>
  known.length === 0 ? 'It has no variables.' : `Its variables are ${known.slice(0, 20).join(', ')}.`

/** A name in `wrt` that the problem defines. */
export const wrtDefinition = (name: string): GradusError =>
  new GradusError(
    'defined-variable',
    `${name} is defined by the problem, so it does not vary by itself.`,
    undefined,
    `Leave its definition out to differentiate by ${name}.`,
  )

/** A name that `wrt` has twice. */
export const wrtRepeated = (name: string): GradusError =>
  new GradusError('repeated-variable', `${name} is named twice among the variables.`)

/** Gradients, Hessians and products with them are those of a scalar. */
export const notScalar = (span: Span, kind: string, shape: string): GradusError =>
  new GradusError(
    'not-scalar',
    `a ${kind} needs a scalar objective, but this is ${shape}.`,
    span,
    kind === 'hvp'
      ? 'Ask for the jvp.'
      : 'Ask for the jacobian, or make it a scalar with sum(…), norm2(…) or a product with a vector.',
  )

/** The answer and finite differences disagree: a defect of a rule, shown instead of the answer. */
export const checkFailed = (fact: string): GradusError =>
  new GradusError(
    'check-failed',
    `${fact}, so no answer is given.`,
    undefined,
    'This is a defect of Gradus: please report it.',
  )

/** What a program error looks like from outside. */
export const defect = (cause: unknown): GradusError =>
  new GradusError(
    'internal',
    `${cause instanceof Error ? cause.message.replace(/^internal: /, '') : String(cause)}.`,
    undefined,
    'This is a defect of Gradus: please report it.',
  )

/** A language that no code is generated in. */
export const targetUnknown = (name: string, known: readonly string[]): GradusError =>
  new GradusError('unknown-target', `${name} is no target; there are ${known.join(', ')}.`)

// What is wrong with names.

const didYouMean = (name: string | undefined): string | undefined =>
  name === undefined ? undefined : `Did you mean ${name} ?`

/** A definition or declaration of a name that has its meaning already. */
export const reservedName = (span: Span, name: string): GradusError =>
  new GradusError('reserved-name', `${name} is reserved and cannot name anything else.`, span)

export const duplicateDefinition = (span: Span, name: string): GradusError =>
  new GradusError('duplicate-definition', `${name} is defined twice.`, span)

export const usedBeforeDefinition = (span: Span, name: string): GradusError =>
  new GradusError(
    'used-before-definition',
    `${name} is used before it is defined.`,
    span,
    'Definitions may use earlier ones only.',
  )

export const selfReference = (span: Span, name: string): GradusError =>
  new GradusError('self-reference', `the definition of ${name} uses ${name} itself.`, span)

export const shadowsFunction = (span: Span, name: string): GradusError =>
  new GradusError('shadows-function', `${name} is a function, so a definition needs another name.`, span)

export const definitionIsDimension = (span: Span, name: string): GradusError =>
  new GradusError('shadows-dimension', `${name} is a dimension, so a definition needs another name.`, span)

export const definitionDeclared = (span: Span, name: string): GradusError =>
  new GradusError(
    'definition-declared',
    `${name} is defined, so what it is follows from its definition.`,
    span,
  )

export const variableIsDimension = (span: Span, name: string): GradusError =>
  new GradusError('name-clash', `${name} cannot be both a variable and a dimension.`, span)

export const duplicateDeclaration = (span: Span, name: string): GradusError =>
  new GradusError('duplicate-declaration', `the shape of ${name} is declared twice.`, span)

export const unusedDeclaration = (span: Span, name: string, nearest?: string): GradusError =>
  new GradusError('unused-declaration', `the problem has no ${name}.`, span, didYouMean(nearest))

export const unknownProperty = (span: Span, word: string, nearest?: string): GradusError =>
  new GradusError('unknown-property', `${word} is no property.`, span, didYouMean(nearest))

export const unknownFunction = (span: Span, name: string, nearest?: string): GradusError =>
  new GradusError(
    'unknown-function',
    `there is no function ${name}.`,
    span,
    didYouMean(nearest) ?? asGeneric(name),
  )

const anyOf = (offers: readonly string[]): string => `Did you mean ${offers.join(' or ')} ?`
const asGeneric = (name: string): string =>
  `For a generic elementwise function add: where ${name} is elementwise`

/** A word that means something elsewhere and is not in the language; `generic` where it may be declared elementwise. */
export const wordRefused = (
  span: Span,
  because: string,
  offers: readonly string[],
  generic?: string,
): GradusError =>
  new GradusError(
    'unknown-function',
    `${because}.`,
    span,
    offers.length > 0 ? anyOf(offers) : generic && asGeneric(generic),
  )

/** A function that is declared to be elementwise and is something else. */
export const fixedMeaning = (span: Span, meaning: string): GradusError =>
  new GradusError('fixed-meaning', `${meaning}.`, span, 'Give another name to a function of yours.')

/** A word that means the same everywhere for vectors only. */
export const wordOfMatrix = (
  span: Span,
  word: string,
  text: string,
  shape: string,
  offers: readonly string[],
): GradusError =>
  new GradusError(
    'word-of-vectors',
    `${word} is read of vectors only, since of matrices it means different things, but ${text} is ${shape}.`,
    span,
    anyOf(offers),
  )

/** An entry that no matrix of the size has; entries are counted from 1. */
export const indexOutside = (span: Span, index: string, size: string): GradusError =>
  new GradusError(
    'index-outside',
    `there is no entry ${index} where there are ${size}; the first is 1.`,
    span,
  )

export const noDerivativeByPrime = (span: Span, name: string): GradusError =>
  new GradusError(
    'not-elementwise',
    `only elementwise functions have a derivative ${name}', and ${name} is none.`,
    span,
  )

export const wrongArgumentCount = (span: Span, forms: string, count: number): GradusError =>
  new GradusError('wrong-argument-count', `${forms}, but here are ${count} arguments.`, span)

export const badDimension = (span: Span): GradusError =>
  new GradusError('bad-dimension', 'a dimension is made of positive integers, names, * and + .', span)

// What is wrong with shapes.

/** The operands of one operation that must have one shape, or one dimension, in common. */
export const shapesDiffer = (span: Span, fact: string, hint?: string): GradusError =>
  new GradusError('shapes-differ', fact, span, hint)

export const notSquare = (span: Span, what: string, text: string, shape: string): GradusError =>
  new GradusError('not-square', `${what} needs a square matrix, but ${text} is ${shape}.`, span)

export const powerNotSquare = (span: Span, text: string, shape: string, repair: string): GradusError =>
  new GradusError(
    'not-square',
    `a power with ^ needs a scalar or a square matrix, but ${text} is ${shape}.`,
    span,
    `For the power of every entry: ${repair}`,
  )

export const exponentNotScalar = (span: Span, text: string, shape: string, repair: string): GradusError =>
  new GradusError(
    'exponent-not-scalar',
    `an exponent after ^ is a scalar, but ${text} is ${shape}.`,
    span,
    `For the power of every entry: ${repair}`,
  )

export const exponentNotInteger = (span: Span, text: string, root: string | undefined): GradusError =>
  new GradusError(
    'exponent-not-integer',
    `the exponent of a matrix is an integer, but ${text} is none.`,
    span,
    `${root === undefined ? '' : `Did you mean ${root} ? `}For the power of every entry use .^ .`,
  )

/** What is wrong with shapes that no declaration gives: how they came about. */
export const byLetters = (
  { code, message, span, source }: GradusError,
  names: readonly string[],
  one: string,
): GradusError =>
  new GradusError(
    code,
    message,
    span,
    `${names.join(' and ')} ${names.length === 1 ? 'goes by its letter' : 'go by their letters'}; declare what is meant, such as where ${one}`,
    source,
  )

export const divisorNotScalar = (span: Span, text: string, shape: string, repair: string): GradusError =>
  new GradusError(
    'divisor-not-scalar',
    `/ divides by a scalar, but ${text} is ${shape}.`,
    span,
    `Did you mean ${repair} ?`,
  )

export const wrongShape = (span: Span, forms: string, text: string, shape: string): GradusError =>
  new GradusError('wrong-shape', `${forms}, but ${text} is ${shape}.`, span)

export const sizeUnknown = (span: Span, text: string, example: string): GradusError =>
  new GradusError('size-unknown', `nothing here tells the size of ${text}.`, span, `Write it out: ${example}`)

export const dimensionsContradict = (span: Span, left: string, right: string): GradusError =>
  new GradusError('dimensions-contradict', `the dimensions ${left} and ${right} can never be equal.`, span)

/** No kinds of the undeclared names are both usual and fit. */
export const noReading = (span: Span): GradusError =>
  new GradusError(
    'no-reading',
    'no usual reading of the undeclared names fits.',
    span,
    'Declare the shapes of some variables after where.',
  )

/** `(y - X*w)^2`. */
export const sumSquared = (span: Span, entrywise: string): GradusError =>
  new GradusError(
    'no-reading',
    'a power with ^ is that of a scalar or of a square matrix, and this is read as neither.',
    span,
    `Did you mean ${entrywise} ?`,
  )

/** Too many readings to compare. */
export const shapesUndecided = (span: Span): GradusError =>
  new GradusError(
    'shapes-undecided',
    'too many readings fit to find the best one.',
    span,
    'Declare the shapes of some variables after where.',
  )

/** An answer to judge is that by a single variable. */
export const oneVariable = (): GradusError =>
  new GradusError('one-variable', 'an answer is judged by one variable at a time.')

/** `--layout` beside a kind that has none. */
export const noLayout = (kind: string): GradusError =>
  new GradusError('no-layout', `a ${kind} has no layout; only a Jacobian has.`)

/** What is wrong with the answer to judge, which is another text than the problem. */
export const inAnswer = ({ code, message, span, hint }: GradusError, answer: string): GradusError =>
  new GradusError(code, `in the answer, ${message}`, span, hint, answer)

/** `X: symmetric` where `X is symmetric` is meant. */
export const propertyAsShape = (span: Span, name: string, property: string): GradusError =>
  new GradusError(
    'property-as-shape',
    `${property} is a property, not a shape.`,
    span,
    `Did you mean ${name} is ${property} ?`,
  )

/** An answer in a name that the problem does not have. */
export const answerVariable = (name: string, known: readonly string[], span?: Span): GradusError =>
  new GradusError('answer-variable', `the problem has no ${name}; its names are ${known.join(', ')}.`, span)

/** An answer with a generic function that the problem does not have. */
export const answerFunction = (name: string, known: readonly string[]): GradusError =>
  new GradusError(
    'answer-function',
    `the problem has no function ${name}${known.length > 0 ? `; it has ${known.join(', ')}` : ''}.`,
  )

/** An answer with a dimension that the problem does not have. */
export const answerDimension = (span: Span, name: string, known: readonly string[]): GradusError =>
  new GradusError(
    'answer-dimension',
    `${name} is no dimension of the problem${known.length > 0 ? `, which has ${known.join(', ')}` : ''}.`,
    span,
  )

/** An answer whose parts fit only where dimensions are equal that the problem does not equate. */
export const answerEquation = (span: Span, left: string, right: string): GradusError =>
  new GradusError('answer-equation', `its parts fit only where ${left} = ${right}.`, span)

/** An answer that declares more than the problem. */
export const answerDeclares = (span: Span, name: string): GradusError =>
  new GradusError(
    'answer-declares',
    `the problem does not say this of ${name}.`,
    span,
    'Declare it with the problem: an answer takes its names from there.',
  )

/** A part of an expression that mathjs has no way to say. */
export const notInMathjs = (span: Span | undefined, what: string, hint?: string): GradusError =>
  new GradusError('not-in-mathjs', `mathjs has no way to say ${what}.`, span, hint)

/** A node of mathjs that the language has no way to say. */
export const notFromMathjs = (what: string, hint?: string): GradusError =>
  new GradusError('not-from-mathjs', `the language has no way to say ${what}.`, undefined, hint)
