/**
 * Sample data, a check and a run of `optim` below R code, where `Rscript` is given the file itself.
 */
import type { Example } from '../target.ts'
import { ADDED, callOf, exampleLines, framed, sampleWith, type Wording } from './example-lines.ts'

const combined = (entries: readonly string[]): string => `c(${entries.join(', ')})`

const wordingOf = ({ module, named }: Example): Wording => ({
  assign: (name, text) => `${name} <- ${text}`,
  sample: sampleWith(combined, (rows) => `rbind(${rows.map(combined).join(', ')})`),
  helpers: [
    `${named('along')} <- function(derivative, direction)`,
    '  drop(matrix(derivative, ncol = length(direction)) %*% c(direction))',
  ],
  ...ADDED,
  results: (value, derivative, call) => [
    `${named('results')} <- ${call}`,
    `${value} <- ${named('results')}$value`,
    `${derivative} <- ${named('results')}$${module.kind}`,
  ],
  only: (call) => `${call}$value`,
  part: (derivative, index) => `${derivative}[[${index + 1}]]`,
  first: (above, below, step) => `c(${above} - ${below}) / (2 * ${step})`,
  second: (above, value, below, step) => `(${above} - 2 * ${value} + ${below}) / ${step}^2`,
  verdict: (exact, differences, within) => [
    `cat("along a direction:", ${exact}, "\\n")`,
    `cat("by differences:   ", ${differences}, "\\n")`,
    `stopifnot(abs(${exact} - ${differences}) <= 1e-6 + ${within} * abs(${differences}))`,
  ],
})

const optimizerLines = (example: Example): string[] => {
  const { named, module } = example
  const { identifier, shape } = example.moved[0]!.parameter
  const [point, result] = [named('point'), named('result')]
  const taken = shape.length === 2 ? `array(${point}, dim(${identifier}))` : point
  const call = callOf(example, ({ parameter }) => (parameter.identifier === identifier ? taken : undefined))
  return [
    `${named('objective')} <- function(${point}) ${call}$value`,
    `${named('slope')} <- function(${point}) c(${call}$${module.kind})`,
    `${result} <- optim(c(${identifier}), ${named('objective')}, ${named('slope')}, method = "BFGS")`,
    `cat("value", ${result}$value, "after", ${result}$counts[["gradient"]], "gradients, convergence", ${result}$convergence, "\\n")`,
  ]
}

export const rExample = (example: Example): string =>
  framed('if (sys.nframe() == 0L) {', '  ', exampleLines(example, wordingOf(example), optimizerLines), '}')
