/**
 * Options that npm kept for itself: `npm start EXPR --wrt W` without the `--` that hands them on.
 */
import { OPTION_NAMES } from './table.ts'
import { takenByNpm } from './usage.ts'

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>

/** npm takes `--no-check` for `check` set to nothing. */
const variableOf = (option: string): string => `npm_config_${option.replace(/^no-/, '').replaceAll('-', '_')}`

/** Refuses to run without an option that was typed and did not arrive. Throws: `usage`. */
export const refuseTaken = (env: Environment = {}): void => {
  if (env['npm_lifecycle_event'] !== 'start') return
  const taken = OPTION_NAMES.find((option) => {
    const value = env[variableOf(option)]
    return value !== undefined && (value === '') === option.startsWith('no-')
  })
  if (taken) throw takenByNpm(taken)
}
