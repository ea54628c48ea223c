/**
 * What generic functions stand for when generated code is run, with the derivatives of every order that code asks for.
 */
export type Curve = 'sine' | 'exponential'

/** In JavaScript; a runner has the same in its language. */
export const CURVES: Readonly<Record<Curve, readonly ((x: number) => number)[]>> = {
  sine: [Math.sin, Math.cos, (x) => -Math.sin(x), (x) => -Math.cos(x)],
  exponential: [Math.exp, Math.exp, Math.exp, Math.exp],
}
