/**
 * The definitions of the kinds whose answer is an expression made of derivatives.
 */
import type { ExpressionKind } from '../../expr/kinds.ts'
import { covariance } from './covariance.ts'
import type { Definition } from './definition.ts'
import { riemannian } from './riemannian.ts'
import { taylor } from './taylor.ts'

export const DEFINITIONS: Readonly<Record<ExpressionKind, Definition>> = {
  riemannian,
  taylor,
  covariance,
}
