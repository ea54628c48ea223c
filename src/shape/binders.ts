/**
 * Functions that bind an index, which is a dimension's name: `sum_over(E,i,n)` is `sum(E for i in 1:n)`, `mean_over` the
 * mean, `prod_over` the product; `stack_over(E,i,n)` has the values of E below each other, as the definition `r[i] = E` says.
 */
/** The function by which a sum over an index is made. */
export const SUM_OVER = 'sum_over'

/** The function by which a list of values is made. */
export const STACK_OVER = 'stack_over'

export const BINDERS: ReadonlySet<string> = new Set([SUM_OVER, 'mean_over', 'prod_over', STACK_OVER])
