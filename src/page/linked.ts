/**
 * Between what the page knows and its link.
 */
import { inTwo } from '../formats/link.ts'
import type { Linked } from '../formats/linked.ts'
import { sourceOf } from '../parse/where.ts'
import { styleIn } from '../print/style.ts'
import type { Kind } from '../solve/request.ts'
import type { State } from './state.ts'

/** The problem of the page: its text as it stands there, so that places in it are those that the reader sees. */
export const problemOf = ({ text, wrt, kind, beside, style }: State): Linked => ({
  expr: text,
  wrt,
  ...(kind === '' ? {} : { kind: kind as Kind }),
  ...beside,
  ...style,
})

/** The whole of what the page shows, for a link. */
export const linkedOf = (state: State, usualShow: string): Linked => ({
  ...problemOf(state),
  ...inTwo(state.text),
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
  latexStyle,
  transpose,
  hadamard,
  ...beside
}: Linked): Partial<State> => ({
  text: sourceOf(expr, where),
  wrt,
  kind: kind ?? '',
  beside,
  style: styleIn({ latexStyle, transpose, hadamard }),
  answer,
  ...(show === undefined ? {} : { show }),
})
