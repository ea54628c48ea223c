import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { VERSION } from '../../src/cli/version.ts'
import { gradus } from './gradus.ts'

const SEED = "sigma(W*x)'*b"
const ANSWER = "(b .* (sigma(W*x) - sigma(W*x).^2))*x'"

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gradus-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('gradus EXPR', () => {
  it('prints the derivation, the answer, the shapes and the check', async () => {
    const { status, out, err } = await gradus([SEED, '--wrt', 'W'])
    expect(status).toBe(0)
    expect(err).toBe('')
    expect(out).toContain(`so df/dW = ${ANSWER}\n`)
    expect(out).toContain('d-elementwise')
    expect(out).toContain('W: n x m, x: m, b: n')
    expect(out).toMatch(/Checked at 3 random points/)
  })

  it('leaves out steps and check', async () => {
    const { out } = await gradus([SEED, '--wrt', 'W', '--no-steps', '--no-check'])
    expect(out.split('\n')[0]).toBe(`df/dW = ${ANSWER}`)
    expect(out).not.toMatch(/checked/i)
  })

  it('reads standard input without an expression or with a dash', async () => {
    const options = ['--wrt', 'W', '--no-steps', '--no-check']
    const expected = (await gradus([SEED, ...options])).out
    expect((await gradus(options, `${SEED}\n`)).out).toBe(expected)
    expect((await gradus(['-', ...options], SEED)).out).toBe(expected)
  })

  it('takes an argument that begins with a minus sign for the expression', async () => {
    expect((await gradus(["-x'*x", '--wrt', 'x', '--no-steps'])).out).toContain('df/dx = -2*x\n')
  })

  it('takes declarations from --where', async () => {
    const { out } = await gradus(["x'*S*x", '--wrt', 'x', '--where', 'S is symmetric', '--no-steps'])
    expect(out).toContain('df/dx = 2*S*x\n')
  })

  it('writes every format asked for, in the order given', async () => {
    const { out } = await gradus([SEED, '--wrt', 'W', '--to', 'json,numpy,mathjs,latex,markdown'])
    const [first = '', ...rest] = out.split('\n')
    expect(JSON.parse(first)).toMatchObject({ ok: true, text: ANSWER, wrt: 'W', size: 16 })
    const later = rest.join('\n')
    expect(later.indexOf('import numpy')).toBeLessThan(later.indexOf("from 'mathjs'"))
    expect(later).toContain('\\begin{aligned}')
    expect(later).toContain('## Answer')
  })

  it('writes a page to a file', async () => {
    const file = join(folder, 'page.html')
    const { status, out } = await gradus([SEED, '--wrt', 'W', '--to', 'html', '--out', file])
    expect({ status, out }).toEqual({ status: 0, out: '' })
    expect(readFileSync(file, 'utf8')).toContain('<math')
  })

  it('writes the types of a function beside it', async () => {
    const file = join(folder, 'gradient.js')
    await gradus([SEED, '--wrt', 'W', '--to', 'javascript', '--out', file])
    expect(readFileSync(file, 'utf8')).toContain('export function gradient_W')
    expect(readFileSync(join(folder, 'gradient.d.ts'), 'utf8')).toContain(
      'export declare function gradient_W',
    )
  })

  it('writes the types of a module where TypeScript looks for them', async () => {
    await gradus([SEED, '--wrt', 'W', '--to', 'javascript', '--out', join(folder, 'gradient.mjs')])
    expect(readFileSync(join(folder, 'gradient.d.mts'), 'utf8')).toContain(
      'export declare function gradient_W',
    )
  })

  it('writes no file when the problem is wrong', async () => {
    const file = join(folder, 'none.txt')
    expect((await gradus(['A + b*', '--wrt', 'A', '--out', file])).status).toBe(1)
    expect(existsSync(file)).toBe(false)
  })

  it('shows what is wrong under the expression, with status 1', async () => {
    const { status, out, err } = await gradus(['norm2(2x)', '--wrt', 'x'])
    expect({ status, out }).toEqual({ status: 1, out: '' })
    expect(err).toContain('implicit-product')
    expect(err).toContain('  norm2(2x)\n        ^^\n')
    expect(err).toContain('2*x')
  })

  it('points into the declarations of --where', async () => {
    const { err } = await gradus(["x'*x", '--wrt', 'x', '--where', 'x: n, x is purple'])
    expect(err).toContain('x is purple')
    expect(err).toMatch(/\^{6}/)
  })

  it('answers a wrong problem in JSON where that was asked for', async () => {
    const { status, out, err } = await gradus(['W+2x', '--wrt', 'W', '--to', 'json'])
    expect(status).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ ok: false, error: { code: 'implicit-product', from: 2, to: 4 } })
    expect(err).toContain('implicit-product')
  })

  it.each([
    ['an unknown variable', ["b'*x", '--wrt', 'Q'], 'Q is no variable of the expression.'],
    ['a definition', ["h = A*x; h'*h", '--wrt', 'h'], 'h is defined by the problem'],
    ['a variable twice', ["b'*x", '--wrt', 'x,x'], 'x is named twice'],
    ['what is no name', ["b'*x", '--wrt', 'x+b'], 'x+b is no variable'],
    ['a Hessian of a vector', ['x', '--wrt', 'x', '--where', 'x: n', '--as', 'hessian'], 'needs a scalar'],
    ['too many rewrites', [SEED, '--wrt', 'W', '--limit', 'steps=2'], 'step-limit'],
  ])('refuses %s with status 1', async (_, argv, message) => {
    const { status, out, err } = await gradus(argv)
    expect({ status, out }).toEqual({ status: 1, out: '' })
    expect(err).toContain(message)
  })

  it.each([
    ['no variable', ["b'*x"], 'say by which variable'],
    ['no expression', ['--wrt', 'x'], 'there is no expression'],
    ['an unknown kind', ['x', '--wrt', 'x', '--as', 'slope'], '--as slope is none of'],
    ['an unknown format', ['x', '--wrt', 'x', '--to', 'word'], '--to word is none of'],
    ['no format', ['x', '--wrt', 'x', '--to', ''], '--to names no format'],
    ['an unknown limit', ['x', '--wrt', 'x', '--limit', 'time=3'], '--limit time=3'],
    ['two expressions', ['x', 'y', '--wrt', 'x'], '2 arguments were given'],
  ])('refuses %s with status 2', async (_, argv, message) => {
    const { status, out, err } = await gradus(argv)
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toContain(message)
  })
})

