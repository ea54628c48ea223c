/**
 * Roots of equations in Python: a step of Newton's method as a function, repeated until its value stays.
 */
import type { Iteration } from '../target.ts'

/** What a library makes of a start is its own. */
export const iterating =
  (startOf: (start: string) => string) =>
  ({ name, statements, result, start, given }: Iteration): string =>
    [
      `def newton(${name}):`,
      ...statements.map((line) => `    ${line.replaceAll('\n', '\n    ')}`),
      `    return ${result}`,
      `${name} = settled(newton, ${startOf(`${start} if ${given} is None else ${given}`)}, '${given}')`,
    ].join('\n')

/** PyTorch. */
export const TORCH = `
def settled(step, x, start):
    """What the steps of Newton's method come to: they get no shorter, or are nothing but rounding."""
    before = torch.inf
    for _ in range(100):
        try:
            last, x = x, step(x)
        except (ValueError, RuntimeError) as error:
            raise ArithmeticError(f'a step of the iteration for the root of an equation cannot be made: give another {start}') from error
        change = torch.max(torch.abs(x - last)) / max(1.0, torch.max(torch.abs(x)))
        if change <= 500 * torch.finfo(x.dtype).eps or before / 2 <= change <= torch.finfo(x.dtype).eps**0.5 / 100:
            return step(x)
        before = change
    raise ArithmeticError(f'the iteration for the root of an equation does not settle: give another {start}')
`

/** JAX, which raises nothing: nan where the steps do not settle. */
export const JAX = `
def settled(step, x, _):
    """What the steps of Newton's method come to."""
    def moves(state):
        last, x, count = state
        apart = 500 * jnp.finfo(x.dtype).eps * jnp.maximum(1, jnp.max(jnp.abs(x)))
        return (count < 100) & (jnp.max(jnp.abs(x - last)) > apart)
    first = step(x)
    _, x, count = while_loop(moves, lambda state: (state[1], step(state[1]), state[2] + 1), (first, step(first), 2))
    return only_if(count < 100, step(x))
`
