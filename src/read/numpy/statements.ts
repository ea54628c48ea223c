/**
 * Lines of Python: imports, assignments, functions, results.
 */
import { unreadableSource } from '../../errors/sources.ts'
import { expect, expression, isNext, next, peek, type State, take, unexpected } from '../arrays/parse.ts'
import type { Node, Statement, Typed } from '../arrays/tree.ts'
import { across } from '../piece.ts'
import { PYTHON, parametersOf } from './syntax.ts'

/** How far a token stands from the beginning of its line. */
const columnOf = (text: string, at: number): number => at - text.lastIndexOf('\n', at - 1) - 1

const isDone = (state: State): boolean => peek(state).kind === 'end'

const skipLines = (state: State): void => {
  while (peek(state).kind === 'line' || isNext(state, ';')) next(state)
}

/** Statements as long as they stand at this column or behind it. */
export const statementsOf = (state: State, text: string, column: number): readonly Statement[] => {
  const statements: Statement[] = []
  for (skipLines(state); !isDone(state); skipLines(state)) {
    if (columnOf(text, peek(state).span.from) < column) break
    statements.push(...statement(state, text))
    const { kind } = peek(state)
    if (kind !== 'line' && kind !== 'end' && !isNext(state, ';')) {
      const before = state.tokens[state.at - 1]
      if (before?.kind !== 'line') throw unexpected(peek(state))
    }
  }
  return statements
}

const statement = (state: State, text: string): readonly Statement[] => {
  const token = peek(state)
  if (token.kind === 'text' && ['line', 'end'].includes(peek(state, 1).kind)) {
    // What stands alone is a remark on the function.
    next(state)
    return []
  }
  if (isNext(state, 'import')) return imports(state)
  if (isNext(state, 'from')) return importsFrom(state)
  if (isNext(state, 'def')) return [definition(state, text)]
  if (take(state, 'return')) {
    const value = listed(state)
    return [{ kind: 'result', value, span: value.span }]
  }
  if (token.kind === 'name' && PYTHON.words.has(token.text) && !isNext(state, 'lambda'))
    throw unreadableSource(
      token.span,
      `a statement with ${token.text} is not read`,
      'Write the value as one expression of arrays.',
    )
  return [assignment(state)]
}

/** Expressions between commas are a tuple. */
const listed = (state: State): Node => {
  const first = expression(state, PYTHON)
  if (!isNext(state, ',')) return first
  const items = [first]
  while (take(state, ',')) items.push(expression(state, PYTHON))
  return { kind: 'tuple', items, span: across(first.span, items.at(-1)!.span) }
}

const assignment = (state: State): Statement => {
  const target = listed(state)
  const sign = peek(state)
  if (/^(\*\*|[-+*/@])=$/.test(sign.text) && target.kind === 'name') {
    next(state)
    const right = expression(state, PYTHON)
    const span = across(target.span, right.span)
    const value: Node = { kind: 'infix', operator: sign.text.slice(0, -1), left: target, right, span }
    return { kind: 'assign', names: [target], value, span }
  }
  if (!take(state, '=')) return { kind: 'result', value: target, span: target.span }
  const names = namesOf(target)
  const value = listed(state)
  return { kind: 'assign', names, value, span: across(target.span, value.span) }
}

const namesOf = (target: Node): readonly Typed[] => {
  if (target.kind === 'tuple' || target.kind === 'list') return target.items.flatMap(namesOf)
  if (target.kind !== 'name') throw unreadableSource(target.span, 'only names can be assigned to')
  return [{ name: target.name, span: target.span }]
}

const definition = (state: State, text: string): Statement => {
  const word = next(state)
  const column = columnOf(text, word.span.from)
  const name = next(state)
  if (name.kind !== 'name') throw unexpected(name)
  expect(state, '(')
  const parameters = parametersOf(state, PYTHON, ')')
  expect(state, ')')
  if (take(state, '->')) expression(state, PYTHON)
  const colon = expect(state, ':')
  const isBelow = peek(state).kind === 'line'
  const body = isBelow ? statementsOf(state, text, column + 1) : statement(state, text)
  if (body.length === 0) throw unreadableSource(colon.span, 'this function has no body')
  const span = across(word.span, name.span)
  return { kind: 'define', name: { name: name.text, span: name.span }, made: { parameters, body }, span }
}

const path = (state: State): string => {
  const names: string[] = []
  do {
    const name = next(state)
    if (name.kind !== 'name') throw unexpected(name)
    names.push(name.text)
  } while (take(state, '.'))
  return names.join('.')
}

/** `import numpy as np`; without `as` it is the first part of the path that has a name. */
const imports = (state: State): readonly Statement[] => {
  const { span } = next(state)
  const made: Statement[] = []
  do {
    const whole = path(state)
    const top = whole.split('.')[0]!
    const name = take(state, 'as') ? next(state).text : undefined
    made.push({ kind: 'import', as: name ?? top, path: name === undefined ? top : whole, span })
  } while (take(state, ','))
  return made
}

const importsFrom = (state: State): readonly Statement[] => {
  const { span } = next(state)
  const from = path(state)
  expect(state, 'import')
  const made: Statement[] = []
  const isBracketed = take(state, '(')
  do {
    const name = next(state)
    if (name.kind !== 'name') throw unexpected(name)
    made.push({
      kind: 'import',
      as: take(state, 'as') ? next(state).text : name.text,
      path: `${from}.${name.text}`,
      span,
    })
  } while (take(state, ','))
  if (isBracketed) expect(state, ')')
  return made
}
