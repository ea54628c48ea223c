/**
 * `npm run bench [NAME…]`: every benchmark of this folder on the built program, or those named, one after the other.
 * `base` and `parse` need to be told what to compare with, `npm run bench base -- REV`, so that they run only where they
 * are named.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(new URL('.', import.meta.url))
const given = process.argv.slice(2)
/** What is no name after one of these is its argument. */
const WITH_ARGUMENT = ['base', 'parse']
const [wanted, rest] = WITH_ARGUMENT.includes(given[0]) ? [given.slice(0, 1), given.slice(1)] : [given, []]
const names = readdirSync(here)
  .filter((file) => file.endsWith('.mjs') && file !== 'run.mjs')
  .map((file) => file.slice(0, -'.mjs'.length))
const unknown = wanted.filter((name) => !names.includes(name))
if (unknown.length > 0) {
  console.error(`No benchmark ${unknown.join(', ')}; there are ${names.join(', ')}.`)
  process.exit(2)
}
const failed = (wanted.length > 0 ? wanted : names.filter((name) => !WITH_ARGUMENT.includes(name))).filter(
  (name) => spawnSync(process.execPath, [`${here}${name}.mjs`, ...rest], { stdio: 'inherit' }).status !== 0,
)
if (failed.length > 0) console.error(`Beyond its bounds: ${failed.join(', ')}`)
process.exitCode = failed.length > 0 ? 1 : 0
