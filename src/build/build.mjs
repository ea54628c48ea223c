/**
 * The build, in order: grammars, rules, command line, its snapshot and launcher, library. Everything it writes is left out of git.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmod, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, runnerImport } from 'vite'

const root = fileURLToPath(new URL('../..', import.meta.url))
const script = (path) => join(root, path)
const quiet = { root, configFile: false, logLevel: 'warn', clearScreen: false }

/** The program in one file, of which snapshots are taken. */
const SNAPSHOT = 'dist/cli/snapshot.cjs'

const node = (...args) => execFileSync(process.execPath, args, { cwd: root, stdio: 'inherit' })

/** The rule files, parsed by the parser that the grammars have just made. */
const writeRules = async () => {
  const { module } = await runnerImport(script('src/build/rules.ts'), quiet)
  await module.writeRules(root)
}

const bundle = (source, output) =>
  build({
    ...quiet,
    ssr: { noExternal: true },
    build: {
      ssr: script(source),
      outDir: script('dist/cli'),
      emptyOutDir: false,
      target: 'node20',
      minify: true,
      rolldownOptions: { output },
    },
  })

/** One file for a command that derives, further ones for what only some commands load. */
const bundleProgram = () =>
  bundle('src/cli/main.ts', { entryFileNames: 'main.js', chunkFileNames: '[name]-[hash].js' })

/** Packages of others that the files of the program contain, with their licences. */
const BUNDLED = ['@modelcontextprotocol/core', '@modelcontextprotocol/server', 'katex', 'mathjs', 'zod']

const writeLicences = async () => {
  const texts = BUNDLED.map(
    async (name) => `${name}\n\n${await readFile(script(`node_modules/${name}/LICENSE`), 'utf8')}`,
  )
  await writeFile(script('dist/cli/licences.txt'), (await Promise.all(texts)).join('\n\n'))
}

/** The memory of the program as it stands ready, from which `npm start` starts in half the time. */
const takeSnapshot = async () => {
  await bundle('src/cli/snapshot.ts', { entryFileNames: 'snapshot.cjs', format: 'cjs', codeSplitting: false })
  node('--snapshot-blob', 'dist/gradus.blob', '--build-snapshot', SNAPSHOT)
}

/** The command of an installed package, which keeps a snapshot of this build. */
const writeLauncher = async () => {
  await bundle('src/cli/keep-snapshot.ts', { entryFileNames: 'keep-snapshot.js' })
  const build = createHash('sha256')
    .update(await readFile(script(SNAPSHOT)))
    .digest('hex')
    .slice(0, 16)
  const launcher = await readFile(script('src/cli/launcher.sh'), 'utf8')
  await writeFile(script('dist/cli/gradus'), launcher.replace('@BUILD@', build))
  await chmod(script('dist/cli/gradus'), 0o755)
}

/** The modules and their types; what is wrong in them has been said when this ends with a status. */
const emitLibrary = () => {
  const compiler = [script('node_modules/typescript/bin/tsc'), '-p', script('src/build/tsconfig.json')]
  process.exitCode = spawnSync(process.execPath, compiler, { cwd: root, stdio: 'inherit' }).status ?? 1
}

await rm(script('dist'), { recursive: true, force: true })
node('src/build/grammars.mjs')
await writeRules()
await bundleProgram()
await writeLicences()
await takeSnapshot()
await writeLauncher()
emitLibrary()
