/**
 * Functions that a rule file declares, one a line: `function cayley(A): n x n -> n x n = (eye(n) - A)*inv(eye(n) + A)`.
 * The value is left as text with its declarations, a problem of its own, since what it means depends on shapes.
 */
import type { Span } from '../errors/error.ts'
import { functionUnreadable } from '../errors/rules.ts'
import type { FunctionText } from '../syntax/tree.ts'

/** The word that such a line begins with. */
export const DECLARES = /^function\b/

/** A source stands apart in brackets; numbers and letters with a comma between them are an index. */
export const SOURCE = String.raw`(?<=\s)\[(?![\d\s,:]*\]|\s*\w\s*,\s*\w\s*\])([^\][]+)\]\s*`

const LINE = new RegExp(
  String.raw`^function\s+([A-Za-z]\w+)\s*\(([^()]*)\)\s*:\s*([^=]*?)\s*=\s*([^"]*?)\s*(?:${SOURCE})?(?:"([^"]+)"\s*)?$`,
)
const NAME = /^[A-Za-z]\w*$/
const ELEMENTWISE = 'elementwise'

/** Reads the line of a function. Throws: `rule-unreadable`. */
export const parseFunction = (whole: string, span: Span, line: number): FunctionText => {
  const [, name, given = '', signature = '', value = '', , sentence] = LINE.exec(whole) ?? []
  if (name === undefined || signature === '' || value === '') throw functionUnreadable(span, line)
  const parameters = given.split(',').map((parameter) => parameter.trim())
  const odd = parameters.find((parameter, i) => !NAME.test(parameter) || parameters.indexOf(parameter) !== i)
  if (odd !== undefined) throw functionUnreadable(span, line, `"${odd}" is no name of an argument`)
  const shapes = shapesOf(signature, parameters)
  if (!shapes)
    throw functionUnreadable(span, line, `the signature of ${name} does not give each argument a shape`)
  const [body = '', clause] = value.split(/\bwhere\b/)
  return {
    name,
    parameters,
    signature: signature === ELEMENTWISE ? undefined : signature,
    value: body.trim(),
    where: [...shapes, ...(clause === undefined ? [] : [clause.trim()])].join(', '),
    ...(sentence === undefined ? {} : { sentence: sentence.replace(/\s+/g, ' ') }),
    span,
    line,
  }
}

/** `A: n x n`, an argument each; that of an elementwise function is one entry. */
const shapesOf = (signature: string, parameters: readonly string[]): string[] | undefined => {
  if (signature === ELEMENTWISE) return parameters.length === 1 ? [`${parameters[0]}: scalar`] : undefined
  const [before = '', after = ''] = signature.split('->')
  const shapes = before.split(',').map((shape) => shape.trim())
  const whole = after.trim() !== '' && shapes.length === parameters.length && !shapes.includes('')
  return whole ? parameters.map((parameter, i) => `${parameter}: ${shapes[i]}`) : undefined
}
