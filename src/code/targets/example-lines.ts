/**
 * What examples of all languages are made of. A derivative along a direction is the same product everywhere: the
 * derivative with its entries, column after column, in as many columns as the direction has entries, by the direction.
 */
import type { Sample } from '../request.ts'
import type { Example, Given } from '../target.ts'

/** How a language says the parts of an example; every text is an expression, every list one of statements. */
export interface Wording {
  readonly assign: (name: string, text: string) => string
  readonly sample: (sample: Sample) => string
  /** Defines what the check calls: a function of a derivative and a direction under the name for `along`. */
  readonly helpers: readonly string[]
  /** A variable, a step along its direction further, or back. */
  readonly moved: (name: string, sign: '+' | '-', step: string, direction: string) => string
  /** The results of a call under two names. */
  readonly results: (value: string, derivative: string, call: string) => readonly string[]
  readonly only: (call: string) => string
  /** The derivative of this number among several. */
  readonly part: (derivative: string, index: number) => string
  readonly sum: (vectors: readonly string[]) => string
  /** Central differences of values of any shape, as a vector. */
  readonly first: (above: string, below: string, step: string) => string
  /** Second differences of numbers. */
  readonly second: (above: string, value: string, below: string, step: string) => string
  /** Prints both vectors; fails unless they are equal but for this relative error, or 1e-6. */
  readonly verdict: (exact: string, differences: string, within: string) => readonly string[]
}

/** What languages say alike whose arrays can be added. */
export const ADDED: Pick<Wording, 'moved' | 'sum'> = {
  moved: (name, sign, step, direction) => `${name} ${sign} ${step} * ${direction}`,
  sum: (vectors) => vectors.join(' + '),
}

/** The sample arguments under the names of the parameters. */
const argumentLines = ({ given }: Example, { assign, sample }: Wording): string[] =>
  given.map((one) => assign(one.parameter.identifier, sample(one.sample)))

/** A call of the function, with something else for some of its arguments. */
export const callOf = (
  { module, given }: Example,
  instead: (of: Given) => string | undefined = () => undefined,
): string => `${module.name}(${given.map((one) => instead(one) ?? one.parameter.identifier).join(', ')})`

const directionOf = ({ named }: Example, { parameter }: Given): string =>
  named(`${parameter.identifier}_direction`)

const shifted = (example: Example, { moved, only }: Wording, sign: '+' | '-'): string =>
  only(
    callOf(example, ({ parameter }) => {
      const one = example.moved.find((other) => other.parameter === parameter)
      return one && moved(parameter.identifier, sign, example.named('h'), directionOf(example, one))
    }),
  )

/** The derivative along the directions; a Hessian has a block for every pair of variables. */
const exactly = (example: Example, { part, sum }: Wording): string => {
  const along = (derivative: string, direction: string): string =>
    `${example.named('along')}(${derivative}, ${direction})`
  const whole = example.named('derivative')
  const block = (index: number): string =>
    example.module.derivatives.length === 1 ? whole : part(whole, index)
  const directions = example.moved.map((one) => directionOf(example, one))
  const parts = directions.map((by, i) => {
    if (example.kind !== 'hessian') return [along(block(i), by)]
    return directions.map((other, j) => along(along(block(i * directions.length + j), other), by))
  })
  return sum(parts.flat())
}

/** The comparison of the derivative with differences. */
const checkLines = (example: Example, wording: Wording): string[] => {
  const { assign, sample } = wording
  const { named } = example
  const isSecond = example.kind === 'hessian'
  const [step, value, derivative] = [named('h'), named('value'), named('derivative')]
  const [above, below] = [named('above'), named('below')]
  const [differences, exact] = [named('differences'), named('exact')]
  return [
    ...wording.helpers,
    ...example.moved.map((one) => assign(directionOf(example, one), sample(one.sample))),
    assign(step, isSecond ? '1e-4' : '1e-6'),
    ...wording.results(value, derivative, callOf(example)),
    assign(above, shifted(example, wording, '+')),
    assign(below, shifted(example, wording, '-')),
    assign(
      differences,
      isSecond ? wording.second(above, value, below, step) : wording.first(above, below, step),
    ),
    assign(exact, exactly(example, wording)),
    ...wording.verdict(exact, differences, isSecond ? '1e-3' : '1e-5'),
  ]
}

/** Everything that an example does; the lines of an optimiser where the language has one. */
export const exampleLines = (
  example: Example,
  wording: Wording,
  optimizerLines: (example: Example) => readonly string[] = () => [],
): string[] => [
  ...argumentLines(example, wording),
  ...(example.check ? checkLines(example, wording) : []),
  ...(example.optimizer ? optimizerLines(example) : []),
]

/** The lines behind something, between a first and a last one. */
export const framed = (
  first: string,
  before: string,
  lines: readonly string[],
  ...last: readonly string[]
): string => [first, ...lines.map((line) => before + line), ...last, ''].join('\n')

/** A matrix as a language writes its rows; vectors and numbers as given. */
export const sampleWith =
  (
    vector: (entries: readonly string[]) => string,
    matrix: (rows: readonly (readonly string[])[]) => string,
  ) =>
  (sample: Sample): string => {
    if (typeof sample === 'number') return String(sample)
    const rows = sample.map((row) => (typeof row === 'number' ? [row] : row).map(String))
    return typeof sample[0] === 'number' ? vector(rows.flat()) : matrix(rows)
  }
