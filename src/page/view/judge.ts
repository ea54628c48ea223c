/**
 * Is my answer right? and: what does it come to with numbers of my own?
 */
import type { Markup } from '../../print/markup.ts'
import type { NumbersView } from '../protocol.ts'
import type { State } from '../state.ts'
import { button, h } from './html.ts'
import { fault, sentence } from './reading.ts'

export const verdict = (state: State): Markup => {
  const { verdict: found, answerFault, answer, told } = state
  if (answerFault) return fault(answerFault, answer)
  if (!found || answer.trim() === '') return h('div', {})
  const { ok, message, expected } = found
  const mark = ok ? '✓ ' : ok === false ? '✗ ' : '? '
  return h(
    'div',
    {},
    h(
      'p',
      { class: ok ? 'badge right' : ok === false ? 'badge wrong' : 'badge open' },
      h('span', { 'aria-hidden': 'true' }, mark),
      sentence(message),
    ),
    ok === false &&
      (told
        ? h('p', {}, 'It should be ', h('code', {}, expected))
        : h('p', {}, button('tell', 'Show the right one', { id: 'tell' }))),
  )
}

/** Fields for the numbers of a reader, and what they come to. */
export const numbers = ({ sample, numbers: found, numbersFault, result }: State): Markup =>
  sample === undefined
    ? h('div', {}, h('p', {}, button('sample', 'Try numbers of your own', { id: 'sample' })))
    : h(
        'div',
        {},
        h(
          'div',
          { class: 'fields' },
          Object.entries(sample).map(([name, value], i) => field(name, value, shapeIn(result, name), i)),
        ),
        h('p', {}, button('numbers', 'Compute', { id: 'compute' })),
        numbersFault && fault(numbersFault, ''),
        found && values(found),
      )

const shapeIn = (result: State['result'], name: string): string =>
  result?.names.find((one) => one.name === name)?.shape ?? ''

const field = (name: string, value: string, shape: string, i: number): Markup =>
  h(
    'p',
    {},
    h('label', { for: `number-${i}` }, shape === '' ? name : `${name}: ${shape.replace(/ x /, ' × ')}`),
    h('input', { id: `number-${i}`, 'data-number': name, value, autocomplete: 'off', spellcheck: 'false' }),
  )

const values = ({ taken, value, derivatives }: NumbersView): Markup => {
  const entry = (name: string, said: string): readonly Markup[] => [
    h('dt', {}, name),
    h('dd', {}, h('code', {}, said)),
  ]
  return h(
    'dl',
    { class: 'values' },
    taken.map((said) => entry('where', said)),
    entry('value', value),
    derivatives.map(({ head, value: found, differences }) => [
      entry(head, found),
      differences !== undefined && entry(`${head} by differences`, differences),
    ]),
  )
}
