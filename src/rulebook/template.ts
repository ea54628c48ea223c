/**
 * Going through patterns and replacements.
 */
import type { Template } from './rule.ts'

/** How many nodes a template has. */
export const weigh = (template: Template): number =>
  1 + childrenOf(template).reduce((sum, child) => sum + weigh(child), 0)

/** The parts of a template. */
export const childrenOf = (template: Template): readonly Template[] => {
  switch (template.kind) {
    case 'meta':
    case 'number':
    case 'constant':
    case 'dimension':
      return []
    case 'sum':
      return template.terms.map(({ body }) => body)
    case 'scale':
      return [template.scalar, template.body]
    case 'product':
    case 'hadamard':
      return template.factors
    case 'power':
    case 'matrix-power':
      return [template.base, template.exponent]
    case 'transpose':
    case 'differential':
      return [template.body]
    case 'colon':
      return [template.left, template.right]
    case 'call':
    case 'apply':
    case 'mapped':
      return template.args
  }
}
