import type { Node } from '../../src/expr/node.ts'
import { rational } from '../../src/rational.ts'
import { type Dim, multiplyDims } from '../../src/shape/dim.ts'
import { testCode } from './harness.ts'
import { type Bench, makeCase, UNITS } from './worlds.ts'

type Choose = <T>(options: readonly T[]) => T

const chooser = (seed: number): Choose => {
  let state = seed * 2654435761 + 12345
  return (options) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return options[Math.floor((state / 2 ** 32) * options.length)]!
  }
}

const NAMES: readonly Dim[] = ['m', 'n', 'p', 3]

interface Draw extends Bench {
  readonly choose: Choose
  /** Nodes made before, to be met again. */
  readonly pool: Node[]
}

/** Written with the letters of its shape, so that one name has one shape. */
const leaf = ({ v, graph: g, choose }: Draw, rows: Dim, cols: Dim): Node => {
  const shape = `${rows}${cols}`.replaceAll('*', '')
  const fixed = rows === cols && rows !== 1 ? [() => g.eye(rows)] : []
  const constant = () => g.ones(rows, cols)
  return choose([() => v(`A${shape}`, rows, cols), () => v(`B${shape}`, rows, cols), constant, ...fixed])()
}

const expression = (draw: Draw, rows: Dim, cols: Dim, depth: number): Node => {
  const { graph: g, choose, pool } = draw
  const known = pool.filter((node) => node.rows === rows && node.cols === cols)
  if (depth === 0) return known.length > 0 && choose([true, false]) ? choose(known) : leaf(draw, rows, cols)
  const sub = (r: Dim, c: Dim): Node => expression(draw, r, c, depth - 1)
  const same = (): Node => sub(rows, cols)
  const inner = choose([1, ...NAMES])
  const bounded = (node: Node): Node => g.call('tanh', 0, [node], node.rows, node.cols)
  const options: (() => Node)[] = [
    () =>
      g.plus(same(), g.times(choose([rational(-1), rational(2, 3), rational(-1, 2), rational(3)]), same())),
    () => g.hadamard([same(), bounded(same())]),
    () => g.scale(sub(1, 1), same()),
    () => g.product([bounded(sub(rows, inner)), bounded(sub(inner, cols))]),
    () => g.product([bounded(sub(rows, inner)), bounded(sub(inner, 'n')), bounded(sub('n', cols))]),
    () => g.transpose(sub(cols, rows)),
    () => g.call(choose(['tanh', 'sin', 'sigmoid', 'atan', 'phi']), 0, [same()], rows, cols),
    () => g.power(bounded(same()), g.number(choose([2, 3]))),
    () => g.hadamard([same(), g.power(g.call('sigmoid', 0, [bounded(same())], rows, cols), g.number(-1))]),
    () => g.named(`d${pool.length}`, same()),
  ]
  if (rows === 1 && cols === 1) {
    const size = [choose(NAMES), choose([1, ...NAMES])] as const
    options.push(
      () => g.colon(bounded(sub(...size)), bounded(sub(...size))),
      () => g.call(choose(['sum', 'mean', 'norm2']), 0, [bounded(sub(...size))], 1, 1),
      () => g.dimension(multiplyDims('m', 'n')),
    )
  } else if (cols === 1) options.push(() => g.call('sum', 0, [bounded(sub(rows, 'p')), g.number(2)], rows, 1))
  else if (rows === 1) options.push(() => g.call('sum', 0, [bounded(sub('p', cols)), g.number(1)], 1, cols))
  else if (rows === cols) {
    options.push(
      () => g.call('diag', 0, [choose([() => sub(rows, 1), () => sub(1, rows)])()], rows, rows),
      () => g.call('inv', 0, [g.plus(g.times(rational(40), g.eye(rows)), bounded(same()))], rows, rows),
    )
  }
  const node = choose(options)()
  pool.push(node)
  return node
}

const problem =
  (seed: number) =>
  (bench: Bench): { objective: Node; derivatives: Readonly<Record<string, Node>> } => {
    // The shapes of these tell all dimensions.
    bench.v('Amn', 'm', 'n')
    bench.v('Apn', 'p', 'n')
    const draw: Draw = { ...bench, choose: chooser(seed), pool: [] }
    const [rows, cols] = [draw.choose([1, ...NAMES]), draw.choose([1, ...NAMES])]
    const objective = expression(draw, 1, 1, 3)
    return { objective, derivatives: { X: expression(draw, rows, cols, 4), Y: expression(draw, cols, 1, 2) } }
  }

const CASES = Array.from({ length: 300 }, (_, seed) =>
  seed % 4 === 0
    ? makeCase(`seed ${seed}, named dimensions being 1`, problem(seed), UNITS)
    : makeCase(`seed ${seed}`, problem(seed)),
)
testCode('random expressions', CASES, true)
