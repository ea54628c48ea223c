/**
 * The built program, as the benchmarks use it: the library, and the rooms below it that measure a part of its work.
 */
const at = (path) => import(new URL(`../../../dist/${path}.js`, import.meta.url).href)

export const { solve } = await at('solve/solve')
export const { deriveRequest } = await at('solve/derivative')
const { reachable } = await at('expr/walk')

/** Distinct nodes of the answers of a problem, its definitions included. */
export const nodesOf = (request) =>
  reachable(deriveRequest(request, { steps: false }).derived.answers.map(({ node }) => node)).length
export const { analyse } = await at('check/analyse')
export const { parseProblem } = await at('parse/index')
export const { functionNamed } = await at('functions/index')
export const { isScalar } = await at('shape/shape')
