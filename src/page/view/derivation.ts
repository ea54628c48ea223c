/**
 * The derivation line by line, each with the laws that led to it; what changed in a line is marked.
 */
import type { Markup } from '../../print/markup.ts'
import { DETAILS, type Detail, type LawView, type Line } from '../protocol.ts'
import type { State } from '../state.ts'
import { equation } from './formula.ts'
import { button, h, spoken } from './html.ts'

const LABELS = { answer: 'Answer only', steps: 'Steps', all: 'Every step' } as const satisfies Record<
  Detail,
  string
>

/** How much of the derivation is shown, and whether at once. */
export const controls = ({ detail, walk, result }: State): Markup =>
  h(
    'p',
    { class: 'buttons' },
    DETAILS.map((level) =>
      button('detail', LABELS[level], {
        id: `detail-${level}`,
        'data-detail': level,
        'aria-pressed': level === detail ? 'true' : 'false',
      }),
    ),
    detail !== 'answer' &&
      (result?.lines.length ?? 0) > 1 &&
      button('walk', walk ? 'All at once' : 'One by one', { id: 'walk' }),
  )

export const derivation = (state: State): Markup => {
  const { result, walk, detail } = state
  const lines = result?.lines ?? []
  if (detail === 'answer' || lines.length === 0) return h('div', { class: 'derivation' })
  const seen = walk ? lines.slice(0, walk.seen) : lines
  return h(
    'div',
    { class: 'derivation' },
    h(
      'ol',
      { class: 'lines' },
      seen.map((line, i) => lineOf(line, i, state)),
    ),
    walk && next(lines, walk),
  )
}

const lineOf = (line: Line, i: number, state: State): Markup =>
  h(
    'li',
    { class: 'line', id: `line-${i}`, 'data-line': i, tabindex: i === 0 ? 0 : -1 },
    equation(line, line.changed),
    h(
      'span',
      { class: 'laws' },
      spoken(i === 0 ? '' : ', by '),
      line.laws.map((name, k) => law(name, i, k, state)),
      line.simplified.length > 0 &&
        h(
          'span',
          { class: 'simplified' },
          line.simplified.map((name, k) => law(name, i, line.laws.length + k, state)),
        ),
    ),
    [...line.laws, ...line.simplified].map((name) => details(state.laws[`${i} ${name}`])),
  )

/** The name of a law, behind which stands what it says; `as typed` is none. */
const law = (name: string, i: number, k: number, { laws }: State): Markup =>
  name === 'as typed'
    ? h('span', { class: 'typed' }, name)
    : button('law', name, {
        class: 'law',
        id: `law-${i}-${k}`,
        'data-line': i,
        'data-law': name,
        'aria-expanded': laws[`${i} ${name}`] ? 'true' : 'false',
      })

const details = (view: State['laws'][string] | undefined): Markup | undefined => {
  if (view === undefined) return undefined
  if (view === 'asked') return h('div', { class: 'law-view' }, h('p', {}, '…'))
  if (view === 'unknown') return h('div', { class: 'law-view' }, h('p', {}, 'A law of this problem.'))
  return lawView(view)
}

/** A law in words and in formulas, with its source and a use of it. */
export const lawView = ({ name, sentence, law: said, source, example }: LawView): Markup => {
  const [statement = '', ...conditions] = said.split(/ (?=where |assuming )/)
  return h(
    'div',
    { class: 'law-view' },
    h('p', {}, h('strong', {}, name), `: ${sentence}`),
    statement !== '' && h('p', {}, h('code', {}, statement)),
    conditions.map((condition) => h('p', {}, h('code', {}, condition))),
    source !== '' && h('p', {}, `Source: ${source}`),
    example.length > 0 &&
      h('pre', { tabindex: 0, 'aria-label': `an example of ${name}` }, example.join('\n')),
  )
}

/** Step by step: first the law as a hint, then what it makes. */
const next = (lines: readonly Line[], { seen, hint }: NonNullable<State['walk']>): Markup => {
  const line = lines[seen]
  if (!line) return h('p', { class: 'next' }, 'That was the last line.')
  return h(
    'p',
    { class: 'next' },
    hint
      ? [
          `Next: ${line.laws.join(', ')}. What does it make of the last line? `,
          button('next', 'Show the line', { id: 'next' }),
        ]
      : button('hint', 'Which law comes next?', { id: 'next' }),
  )
}
