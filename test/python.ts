/**
 * The `python3` that generated Python code is run with: the first that has what the code needs. Where there is none, the
 * tests that need it are skipped, each by its name; with CI=true they are run all the same, and fail.
 */
import { spawnSync } from 'node:child_process'

/** The first on the path, and Debian's, which is the one that has Debian's libraries. */
const PYTHONS = ['python3', '/usr/bin/python3']

/** One that imports all of these modules, `undefined` where there is none. */
export const pythonWith = (...modules: readonly string[]): string | undefined =>
  PYTHONS.find((python) => spawnSync(python, ['-c', `import ${modules.join(', ')}`]).status === 0)

/** Whether tests that need an engine are skipped. */
export const isSkipped = (engine: unknown): boolean => engine === undefined && process.env['CI'] !== 'true'

const found = pythonWith('numpy', 'scipy')

export const PYTHON: string = found ?? 'python3'

/** For `skipIf`. */
export const WITHOUT_PYTHON: boolean = isSkipped(found)
