/**
 * Classes of functions, of which laws are written once: the words for them, the functions that are of a class, and the
 * ways in which they are called. What a function is its row says.
 */
import { type FunctionRow, functionNamed } from '../../functions/index.ts'
import { type ArgumentPattern, type Signature, signaturesOf } from '../../functions/signature.ts'
import { dimNames } from '../../shape/dim.ts'
import type { RuleText } from '../../syntax/tree.ts'
import { partsOf } from '../../syntax/walk.ts'

/** A way to call a function: signatures with as many arguments and the same numbers among them. */
export interface Form {
  readonly row: FunctionRow
  readonly signatures: readonly Signature[]
  readonly args: readonly ArgumentPattern[]
  /** What laws call it, in their names and in their sentences. */
  readonly name: string
  readonly words: string
}

/** A form of a class; of a linear function with the place of an operand in which it is. */
export interface Member extends Form {
  readonly place?: number
  /** Which operand that is where it is linear in several. */
  readonly side?: 'left' | 'right'
}

/** The class that a law is about. */
export interface Class {
  /** The metavariable for its functions. */
  readonly name: string
  readonly words: readonly string[]
}

/** The ways to call a function, in the order of its signatures. */
export const formsOf = (row: FunctionRow): readonly Form[] => {
  const forms = new Map<string, Signature[]>()
  for (const signature of signaturesOf(row)) {
    const key = signature.args.map((arg) => (arg.kind === 'literal' ? arg.value : arg.kind)).join()
    forms.set(key, [...(forms.get(key) ?? []), signature])
  }
  const called = Object.entries(row.inLaws ?? {})
  return [...forms.values()].map((signatures, i) => {
    const [name = row.name, words = row.name] = called[i] ?? []
    return { row, signatures, args: signatures[0]!.args, name, words }
  })
}

/** The places of its operands. */
export const operandsOf = ({ args }: Form): number[] =>
  [...args.keys()].filter((i) => args[i]!.kind === 'shape')

/** Whether an argument must be a scalar. */
export const isScalarPattern = (arg: ArgumentPattern): boolean => arg.kind === 'shape' && lettersOf(arg) === 0

/** How many letters there are, a number other than 1 being as good as one. */
const lettersOf = ({ rows, cols }: Signature['value']): number =>
  [rows, cols].flatMap((dim) => (typeof dim === 'string' ? dimNames(dim) : dim > 1 ? [String(dim)] : []))
    .length

const isReducing = ({ args: [first], value }: Signature): boolean =>
  first?.kind === 'shape' && lettersOf(value) < lettersOf(first)

const CLASSES: ReadonlyMap<string, (form: Form) => boolean> = new Map<string, (form: Form) => boolean>([
  ['linear', ({ row }) => row.linear !== undefined],
  ['homogeneous', ({ row }) => row.homogeneous === true],
  ['even', ({ row }) => row.even === true],
  ['odd', ({ row }) => row.odd === true],
  ['turned', ({ row }) => row.turned === row.name],
  ['of-scalars', ({ row }) => row.ofScalars !== undefined],
  ['convex-function', ({ row }) => row.bends === 'convex'],
  ['concave-function', ({ row }) => row.bends === 'concave'],
  ['growing', ({ row }) => row.grows === 'up'],
  ['falling', ({ row }) => row.grows === 'down'],
  ['convex-beyond-zero', ({ row }) => (row.bends ?? row.beyondZero?.bends) === 'convex'],
  ['concave-beyond-zero', ({ row }) => (row.bends ?? row.beyondZero?.bends) === 'concave'],
  ['growing-beyond-zero', ({ row }) => (row.grows ?? row.beyondZero?.grows) === 'up'],
  /** A function of matrices whose derivative along a direction has a name. */
  ['matrix-function', ({ row }) => row.derivative !== undefined],
  /** Such a derivative. */
  ['directional', ({ row }) => row.jacobian !== undefined],
  /** The matrix of such a derivative, where the function is defined at every block triangular matrix. */
  ['matrix-of-derivative', ({ row }) => row.along !== undefined && row.domain === undefined],
  /** Of one operand, beside numbers and dimensions, or beside none. */
  ['unary', (form) => operandsOf(form).length === 1],
  ['single', (form) => form.args.length === 1 && operandsOf(form).length === 1],
  ['scalar-valued', ({ signatures }) => signatures.every(({ value }) => lettersOf(value) === 0)],
  ['matrix-valued', ({ signatures }) => signatures.every(({ value }) => lettersOf(value) > 0)],
  /** Of a matrix, not of vectors and rows alone. */
  [
    'of-matrices',
    ({ signatures }) =>
      signatures.some(({ args: [first] }) => first?.kind === 'shape' && lettersOf(first) > 1),
  ],
  /** Of fewer dimensions than the operand. */
  ['reducing', ({ signatures }) => signatures.some(isReducing)],
])

/** The class that a law is about, if it is about one. */
export const classOf = ({ where, pattern }: RuleText): Class | undefined => {
  const called = [...partsOf(pattern)].flatMap((expr) => (expr.kind === 'call' ? [expr.name] : []))
  for (const declaration of where) {
    if (declaration.kind !== 'property') continue
    const { name } = declaration
    const words = declaration.words.map(({ text }) => text)
    if (called.includes(name) && words.every((word) => CLASSES.has(word))) return { name, words }
  }
  return undefined
}

/** The functions among these that are of the class, once for each way to call them and operand in which they are. */
export const membersOf = ({ words }: Class, rows: readonly FunctionRow[]): readonly Member[] =>
  rows
    .flatMap(formsOf)
    .filter((form) => words.every((word) => CLASSES.get(word)!(form)))
    .flatMap((form) => (words.includes('linear') ? byPlace(form) : [form]))

const byPlace = (form: Form): readonly Member[] => {
  const places = form.row.linear!
  const sides = ['left', 'right'] as const
  return places.map((place, i) => ({ ...form, place, ...(places.length > 1 ? { side: sides[i] } : {}) }))
}

/** The function that the row of another names as its relative, such as its derivative. */
export const relativeOf = ({ row }: Member, relation: string): Form | undefined => {
  const names: Readonly<Record<string, string | undefined>> = {
    jacobian: row.jacobian,
    derivative: row.derivative?.name,
    along: row.along,
  }
  const relative = functionNamed(names[relation] ?? '')
  return relative && formsOf(relative)[0]
}
