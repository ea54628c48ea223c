/**
 * What is added to an error about shapes that rests on what names are by their letters.
 */
import type { GradusError } from '../errors/error.ts'
import { wentByLetters } from '../errors/shapes.ts'
import type { Problem } from '../syntax/tree.ts'
import { partsOfProblem } from '../syntax/walk.ts'
import type { Scope } from './scope.ts'

/** An error about shapes that has no repair, with the names that nothing declares. */
export const byLetters = (
  error: GradusError,
  problem: Problem,
  { variables, declared }: Scope,
): GradusError => {
  const { span, hint, code } = error
  if (!span || hint || !ABOUT_SHAPES.has(code)) return error
  const found = new Set<string>()
  for (const part of partsOfProblem(problem))
    if (part.kind === 'name' && span.from <= part.span.from && part.span.to <= span.to) found.add(part.name)
  const guessed = variables.filter((name) => found.has(name) && !declared.has(name))
  const [first] = guessed
  const example = code === 'shapes-differ' ? 'scalar' : 'n x n'
  return first === undefined || guessed.length > 4
    ? error
    : wentByLetters(error, guessed, `${first}: ${example}`)
}

const ABOUT_SHAPES: ReadonlySet<string> = new Set([
  'shapes-differ',
  'not-square',
  'wrong-shape',
  'divisor-not-scalar',
])