describe('gradus check', () => {
  it('says that an answer is right', async () => {
    const { status, out } = await gradus(['check', SEED, '--wrt', 'W', '--answer', ANSWER])
    expect(status).toBe(0)
    expect(out).toMatch(/^right: by the laws alone it equals/)
  })

  it.each([
    ['the transpose', 'tr(A*X)', 'X', 'A', /transpose/],
    ['a factor', "x'*x", 'x', 'x', /0\.5/],
    ['another entry', "b'*x", 'x', 'b + x', /has the term x too many/],
  ])('says that an answer is wrong by %s', async (_, expr, wrt, answer, message) => {
    const { status, out } = await gradus(['check', expr, '--wrt', wrt, '--answer', answer])
    expect(status).toBe(1)
    expect(out).toMatch(message)
  })

  it('lets the answer use the definitions of the problem', async () => {
    const problem = ['check', 'h = W*x; norm2(h)^2', '--wrt', 'x', '--answer', "2*W'*h"]
    expect((await gradus(problem)).status).toBe(0)
  })

  it('tells a mistake in the answer from one in the problem', async () => {
    const { status, err } = await gradus(['check', "b'*x", '--wrt', 'x', '--answer', '2b'])
    expect(status).toBe(1)
    expect(err).toContain('in the answer, a product needs its sign')
    expect((await gradus(['check', "b'*x", '--wrt', 'x'])).status).toBe(2)
  })
})

describe('the lists', () => {
  it('name every function with its group', async () => {
    const { status, out } = await gradus(['functions'])
    expect(status).toBe(0)
    expect(out).toMatch(/^ {2}sigmoid, .*sigma/m)
    expect(out).toMatch(/^ {2}logdet /m)
  })

  it('name every target', async () => {
    expect((await gradus(['targets'])).out).toMatch(/^numpy .*\narray-api .*\ntorch .*\njax .*\nmathjs .*\n/)
  })

  it.each(['--plan', '--factored', '--with-check', '--optimizer', '--no-asserts', '--sizes=n=3'])(
    'refuses %s without a target of generated code',
    async (option) => {
      const { status, err } = await gradus(["b'*x", '--wrt', 'x', option])
      expect(status).toBe(2)
      expect(err).toContain('is of use only with a target of generated code')
    },
  )

  it('state every law with its source', async () => {
    expect((await gradus(['rules'])).out).toMatch(/^d-product: .*d\(A\)\*B \+ A\*d\(B\).*\[.*\]$/m)
    expect((await gradus(['rules', 'colon'])).out).not.toContain('d-product')
    expect((await gradus(['rules', 'nothing'])).status).toBe(2)
  })

  it('tell whether a law holds, by its name or from a file', async () => {
    expect(await gradus(['rules', '--prove', 'd-product'])).toMatchObject({
      status: 0,
      out: expect.stringMatching(/^d-product {2}holds {2}under/),
    })
    const file = join(folder, 'mine.rules')
    writeFileSync(file, "mine: (A*B)' -> A'*B' [hope]\n")
    expect(await gradus(['rules', '--prove', file])).toMatchObject({
      status: 1,
      out: expect.stringMatching(/^mine {2}wrong/),
    })
    expect((await gradus(['rules', '--prove', 'nothing'])).status).toBe(2)
  })

  it('help and version go to standard output', async () => {
    expect(await gradus(['--help'])).toMatchObject({ status: 0, err: '' })
    expect((await gradus(['--version'])).out).toBe(`${VERSION}\n`)
    expect(JSON.parse(readFileSync('package.json', 'utf8')).version).toBe(VERSION)
  })
})
