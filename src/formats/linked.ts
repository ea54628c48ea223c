/**
 * A problem with all that is asked of it, as a link holds it.
 */
import { type FormulaStyle, styleIn } from '../print/style.ts'
import type { Options } from '../solve/derivative.ts'
import type { Kind, Request } from '../solve/request.ts'

/** What a link holds. */
export interface Linked extends FormulaStyle {
  readonly expr: string
  readonly wrt: string
  readonly where?: string
  readonly kind?: Kind
  readonly direction?: Readonly<Record<string, string>>
  readonly cotangent?: string
  readonly layout?: 'denominator'
  readonly form?: 'factored' | 'expanded'
  readonly unconstrained?: true
  /** An answer to be judged. */
  readonly answer?: string
  /** What is to be seen of the answer: a format or a target. */
  readonly show?: string
}

/** The problem of a link, with the options that it names. */
export const problemIn = (linked: Linked): { readonly request: Request; readonly options: Options } => {
  const { expr, wrt, kind, direction, cotangent, where, layout, form, unconstrained } = linked
  return {
    request: {
      expr,
      wrt,
      ...(kind ? { kind } : {}),
      ...(direction ? { direction } : {}),
      ...(cotangent ? { cotangent } : {}),
    },
    options: {
      ...(where ? { where } : {}),
      ...(layout ? { layout } : {}),
      ...(form ? { form } : {}),
      ...(unconstrained ? { unconstrained } : {}),
      ...styleIn(linked),
    },
  }
}
