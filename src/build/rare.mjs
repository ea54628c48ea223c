/**
 * Parts of the engine that few problems need, for the page: errors in words, what looks for the cause of one. In the
 * bundle a function of theirs is one that loads them when it is first called (`src/page/engine/rare.ts`).
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Below `src/`; what they export are functions. */
const FILES = [
  ...[
    'answers',
    'calls',
    'curvature',
    'derivatives',
    'equations',
    'functions',
    'mappings',
    'names',
    'notation',
    'rules',
    'shapes',
    'stationary',
    'sums',
    'text',
  ].map((topic) => `errors/${topic}.ts`),
  ...['covariance', 'free', 'logabsdet', 'riemannian', 'stationary', 'taylor'].map(
    (kind) => `derive/kinds/${kind}.ts`,
  ),
  ...['direction', 'own-functions', 'solutions', 'symmetric'].map((part) => `derive/${part}.ts`),
  'expr/dimension.ts',
  'form/slices.ts',
  ...['letters', 'nearest', 'repair', 'within'].map((part) => `infer/${part}.ts`),
  'lower/diagonal.ts',
  ...['bound', 'conditions', 'diagnose', 'inline', 'members', 'own-functions', 'words', 'written-out'].map(
    (part) => `parse/${part}.ts`,
  ),
  'print/components.ts',
  'rulebook/names.ts',
  'rulebook/seldom.ts',
  ...['curvature', 'renamed', 'settled'].map((part) => `solve/${part}.ts`),
  ...['moved', 'occurrences', 'print', 'rebuild'].map((part) => `syntax/${part}.ts`),
]

const WHOLE = '?whole'
const PARTS = 'rare-parts'
const LOADER = 'rare-loader'

const EXPORTED = /^export (?!type|interface)(?:const (\w+) = (?:async )?(?:<[^>]*>)?\(|(.*))/gm

/** The names of the functions that a file exports. */
const namesIn = (path) =>
  [...readFileSync(path, 'utf8').matchAll(EXPORTED)].map(([line, name]) => {
    if (name === undefined) throw new Error(`${path}: what loads when it is called is a function: ${line}`)
    return name
  })

/** The modules that are written here, by their names. */
const writtenFor = (root) => {
  const files = FILES.map((file) => join(root, 'src', file))
  const names = files.map(namesIn)
  const before = names.map((_, i) => names.slice(0, i).flat().length)
  const parts = [
    ...files.map(
      (file, i) =>
        `import { ${names[i].map((name, k) => `${name} as f${before[i] + k}`).join(', ')} } from ${JSON.stringify(file + WHOLE)}`,
    ),
    `export const parts = [${names
      .flat()
      .map((_, i) => `f${i}`)
      .join(', ')}]`,
  ]
  const loader = [
    `import { whenCalled } from ${JSON.stringify(join(root, 'src/page/engine/rare.ts'))}`,
    `export const rare = whenCalled(() => import('${PARTS}'))`,
  ]
  return new Map([
    [PARTS, parts],
    [LOADER, loader],
    ...files.map((file, i) => [
      file,
      [
        `import { rare } from '${LOADER}'`,
        ...names[i].map((name, k) => `export const ${name} = /* @__PURE__ */ rare(${before[i] + k})`),
      ],
    ]),
  ])
}

/** For Vite: puts functions that load what they are in the place of those of these files. */
export const rarely = (root) => {
  const written = writtenFor(root)
  return {
    name: 'rare',
    enforce: 'pre',
    resolveId: (id) => (id === PARTS || id === LOADER || id.endsWith(WHOLE) ? id : undefined),
    load: (id) => {
      if (id.endsWith(WHOLE))
        return { code: readFileSync(id.slice(0, -WHOLE.length), 'utf8'), moduleType: 'ts' }
      const lines = written.get(id)
      return lines && { code: lines.join('\n'), moduleType: 'js' }
    },
  }
}
