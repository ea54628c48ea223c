/**
 * How the problem was read: the formula as understood, a chip for every name, by what to differentiate.
 */
import type { Markup } from '../../print/markup.ts'
import type { Name, Remark, Repair } from '../protocol.ts'
import type { State } from '../state.ts'
import { equation, formula } from './formula.ts'
import { button, h, spoken } from './html.ts'

/** The formula as it was understood. */
export const echo = ({ reading }: State): Markup =>
  h(
    'div',
    { class: 'echo' },
    reading?.echo.map((line) => h('p', {}, line.head.length > 0 ? equation(line) : formula(line.formula))),
  )

const KINDS = { scalar: 'a scalar', vector: 'a vector', row: 'a row', matrix: 'a matrix' } as const

/** A chip for every name: what it was read as, and what it may be declared to be. */
export const names = ({ reading }: State): Markup =>
  h(
    'ul',
    { class: 'chips' },
    (reading?.names ?? []).map((name, i, all) =>
      h('li', {}, all.length > MOST_CHIPS ? plain(name) : chip(name, i)),
    ),
  )

/** More names are shown without what they may be declared to be. */
const MOST_CHIPS = 30

const plain = ({ name, shape }: Name): Markup =>
  h('span', { class: 'chip plain' }, h('span', { class: 'name' }, name), `: ${shape.replace(/ x /, ' × ')}`)

const chip = (name: Name, i: number): Markup =>
  h(
    'details',
    { class: 'chip', id: `chip-${name.name}` },
    h(
      'summary',
      {},
      h('span', { class: 'name' }, name.name),
      `: ${name.shape.replace(/ x /, ' × ')}`,
      name.properties.length > 0 && h('span', { class: 'properties' }, ` ${name.properties.join(', ')}`),
      spoken(`, ${KINDS[name.kind]}; change`),
    ),
    declare(name, i),
  )

/** What a name may be declared to be. */
const declare = (name: Name, i: number): Markup =>
  h(
    'div',
    { class: 'declare' },
    h('label', { for: `shape-${i}` }, 'Shape'),
    h('input', {
      id: `shape-${i}`,
      'data-action': 'shape',
      'data-name': name.name,
      value: name.shape,
      size: 10,
      autocapitalize: 'off',
      autocomplete: 'off',
      spellcheck: 'false',
    }),
    h(
      'p',
      { class: 'buttons' },
      name.kinds.map(({ kind, shape }) =>
        button('declare', `as ${KINDS[kind]}`, { id: `${kind}-${i}`, 'data-text': `${name.name}: ${shape}` }),
      ),
    ),
    h(
      'fieldset',
      {},
      h('legend', {}, 'Properties'),
      name.choices.map((word, k) => choice(name, word, `${i}-${k}`)),
    ),
  )

const choice = ({ name, properties }: Name, word: string, id: string): Markup =>
  h(
    'span',
    { class: 'choice' },
    h('input', {
      type: 'checkbox',
      id: `property-${id}`,
      'data-action': 'property',
      'data-name': name,
      'data-word': word,
      checked: properties.includes(word),
    }),
    h('label', { for: `property-${id}` }, word),
  )

/** By what to differentiate: each name a switch. */
export const variables = ({ reading, wrt }: State): Markup => {
  const chosen = new Set(wrt.split(',').map((name) => name.trim()))
  return h(
    'span',
    { class: 'switches' },
    reading?.names.map(({ name }, i) =>
      button('wrt', name, {
        id: `wrt-${i}`,
        'data-name': name,
        'aria-pressed': chosen.has(name) ? 'true' : 'false',
      }),
    ),
  )
}

/** The repairs that something offers. */
export const repairs = (all: readonly Repair[]): Markup | undefined =>
  all.length === 0
    ? undefined
    : h(
        'span',
        { class: 'repairs' },
        all.map(({ label, field, text }) =>
          button('repair', [h('code', {}, label)], { 'data-field': field, 'data-text': text }),
        ),
      )

/** What of a link has no field of its own: it is seen, and can be dropped. */
export const beside = ({ beside: found }: State): Markup => {
  const { direction, cotangent, layout, form, unconstrained } = found
  const said: readonly (readonly [field: string, text: string | undefined])[] = [
    [
      'direction',
      direction &&
        Object.entries(direction)
          .map(([name, along]) => `${name} along ${along}`)
          .join(', '),
    ],
    ['cotangent', cotangent && `cotangent ${cotangent}`],
    ['layout', layout && `${layout} layout`],
    ['form', form],
    ['unconstrained', unconstrained && 'unconstrained'],
  ]
  return h(
    'span',
    { class: 'switches' },
    said.map(
      ([field, text]) =>
        text !== undefined &&
        button('drop', [text, ' ✕', spoken('; drop')], { id: `drop-${field}`, 'data-field': field }),
    ),
  )
}

/** What a reader should know of how the problem was read and where the answer holds. */
export const remarks = ({ result, faults, stale }: State): Markup => {
  const { assumptions = [], remarks: notes = [] } = result ?? {}
  return h(
    'div',
    { class: stale ? 'remarks stale' : 'remarks' },
    faults.map((fault) => h('p', { class: 'note' }, fault)),
    assumptions.length > 0 && h('p', { class: 'note' }, `Assuming ${assumptions.join(', ')}.`),
    notes.map((note) => remark(stale ? { ...note, repairs: [] } : note)),
  )
}

const remark = ({ text, repairs: offered }: Remark): Markup =>
  h('p', { class: 'note' }, `Note: ${text}. `, repairs(offered))

/** A capital where a sentence begins with a word; a name stays as it is. */
export const sentence = (text: string): string =>
  /^(?:an?|the|this|no|it|in|there|functions|right|has|expected|unexpected|choose|of|every|only|names?|by) (?!is\b)|^right: /.test(
    text,
  )
    ? text.slice(0, 1).toUpperCase() + text.slice(1)
    : text

/** What is wrong, where, and what may be done. */
export const fault = (found: State['fault'], text: string): Markup => {
  if (!found) return h('div', { class: 'fault' })
  const { code, message, hint, from, to, repairs: offered } = found
  return h(
    'div',
    { class: 'fault' },
    h('p', {}, sentence(message)),
    from !== undefined && excerpt(text, from, to ?? from + 1),
    code === 'stopped' && h('p', {}, button('longer', 'Try for a minute', { id: 'longer' })),
    offered.length > 0 ? h('p', {}, 'Did you mean ', repairs(offered), ' ?') : hint && h('p', {}, hint),
  )
}

/** The line of the text with the place marked. */
const excerpt = (text: string, from: number, to: number): Markup => {
  const start = text.lastIndexOf('\n', from - 1) + 1
  const newline = text.indexOf('\n', from)
  const end = newline < 0 ? text.length : newline
  const left = Math.max(start, from - 60)
  const right = Math.min(end, left + 160)
  const stop = Math.max(from + 1, Math.min(to, right))
  return h(
    'p',
    { class: 'excerpt' },
    h(
      'code',
      {},
      text.slice(left, from),
      h('mark', {}, text.slice(from, stop) || ' '),
      text.slice(stop, right),
    ),
    spoken(` at character ${from + 1}`),
  )
}

/** Nothing was typed, or nothing to differentiate by was chosen. */
export const invitation = ({ reading, wrt }: State): Markup | undefined =>
  reading && wrt.trim() === ''
    ? h('p', { class: 'note' }, 'Choose by which variable to differentiate.')
    : undefined
