/**
 * What is found of forms, once, and kept with them: the forms of the lines of a derivation have most of their parts in
 * common. See `expr/facts.ts` for why this is no `WeakMap`.
 */
import type { Form } from './form.ts'

export interface Kept<T> {
  readonly of: (form: Form) => T | undefined
  readonly keep: (form: Form, found: T) => T
}

/** A place of its own in every form. */
export const createKept = <T>(): Kept<T> => {
  const place = Symbol('kept')
  type Open = Form & { [place]?: T }
  return {
    of: (form) => (form as Open)[place],
    keep: (form, found) => {
      ;(form as Open)[place] = found
      return found
    },
  }
}
