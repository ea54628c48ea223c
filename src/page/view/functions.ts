/**
 * Every function of the language with its derivative and the law that says so, from the tables.
 */
import type { Markup } from '../../print/markup.ts'
import type { FunctionView, Tables } from '../protocol.ts'
import { h, spoken } from './html.ts'

const GROUPS: Readonly<Record<string, string>> = {
  elementwise: 'Of every entry',
  'elementwise-two': 'Of the entries of two',
  'elementwise-family': 'Of every entry, with a parameter',
  matrix: 'Of matrices',
  reduction: 'Reductions',
  norm: 'Norms',
  'log-sum-exp': 'Log-sum-exp',
  constant: 'Constants',
  answer: 'In answers',
}

export const functions = (tables: Tables | undefined): Markup => {
  const all = tables?.functions ?? []
  const groups = [...new Set(all.map(({ group }) => group))]
  return h(
    'div',
    {},
    groups.map((group) => [
      h('h4', {}, GROUPS[group] ?? group),
      h(
        'div',
        {
          class: 'scroll',
          tabindex: 0,
          role: 'region',
          'aria-label': `functions: ${GROUPS[group] ?? group}`,
        },
        h(
          'table',
          {},
          h(
            'thead',
            {},
            h(
              'tr',
              {},
              ['Function', 'Shapes', 'What it is', 'Its differential'].map((head) =>
                h('th', { scope: 'col' }, head),
              ),
            ),
          ),
          h('tbody', {}, all.filter((row) => row.group === group).map(rowOf)),
        ),
      ),
    ]),
  )
}

const CITATION = /\s*\[[^\]]*\]$/

const rowOf = ({ name, aliases, signatures, summary, laws }: FunctionView): Markup =>
  h(
    'tr',
    {},
    h('th', { scope: 'row' }, h('code', {}, [name, ...aliases].join(', '))),
    h(
      'td',
      { class: 'shapes' },
      signatures.map((signature) => h('p', {}, signature)),
    ),
    h('td', {}, summary),
    h(
      'td',
      {},
      laws.map(({ name: law, law: said }) =>
        h('p', {}, h('code', {}, said.replace(CITATION, '').replace(' -> ', ' = ')), spoken(`, by ${law}`)),
      ),
    ),
  )
