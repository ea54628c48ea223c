/** The engine of the page says what the command line says, text for text. */
import { describe, expect, it } from 'vitest'
import { failureOf } from '../../src/errors/defects.ts'
import { KINDS } from '../../src/expr/kinds.ts'
import type { Named } from '../../src/expr/node.ts'
import { residualOf } from '../../src/form/equation.ts'
import { FORMATS } from '../../src/formats/index.ts'
import { linkedOf, linkOf, readLink } from '../../src/formats/link.ts'
import { FUNCTIONS } from '../../src/functions/index.ts'
import { openSession } from '../../src/page/engine/session.ts'
import { EXAMPLES } from '../../src/page/examples.ts'
import { problemOf } from '../../src/page/linked.ts'
import type { Result } from '../../src/page/protocol.ts'
import { BLANK } from '../../src/page/state.ts'
import { definitionText } from '../../src/print/definitions.ts'
import { derivationText } from '../../src/print/derivation.ts'
import { PLAIN } from '../../src/print/layout.ts'
import { lawOf } from '../../src/print/lines.ts'
import { lawLines } from '../../src/print/rows.ts'
import { toText } from '../../src/print/text.ts'
import { checkSentence } from '../../src/solve/checked.ts'
import type { Options } from '../../src/solve/derivative.ts'
import type { Request } from '../../src/solve/request.ts'
import { type Solution, solveInFull } from '../../src/solve/solve.ts'
import { literature } from '../cases/read.ts'
import { gradus } from '../cli/gradus.ts'
import { sampled } from '../random/settings.ts'
import { topics } from '../texts.ts'
import { partIn, partsOf } from './asking.ts'

/** The lines of a derivation as the page has them, set as the command line sets them. */
const linesOf = ({ lines }: Result, typed: string | undefined): string[] =>
  lawLines(
    lines.map(({ headText, formula, laws, simplified }, i) => ({
      head: headText,
      formula: i === 0 && typed !== undefined ? typed : formula.text,
      law: lawOf({ rule: laws.join(', '), simplified }),
    })),
    PLAIN,
  )

const DETAIL = { true: 'steps', all: 'all' } as const

/** The answer of the page to the link of a problem is the solution of the problem. */
/** Of an equation its left side, of a definition by entries the name with its indices. */
const headOf = (named: Named): string => {
  const residual = residualOf(named)
  return residual ? toText(residual) : definitionText(named).head
}

const expectSame = async (request: Request, options: Options, solution: Solution): Promise<void> => {
  const { linked } = readLink(linkOf(linkedOf(request, options)))!
  const detail = DETAIL[options.steps === 'all' ? 'all' : 'true']
  const parts = await partsOf({ op: 'solve', linked, detail })
  const { result } = partIn(parts, 'result')
  const { check, sentence } = partIn(parts, 'check')
  const { answer, report } = solution
  const { derivation } = report
  const answers = 'derivatives' in answer ? answer.derivatives : [answer]
  expect(result.answers.map(({ formula: { text, latex } }) => ({ text, latex }))).toEqual(
    [...(answer.differentials ?? []), ...answers].map(({ text, latex }) => ({ text, latex })),
  )
  const said = derivationText(derivation)
  if (derivation.steps.length > 0) expect(said).toContain(linesOf(result, derivation.typed).join('\n'))
  expect(result.lines).toHaveLength(derivation.steps.length === 0 ? 0 : derivation.steps.length + 1)
  expect(result.where.map(({ headText }) => headText)).toEqual(
    expect.arrayContaining(derivation.definitions.map(headOf)),
  )
  expect(result.assumptions).toEqual(answer.assumptions)
  expect(result.remarks.map(({ text }) => text)).toEqual(answer.notes)
  expect(check.ok).not.toBe(false)
  expect(sentence).toBe(checkSentence(check))
}

