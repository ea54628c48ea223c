/**
 * The numeric room, as far as solving needs it: loaded when first asked for, since most of a problem goes without it.
 */
import type { Node } from '../expr/node.ts'
import type { Evaluator } from '../numeric/site.ts'

export const numeric = async () => {
  const [agree, bending, check, defined, kinds, forms, graph, evaluation, matrix] = await Promise.all([
    import('../numeric/agree.ts'),
    import('../numeric/bending.ts'),
    import('../numeric/check.ts'),
    import('../numeric/defined.ts'),
    import('../numeric/kinds/index.ts'),
    import('../numeric/forms.ts'),
    import('../numeric/graph.ts'),
    import('../numeric/evaluate.ts'),
    import('../linalg/matrix.ts'),
  ])
  const evaluatorOf =
    (node: Node): Evaluator =>
    (point, watch, jitter) =>
      graph.evaluateNodes([node], point, watch, jitter)[0]!
  return {
    ...agree,
    ...bending,
    ...check,
    ...defined,
    ...kinds,
    ...forms,
    ...graph,
    ...evaluation,
    matrix,
    evaluatorOf,
  }
}

export type Numeric = Awaited<ReturnType<typeof numeric>>
