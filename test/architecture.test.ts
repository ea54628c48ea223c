/**
 * The floors of CONTRIBUTING.md, read from the import lines of src/, and the bounds on what stands there.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { FUNCTIONS } from '../src/functions/index.ts'
import { allRules } from '../src/rulebook/rulebook.ts'

const root = fileURLToPath(new URL('../src', import.meta.url))

/** Rooms by floor; a name without a slash at its end is a single file. */
const FLOORS: readonly (readonly string[])[] = [
  ['errors/'],
  ['rational.ts'],
  ['shape/', 'linalg/'],
  ['syntax/', 'expr/'],
  ['functions/'],
  ['infer/', 'form/'],
  ['parse/', 'lower/', 'rulebook/', 'numeric/'],
  ['properties/', 'gate/'],
  ['rewrite/'],
  ['shorten/', 'print/', 'curvature/'],
  ['derive/', 'code/', 'read/'],
  ['solve/'],
  ['audit/'],
  ['library/', 'laws/', 'formats/', 'service/', 'mcp/'],
  ['index.ts', 'html.ts', 'mathjs/', 'cli/', 'page/'],
]
/** The build runs the parser but is no part of the program. */
const OUTSIDE = 'build/'
/** The one file that imports each of these packages; what only the build needs, none does. */
const OWNERS = {
  'ohm-js': undefined,
  mathjs: 'mathjs/nodes.ts',
  katex: 'print/katex.ts',
  '@modelcontextprotocol/server': 'mcp/server.ts',
  zod: 'mcp/tools.ts',
} as const
const LONGEST_FILE = 300
const LONGEST_FUNCTION = 40
const WITH_NODE = ['cli/', 'mcp/', 'service/', OUTSIDE]

interface Import {
  readonly from: string
  readonly to: string
  readonly typeOnly: boolean
  readonly lazy: boolean
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s+(type\s)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

/** The import lines of a file; a path inside src/ is given relative to it, a package by its name. */
const importsOf = (file: string, text: string): Import[] =>
  [...text.matchAll(IMPORT)].map(([, type, eager, lazy]) => {
    const target = eager ?? lazy ?? ''
    const to = target.startsWith('.') ? relative(root, join(root, dirname(file), target)) : target
    return { from: file, to, typeOnly: type !== undefined, lazy: lazy !== undefined }
  })

const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(ts|mjs)$/.test(name))
  .sort()
const sources = new Map(files.map((name) => [name, readFileSync(join(root, name), 'utf8')]))
const imports = files.flatMap((file) => importsOf(file, sources.get(file) ?? ''))
const inside = imports.filter(({ to }) => to.endsWith('.ts'))

const roomOf = (file: string): string => {
  const rooms = [...FLOORS.flat(), OUTSIDE].filter((room) =>
    room.endsWith('/') ? file.startsWith(room) : file === room,
  )
  return rooms.sort((a, b) => b.length - a.length)[0] ?? `no room: ${file}`
}
const floorOf = (file: string): number => FLOORS.findIndex((rooms) => rooms.includes(roomOf(file)))

const allowed = ({ from, to }: Import): boolean =>
  roomOf(from) === roomOf(to) || floorOf(to) < floorOf(from) || roomOf(from) === OUTSIDE

const line = ({ from, to }: Import): string => `${from} -> ${to}`

const linesOf = (text: string): number => text.trimEnd().split('\n').length

/** The functions with more lines than are allowed, each by where it begins. */
const longFunctions = (file: string, text: string): string[] => {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (linesOf(node.getText(source)) <= LONGEST_FUNCTION) return
    if (ts.isFunctionLike(node)) {
      const { line: above } = source.getLineAndCharacterOfPosition(node.getStart(source))
      found.push(`${file}:${above + 1}`)
    }
    node.forEachChild(visit)
  }
  source.forEachChild(visit)
  return found
}

