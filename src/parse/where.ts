/**
 * Where the declarations of a problem stand in its text. Reads no more of it than that.
 */
import { blanked } from './comments.ts'

/** The text that spans point into: the source, and below it the declarations given apart. */
export const sourceOf = (source: string, where = ''): string => {
  const clause = where.trim().replace(/^where\b/, '')
  if (clause.trim() === '') return source
  const plain = blanked(source)
  if (!/(?<!\w)where\b/.test(plain)) return `${source}\nwhere ${clause}`
  return plain === source ? `${source},\n${clause}` : `${source}\n,${clause}`
}

/** A text in two: what stands before its `where`, and the declarations behind it. */
export const splitAtWhere = (source: string): { readonly expr: string; readonly where: string } => {
  const at = blanked(source).search(/(?<!\w)where\b/)
  return at < 0
    ? { expr: source, where: '' }
    : { expr: source.slice(0, at).trimEnd(), where: source.slice(at + 'where'.length).trim() }
}
