/**
 * Generated code: one function that returns a value and its derivative, with what it imports and brings along. How
 * anything is written is the target's.
 */
import { rowOf } from '../expr/kinds.ts'
import { rankOf } from './array/lowering.ts'
import { arrange } from './emit/arrange.ts'
import { emit } from './emit/emit.ts'
import { functionName } from './emit/names.ts'
import { compile } from './emit/results.ts'
import type { Code, CodeRequest } from './request.ts'
import { type Target, usedIn } from './target.ts'

const importsOf = (target: Target, used: ReadonlySet<string>): Map<string, string[]> => {
  const imports = new Map<string, string[]>()
  for (const [name, module] of target.imports)
    if (used.has(name)) imports.set(module, [...(imports.get(module) ?? []), name])
  return imports
}

const DESCRIBED = 8

/** One sentence on what the function computes; names are left out where they could not stand in a comment. */
const summaryOf = (request: CodeRequest): string => {
  const { kind, derivatives, variables } = request
  const by = derivatives.map(({ variable }) => variable).join(', ')
  const shapes = variables.map(({ name, rows, cols }) => {
    const rank = rankOf({ rows, cols })
    return `${name}: ${rank === 0 ? 'scalar' : rank === 1 && cols === 1 ? rows : `${rows} x ${cols}`}`
  })
  const { noun, word = noun } = rowOf(kind)
  const layout = request.layout === 'denominator' ? ' in denominator layout' : ''
  const full = `Value and ${word} by ${by}${layout}; ${shapes.join(', ')}.`
  const plain = variables.length <= DESCRIBED && /^[\w ,:;.*+^-]*$/.test(full)
  return plain ? full : `Value and ${word}.`
}

/**
 * Code that computes the objective and its derivatives in one language.
 * Throws: when the language has no way to compute something.
 */
export const toCode = (request: CodeRequest, target: Target): Code => {
  const wrt = request.derivatives.map(({ variable }) => variable)
  const name = functionName(request.kind, wrt)
  const compiled = compile(request, (spelled) => target.functions.has(spelled))
  const { parameters, sizes, surroundings } = arrange(request, compiled, target, name)
  const { statements, textOf } = emit(surroundings, compiled)
  const results = compiled.results.map(({ op }) => textOf(op))
  const used = usedIn(target, [...sizes, ...statements, ...results])
  const [value, ...derivatives] = results
  const source = target.module({
    name,
    parameters: parameters.identifiers,
    summary: summaryOf(request),
    imports: importsOf(target, used),
    helpers: [...target.helpers].filter(([helper]) => used.has(helper)).map(([, source]) => source),
    statements: [...sizes, ...statements],
    value: value!,
    derivatives,
  })
  return { source, function: name, args: parameters.args, returns: ['value', request.kind] }
}
