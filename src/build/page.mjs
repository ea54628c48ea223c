/**
 * Builds the page into `dist/page/`: scripts, style, icon, and the static HTML in which the first example already stands.
 * With `serve` it is then shown on loopback.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, preview, runnerImport } from 'vite'
import { rarely } from './rare.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const script = (path) => join(root, path)
const quiet = { root, configFile: false, logLevel: 'warn', clearScreen: false, publicDir: false }
const OUT = script('dist/page')

const { version } = JSON.parse(await readFile(script('package.json'), 'utf8'))

/** The grammars and the rules, which the engine is built with. */
const writeGenerated = async () => {
  execFileSync(process.execPath, ['src/build/grammars.mjs'], { cwd: root, stdio: 'inherit' })
  const { module } = await runnerImport(script('src/build/rules.ts'), quiet)
  await module.writeRules(root)
}

/** One script for a browser. */
const bundle = (source, output, more = {}, outDir = OUT) =>
  build({
    ...quiet,
    ssr: { noExternal: true, resolve: { conditions: ['browser', 'import', 'module', 'default'] } },
    build: {
      ssr: script(source),
      outDir,
      emptyOutDir: false,
      copyPublicDir: false,
      target: 'es2022',
      minify: true,
      rolldownOptions: { checks: { ineffectiveDynamicImport: false }, output },
    },
    ...more,
  })

const alone = (name) => ({ entryFileNames: name, format: 'iife', codeSplitting: false })

/** The engine as a module with parts that load when they are used, and as one text for pages that are opened from a disk. */
const buildEngine = async () => {
  await bundle(
    'src/page/engine/worker.ts',
    {
      entryFileNames: 'engine.js',
      chunkFileNames: 'parts/[name]-[hash].js',
      format: 'es',
      codeSplitting: { groups: [{ name: 'core', tags: ['$initial'] }] },
    },
    { plugins: [rarely(root)] },
  )
  await bundle('src/page/engine/worker.ts', alone('engine-text.js'))
  const text = await readFile(join(OUT, 'engine-text.js'), 'utf8')
  await writeFile(join(OUT, 'engine-text.js'), `globalThis.gradusEngine=${JSON.stringify(text)}\n`)
}

/** The style without comments and indentation. */
const shortenStyle = async () => {
  const path = join(OUT, 'style.css')
  const style = (await readFile(path, 'utf8'))
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\s*\n\s*/g, '\n')
  await writeFile(path, style.trimStart())
}

const filesOf = async () =>
  (await readdir(OUT, { recursive: true, withFileTypes: true }))
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name).slice(OUT.length + 1))
    .sort()

/** What the service worker keeps; a page that it serves is on no disk. */
const buildOffline = async () => {
  const files = (await filesOf()).filter((name) => name !== 'engine-text.js')
  const hash = createHash('sha256')
  for (const name of files) hash.update(await readFile(join(OUT, name)))
  await bundle('src/page/offline-worker.ts', alone('offline.js'), {
    define: {
      FILES: JSON.stringify(['./', ...files]),
      VERSION: JSON.stringify(`${version} ${hash.digest('hex').slice(0, 12)}`),
    },
  })
}

/** The static HTML: the engine answers the first example here as it does in a browser. */
const writeHtml = async () => {
  const folder = script('dist/page-static')
  await bundle(
    'src/page/static.ts',
    { entryFileNames: 'static.mjs', chunkFileNames: '[name]-[hash].mjs' },
    {},
    folder,
  )
  const { indexHtml } = await import(pathToFileURL(join(folder, 'static.mjs')))
  await writeFile(join(OUT, 'index.html'), await indexHtml(version))
  await rm(folder, { recursive: true })
}

await writeGenerated()
await rm(OUT, { recursive: true, force: true })
await mkdir(OUT, { recursive: true })
await buildEngine()
await bundle('src/page/ui/main.ts', alone('main.js'))
await cp(script('src/page/static'), OUT, { recursive: true })
await shortenStyle()
await writeHtml()
await buildOffline()

if (process.argv[2] === 'serve') {
  const server = await preview({
    ...quiet,
    logLevel: 'info',
    build: { outDir: OUT },
    preview: { host: '127.0.0.1', port: 4173 },
  })
  server.printUrls()
}
