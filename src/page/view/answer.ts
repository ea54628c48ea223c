/**
 * The answer with its check, and what it rests on.
 */
import type { Markup } from '../../print/markup.ts'
import type { Headed, Result } from '../protocol.ts'
import type { State } from '../state.ts'
import { equation } from './formula.ts'
import { button, h, spoken } from './html.ts'

/** The answer card. */
export const answer = (state: State): Markup => {
  const { result, stale, busy, walk } = state
  const working = { 'aria-busy': busy ? 'true' : undefined }
  if (!result)
    return h('div', { class: 'card empty', ...working }, h('p', {}, waiting(state), ' ', busy && stop))
  if (walk && !stale && walk.seen < result.lines.length)
    return h(
      'div',
      { class: 'card', ...working },
      h('p', { class: 'note' }, 'The answer comes with the last line.'),
    )
  return h(
    'div',
    { class: stale ? 'card stale' : 'card', ...working },
    stale && h('p', { class: 'note' }, 'The answer to what was typed before: ', busy && stop),
    h(
      'ul',
      { class: 'answers' },
      result.answers.map((found, i) => answerItem(found, i, stale)),
    ),
    result.where.length > 0 &&
      h(
        'div',
        { class: 'where' },
        h('p', {}, 'where'),
        h('ul', { class: 'answers' }, result.where.map(definition)),
      ),
    badge(state),
  )
}

/** Seen when it takes a while. */
const stop: Markup = button('stop', 'Stop', { id: 'stop', class: 'late' })

const answerItem = (found: Result['answers'][number], i: number, stale: boolean): Markup => {
  const { headText, formula, shape } = found
  const copy = (form: string, text: string): Markup =>
    button('copy', [form, spoken(` of ${headText}`)], {
      'data-copy': text,
      disabled: stale,
      id: `${form}-${i}`,
      title: `Copy as ${form}`,
    })
  return h(
    'li',
    {},
    equation(found),
    h(
      'p',
      { class: 'under' },
      h('span', { class: 'shape' }, shape.replace(/ x /, ' × ')),
      copy('LaTeX', formula.latex),
      copy('Text', formula.text),
    ),
  )
}

const definition = (headed: Headed): Markup => h('li', {}, equation(headed))

const waiting = ({ busy, fault, wrt, reading, text }: State): string => {
  if (busy) return 'Working …'
  if (fault) return 'No answer: see what is said of the problem.'
  if (text.trim() !== '' && !reading) return 'Stopped.'
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
