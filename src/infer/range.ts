/**
 * How far an index runs that a sum or a definition by entries binds.
 */
import type { Dim } from '../shape/dim.ts'

/** How far a bound index runs. */
export interface Range {
  readonly size: Dim
  /** Whether its size was typed. */
  readonly typed: boolean
  /** How much less it is than the number of entries that it is for, as a condition has left out the first of them. */
  readonly less: Dim
  /** Whether an entry carries it. */
  carried: boolean
}
