/**
 * Sample data, a check and a run of Optim.jl below Julia code, where `julia` is given the file itself. Nothing runs it
 * here.
 */
import type { Example } from '../target.ts'
import { ADDED, callOf, exampleLines, framed, sampleWith, type Wording } from './example-lines.ts'

/** Rows of one entry each would be a vector but for the further semicolon. */
const matrix = (rows: readonly (readonly string[])[]): string =>
  `[${rows.map((row) => row.join(' ')).join('; ')}${rows[0]!.length === 1 ? ';;' : ''}]`

const wordingOf = ({ named }: Example): Wording => ({
  assign: (name, text) => `${name} = ${text}`,
  sample: sampleWith((entries) => `[${entries.join(', ')}]`, matrix),
  helpers: [
    `${named('along')}(derivative, direction) = reshape([derivative...], :, length(direction)) * [direction...]`,
  ],
  ...ADDED,
  results: (value, derivative, call) => [`${value}, ${derivative} = ${call}`],
  only: (call) => `${call}[1]`,
  part: (derivative, index) => `${derivative}[${index + 1}]`,
  first: (above, below, step) => `[(${above} - ${below})...] / (2 * ${step})`,
  second: (above, value, below, step) => `[(${above} - 2 * ${value} + ${below}) / ${step}^2]`,
  verdict: (exact, differences, within) => [
    `println("along a direction: ", ${exact})`,
    `println("by differences:    ", ${differences})`,
    `all(abs.(${exact} - ${differences}) .<= 1e-6 .+ ${within} * abs.(${differences})) || error("the derivative is not what differences say")`,
  ],
})

const optimizerLines = (example: Example): string[] => {
  const { named } = example
  const { identifier, shape } = example.moved[0]!.parameter
  const [F, G, point, value, gradient] = ['F', 'G', 'point', 'value', 'gradient'].map(named)
  const taken = shape.length === 0 ? `only(${point})` : point!
  const call = callOf(example, ({ parameter }) => (parameter.identifier === identifier ? taken : undefined))
  return [
    `function ${named('objective')}(${F}, ${G}, ${point})`,
    `    ${value}, ${gradient} = ${call}`,
    `    ${G} === nothing || (${G} .= ${gradient})`,
    `    return ${value}`,
    'end',
    `println(Optim.optimize(Optim.only_fg!(${named('objective')}), ${shape.length === 0 ? `[${identifier}]` : identifier}, Optim.LBFGS()))`,
  ]
}

export const juliaExample = (example: Example): string =>
  framed(
    'if abspath(PROGRAM_FILE) == @__FILE__',
    '    ',
    [
      ...(example.optimizer ? ['import Optim'] : []),
      ...exampleLines(example, wordingOf(example), optimizerLines),
    ],
    'end',
  )
