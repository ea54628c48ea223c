/**
 * The answer with its check, and what it rests on.
 */
import type { Markup } from '../../print/markup.ts'
import type { State } from '../state.ts'
import { equation } from './formula.ts'
import { button, h, spoken } from './html.ts'

/** The answer card. */
export const answer = (state: State): Markup => {
  const { result, stale } = state
  if (!result) return h('div', { class: 'card empty' }, waiting(state))
  return h(
    'div',
    { class: stale ? 'card stale' : 'card' },
    stale && h('p', { class: 'note' }, 'The answer to what was typed before:'),
    h(
      'ul',
      { class: 'answers' },
      result.answers.map((found, i) =>
        h(
          'li',
          {},
          equation(found.head, found.headText, found.formula),
          h(
            'p',
            { class: 'under' },
            h('span', { class: 'shape' }, found.shape.replace(/ x /, ' × ')),
            button('copy', ['LaTeX', spoken(` of ${found.headText}`)], {
              'data-copy': found.formula.latex,
              id: `latex-${i}`,
              title: 'Copy as LaTeX',
            }),
            button('copy', ['Text', spoken(` of ${found.headText}`)], {
              'data-copy': found.formula.text,
              id: `text-${i}`,
              title: 'Copy as text',
            }),
          ),
        ),
      ),
    ),
    result.where.length > 0 &&
      h(
        'div',
        { class: 'where' },
        h('p', {}, 'where'),
        h(
          'ul',
          { class: 'answers' },
          result.where.map(({ head, headText, formula }) => h('li', {}, equation(head, headText, formula))),
        ),
      ),
    badge(state),
  )
}

const waiting = ({ busy, fault, wrt, reading }: State): string => {
  if (busy) return 'Working …'
  if (fault) return 'No answer: see what is said of the problem.'
  return reading && wrt === '' ? 'Choose by which variable to differentiate.' : 'Type an expression.'
}

/** What the check found. */
const badge = ({ check, stale, result }: State): Markup | undefined => {
  if (stale || !result) return undefined
  if (!check) return h('p', { class: 'badge' }, 'Checking …')
  const { ok } = check.check
  return h(
    'p',
    { class: ok ? 'badge right' : 'badge open' },
    h('span', { 'aria-hidden': 'true' }, ok ? '✓ ' : '? '),
    check.sentence,
  )
}
