/**
 * The numbers that tune the search for the shortest form. They bound its work; none changes what an answer says.
 */
export const SEARCH = {
  /** Forms looked at, from all sides, for one expression; `--limit search` sets another number. */
  forms: 40,
  /** The same for all answers and definitions together, but for each at least so many. */
  formsInAll: 1000,
  leastForms: 2,
  /** Tokens beyond which an expression is searched part by part. */
  whole: 140,
  /** Longer forms are followed up while they are no longer than the best one by this many tokens. */
  slack: 14,
  /**
   * Forms looked at in a row without finding a shorter one, after which there is none to be hoped for; scalars commute,
   * so that their normal form is nearly as short as it goes.
   */
  patience: { scalars: 3, others: 8 },
  /** Longer sums and products are left as the normal form has them: their pairs are too many. */
  operands: 10,
  /** Ways to apply one rule at one node. */
  ways: 12,
  /** Tokens that one transpose in place of several must save. */
  gathering: 2,
} as const