/** What the page says of a problem that has no answer. */
const expectFault = async (request: Request, options: Options, error: unknown): Promise<void> => {
  const { linked } = readLink(linkOf(linkedOf(request, options)))!
  const { fault } = partIn(await partsOf({ op: 'solve', linked, detail: 'steps' }), 'fault')
  const { code, message, hint } = failureOf(error)
  expect(fault).toMatchObject({ code, message, ...(hint ? { hint } : {}) })
}

const OPTIONS: Readonly<Record<string, Options>> = {
  unconstrained: { unconstrained: true },
  'every-step': { steps: 'all' },
  'denominator-layout': { layout: 'denominator' },
}

const fromTexts = topics().flatMap(([topic, blocks]) =>
  blocks.flatMap(({ title, problem: { expr, wrt, kind, where, options } }) => {
    if (wrt === undefined) return []
    const given = { ...OPTIONS[options ?? ''], ...(where ? { where } : {}) }
    const request: Request = { expr, wrt, ...(kind ? { kind: kind as NonNullable<Request['kind']> } : {}) }
    return [[`${topic}: ${title}`, request, given] as const]
  }),
)

const fromLiterature = literature().map(
  ({ id, expr, wrt, kind, vars }) => [id, { expr, wrt, kind, vars } as Request, {} as Options] as const,
)

describe('the answer of the page', () => {
  it.each(sampled([...fromLiterature, ...fromTexts], 4))('to %s', async (_, request, options) => {
    const full = { ...options, names: true, check: false }
    let solution: Solution
    try {
      solution = await solveInFull(request, full)
    } catch (error) {
      await expectFault(request, options, error)
      return
    }
    await expectSame(request, options, solution)
  })

  it.each(EXAMPLES.map((example) => [example.task, example] as const))(
    'to the example %s has the check of the command line',
    async (_, { text, wrt, kind = '' }) => {
      const linked = problemOf({ ...BLANK, text, wrt, kind })
      const { check, sentence } = partIn(await partsOf({ op: 'solve', linked, detail: 'steps' }), 'check')
      expect(check.ok).toBe(true)
      const { out } = await gradus([text, '--wrt', wrt, ...(kind ? ['--as', kind] : [])])
      expect(out.toLowerCase()).toContain(sentence.toLowerCase())
    },
  )

  it('comes after how the problem was read, and before its check', async () => {
    const parts = await partsOf({ op: 'solve', linked: { expr: "b'*x", wrt: 'x' }, detail: 'steps' })
    expect(parts.map(({ part }) => part)).toEqual(['reading', 'result', 'check', 'done'])
  })

  it('is how it was read alone where nobody says by what', async () => {
    const parts = await partsOf({ op: 'solve', linked: { expr: "b'*x", wrt: ' ' }, detail: 'steps' })
    expect(parts.map(({ part }) => part)).toEqual(['reading', 'done'])
  })

  it('has no lines where none are wanted, and more where all are', async () => {
    const linesAt = async (detail: 'answer' | 'steps' | 'all'): Promise<number> =>
      partIn(await partsOf({ op: 'solve', linked: { expr: 'norm2(X*w - y)^2', wrt: 'w' }, detail }), 'result')
        .result.lines.length
    const [none, some, all] = [await linesAt('answer'), await linesAt('steps'), await linesAt('all')]
    expect(none).toBe(0)
    expect(some).toBeGreaterThan(3)
    expect(all).toBeGreaterThan(some)
  })
})

