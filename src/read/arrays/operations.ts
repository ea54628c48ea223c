/**
 * Functions that languages of arrays share, by their names in ours: what they need and what they give.
 */
import type { Span } from '../../errors/error.ts'
import { unfitting, unreadArgument } from '../../errors/sources.ts'
import { alike, DECLARE, rankText, square } from './products.ts'
import type { Room } from './room.ts'
import { combined, isOne } from './sizes.ts'
import { as, called, infix, type Kind, kindOf, matrix, SCALAR, turned, type Value, vector } from './value.ts'

export type Operation = (room: Room, args: readonly Value[], span: Span, typed: string) => Value

/** Throws where there are more or fewer arguments. */
export const counted = (
  args: readonly unknown[],
  least: number,
  most: number,
  span: Span,
  typed: string,
): void => {
  if (args.length < least || args.length > most)
    throw unreadArgument(span, typed, `${args.length} argument${args.length === 1 ? '' : 's'}`)
}

/** Of every entry. */
export const ofEntries =
  (name: string): Operation =>
  (_, args, span, typed) => {
    counted(args, 1, 1, span, typed)
    return called(name, kindOf(args[0]!), span, args[0]!.draft)
  }

/** Whether a value is a number only because of what its names are taken for. */
const isGuessed = (room: Room, { rank, draft }: Pick<Value, 'rank' | 'draft'>): boolean => {
  const { variables, declared, definitions } = room
  const names = draft.flatMap((piece) => ('text' in piece ? [piece.text] : []))
  const isNumber = (name: string): boolean => {
    const defined = definitions.get(name)
    if (defined) return isGuessed(room, { rank: 0, draft: defined.draft })
    return variables.get(name)?.rank === 0 && !declared.has(name)
  }
  const known = names.filter((name) => variables.has(name) || definitions.has(name))
  return rank === 0 && known.length > 0 && known.every(isNumber)
}

/** Throws where what is summed, normed and the like would be a number by guess, which no one writes. */
export const refuseGuessed = (room: Room, value: Value, span: Span, typed: string): void => {
  if (isGuessed(room, value)) throw unfitting(span, `${typed} is of more than one number`, DECLARE)
}

/** All entries to one number; of a number itself where that is so. */
export const ofAll =
  (name: string): Operation =>
  (room, args, span, typed) => {
    counted(args, 1, 1, span, typed)
    const [value] = args
    refuseGuessed(room, value!, span, typed)
    if (value!.rank === 0 && name !== 'norm2' && name !== 'norm1') return value!
    return called(name, SCALAR, span, value!.draft)
  }

export const ofSquare =
  (name: string, kind: (value: Value) => Kind = kindOf): Operation =>
  (room, args, span, typed) => {
    counted(args, 1, 1, span, typed)
    const value = square(room, args[0]!, typed)
    return called(name, kind(value), span, value.draft)
  }

const toScalar = (): Kind => SCALAR
const toRows = ({ rows }: Value): Kind => vector(rows)

/** Two square matrices of one size, or of two, where the third argument has both. */
const ofSquares =
  (name: string): Operation =>
  (room, args, span, typed) => {
    counted(args, 2, 2, span, typed)
    const [a, q] = args.map((arg) => square(room, arg, typed))
    alike(room, a!.rows, q!.rows, span, typed)
    return called(name, kindOf(a!), span, a!.draft, q!.draft)
  }

const needMatrix = (value: Value, typed: string): Value => {
  if (value.rank === 2) return value
  throw unfitting(value.span, `${typed} needs a matrix, but this is read as ${rankText(value)}`, DECLARE)
}

const ofMatrix =
  (name: string, kind: (value: Value) => Kind = kindOf): Operation =>
  (_, args, span, typed) => {
    counted(args, 1, 1, span, typed)
    const value = needMatrix(args[0]!, typed)
    return called(name, kind(value), span, value.draft)
  }

const ofVector =
  (name: string): Operation =>
  (_, args, span, typed) => {
    counted(args, 1, 1, span, typed)
    if (args[0]!.rank !== 1)
      throw unfitting(
        args[0]!.span,
        `${typed} is read of vectors only, but this is ${rankText(args[0]!)}`,
        DECLARE,
      )
    return called(name, kindOf(args[0]!), span, args[0]!.draft)
  }

/** The diagonal of a matrix, or the matrix of a diagonal. */
const diagonal: Operation = (room, args, span, typed) => {
  counted(args, 1, 1, span, typed)
  const [value] = args
  if (value!.rank === 1) return called('diag', matrix(value!.rows, value!.rows), span, value!.draft)
  if (isOne(room.sizes, value!.rows) || isOne(room.sizes, value!.cols))
    throw unfitting(value!.span, 'the diagonal of a row or a column is its first entry, which is not read')
  return called('diag', vector(square(room, value!, typed).rows), span, value!.draft)
}

