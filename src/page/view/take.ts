/**
 * What can be taken away: the answer in every format and as code in every language that the library lists.
 */
import type { Markup } from '../../print/markup.ts'
import type { State } from '../state.ts'
import { button, h } from './html.ts'
import { fault } from './reading.ts'

/** The names of forms, which are chosen like tabs. */
export const forms = ({ tables, show }: State): Markup => {
  const tab = (name: string, label: string): Markup =>
    h(
      'button',
      {
        type: 'button',
        role: 'tab',
        id: `tab-${name}`,
        'aria-controls': 'printed',
        'aria-selected': name === show ? 'true' : 'false',
        tabindex: name === show ? 0 : -1,
        'data-action': 'show',
        'data-show': name,
      },
      label,
    )
  return h(
    'div',
    { role: 'tablist', class: 'tabs', 'aria-label': 'Take away' },
    tables?.formats.map(({ name, label }) => tab(name, label)),
    tables?.targets.map((name) => tab(name, name)),
  )
}

/** What was printed; of an answer that is no more it cannot be taken. */
export const printed = ({ printed: found, printFault, show, result, stale }: State): Markup => {
  const isOld = stale || found?.of !== result
  return h(
    'div',
    { role: 'tabpanel', 'aria-labelledby': `tab-${show}`, class: isOld ? 'stale' : undefined },
    printFault && fault(printFault, ''),
    found && [
      h(
        'p',
        { class: 'buttons' },
        button('copy', 'Copy', { id: 'copy-printed', 'data-copy': found.text, disabled: isOld }),
        button('download', 'Download', {
          id: 'download',
          'data-extension': found.extension,
          disabled: isOld,
        }),
      ),
      h('pre', { tabindex: 0, 'aria-label': show }, found.text),
    ],
    !found && !printFault && h('p', { class: 'note' }, result ? 'Printing …' : 'There is no answer yet.'),
  )
}