describe('places', () => {
  it.each([
    "  x'*y + z",
    "x'*y where x: n\n\n\n, z: n",
    "# first\n\n x'*y  \n\n where x: 3",
    "x'*(y) where  x:  n",
  ])('of what was typed are those in its text: %j', async (text) => {
    const linked = problemOf({ ...BLANK, text, wrt: 'x' })
    const { reading } = partIn(await partsOf({ op: 'solve', linked, detail: 'steps' }), 'reading')
    const names = reading.spans.map(({ from, to }) => text.slice(from, to))
    expect(names).toContain('x')
    expect(names).toContain("x'")
  })

  it.each([
    ["  x'*y + 2z", '2z'],
    ['\n\nx $ y', '$'],
    ["x'*y\n\n\n   where x: n  ,   y: 3 x", undefined],
    ["x'*y   where x: 2, y: 3", "x'*y"],
  ])('of what is wrong are those in its text: %j', async (text, wrong) => {
    const linked = problemOf({ ...BLANK, text, wrt: 'x' })
    const { fault } = partIn(await partsOf({ op: 'solve', linked, detail: 'steps' }), 'fault')
    if (wrong !== undefined) expect(text.slice(fault.from, fault.to)).toBe(wrong)
  })
})

describe('what is offered', () => {
  it.each([
    ['2x', 'x', 'text', '2*x'],
    ['  x*y where x: n, y: n', 'x', 'text', "  x'*y where x: n, y: n"],
    ['  x*y where x: n, y: n', 'x', 'text', '  x .* y where x: n, y: n'],
    ['alpha*x', 'alpa', 'wrt', 'alpha'],
    ['sum(Ax)', 'x', 'text', 'sum(A*x)'],
    ['A@B', 'A', 'text', 'A*B'],
  ])('for %j by %s is %s %s', async (text, wrt, field, offer) => {
    const parts = await partsOf({ op: 'solve', linked: problemOf({ ...BLANK, text, wrt }), detail: 'steps' })
    const { repairs } = partIn(parts, 'fault').fault
    expect(repairs.map((repair) => `${repair.field} ${repair.text}`)).toContain(`${field} ${offer}`)
  })

  it('is another kind for what is no scalar', async () => {
    const linked = { expr: 'A*x', wrt: 'x', kind: 'gradient' } as const
    const { repairs } = partIn(await partsOf({ op: 'solve', linked, detail: 'steps' }), 'fault').fault
    expect(repairs).toEqual([{ label: 'jacobian', field: 'kind', text: 'jacobian' }])
  })
})

