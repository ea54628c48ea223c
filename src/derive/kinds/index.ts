/**
 * The kinds whose answer is an expression made of derivatives: how each is found.
 */
import type { ExpressionKind } from '../../expr/kinds.ts'
import type { Derivatives, Request } from '../request.ts'
import type { Session } from '../session.ts'
import { covariance } from './covariance.ts'
import { free, freeHessian } from './free.ts'
import { logabsdet } from './logabsdet.ts'
import { riemannian } from './riemannian.ts'
import { stationary } from './stationary.ts'
import { taylor } from './taylor.ts'

export const EXPRESSIONS: Readonly<
  Record<ExpressionKind, (session: Session, request: Request) => Derivatives>
> = { riemannian, stationary, free, 'free-hessian': freeHessian, logabsdet, taylor, covariance }
