/**
 * What one reading of a program under way knows: sizes, names, definitions, and how its language spreads arrays.
 */
import type { Span } from '../../errors/error.ts'
import type { Choices } from '../choices.ts'
import type { Sizes } from './sizes.ts'
import type { Lambda, Node } from './tree.ts'
import type { Draft, Kind, Value } from './value.ts'

/** What a name or a part of a program may be. */
export type Item =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'tuple'; readonly items: readonly Item[] }
  | { readonly kind: 'function'; readonly made: Lambda }
  /** A module or what is in one, by its full name. */
  | { readonly kind: 'path'; readonly path: string }

export interface Room {
  readonly sizes: Sizes
  readonly choices: Choices
  /** What an array of one axis is beside one of two. */
  readonly side: 'row' | 'column'
  readonly declared: ReadonlyMap<string, Kind>
  /** Names of sizes: declared ones and those that the program uses as such. */
  readonly dims: ReadonlySet<string>
  /** Functions that are declared to act on every entry. */
  readonly entrywise: ReadonlySet<string>
  /** Names that definitions may not have. */
  readonly kept: ReadonlySet<string>
  readonly variables: Map<string, Kind>
  readonly definitions: Map<string, { readonly draft: Draft; readonly span: Span }>
  /** What the reading costs beside its choices. */
  readonly costs: { broadcasts: number; calls: number }
  readonly evaluate: (node: Node, names: Names, room: Room) => Item
}

/** What names stand for at a place of a program. */
export type Names = Map<string, Item>