describe('what is asked of an answer', () => {
  const solved = async (expr: string, wrt: string, kind?: 'jacobian' | 'hessian') => {
    const session = openSession()
    const linked = { expr, wrt, ...(kind ? { kind } : {}) }
    partIn(await partsOf({ op: 'solve', linked, detail: 'steps' }, session), 'check')
    return { session, linked }
  }

  it.each([
    ["sigma(W*x)'*b", 'W', undefined],
    ["norm2(U*V' - A)^2 where U: m x k, V: n x k", 'U,V', undefined],
    ['A*exp(W*x)', 'x', 'jacobian'],
    ["a'*inv(X)*b where a: n, b: n", 'X', undefined],
  ] as const)('%s by %s is printed as the command line prints it', async (expr, wrt, kind) => {
    const { session, linked } = await solved(expr, wrt, kind)
    const { tables } = partIn(await partsOf({ op: 'tables' }), 'tables')
    const forms = [...tables.formats.map(({ name }) => name), ...tables.targets]
    expect(forms).toEqual(expect.arrayContaining([...FORMATS]))
    const timeless = (text: string): string => text.replace(/"ms":[\d.]+/, '"ms":0').trimEnd()
    for (const as of forms) {
      const parts = await partsOf({ op: 'print', linked, as }, session)
      const argv = [expr, '--wrt', wrt, '--to', as, ...(kind ? ['--as', kind] : [])]
      const { out, err } = await gradus(argv, '', {})
      if (err !== '') {
        expect(err).toContain(partIn(parts, 'fault').fault.message)
        continue
      }
      const { printed } = partIn(parts, 'print')
      expect([as, timeless(printed.text)]).toEqual([as, timeless(out)])
      expect(printed.extension).toMatch(/^[a-zA-Z0-9]{1,4}$/)
    }
  })

  it('is judged', async () => {
    const { session, linked } = await solved("sigma(W*x)'*b", 'W')
    const verdict = async (answer: string) =>
      partIn(await partsOf({ op: 'judge', linked, answer }, session), 'judge').verdict
    expect(await verdict("(b .* sigma'(W*x))*x'")).toMatchObject({ ok: true })
    expect(await verdict("x*(b .* sigma'(W*x))'")).toMatchObject({ ok: false })
    const { fault } = partIn(await partsOf({ op: 'judge', linked, answer: 'b ** x' }, session), 'fault')
    expect(fault).toMatchObject({ code: 'foreign-operator', from: 2, to: 4 })
    expect(fault.repairs).toEqual([{ label: '^', field: 'answer', text: 'b ^ x' }])
  })

  it('comes to numbers that differences confirm', async () => {
    const { session, linked } = await solved("a*x'*x", 'x')
    const { values } = partIn(await partsOf({ op: 'sample', linked }, session), 'sample')
    expect(Object.keys(values).sort()).toEqual(['a', 'x'])
    const { numbers } = partIn(
      await partsOf({ op: 'numbers', linked, values: { a: '2', x: '[1; 2; 3]' } }, session),
      'numbers',
    )
    expect(numbers).toEqual({
      taken: [],
      value: '28',
      derivatives: [{ head: 'df/dx', value: '[4, 8, 12]', differences: '[4, 8, 12]' }],
    })
    const part = async (x: string): Promise<string> =>
      (await partsOf({ op: 'numbers', linked, values: { a: '2', x } }, session))[0]!.part
    for (const x of ['', 'one', '[1, 2; 3]', '__proto__', '1e999', 'NaN'])
      expect([x, await part(x)]).toEqual([x, 'fault'])
    expect(
      (await partsOf({ op: 'numbers', linked, values: { a: '[2, 3]', x: '[1]' } }, session))[0]!.part,
    ).toBe('fault')
    expect(await part('[1, 2')).toBe('numbers')
  })

  it('of a problem that was not solved last is of that problem all the same', async () => {
    const { session } = await solved("b'*x", 'x')
    const linked = { expr: "x'*x", wrt: 'x' } as const
    const { verdict } = partIn(await partsOf({ op: 'judge', linked, answer: '2*x' }, session), 'judge')
    expect(verdict.ok).toBe(true)
    const { printed } = partIn(await partsOf({ op: 'print', linked, as: 'text' }, session), 'print')
    expect(printed.text).toContain('so df/dx = 2*x')
    expect(partIn(await partsOf({ op: 'sample', linked }), 'sample').values).toHaveProperty('x')
    const query = { op: 'numbers', linked, values: { x: '[1, 2]' } } as const
    expect(partIn(await partsOf(query), 'numbers').numbers.value).toBe('5')
  })

  it('in a form that there is not is refused', async () => {
    const { session, linked } = await solved("b'*x", 'x')
    for (const as of ['', 'constructor', '__proto__', '../text'])
      partIn(await partsOf({ op: 'print', linked, as }, session), 'fault')
  })

  it('is a law, with its source and a use of it', async () => {
    const { law } = partIn(await partsOf({ op: 'law', name: 'colon-hadamard' }), 'law')
    expect(law).toMatchObject({ name: 'colon-hadamard', source: 'by definition' })
    expect(law?.example.length).toBeGreaterThan(0)
    for (const name of ['', 'toString', 'no-law'])
      expect(partIn(await partsOf({ op: 'law', name }), 'law').law).toBeUndefined()
  })
})

describe('the tables', () => {
  it('list every function, each with what its differential is but for constants', async () => {
    const { tables } = partIn(await partsOf({ op: 'tables' }), 'tables')
    expect(tables.functions.map(({ name }) => name)).toEqual(FUNCTIONS.map(({ name }) => name))
    const bare = tables.functions.filter(({ laws }) => laws.length === 0)
    expect(new Set(bare.map(({ group }) => group))).toEqual(new Set(['constant', 'answer']))
    expect(tables.kinds.map(({ name }) => name)).toEqual([...KINDS])
  })
})
