/**
 * Makes the snapshot that `launcher.sh` starts from: in the background, without a word, whatever goes wrong. Run with the
 * folder to keep it in and the name that it has there.
 */
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { VERSION } from './version.ts'

const SECOND = 1000
const DAY = 24 * 3600 * SECOND
/** How long none is made after one was begun that never came to an end. */
const PAUSE = DAY
/** After so long without a snapshot made in it the folder of another build is no longer in use. */
const FORGOTTEN = 30 * DAY
const PATIENCE = 120 * SECOND

/** Runs Node, or another program, with no patience without end. */
const run = (program: string, args: readonly string[]): string =>
  execFileSync(program, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: PATIENCE,
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC0' },
  })

/** Whether a folder is one that only the user writes in. */
const isOwn = (folder: string): boolean => {
  const { uid, mode } = statSync(folder)
  return uid === process.geteuid?.() && (mode & 0o022) === 0
}

const ageOf = (path: string): number => Date.now() - statSync(path).mtimeMs

/** Whether it falls to this process to make one; no other does until `lock` is gone. */
const begins = (lock: string): boolean => {
  try {
    mkdirSync(lock)
    return true
  } catch {
    if (ageOf(lock) > PAUSE) rmSync(lock, { recursive: true })
    return false
  }
}

/** Makes a snapshot, sees that it starts, and puts it in its place with its stamp, the stamp last. */
const make = (folder: string, name: string, lock: string): void => {
  const [snapshot, stamp] = [join(folder, `${name}.blob`), join(folder, `${name}.stamp`)]
  const [made, written] = [join(lock, 'blob'), join(lock, 'stamp')]
  const node = process.execPath
  run(node, [
    '--snapshot-blob',
    made,
    '--build-snapshot',
    fileURLToPath(new URL('snapshot.cjs', import.meta.url)),
  ])
  chmodSync(made, 0o600)
  if (!run(node, ['--snapshot-blob', made, 'gradus', '--version']).includes(VERSION)) return
  rmSync(stamp, { force: true })
  renameSync(made, snapshot)
  writeFileSync(written, `${node}\n${run('ls', ['-Ldinc', node, snapshot])}`, { mode: 0o600 })
  renameSync(written, stamp)
  rmSync(lock, { recursive: true })
}

const forget = (builds: string, current: string): void => {
  for (const build of readdirSync(builds)) {
    const folder = join(builds, build)
    if (folder !== current && ageOf(folder) > FORGOTTEN) rmSync(folder, { recursive: true })
  }
}

const [folder = '', name = ''] = process.argv.slice(2)
try {
  process.umask(0o077)
  const lock = join(folder, `${name}.making`)
  if (isOwn(folder) && begins(lock)) {
    make(folder, name, lock)
    forget(dirname(folder), folder)
  }
} catch {
  // What keeps a snapshot from being made makes the command slower, nothing else.
}