/** Files on a cycle of imports, type imports included: what is left once files without imports or importers are gone. */
const cyclic = (): string[] => {
  const remaining = new Set(files)
  const ends = (file: string): boolean => {
    const edges = inside.filter(({ from, to }) => remaining.has(from) && remaining.has(to))
    return !edges.some(({ from }) => from === file) || !edges.some(({ to }) => to === file)
  }
  for (let free = [...remaining].filter(ends); free.length > 0; free = [...remaining].filter(ends))
    for (const file of free) remaining.delete(file)
  return [...remaining]
}

/** Everything that loading a file loads, packages included. */
const reached = (start: string): ReadonlySet<string> => {
  const seen = new Set([start])
  for (const file of seen)
    for (const { from, to, typeOnly, lazy } of imports) if (from === file && !typeOnly && !lazy) seen.add(to)
  return seen
}

describe('the architecture', () => {
  it('has a room for every file', () => {
    expect(files.filter((file) => roomOf(file).startsWith('no room'))).toEqual([])
    expect(files.length).toBeGreaterThan(10)
  })

  it('reads every kind of import line', () => {
    const text = [
      "import { a } from './a.ts'",
      "import type { B } from '../b.ts'",
      "import {\n  c,\n  d,\n} from 'katex'",
      "export * from './e.ts'",
      "const later = () => import('./f.ts')",
    ].join('\n')
    expect(importsOf('print/text.ts', text).map(({ to }) => to)).toEqual([
      'print/a.ts',
      'b.ts',
      'katex',
      'print/e.ts',
      'print/f.ts',
    ])
  })

  it('imports from lower floors and its own room only', () => {
    expect(inside.filter((one) => !allowed(one)).map(line)).toEqual([])
  })

  it('has no cycle of imports', () => {
    expect(cyclic()).toEqual([])
  })

  it.each(Object.entries(OWNERS))('imports %s in %s alone', (name, owner) => {
    const isOf = (to: string): boolean => to === name || (to.startsWith(`${name}/`) && !to.endsWith('.ts'))
    const importers = imports.filter(({ to }) => isOf(to))
    const users = importers.map(({ from }) => from).filter((from) => !from.startsWith(OUTSIDE))
    expect([...new Set(users)]).toEqual(owner ? [owner] : [])
  })

  it('uses Node in the command line and the build alone', () => {
    const users = imports.filter(({ to }) => to.startsWith('node:'))
    expect(users.filter(({ from }) => !WITH_NODE.some((room) => from.startsWith(room))).map(line)).toEqual([])
    const globals = files.filter(
      (file) =>
        !WITH_NODE.some((room) => file.startsWith(room)) &&
        /\b(process|Buffer|__dirname)\./.test(sources.get(file) ?? ''),
    )
    expect(globals).toEqual([])
  })

  it('loads neither katex nor mathjs with the library', () => {
    const loaded = [...reached('index.ts')]
    expect(loaded.length).toBeGreaterThan(20)
    expect(loaded.filter((name) => /^(katex|mathjs)(\/|$)/.test(name))).toEqual([])
  })

  it('keeps files and functions short', () => {
    const written = [...sources].filter(([name]) => !name.endsWith('.generated.ts'))
    expect(written.filter(([, text]) => linesOf(text) > LONGEST_FILE).map(([name]) => name)).toEqual([])
    expect(written.flatMap(([name, text]) => longFunctions(name, text))).toEqual([])
  })

  it('sees every kind of function that is long', () => {
    const body = `{\n${'1\n'.repeat(LONGEST_FUNCTION - 2)}}`
    const longer = `{\n${'1\n'.repeat(LONGEST_FUNCTION - 1)}}`
    expect(longFunctions('a.ts', `const a = () => ${body}`)).toEqual([])
    for (const text of [
      `const a = () => ${longer}`,
      `function* a() ${longer}`,
      `const a = { b() ${longer} }`,
      `class A { constructor() ${longer} }`,
    ])
      expect(longFunctions('a.ts', text)).toEqual(['a.ts:1'])
    expect(longFunctions('a.ts', `const a = () => {\nconst b = () => ${longer}\n}`)).toHaveLength(2)
  })

  it('names what each file owns at its head', () => {
    expect(
      [...sources].filter(([, text]) => !/^(#!.*\n)?\/\*\*?\n? /.test(text)).map(([name]) => name),
    ).toEqual([])
  })
})

/** The rooms that know no function and no rule by name: what they must know of one is in its row or its line. */
const ENGINE = ['rewrite/', 'derive/', 'form/', 'print/', 'code/', 'shorten/']

/** Words that are something else there, though a function or rule is called so. */
const OTHER_WORDS = ['sum', 'rows', 'eye', 'ones', 'zeros', 'vector', 'matrix', 'sign', 'diagonal', 'sigma']

/** Files and rooms that are about certain functions, each with these; `all` where they are tables of them. */
const ABOUT: Readonly<Record<string, 'all' | readonly string[]>> = {
  // Spellings of languages.
  'code/targets/': 'all',
  // Laws of planning, which are of certain functions, and what those cost.
  'code/plan/laws/': 'all',
  'code/plan/cost.ts': 'all',
  'code/plan/plan.ts': ['tr'],
  'code/plan/factors.ts': ['kron'],
  'code/array/monomial.ts': ['norm2'],
  'code/array/product.ts': ['sqrt'],
  // Operations on arrays, which are called as the functions are, and the functions that they are.
  'code/array/core.ts': 'all',
  'code/array/calls.ts': 'all',
  'code/array/blocks.ts': 'all',
  // How the smaller of two dimensions is called in most languages.
  'code/emit/dimension-text.ts': ['min'],
  // What they read.
  'code/loops/notation.ts': 'all',
  // Factors that are applied rather than multiplied out.
  'code/array/riccati.ts': ['inv'],
  'code/array/structured.ts': ['diag', 'commutation', 'kron', 'reshape', 'vec'],
  // Sums and means as products with ones.
  'print/reductions.ts': ['mean'],
  // A law of the method that is a rule, too.
  'derive/method.ts': ['symmetric-part'],
  // Linear equations, their divisors, and matrices by their free entries.
  'derive/stationary/solve.ts': ['reshape'],
  'derive/stationary/forms.ts': ['inv'],
  'derive/stationary/structure.ts': ['diag', 'duplication', 'elimination', 'commutation'],
  // Rows below each other are defined by their entries.
  'derive/stacked.ts': ['entry'],
  // Is asked for the log of an absolute determinant.
  'derive/kinds/logabsdet.ts': ['log', 'abs', 'logdet'],
  // vec(dF) = J*vec(dX), whose left side is a heading too.
  'derive/identify.ts': ['vec'],
  'print/heads.ts': ['vec'],
}

const CALLED: ReadonlySet<string> = new Set([
  ...FUNCTIONS.flatMap(({ name, aliases = [] }) => [name, ...aliases]),
  ...[...allRules().values()].flat().map(({ name }) => name),
])

/** Names of functions and rules that a file of the engine has in quotation marks, comments apart. */
const namesIn = (file: string): string[] => {
  const code = (sources.get(file) ?? '').replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
  const quoted = [...code.matchAll(/(['"`])((?:(?!\1).)*)\1/g)].map(([, , text = '']) => text)
  return [...new Set(quoted)].filter((text) => CALLED.has(text) && !OTHER_WORDS.includes(text))
}

describe('the engine', () => {
  const engine = files.filter((file) => ENGINE.some((room) => file.startsWith(room)))

  it('knows no function and no rule by name', () => {
    const strangers = engine.flatMap((file) => {
      const about = ABOUT[file] ?? ABOUT[`${dirname(file)}/`] ?? []
      return about === 'all'
        ? []
        : namesIn(file).flatMap((name) => (about.includes(name) ? [] : [`${file}: ${name}`]))
    })
    expect(strangers).toEqual([])
  })

  it('has no exception that it does not need', () => {
    for (const [place, about] of Object.entries(ABOUT)) {
      const names = files.filter((file) => file === place || `${dirname(file)}/` === place).flatMap(namesIn)
      expect(about === 'all' ? names.length > 0 : about.every((name) => names.includes(name))).toBe(true)
    }
  })
})
