/**
 * Is my answer right? and: what does it come to with numbers of my own?
 */
import type { Markup } from '../../print/markup.ts'
import type { State } from '../state.ts'
import { button, h } from './html.ts'
import { fault } from './reading.ts'

export const verdict = (state: State): Markup => {
  const { verdict: found, answerFault, answer, told } = state
  if (answerFault) return fault(answerFault, answer, 'answer-fault')
  if (!found || answer.trim() === '') return h('div', { id: 'answer-fault' })
  const { ok, message, expected } = found
  const mark = ok ? '✓ ' : ok === false ? '✗ ' : '? '
  return h(
    'div',
    { id: 'answer-fault' },
    h(
      'p',
      { class: ok ? 'badge right' : ok === false ? 'badge wrong' : 'badge open' },
      h('span', { 'aria-hidden': 'true' }, mark),
      `${message.slice(0, 1).toUpperCase()}${message.slice(1)}`,
    ),
    ok === false &&
      (told
        ? h('p', {}, 'It should be ', h('code', {}, expected))
        : h('p', {}, button('tell', 'Show the right one', { id: 'tell' }))),
  )
}

/** Fields for the numbers of a reader, and what they come to. */
export const numbers = ({ sample, numbers: found, numbersFault, reading }: State): Markup =>
  h(
    'div',
    {},
    sample === undefined
      ? h('p', {}, button('sample', 'Try numbers of your own', { id: 'sample' }))
      : [
          h(
            'div',
            { class: 'fields' },
            (reading?.names ?? [])
              .filter(({ name }) => name in sample)
              .map(({ name, shape }, i) =>
                h(
                  'p',
                  {},
                  h('label', { for: `number-${i}` }, `${name}: ${shape.replace(/ x /, ' × ')}`),
                  h('input', {
                    id: `number-${i}`,
                    'data-number': name,
                    value: sample[name],
                    autocomplete: 'off',
                    spellcheck: 'false',
                  }),
                ),
              ),
          ),
          h('p', {}, button('numbers', 'Compute', { id: 'compute' })),
        ],
    numbersFault && fault(numbersFault, '', 'numbers-fault'),
    found &&
      h(
        'dl',
        { class: 'values' },
        h('dt', {}, 'value'),
        h('dd', {}, h('code', {}, found.value)),
        found.derivatives.map(({ head, value, differences }) => [
          h('dt', {}, head),
          h('dd', {}, h('code', {}, value)),
          differences !== undefined && [
            h('dt', {}, `${head} by differences`),
            h('dd', {}, h('code', {}, differences)),
          ],
        ]),
      ),
  )
