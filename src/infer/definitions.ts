/**
 * Definitions that stand after `where`, as `2*A'*r where r = A*x - b`: read as equations they would be between
 * dimensions. They are told from those by their names, which the expression uses as variables.
 */
import { definitionAfterWhere } from '../errors/notation.ts'
import { functionNamed } from '../functions/index.ts'
import { takesDimension } from '../functions/signature.ts'
import { movedToFront } from '../syntax/moved.ts'
import type { Expr, Problem } from '../syntax/tree.ts'
import { childrenOf, namesIn } from '../syntax/walk.ts'

/** Refuses an equation whose sides are made of variables. Throws: `definition-after-where`. */
export const refuseDefinitions = (problem: Problem): void => {
  const equation = problem.declarations.find(
    (declaration) => declaration.kind === 'equation' && declaration.left.kind === 'name',
  )
  if (!equation) return
  const names = operandNames(problem)
  for (const declaration of problem.declarations) {
    if (declaration.kind === 'shape') for (const name of declaration.dims.flatMap(namesIn)) names.delete(name)
  }
  for (const declaration of problem.declarations) {
    if (declaration.kind !== 'equation' || declaration.left.kind !== 'name') continue
    const { left, right, span } = declaration
    if (names.has(left.name) && namesIn(right).some((name) => names.has(name) || /^[A-Z]/.test(name)))
      throw definitionAfterWhere(span, movedToFront(problem.source, span))
  }
}

/** Names that stand for more than the size of a constant somewhere before `where`. */
const operandNames = ({ definitions, objective }: Problem): Set<string> => {
  const names = new Set<string>()
  const pending: Expr[] = [...definitions.map(({ value }) => value), objective]
  for (let expr = pending.pop(); expr; expr = pending.pop()) {
    if (expr.kind === 'name') names.add(expr.name)
    if (expr.kind !== 'call') pending.push(...childrenOf(expr))
    else {
      const { args, name } = expr
      pending.push(...args.filter((_, i) => !takesDimension(functionNamed(name), args.length, i)))
    }
  }
  return names
}