const kron: Operation = (room, args, span, typed) => {
  counted(args, 2, 2, span, typed)
  const [a, b] = args
  if (a!.rank === 0 || b!.rank === 0) return infix('*', a!.rank === 0 ? b! : a!, a!, b!, span)
  const isFlat = a!.rank === 1 && b!.rank === 1
  const lay = (value: Value): Value =>
    value.rank === 1 && !isFlat && room.side === 'row' ? turned(value) : value
  const [left, right] = [lay(a!), lay(b!)]
  const rows = combined(room.sizes, '*', left.rows, right.rows)
  const cols = combined(room.sizes, '*', left.cols, right.cols)
  return called('kron', isFlat ? vector(rows) : matrix(rows, cols), span, left.draft, right.draft)
}

const blocks: Operation = (room, args, span, typed) => {
  counted(args, 2, 2, span, typed)
  const [a, b] = args.map((arg) => needMatrix(arg, typed))
  const kind = matrix(
    combined(room.sizes, '+', a!.rows, b!.rows),
    combined(room.sizes, '+', a!.cols, b!.cols),
  )
  return called('blkdiag', kind, span, a!.draft, b!.draft)
}

/** The X with A*X + X*B = C. */
const sylvester: Operation = (room, args, span, typed) => {
  counted(args, 3, 3, span, typed)
  const [a, b, c] = args
  square(room, a!, typed)
  square(room, b!, typed)
  alike(room, a!.rows, c!.rows, span, typed)
  alike(room, b!.rows, c!.cols, span, typed)
  return called('sylvester', kindOf(c!), span, a!.draft, b!.draft, c!.draft)
}

const cross: Operation = (room, args, span, typed) => {
  counted(args, 2, 2, span, typed)
  for (const { rows } of args) alike(room, rows, 3, span, typed)
  return called('cross', vector(3), span, args[0]!.draft, args[1]!.draft)
}

const ENTRIES =
  'exp expm1 exp2 log log1p log2 log10 sqrt cbrt square abs sign sin cos tan sec csc cot asin acos atan sinh cosh tanh asinh acosh atanh sinc sigmoid logit softplus relu elu gelu silu mish softsign erf erfc normcdf normpdf lgamma digamma trigamma'.split(
    ' ',
  )

/** Each by its name in our language. */
export const OPERATIONS: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ...ENTRIES.map((name) => [name, ofEntries(name)] as const),
  ...['sum', 'mean', 'prod', 'max', 'min', 'var', 'std', 'norm1', 'norm2', 'normF'].map(
    (name) => [name, ofAll(name)] as const,
  ),
  ...['tr', 'det', 'logdet', 'eigmax', 'eigmin'].map((name) => [name, ofSquare(name, toScalar)] as const),
  ...['inv', 'adj', 'expm', 'logm', 'sqrtm', 'cosm', 'sinm', 'chol', 'tril', 'triu', 'eigvecs'].map(
    (name) => [name, ofSquare(name)] as const,
  ),
  ['eigvals', ofSquare('eigvals', toRows)],
  ['pinv', ofMatrix('pinv', ({ rows, cols }) => matrix(cols, rows))],
  ['nuclear', ofMatrix('nuclear', toScalar)],
  ['spectral', ofMatrix('spectral', toScalar)],
  ['cumsum', ofVector('cumsum')],
  [
    'logsumexp',
    (room, args, span, typed) => ({ ...ofVector('logsumexp')(room, args, span, typed), ...SCALAR }),
  ],
  ['softmax', ofVector('softmax')],
  ['logsoftmax', ofVector('logsoftmax')],
  ['diag', diagonal],
  ['kron', kron],
  ['blkdiag', blocks],
  ['lyap', ofSquares('lyap')],
  ['dlyap', ofSquares('dlyap')],
  ['sylvester', sylvester],
  ['cross', cross],
  // The columns stacked.
  [
    'vec',
    (room, args, span, typed) => {
      counted(args, 1, 1, span, typed)
      const { rows, cols, draft, rank } = args[0]!
      if (rank < 2) return args[0]!
      return called('vec', vector(combined(room.sizes, '*', rows, cols)), span, draft)
    },
  ],
])

/** A reduction of a matrix along an axis, 1 to a row of one of every column, 2 to a column. */
export const along = (name: string, axis: 1 | 2, value: Value, span: Span): Value =>
  called(name, axis === 1 ? matrix(1, value.cols) : matrix(value.rows, 1), span, value.draft, String(axis))

/** `inv(A)*b`. */
export const solved = (room: Room, a: Value, b: Value, span: Span, typed: string): Value => {
  square(room, a, typed)
  alike(room, a.cols, b.rows, span, typed)
  return infix('*', kindOf(b), called('inv', kindOf(a), span, a.draft), b, span)
}

/** A row as the array of one axis with its entries. */
export const unrowed = (row: Value): Value => as(vector(row.cols), turned(row))
