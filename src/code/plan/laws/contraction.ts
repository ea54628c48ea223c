/**
 * Traces, sums of products and Kronecker products contracted without the product itself.
 */
import type { Dim } from '../../../shape/dim.ts'
import { isNumber, isOnes, type Op } from '../../array/op.ts'
import { isCore, multipleOfEye, type PlanLaw, type PlanLaws } from '../planner.ts'

const traceOfProduct: PlanLaw = {
  name: 'trace-of-product',
  says: 'the sum of products of entries, against a matrix product for its diagonal',
  apply: ({ make, program, once }, { args: [a] }) => {
    if (!isCore(a!, 'matmul') || !once(a!)) return undefined
    return make('inner', [program.transpose(a!.args[0]!), a!.args[1]!])
  },
}

const traceOfOuter: PlanLaw = {
  name: 'trace-of-outer',
  says: 'an inner product, against an outer product for its diagonal',
  apply: ({ make }, { args: [a] }) => (isCore(a!, 'outer') ? make('dot', a!.args) : undefined),
}

const traceOfSum: PlanLaw = {
  name: 'trace-of-sum',
  says: 'traces term by term, against the sum of matrices',
  apply: ({ make, trace, once }, { args: [a] }) => {
    if (!isCore(a!, 'add', 'subtract', 'negate', 'times') || !once(a!)) return undefined
    const matrices = a!.args.filter(({ rank }) => rank === 2).length
    if (matrices !== (a!.op === 'times' ? 1 : a!.args.length)) return undefined
    if (a!.args.some((arg) => isCore(arg, 'eye'))) return undefined
    return make(
      a!.op,
      a!.args.map((arg) => (arg.rank === 2 ? trace(arg) : arg)),
    )
  },
}

/** kron(A,B) : C, a block at a time. */
const innerWithKron: PlanLaw = {
  name: 'kronecker-inner',
  says: 'inner products of blocks, against the Kronecker product',
  apply: ({ make, has, program }, { args }) => {
    if (!has('block-inner')) return undefined
    for (const [one, other] of [args, [...args].reverse()] as [Op, Op][]) {
      const isTurned = isCore(one, 'transpose')
      const a = isTurned ? one.args[0]! : one
      const b = isTurned ? program.transpose(other) : other
      if (isCore(a, 'kron') && a.rank === 2)
        return make('inner', [a.args[0]!, make('block-inner', [b, a.args[1]!], a.args[0]!.shape)])
    }
    return undefined
  },
}

/** kron(A,B)*K, K a commutation matrix, and sums of such. */
const permutedKron: PlanLaw = {
  name: 'kronecker-in-order',
  says: 'the Kronecker product written in the order wanted, against a permutation of it',
  apply: ({ make, has, once }, { args: [a], dims }) => {
    if (!has('kron-commuted') || !once(a!)) return undefined
    const [m, n] = dims as [Dim, Dim]
    if (isCore(a!, 'kron') && a!.args[0]!.shape[1] === m && a!.args[1]!.shape[1] === n)
      return make('kron-commuted', a!.args)
    if (!isCore(a!, 'add', 'subtract', 'negate') || !a!.args.every((arg) => isCore(arg, 'kron')))
      return undefined
    return make(
      a!.op,
      a!.args.map((arg) => make('permute-columns', [arg], dims)),
    )
  },
}

/** The sum of squares. */
const sumOfSquares: PlanLaw = {
  name: 'sum-of-squares',
  says: 'an inner product with itself, against squares that are added up',
  apply: ({ make, once }, { args: [a] }) => {
    if (!isCore(a!, 'power') || !isNumber(a!.args[1]!, 2) || !once(a!) || a!.rank === 0) return undefined
    return make(a!.rank === 1 ? 'dot' : 'inner', [a!.args[0]!, a!.args[0]!])
  },
}

const sumOfProduct: PlanLaw = {
  name: 'sum-of-product',
  says: 'an inner product, against the product entry by entry',
  apply: ({ make, once }, { args: [a] }) => {
    if (!isCore(a!, 'times') || !once(a!)) return undefined
    const [u, v] = a!.args as [Op, Op]
    if (u.rank !== v.rank || u.rank === 0) return undefined
    return make(u.rank === 1 ? 'dot' : 'inner', [u, v])
  },
}

