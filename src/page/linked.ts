/**
 * Between what the page knows and its link.
 */
import type { Linked } from '../formats/link.ts'
import { sourceOf, splitAtWhere } from '../parse/where.ts'
import type { Kind } from '../solve/request.ts'
import type { State } from './state.ts'

/** The problem of the page. */
export const problemOf = ({ text, wrt, kind, beside }: State): Linked => {
  const { expr, where } = splitAtWhere(text)
  return {
    expr: expr.trim(),
    wrt,
    ...(where === '' ? {} : { where: where.replaceAll(/,\s*\n\s*/g, ', ') }),
    ...(kind === '' ? {} : { kind: kind as Kind }),
    ...beside,
  }
}

/** The whole of what the page shows, for a link. */
export const linkedOf = (state: State, usualShow: string): Linked => ({
  ...problemOf(state),
  ...(state.answer.trim() === '' ? {} : { answer: state.answer }),
  ...(state.show === usualShow ? {} : { show: state.show }),
})

/** What a link makes of the page. */
export const stateOf = ({
  expr,
  wrt,
  where,
  kind,
  answer = '',
  show,
  ...beside
}: Linked): Partial<State> => ({
  text: sourceOf(expr, where),
  wrt,
  kind: kind ?? '',
  beside,
  answer,
  ...(show === undefined ? {} : { show }),
})
