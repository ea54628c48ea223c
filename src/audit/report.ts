/**
 * What is said of a derivation whose sides are judged: the verdict of each line, the first that does not follow, notes.
 */
import type { Claim } from './claims.ts'
import type { Counterexample, Numbers } from './counterexample.ts'
import type { Stage } from './stage.ts'

export type Verdict = 'definition' | 'proved' | 'agrees' | 'wrong' | 'unknown'

export interface LineJson {
  readonly line: number
  readonly verdict: Verdict
  /** The laws that lead there from the line before, by name. */
  readonly law?: string
}

/** What is found of a derivation. */
export interface Audit {
  /** Whether every line follows from the one before; `null` where of the first that is in doubt it cannot be told. */
  readonly ok: boolean | null
  /** The first line that does not follow, what is wrong with it, what it should be, and numbers that show it. */
  readonly line?: number
  readonly fault?: string
  readonly expected?: string
  readonly counterexample?: Readonly<Record<string, Numbers>>
  /** What a reader should know: conventions, lines that were left out. */
  readonly notes: readonly string[]
  readonly lines: readonly LineJson[]
}

/** One side, judged. */
export interface Judged {
  readonly line: number
  readonly verdict: Verdict
  readonly laws: readonly string[]
  readonly note?: string
  readonly fault?: string
  readonly expected?: () => string
  readonly counterexample?: Counterexample | undefined
  /** Set where nothing can go on from it. */
  readonly isUnread?: true
}

/** The worst verdict is that of the line. */
const ORDER: readonly Verdict[] = ['definition', 'proved', 'agrees', 'unknown', 'wrong']

const linesJson = (all: readonly Judged[]): LineJson[] => {
  const numbers = [...new Set(all.map(({ line }) => line))]
  return numbers.map((line) => {
    const own = all.filter((one) => one.line === line)
    const verdict = own
      .map((one) => one.verdict)
      .reduce((a, b) => (ORDER.indexOf(b) > ORDER.indexOf(a) ? b : a))
    const laws = [...new Set(own.flatMap((one) => one.laws))]
    return { line, verdict, ...(laws.length > 0 && { law: laws.join(', ') }) }
  })
}

export const proseNote = (prose: readonly number[]): string[] =>
  prose.length === 0
    ? []
    : [`${prose.length > 1 ? 'lines' : 'line'} ${prose.join(', ')}: read as a sentence, and left out`]

/** In what we write families stand as matrices. */
export const familyNotes = ({ families }: Stage): string[] =>
  [...families].map(([name, matrix]) => `${matrix} is the matrix whose rows are the vectors ${name}[i]`)

/** Names that a reader takes for derivatives; what they say is judged only where it is written as one. */
const DERIVATIVE = /^(?:grad|gradient|jacobian|hessian)$/i

export const nameNotes = (claims: readonly Claim[], { definitions }: Stage): string[] =>
  claims.flatMap(({ line: { number }, isDefinition }) => {
    const found =
      isDefinition && definitions.find(({ name, line }) => line.number === number && DERIVATIVE.test(name))
    return found
      ? [
          `line ${number}: ${found.name} is read as a name that the line defines; what is written as ∇f, df/dx or d2f/dx2 is judged as a derivative`,
        ]
      : []
  })

/** What is found of all sides, with further notes. */
export const reportOf = (all: readonly Judged[], more: readonly string[]): Audit => {
  const lines = linesJson(all)
  const notes = [...more, ...all.flatMap(({ note }) => note ?? [])]
  const first =
    all.find(({ verdict }) => verdict === 'wrong') ?? all.find(({ verdict }) => verdict === 'unknown')
  if (!first) return { ok: true, notes, lines }
  const { line, fault, expected, counterexample } = first
  return {
    ok: first.verdict === 'wrong' ? false : null,
    line,
    ...(fault !== undefined && { fault }),
    ...(expected && { expected: expected() }),
    ...(counterexample && { counterexample: counterexample.values }),
    notes,
    lines,
  }
}
