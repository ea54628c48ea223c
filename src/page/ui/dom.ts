/**
 * Elements of the page made of what describes them, and put in the place of what they replace without losing where the
 * reader is. Only elements and attributes that the page uses are made, whatever the description says.
 */
import type { Markup } from '../../print/markup.ts'

const MATHML = 'http://www.w3.org/1998/Math/MathML'

const TAGS: ReadonlySet<string> = new Set(
  [
    'a article button code dd details div dl dt fieldset h1 h2 h3 h4 header footer input label legend li main mark nav',
    'ol option p pre section select span strong summary table tbody td textarea th thead tr ul',
    'math mrow mi mn mo mtext mspace mfrac msqrt mroot msup msub msubsup munder mover munderover mpadded mtable mtr mtd',
  ].flatMap((line) => line.split(' ')),
)

/** Attributes that do nothing but say something. */
const ATTRIBUTES =
  /^(?:class|id|role|type|value|size|for|scope|tabindex|title|name|checked|disabled|open|hidden|rows|autocapitalize|autocomplete|spellcheck|aria-[a-z]+|data-[a-z-]+|displaystyle|form|fence|stretchy|symmetric|lspace|rspace|minsize|maxsize|width|height|depth|mathvariant|linethickness|scriptlevel|accent|separator|largeop|movablelimits)$/

/** The element described. */
export const made = (markup: Markup, inMath = false): Element => {
  const { tag, attributes, children } = markup
  if (!TAGS.has(tag)) throw new Error(`the page has no ${tag}`)
  const isMath = inMath || tag === 'math'
  const found = isMath ? document.createElementNS(MATHML, tag) : document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (!ATTRIBUTES.test(name)) throw new Error(`the page has no attribute ${name}`)
    found.setAttribute(name, value)
  }
  found.append(...children.map((child) => (typeof child === 'string' ? child : made(child, isMath))))
  return found
}

/** Puts an element in the place of another; what was open stays open, what had the focus has it. */
export const replaced = (old: HTMLElement, markup: Markup): void => {
  const open = new Set([...old.querySelectorAll('details[open][id]')].map(({ id }) => id))
  const focus = document.activeElement
  const hadFocus = focus !== null && focus !== old && old.contains(focus)
  const next = made(markup)
  for (const details of next.querySelectorAll('details')) if (open.has(details.id)) details.open = true
  old.replaceChildren(...next.childNodes)
  for (const { name } of [...old.attributes])
    if (name !== 'id' && !(name in markup.attributes)) old.removeAttribute(name)
  for (const [name, value] of Object.entries(markup.attributes))
    if (name !== 'id') old.setAttribute(name, value)
  if (!hadFocus) return
  const again = focus.id === '' ? null : document.getElementById(focus.id)
  if (!again) old.tabIndex = -1
  ;(again ?? old).focus({ preventScroll: true })
}

/** The element with this id, which the page has. */
export const byId = <T extends HTMLElement = HTMLElement>(id: string): T => document.getElementById(id) as T
