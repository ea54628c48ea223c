/**
 * The check of an answer, and how it is reported. An answer that fails is none.
 */
import { checkFailed } from '../error.ts'
import type { CheckJson } from './answer.ts'
import type { Derivative } from './derivative.ts'

/** Compares the answer with finite differences of the objective as typed. Throws: `check-failed`. */
export const checked = async ({
  analysis,
  wrt,
  kind,
  derived,
  unconstrained,
}: Derivative): Promise<CheckJson> => {
  if (kind !== 'gradient') return { ok: null, reason: `the ${kind} is not compared with differences` }
  const [{ checkGradient }, { evaluateNodes }] = await Promise.all([
    import('../numeric/check.ts'),
    import('../numeric/graph.ts'),
  ])
  const nodes = derived.answers.map(({ node }) => node)
  const report = checkGradient({
    objective: analysis,
    wrt,
    answer: (point, watch) => {
      const values = evaluateNodes(nodes, point, watch)
      return new Map(derived.answers.map(({ variable }, i) => [variable, values[i]!]))
    },
    unconstrained,
  })
  if (report.ok === false) throw checkFailed(report.detail.message)
  return report
}

/** The check as a sentence. */
export const checkSentence = (check: CheckJson): string =>
  check.ok
    ? `Checked at ${check.points} random ${check.points === 1 ? 'point' : 'points'}, relative error at most ${check.maxRelError.toExponential(1)}`
    : `Not checked: ${check.reason}`
