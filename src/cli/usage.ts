/**
 * The help text, and what is said of a command line that makes no sense.
 */
import { GradusError } from '../error.ts'

export const HELP = `gradus - matrix calculus with its derivation

  gradus EXPR --wrt NAME[,NAME]    the derivation, line by line, then the answer and the check
    --as KIND                      gradient, jacobian, hessian, differential, jvp, vjp or hvp;
                                   without it the gradient of a scalar and the Jacobian of anything else
    --direction NAME=DIRECTION     the direction in which a variable moves (jvp, hvp, differential); X moves by dX
    --cotangent NAME               what a vjp is pulled back from; Z
    --where "DECLARATIONS"         shapes and properties: "W: m x n, S is symmetric"
    --to FORMAT[,FORMAT]           text, latex, markdown, html, json, or a target of generated code
    --no-steps  --no-check         the answer alone; without the numerical check
    --steps all                    the steps too that a reader takes in passing, and each move of the search
    --explain  --shapes            the laws in words and formulas; the shapes on the way
    --names  --no-names            names for what an answer repeats; for readers unless said otherwise
    --layout numerator|denominator of a Jacobian; numerator
    --unconstrained                do not project gradients on the subspace a variable is declared to live in
    --out FILE                     write there instead of to standard output
    --form factored|expanded       products of sums, or sums of products; without it the shortest found
    --limit NAME=VALUE             raise or lower a limit: steps (rewrites), search (forms looked at)

  gradus batch [FILE]              JSON Lines in, JSON Lines out, in the same order
    --code TARGET[,TARGET]  --no-check  --no-steps  --steps all  --names
    --form  --layout  --where  --unconstrained  --limit

  gradus check EXPR --wrt NAME --answer EXPR
                                   is this answer right, and if not, in what does it differ
    --as  --direction  --cotangent  --layout  --where  --unconstrained  --limit  --to text|json  --out FILE

  gradus simplify EXPR             the expression in simplest form, with its steps
    --form  --steps all  --no-steps  --explain  --where  --limit

  gradus functions                 every function of the language
  gradus targets                   the languages code is generated in
  gradus rules [NAME|FILE]         the laws in use; --prove NAME|FILE tests them on shapes and numbers

  --help  --version

"-" or no EXPR reads standard input. Exit status: 0 done, 1 the problem is wrong, not differentiable or failed
the check, or the answer is wrong or cannot be judged, 2 wrong usage. Colour is left out when NO_COLOR is set.

  gradus "sigma(W*x)'*b" --wrt W
  gradus "h = tanh(V*x + c); norm2(W*h - y)^2" --wrt W,V --to numpy
`

/** Marks errors that end with exit status 2. */
export const USAGE = 'usage'

const wrongUsage = (fact: string, hint = 'gradus --help lists the options.'): GradusError =>
  new GradusError(USAGE, fact, undefined, hint)

export const badOption = (fact: string): GradusError => wrongUsage(`${fact}.`)
export const missingValue = (option: string): GradusError => wrongUsage(`--${option} needs a value.`)

export const tooManyArguments = (given: readonly string[]): GradusError => {
  const option = given.find((argument) => /^--?[a-z]/.test(argument))
  return option
    ? wrongUsage(`${option} is no option.`)
    : wrongUsage(
        `one expression is expected, but ${given.length} arguments were given.`,
        'Quote the expression.',
      )
}

export const noExpression = (): GradusError => wrongUsage('there is no expression to read.')
export const noVariable = (): GradusError =>
  wrongUsage('say by which variable to differentiate.', 'For example: gradus "norm2(x)^2" --wrt x')
export const noAnswer = (): GradusError =>
  wrongUsage('say which answer to check.', 'For example: gradus check "norm2(x)^2" --wrt x --answer "2*x"')
export const unknownKind = (given: string, known: readonly string[]): GradusError =>
  wrongUsage(`--as ${given} is none of ${known.join(', ')}.`)
export const unknownFormat = (option: string, given: string, known: readonly string[]): GradusError =>
  wrongUsage(`--${option} ${given} is none of ${known.join(', ')}.`)
export const unreadable = (file: string, reason: string): GradusError =>
  wrongUsage(`cannot read ${file}: ${reason}.`)
export const unwritable = (file: string, reason: string): GradusError =>
  wrongUsage(`cannot write ${file}: ${reason}.`)

export const noRules = (name: string, known: readonly string[]): GradusError =>
  wrongUsage(`there is no rule or rule file ${name}.`, `The files are ${known.join(', ')}.`)
