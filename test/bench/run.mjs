/**
 * `npm run bench [NAME…]`: every benchmark of this folder on the built program, or those named, one after the other.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(new URL('.', import.meta.url))
const wanted = process.argv.slice(2)
const names = readdirSync(here)
  .filter((file) => file.endsWith('.mjs') && file !== 'run.mjs')
  .map((file) => file.slice(0, -'.mjs'.length))
const unknown = wanted.filter((name) => !names.includes(name))
if (unknown.length > 0) {
  console.error(`No benchmark ${unknown.join(', ')}; there are ${names.join(', ')}.`)
  process.exit(2)
}
const failed = (wanted.length > 0 ? wanted : names).filter(
  (name) => spawnSync(process.execPath, [`${here}${name}.mjs`], { stdio: 'inherit' }).status !== 0,
)
if (failed.length > 0) console.error(`Beyond its bounds: ${failed.join(', ')}`)
process.exitCode = failed.length > 0 ? 1 : 0
