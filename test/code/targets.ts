/**
 * Every target, loaded.
 */
import { loadTargets } from '../../src/code/index.ts'

export const TARGETS = await loadTargets()
