/**
 * The whole page: what stands there always, with places for what is made of the state.
 */
import type { Markup } from '../../print/markup.ts'
import { STYLE_NAMES, type STYLES } from '../../print/style.ts'
import { EXAMPLES } from '../examples.ts'
import type { State } from '../state.ts'
import { answer } from './answer.ts'
import { controls, derivation } from './derivation.ts'
import { functions } from './functions.ts'
import { button, h } from './html.ts'
import { numbers, verdict } from './judge.ts'
import { LANGUAGE } from './language.ts'
import { beside, echo, fault, names, remarks, variables } from './reading.ts'
import { forms, printed } from './take.ts'

/** A place that is filled anew whenever something that it shows changes. */
const place = (id: string, { attributes, ...view }: Markup): Markup => ({
  ...view,
  attributes: { ...attributes, id },
})

const header = (): Markup =>
  h(
    'header',
    {},
    h('h1', {}, 'Gradus'),
    h(
      'p',
      {},
      'Derivatives of matrix expressions, step by step, each answer checked. Nothing that you type leaves this page.',
    ),
    h(
      'p',
      { class: 'buttons' },
      button('share', 'Copy link', { id: 'share' }),
      button('theme', 'Dark or light', { id: 'theme', 'aria-pressed': 'false' }),
    ),
  )

/** A field for what a reader types. */
const field = (id: string, rows: number, describedBy: string, text = ''): Markup =>
  h(
    'textarea',
    {
      id,
      rows,
      autocapitalize: 'off',
      autocomplete: 'off',
      spellcheck: 'false',
      'aria-describedby': describedBy,
    },
    text,
  )

const problem = (state: State): Markup =>
  h(
    'section',
    { class: 'problem', 'aria-label': 'Problem' },
    h('h2', {}, h('label', { for: 'text' }, 'Expression')),
    h(
      'div',
      { class: 'editor' },
      h('div', { id: 'marks', 'aria-hidden': 'true' }, state.text, '\n'),
      field('text', 2, 'fault', state.text),
    ),
    place('fault', fault(state.fault, state.text)),
    place('echo', echo(state)),
    asked(state),
    place('names', names(state)),
    place('remarks', remarks(state)),
    examples(),
  )

/** By what to differentiate, and what kind of derivative is wanted. */
const asked = (state: State): Markup =>
  h(
    'div',
    { class: 'asked', role: 'group', 'aria-label': 'What is asked' },
    h('span', {}, 'by'),
    place('variables', variables(state)),
    h('label', { for: 'kind' }, 'as'),
    h(
      'select',
      { id: 'kind', 'data-action': 'kind' },
      h('option', { value: '' }, 'gradient or Jacobian'),
      state.tables?.kinds.map(({ name, noun }) => h('option', { value: name }, kindLabel(name, noun))),
    ),
    place('beside', beside(state)),
  )

const kindLabel = (name: string, noun: string): string =>
  noun.toLowerCase() === name ? noun : `${name}: ${noun}`

const examples = (): Markup =>
  h(
    'nav',
    { class: 'examples', 'aria-label': 'Examples' },
    h('h2', {}, 'Examples'),
    h(
      'ul',
      {},
      EXAMPLES.map(({ task, text, wrt, kind }, i) =>
        h(
          'li',
          {},
          button('example', task, {
            id: `example-${i}`,
            'data-text': text,
            'data-wrt': wrt,
            'data-kind': kind,
            title: text,
          }),
        ),
      ),
    ),
  )

const found = (state: State): Markup =>
  h(
    'div',
    { class: 'found' },
    h('section', { 'aria-label': 'Answer' }, h('h2', {}, 'Answer'), place('answer', answer(state))),
    h(
      'section',
      { 'aria-label': 'Derivation' },
      h('h2', {}, 'Derivation'),
      place('controls', controls(state)),
      styles(state),
      place('lines', derivation(state)),
    ),
    h(
      'section',
      { 'aria-label': 'Is my answer right?' },
      h('h2', {}, h('label', { for: 'answer-text' }, 'Is my answer right?')),
      field('answer-text', 1, 'verdict'),
      place('verdict', verdict(state)),
      place('numbers', numbers(state)),
    ),
    h(
      'section',
      { 'aria-label': 'Take away' },
      h('h2', {}, 'Take away'),
      place('forms', forms(state)),
      place('printed', printed(state)),
    ),
  )

const SPELLED = {
  latexStyle: ['Letters', { bold: 'bold', plain: 'plain' }],
  transpose: ['Transpose', { top: '⊤', T: 'T', prime: '′' }],
  hadamard: ['Entrywise product', { odot: '⊙', circ: '∘' }],
} as const satisfies {
  readonly [K in keyof typeof STYLES]: readonly [string, Readonly<Record<(typeof STYLES)[K][number], string>>]
}

/** How formulas are spelled, those that are copied too. */
const styles = ({ style }: State): Markup =>
  h(
    'div',
    { class: 'asked', role: 'group', 'aria-label': 'Style of formulas' },
    STYLE_NAMES.map((name) => {
      const [label, words] = SPELLED[name]
      return h(
        'label',
        {},
        `${label} `,
        h(
          'select',
          { id: name, 'data-action': 'style', 'data-name': name },
          Object.entries(words).map(([word, sign]) =>
            h('option', { value: word, selected: word === style[name] }, sign),
          ),
        ),
      )
    }),
  )

const help = (state: State): Markup =>
  h(
    'section',
    { class: 'help', 'aria-label': 'Help' },
    h('details', { id: 'help' }, h('summary', {}, h('h2', {}, 'The language, and the keyboard')), LANGUAGE),
    h(
      'details',
      { id: 'all-functions' },
      h('summary', {}, h('h2', {}, 'Functions and their derivatives')),
      place('functions', functions(state.tables)),
    ),
  )

/** What stands in the body of the page. */
export const shell = (state: State, version: string): readonly Markup[] => [
  header(),
  h('main', {}, problem(state), found(state), help(state)),
  h(
    'footer',
    {},
    h('p', {}, `Gradus ${version}`),
    h('p', { id: 'newer', hidden: true }, 'A newer version is there when the page is opened again.'),
  ),
  h('div', { id: 'status', role: 'status', class: 'spoken' }),
]
