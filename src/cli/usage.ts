/**
 * What is said of a command line that makes no sense.
 */

import { didYouMean, GradusError } from '../errors/error.ts'
import { nearest } from '../infer/nearest.ts'
import { commandMeant, kindTyped, optionMeant, withoutHyphens } from './misspelt.ts'
import { COMMANDS } from './table.ts'

/** Marks errors that end with exit status 2. */
export const USAGE = 'usage'

const wrongUsage = (
  fact: string,
  hint = 'gradus help tells what a command takes, gradus help EXPR lists all options.',
): GradusError => new GradusError(USAGE, fact, undefined, hint)

export const badOption = (fact: string): GradusError => wrongUsage(`${fact}.`)
export const missingValue = (option: string): GradusError => wrongUsage(`--${option} needs a value.`)

export const noOption = (given: string): GradusError => {
  const meant = optionMeant(given)
  return wrongUsage(`${given} is no option.`, didYouMean(meant && `--${meant}`))
}

export const noArgument = (command: string): GradusError =>
  wrongUsage(`gradus ${command} takes no argument.`, `gradus help ${command} tells what it takes.`)

export const tooManyArguments = (given: readonly string[]): GradusError => {
  const option = given.find((argument) => /^--?[a-z]/i.test(argument))
  if (option) return noOption(option)
  const bare = withoutHyphens(given)
  if (bare) return wrongUsage(`${bare} is typed without its hyphens.`, didYouMean(`--${bare.toLowerCase()}`))
  const [first = ''] = given
  return /^[a-z]{3,}$/i.test(first) && given.length === 2
    ? wrongUsage(`${first} is no command.`, 'An expression needs none: gradus EXPR --wrt NAME')
    : wrongUsage(
        `one expression is expected, but ${given.length} arguments were given.`,
        'Quote the expression.',
      )
}

const EXAMPLE = 'For example: gradus "norm2(x)^2" --wrt x'

export const unknownCommand = (given: string): GradusError => {
  const kind = kindTyped(given)
  if (kind)
    return wrongUsage(`${given} is no command.`, `Ask for it with gradus EXPR --wrt NAME --as ${kind}`)
  const meant = commandMeant(given)
  return wrongUsage(
    `there is no command ${given}.`,
    didYouMean(
      meant && `gradus ${meant}`,
      `The commands are ${COMMANDS.map(({ name }) => name).join(', ')}.`,
    ),
  )
}

/** What npm takes as an option of its own never arrives. */
export const takenByNpm = (option: string): GradusError =>
  wrongUsage(
    `npm took --${option} for an option of its own.`,
    'Put -- before the expression: npm start -- "norm2(x)^2" --wrt x',
  )

export const noExpression = (): GradusError => wrongUsage('there is no expression to read.')
export const noDerivation = (): GradusError =>
  wrongUsage('there is no derivation to read.', 'Name its file, or - for standard input.')
export const noVariable = (): GradusError => wrongUsage('say by which variable to differentiate.', EXAMPLE)
export const noUnknown = (): GradusError =>
  wrongUsage(
    'say over which variable to minimise.',
    'For example: gradus minimize "norm2(X*w - y)^2" --over w',
  )
export const noAnswer = (): GradusError =>
  wrongUsage('say which answer to check.', 'For example: gradus check "norm2(x)^2" --wrt x --answer "2*x"')
/** A word that is none of those an option takes. */
export const unknownWord = (option: string, given: string, known: readonly string[]): GradusError => {
  const meant = nearest(given, known)
  return wrongUsage(
    `--${option} ${given} is none of ${known.join(', ')}.`,
    didYouMean(meant && `--${option} ${meant}`),
  )
}
/** An option that only some kinds of derivative make use of. */
export const idleOption = (option: string, kinds: readonly string[]): GradusError =>
  wrongUsage(`--${option} is of use only with --as ${kinds.join(', ')}.`)
export const oneFormatAFile = (formats: readonly string[], file: string): GradusError =>
  wrongUsage(
    `${formats.length} formats do not fit one file, ${file}: ${formats.join(', ')}.`,
    'Write them one by one, each with its own --out.',
  )
export const unreadable = (file: string, reason: string): GradusError =>
  wrongUsage(`cannot read ${file}: ${reason}.`)
export const unwritable = (file: string, reason: string): GradusError =>
  wrongUsage(`cannot write ${file}: ${reason}.`)

export const noRules = (name: string, known: readonly string[]): GradusError =>
  wrongUsage(
    `there is no law or rule file ${name}.`,
    didYouMean(nearest(name, known), 'gradus rules lists them all.'),
  )
export const unknownShell = (given: string | undefined, known: readonly string[]): GradusError =>
  wrongUsage(
    given === undefined ? 'say for which shell.' : `there is no completion for ${given}.`,
    `There is one for ${known.join(', ')}.`,
  )

/** A file that is to be gone on with, and holds something else. */
export const otherAnswers = (file: string, what: string): GradusError =>
  wrongUsage(
    `${file} does not go with these problems: ${what} is no answer to the problem in that place.`,
    'Give the problems that it was begun with, or another file.',
  )

/** A file that another run goes on with. */
export const writtenElsewhere = (file: string): GradusError =>
  wrongUsage(`${file} is being written by another run of gradus batch.`, 'Wait until that one has ended.')

/** A port that cannot be listened on. */
export const portTaken = (port: number, reason: string): GradusError =>
  wrongUsage(
    `port ${port} ${reason === 'EADDRINUSE' ? 'is in use' : `cannot be listened on: ${reason}`}.`,
    '--http 0 takes one that is free.',
  )

/** A file that is to be read and written at once. */
export const bothInAndOut = (file: string): GradusError =>
  wrongUsage(
    `${file} holds the problems; their answers would be written over them.`,
    '--resume takes another file.',
  )
