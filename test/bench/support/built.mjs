/**
 * The built program, as the benchmarks use it: the library, and the rooms below it that measure a part of its work.
 */
/** A module of the built library. */
export const built = (path) => import(new URL(`../../../dist/${path}.js`, import.meta.url).href)

export const { solve } = await built('solve/solve')
export const { deriveRequest } = await built('solve/derivative')
const { reachable } = await built('expr/walk')

/** Distinct nodes of the answers of a problem, its definitions included. */
export const nodesOf = (request) =>
  reachable(deriveRequest(request, { steps: false }).derived.answers.map(({ node }) => node)).length
export const { analyse } = await built('infer/analyse')
export const { parseProblem } = await built('parse/index')
export const { functionNamed } = await built('functions/index')
export const { isScalar } = await built('shape/shape')
