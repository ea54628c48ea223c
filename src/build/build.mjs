/**
 * The build, in order: grammars, rules, library, command line. Everything it writes is left out of git.
 */
import { execFileSync } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, runnerImport } from 'vite'

const root = fileURLToPath(new URL('../..', import.meta.url))
const script = (path) => join(root, path)
const quiet = { root, configFile: false, logLevel: 'warn', clearScreen: false }

const node = (...args) => execFileSync(process.execPath, args, { cwd: root, stdio: 'inherit' })

/** The rule files, parsed by the parser that the grammars have just made. */
const writeRules = async () => {
  const { module } = await runnerImport(script('src/build/rules.ts'), quiet)
  await module.writeRules(root)
}

/** One file for a command that derives, further ones for what only some commands load. */
const bundleCommandLine = () =>
  build({
    ...quiet,
    ssr: { noExternal: true },
    build: {
      ssr: script('src/cli/main.ts'),
      outDir: script('dist/cli'),
      emptyOutDir: false,
      target: 'node20',
      minify: true,
      rolldownOptions: { output: { entryFileNames: 'main.js', chunkFileNames: '[name]-[hash].js' } },
    },
  })

await rm(script('dist'), { recursive: true, force: true })
node('src/build/grammars.mjs')
await writeRules()
node('node_modules/typescript/bin/tsc', '-p', 'src/build/tsconfig.json')
await bundleCommandLine()
