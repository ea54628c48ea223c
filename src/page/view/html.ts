/**
 * Elements of the page as data. Nothing of them becomes markup by itself: what a user typed is text or the value of an
 * attribute, whoever makes elements of it.
 */
import type { Markup } from '../../print/markup.ts'

export type Child = Markup | string | undefined | false | readonly Child[]

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>

const isList = (child: Child): child is readonly Child[] => Array.isArray(child)

const flat = (children: readonly Child[]): (Markup | string)[] =>
  children.flatMap((child) => {
    if (isList(child)) return flat(child)
    return child === undefined || child === false || child === '' ? [] : [child]
  })

/** An element; attributes that are `false` or not given are left out, `true` is one without a value. */
export const h = (tag: string, attributes: Attributes = {}, ...children: readonly Child[]): Markup => ({
  tag,
  attributes: Object.fromEntries(
    Object.entries(attributes).flatMap(([name, value]) =>
      value === undefined || value === false ? [] : [[name, value === true ? '' : String(value)] as const],
    ),
  ),
  children: flat(children),
})

/** A button that does something when it is pressed: what the page does by that name, with what it is told. */
export const button = (action: string, label: Child, attributes: Attributes = {}): Markup =>
  h('button', { type: 'button', 'data-action': action, ...attributes }, label)

/** For those who hear the page. */
export const spoken = (...children: readonly Child[]): Markup => h('span', { class: 'spoken' }, ...children)

/** For those who see it, where others are told in another way. */
export const seen = (...children: readonly Child[]): Markup =>
  h('span', { 'aria-hidden': 'true' }, ...children)