const rowSumsOfProduct: PlanLaw = {
  name: 'row-sums-of-product',
  says: 'inner products of rows, against the product entry by entry',
  apply: ({ make, has, once }, { args: [a] }) => {
    if (!isCore(a!, 'times') || !once(a!) || !has('inner-rows')) return undefined
    return a!.args.every(({ rank }) => rank === 2) ? make('inner-rows', a!.args) : undefined
  },
}

/** `(A kron I)` and `(I kron A)` without the zeros being multiplied. */
const kronWithEye: PlanLaw = {
  name: 'kronecker-with-identity',
  says: 'copies of the factor on a diagonal, against products with zeros',
  apply: (planner, { args: [a, b] }) => {
    const { make, has } = planner
    if (!has('kron-eye') || a!.rank !== 2 || b!.rank !== 2) return undefined
    const [left, right] = [multipleOfEye(planner, a!), multipleOfEye(planner, b!)]
    if (right) return make('kron-eye', [make('times', [right, a!])], [b!.shape[0]!])
    return left && make('eye-kron', [make('times', [left, b!])], [a!.shape[0]!])
  },
}

const eyeKronTimes: PlanLaw = {
  name: 'apply-kronecker',
  says: 'the factor times each block, against a product with zeros',
  apply: ({ make, has }, { args: [a, b] }) => {
    if (!has('eye-kron-times')) return undefined
    if (isCore(a!, 'eye-kron')) return make('eye-kron-times', [a!.args[0]!, b!], a!.dims)
    return isCore(b!, 'eye-kron') ? make('times-eye-kron', [a!, b!.args[0]!], b!.dims) : undefined
  },
}

/** c*u*v' is (c*u)*v', and the same over c and with a sign; c over an outer product is no such thing. */
const scaleOuter: PlanLaw = {
  name: 'scale-vector',
  says: 'the number times the vector, against the whole outer product',
  apply: ({ make, once }, { op, args }) => {
    const scaled = op === 'divide' ? args.slice(0, 1) : args
    const outer = scaled.find((arg) => isCore(arg, 'outer') && once(arg))
    if (!outer || args.some((arg) => arg !== outer && arg.rank > 0)) return undefined
    const [u, v] = outer.args as [Op, Op]
    const left = make(
      op!,
      args.map((arg) => (arg === outer ? u : arg)),
    )
    return make('outer', [left, v])
  },
}

/** The sums over blocks of a matrix times the entries of another one in each block. */
const blockSums: PlanLaw = {
  name: 'inner-of-blocks',
  says: 'inner products of blocks, against sums by Kronecker products',
  apply: ({ make, has }, { args: [a, right] }) => {
    if (!has('block-inner') || !isCore(right!, 'as-column') || !isOnes(right!.args[0]!)) return undefined
    if (!isCore(a!, 'eye-kron-times') || !isCore(a!.args[0]!, 'as-row') || !isOnes(a!.args[0]!.args[0]!))
      return undefined
    const product = a!.args[1]!
    if (!isCore(product, 'times')) return undefined
    const kron = product.args.find((arg) => isCore(arg, 'kron') && isOnes(arg.args[0]!))
    const other = product.args.find((arg) => arg !== kron)
    return kron && other?.rank === 2
      ? make('block-inner', [other, kron.args[1]!], kron.args[0]!.shape)
      : undefined
  },
}

/** c*kron(A,B) is kron(c*A,B), and the same of a diagonal. */
const scaleKron: PlanLaw = {
  name: 'scale-factor',
  says: 'the number times the small factor, against the whole product',
  apply: ({ make, once }, { args: [c, k] }) => {
    if (c!.rank !== 0 || !isCore(k!, 'kron', 'kron-eye', 'eye-kron', 'diagonal-matrix') || !once(k!))
      return undefined
    const [first, ...rest] = k!.args
    return first!.rank === 2 || k!.op === 'diagonal-matrix'
      ? make(k!.op, [make('times', [c!, first!]), ...rest], k!.dims)
      : undefined
  },
}

export const CONTRACTION: PlanLaws = {
  tr: [traceOfProduct, traceOfOuter, traceOfSum],
  inner: [innerWithKron],
  sum: [sumOfProduct, sumOfSquares],
  'permute-columns': [permutedKron],
  'sum-rows': [rowSumsOfProduct],
  kron: [kronWithEye],
  matmul: [eyeKronTimes],
  times: [scaleOuter, scaleKron],
  divide: [scaleOuter],
  negate: [scaleOuter],
  'times-eye-kron': [blockSums],
}
