/**
 * Typst, compiled to run in this process, from the folder where `npm run engines` puts it.
 */
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isSkipped } from '../python.ts'

interface Fault {
  readonly message: string
}

interface Compiled {
  readonly hasError: () => boolean
  readonly takeDiagnostics: () => object | null
}

interface Compiler {
  readonly compile: (source: { readonly mainFileContent: string }) => Compiled
  readonly fetchDiagnostics: (of: object) => readonly Fault[]
  readonly evictCache: (age: number) => void
}

const load = (): Compiler | undefined => {
  const require = createRequire(join(tmpdir(), 'gradus-typst', 'index.js'))
  try {
    const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler')
    return NodeCompiler.create({ workspace: tmpdir() })
  } catch {
    return undefined
  }
}

const compiler = load()

/** For `skipIf`. */
export const WITHOUT_TYPST: boolean = isSkipped(compiler)

/** What Typst says against a document; nothing where it sets it. */
export const typstFaults = (source: string): readonly string[] => {
  if (!compiler) throw new Error('Typst is not installed: npm run engines')
  const compiled = compiler.compile({ mainFileContent: source })
  const found = compiled.hasError() ? compiled.takeDiagnostics() : null
  compiler.evictCache(2)
  return found ? compiler.fetchDiagnostics(found).map(({ message }) => message) : []
}
