/**
 * Whether generated NumPy code can be run here. Where it cannot, the tests that run it are skipped, each by its name;
 * with CI=true they are run all the same, and fail.
 */
import { spawnSync } from 'node:child_process'

const isThere = (): boolean => spawnSync('python3', ['-c', 'import numpy, scipy']).status === 0

/** For `skipIf`. */
export const WITHOUT_PYTHON: boolean = process.env['CI'] !== 'true' && !isThere()
