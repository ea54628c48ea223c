/**
 * Each function by each kind of derivative: right by differences, or refused with an error of its own. Nothing else.
 */
import { describe, expect, it } from 'vitest'
import { type DerivativeKind, KINDS, kindsWith } from '../../src/expr/kinds.ts'
import { type Domain, FUNCTIONS, type FunctionRow } from '../../src/functions/index.ts'
import { solve } from '../../src/index.ts'
import { PATIENCE, SWEEP, WHOLE } from '../random/settings.ts'

/** A point, the determinant of a map and what structure leaves free have cases of their own: `cases/kinds.txt`. */
const OTHERS: readonly DerivativeKind[] = ['stationary', 'logabsdet', 'free', 'free-hessian']
const DERIVATIVES = KINDS.filter((kind) => !OTHERS.includes(kind))

/** Of a function whose values have n*n rows, the derivatives beyond the first take long: `npm run test:tables` has them. */
const ALWAYS: readonly DerivativeKind[] = ['gradient', 'jacobian', 'differential', 'vjp']
const kindsOf = (signature: string): readonly DerivativeKind[] =>
  WHOLE || !/n\*n|frechet/.test(signature) ? DERIVATIVES : ALWAYS

const OF_SCALARS = kindsWith(({ ofScalars }) => ofScalars !== undefined)

/** Sizes for the letters of signatures, all different. */
const DIMS = { m: '4', n: '3', p: '2', q: '5', 'm*n': '12' } as const
/** A Jacobian has n*n rows, and its second derivatives take the time of many more: `npm run test:sweep` has them of n = 3. */
const SMALL = { ...DIMS, n: '2', p: '3' } as const

interface Use {
  readonly expr: string
  readonly vars: Record<string, { shape: string[] }>
}

/** A call whose first argument moves, in a form that meets what the function needs of it; constants have none. */
const usesOf = ({ name, domain, group, needs }: FunctionRow, signature: string): Use | undefined => {
  const [before = ''] = signature.split('->')
  const vars: Use['vars'] = {}
  const dims = signature.includes('n*n') && !SWEEP ? SMALL : DIMS
  const sizeOf = (dim: string): string => dims[dim.trim() as keyof typeof DIMS] ?? dim.trim()
  const args = before.split(',').map((text, i) => {
    const shape = text.trim()
    if (/^\d+$/.test(shape)) return shape
    if (/^dim [ija]\b/.test(shape)) return '2'
    if (/^dim b\b/.test(shape)) return '3'
    if (shape.startsWith('dim ')) return sizeOf(shape.slice(4))
    if (shape === 'scalar' && (i > 0 || group === 'elementwise-family')) return '3'
    if (shape === '' || shape === 'scalar') return undefined
    vars[`X${i + 1}`] = { shape: shape.split(' x ').map(sizeOf) }
    if (i === 0 && needs === 'symmetric') return "(X1 + X1')"
    return i === 0 && domain === 'positive-definite' ? `(X1*X1' + eye(${dims.n}))` : `X${i + 1}`
  })
  if (args.some((arg) => arg === undefined) || Object.keys(vars).length === 0) return undefined
  return { expr: `${name}(${args.join(',')})`, vars }
}

/** Arguments inside the domain of an elementwise function of a vector. */
const INSIDE: Partial<Record<Domain, string>> = {
  positive: '(1 + X1.^2)',
  'unit-interval': '(0.8*tanh(X1))',
  probability: '(sigmoid(X1))',
  'above-one': '(1.5 + X1.^2)',
  'above-minus-one': '(X1.^2)',
}

const cells = FUNCTIONS.flatMap((row): (Use & { label: string })[] => {
  if (row.group === 'elementwise') {
    const expr = `${row.name}(${(row.domain && INSIDE[row.domain]) ?? 'X1'})`
    return [{ label: expr, expr, vars: { X1: { shape: ['4'] } } }]
  }
  return row.signatures.flatMap((signature) => {
    const use = usesOf(row, signature)
    return use ? [{ label: `${row.name}: ${signature}`, ...use }] : []
  })
})

/** The scalar that a value is weighed to for the kinds that only scalars have; it is curved in all entries. */
const scalarOf = ({ expr }: Use): string => `sum(sin(${expr}))`

const REFUSALS: ReadonlySet<string> = new Set(['no-rule', 'not-elementwise'])

describe('a function', () => {
  it.each(cells.map((cell) => [cell.label, cell] as const))(
    '%s has every kind of derivative',
    async (_, cell) => {
      for (const kind of kindsOf(cell.label))
        for (const wrt of Object.keys(cell.vars)) {
          const expr = OF_SCALARS.includes(kind) ? scalarOf(cell) : cell.expr
          const answer = await solve({ expr, wrt, kind, vars: cell.vars }, { steps: false })
          if (!answer.ok && REFUSALS.has(answer.error.code)) refused.push(`${cell.label} by ${wrt}: ${kind}`)
          else expect({ kind, wrt, ...answer }).toMatchObject({ kind, wrt, ok: true, check: { ok: true } })
        }
    },
    PATIENCE,
  )

  it('is refused nowhere', () => {
    expect(cells.length).toBeGreaterThan(70)
    expect(refused).toEqual([])
  })
})

const refused: string[] = []
