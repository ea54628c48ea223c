/**
 * The laws that few problems need.
 */
import { FIELDS, NAMES } from './seldom.generated.ts'

/** The fields of the laws of a file that is seldom used. */
export const seldomFields = (name: string): readonly string[] => {
  const file = NAMES.indexOf(name)
  return FIELDS.map((texts) => texts.split('\t')[file]!)
}
