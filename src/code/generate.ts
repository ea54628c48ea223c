/**
 * Generated code: one function that returns a value and its derivative, with what it imports and brings along. How
 * anything is written is the target's.
 */

import { rowOf } from '../expr/kinds.ts'
import { rankOf } from './array/lowering.ts'
import { arrange } from './emit/arrange.ts'
import { emit } from './emit/emit.ts'
import { functionName, isWord, kindWord, type Names } from './emit/names.ts'
import { type Compiled, compile } from './emit/results.ts'
import { exampleText } from './example.ts'
import { planText } from './plan-text.ts'
import type { Code, CodeRequest } from './request.ts'
import { type Emission, type Module, type Parameter, type Returned, type Target, usedIn } from './target.ts'

const importsOf = (target: Target, used: ReadonlySet<string>): Map<string, string[]> => {
  const imports = new Map<string, string[]>()
  for (const [name, module] of target.imports)
    if (used.has(name)) imports.set(module, [...(imports.get(module) ?? []), name])
  return imports
}

/** More variables are not listed. */
const DESCRIBED = 12
/** Lines of a comment. */
const WIDTH = 100

/** A line without what could end a comment in any language. */
const plain = (line: string): string =>
  line.replace(/\s+/g, ' ').replace(/\*\//g, '* /').replace(/"""/g, '"" "').trim()

/** Lines of a comment that are not too long, broken at blanks. */
const wrapped = (line: string): string[] => {
  const lines = ['']
  for (const word of plain(line).split(' ')) {
    const last = lines.at(-1)!
    if (last !== '' && last.length + word.length >= WIDTH) lines.push(`  ${word}`)
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`
  }
  return lines
}

/** What the function computes, of what, and what is called otherwise in it. */
const aboutOf = (request: CodeRequest, parameters: readonly Parameter[]): string[] => {
  const { kind, derivatives, variables, about = [] } = request
  const by = derivatives.map(({ variable }) => variable)
  const shapes = variables.map(({ name, rows, cols }) => {
    const rank = rankOf({ rows, cols })
    return `${name}: ${rank === 0 ? 'scalar' : rank === 1 && cols === 1 ? rows : `${rows} x ${cols}`}`
  })
  const { noun, word = noun } = rowOf(kind)
  const layout = request.layout === 'denominator' ? ' in denominator layout' : ''
  const renamed = parameters.filter(({ name, identifier }) => name !== identifier)
  const few = (items: readonly string[]): string =>
    items.length > DESCRIBED ? `${items.length} variables` : items.join(', ')
  if (!variables.every((variable) => isWord(variable.name))) return [`Value and ${word}${layout}.`]
  return [
    `Value and ${word} by ${few(by)}${layout}.`,
    ...about,
    `Arguments: ${few(shapes)}.`,
    ...(renamed.length > 0
      ? [`Renamed here: ${renamed.map(({ name, identifier }) => `${name} is ${identifier}`).join(', ')}.`]
      : []),
  ].flatMap(wrapped)
}

/** The results as the statements know them. */
const returnedOf = ({ results }: Compiled, { locals, textOf }: Emission, names: Names): Returned[] => {
  const free = new Set(locals.map(({ identifier }) => identifier))
  return results.map(({ op, title }) => {
    const text = textOf(op)
    return { text, title, shape: op.shape, identifier: free.delete(text) ? text : names.claim(title) }
  })
}

const textOfFile = (request: CodeRequest, target: Target, parts: Module): string => {
  const text = target.module(parts)
  return request.example ? `${text}\n\n${exampleText(target, parts, request, request.example)}` : text
}

/**
 * Code that computes the objective and its derivatives in one language, or in its place the plan of it.
 * Throws: when the language has no way to compute something.
 */
export const toCode = (request: CodeRequest, target: Target, isPlan = false): Code => {
  const wrt = request.derivatives.map(({ variable }) => variable)
  const name = functionName(request.kind, wrt).slice(0, target.longest)
  const compiled = compile(request, target)
  const { parameters, before, sizes, starts, surroundings } = arrange(request, compiled, target, name)
  const emission = (target.write ?? emit)(surroundings, compiled)
  const { statements, locals } = emission
  const [value, ...derivatives] = returnedOf(compiled, emission, surroundings.names)
  const all = [...before, ...statements].flatMap((statement) => statement.split('\n'))
  const used = usedIn(target, [...all, ...[value!, ...derivatives].map(({ text }) => text)])
  const parts: Module = {
    name,
    kind: kindWord(request.kind),
    parameters: parameters.all,
    starts,
    about: [
      ...aboutOf(request, parameters.all),
      ...(compiled.whole ? wrapped(`Returned are its factors: ${compiled.whole}.`) : []),
    ],
    imports: importsOf(target, used),
    helpers: [...target.helpers].filter(([helper]) => used.has(helper)).map(([, text]) => text),
    statements: all,
    locals: [...sizes, ...locals],
    value: value!,
    derivatives,
  }
  const args = parameters.all.map((parameter) => parameter.name)
  return {
    source: isPlan ? planText(request, compiled, emission) : textOfFile(request, target, parts),
    ...(target.declarations ? { declarations: target.declarations(parts) } : {}),
    function: name,
    args,
    returns: ['value', request.kind],
  }
}
