/**
 * Every target, loaded, and those whose code is run.
 */
import { loadTargets } from '../../src/code/index.ts'
import { ENGINES } from '../random/settings.ts'
import { RUNNERS } from './runners/index.ts'

export const TARGETS = await loadTargets()

/** Their code runs in `npm test`, that of all others in `npm run test:engines`. */
const ALWAYS = ['numpy', 'mathjs', 'javascript']

/** Those that `TARGETS=r,fortran` names, if it is set. */
const { TARGETS: CHOICE } = process.env
const CHOSEN = CHOICE?.split(',')

/** The targets whose code is run in this mode. */
export const RUN = TARGETS.filter(
  ({ name }) => name in RUNNERS && (ENGINES || ALWAYS.includes(name)) && (CHOSEN?.includes(name) ?? true),
)
