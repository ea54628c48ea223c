/**
 * A test below a function file of Octave: sample data, a check and a run of `fminunc`. `test NAME` runs it; for MATLAB it
 * is a comment.
 */
import type { Example } from '../target.ts'
import { ADDED, callOf, exampleLines, framed, sampleWith, type Wording } from './example-lines.ts'

const wordingOf = ({ named }: Example): Wording => ({
  assign: (name, text) => `${name} = ${text};`,
  sample: sampleWith(
    (entries) => `[${entries.join('; ')}]`,
    (rows) => `[${rows.map((row) => row.join(', ')).join('; ')}]`,
  ),
  helpers: [
    `${named('along')} = @(derivative, direction) reshape(derivative, [], numel(direction)) * direction(:);`,
  ],
  ...ADDED,
  results: (value, derivative, call) => [`[${value}, ${derivative}] = ${call};`],
  only: (call) => call,
  part: (derivative, index) => `${derivative}{${index + 1}}`,
  first: (above, below, step) => `(${above}(:) - ${below}(:)) / (2 * ${step})`,
  second: (above, value, below, step) => `(${above} - 2 * ${value} + ${below}) / ${step}^2`,
  verdict: (exact, differences, within) => [
    `printf('along a direction: %s\\n', mat2str(${exact}'));`,
    `printf('by differences:    %s\\n', mat2str(${differences}'));`,
    `assert(all(abs(${exact} - ${differences}) <= 1e-6 + ${within} * abs(${differences})));`,
  ],
})

const optimizerLines = (example: Example): string[] => {
  const { named } = example
  const { identifier } = example.moved[0]!.parameter
  const [options, value, info] = [named('options'), named('value'), named('info')]
  return [
    `${options} = optimset('GradObj', 'on', 'MaxIter', 100);`,
    `[${identifier}, ${value}, ${info}] = fminunc(@(${identifier}) ${callOf(example)}, ${identifier}, ${options});`,
    `printf('value %g, fminunc ends with %d\\n', ${value}, ${info});`,
  ]
}

export const octaveExample = (example: Example): string =>
  framed(
    `%!test % run by: test ${example.module.name}`,
    '%! ',
    exampleLines(example, wordingOf(example), optimizerLines),
  )
