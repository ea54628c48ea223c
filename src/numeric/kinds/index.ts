/**
 * The definitions of the kinds whose answer is an expression made of derivatives.
 */
import type { ExpressionKind } from '../../expr/kinds.ts'
import { covariance } from './covariance.ts'
import type { Definition } from './definition.ts'
import { free } from './free.ts'
import { logabsdet } from './logabsdet.ts'
import { riemannian } from './riemannian.ts'
import { stationary } from './stationary.ts'
import { taylor } from './taylor.ts'

export const DEFINITIONS: Readonly<Record<ExpressionKind, Definition>> = {
  riemannian,
  free,
  'free-hessian': free,
  logabsdet,
  stationary,
  taylor,
  covariance,
}
