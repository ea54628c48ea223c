/**
 * The command of an installed package: it answers the same whatever its cache holds, starts from a snapshot only where that
 * is the user's own and as it was made, and says nothing of it.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const LAUNCHER = resolve('dist/cli/gradus')
const ARGS = ["b'*x", '--wrt', 'x', '--no-steps', '--no-check']
const ANSWER = execFileSync(process.execPath, ['dist/cli/main.js', ...ARGS], { encoding: 'utf8' })
const root = mkdtempSync(join(tmpdir(), 'gradus-launcher-'))
/** Where the first snapshot is made, from which the others are copied. */
const made = join(root, 'made')

type Environment = Readonly<Record<string, string | undefined>>

/** Runs the command, or the shell that tells what it does. */
const run = (env: Environment, program = LAUNCHER) => {
  const options = { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '', ...env } } as const
  const { status, stdout, stderr } = spawnSync(program, ARGS, options)
  const traced = spawnSync('sh', ['-x', program, ...ARGS], options)
  const isFast = traced.stderr.includes('--snapshot-blob')
  return { status, stdout, stderr, isFast, isMaking: traced.stderr.includes('keep-snapshot.js') }
}

const ANSWERED = { status: 0, stdout: ANSWER, stderr: '' }
const filesIn = (cache: string, ending: string): string[] =>
  existsSync(cache)
    ? readdirSync(cache, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(ending))
    : []

const until = async (isSo: () => boolean): Promise<void> => {
  for (let i = 0; i < 600 && !isSo(); i++) await new Promise((done) => setTimeout(done, 100))
}

interface Kept {
  readonly cache: string
  readonly folder: string
  readonly blob: string
  readonly stamp: string
}

/** A cache with a copy of the snapshot and the stamp that belongs to it; nothing is made anew in it. */
const kept = (name: string): Kept => {
  const cache = join(root, name)
  const [blob, stamp] = ['.blob', '.stamp'].map((ending) => filesIn(made, ending)[0]!) as [string, string]
  const folder = join(cache, blob, '..')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  copyFileSync(join(made, blob), join(cache, blob))
  const [node] = readFileSync(join(made, stamp), 'utf8').split('\n') as [string]
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC0' }
  const identity = execFileSync('ls', ['-Ldinc', node, join(cache, blob)], { encoding: 'utf8', env })
  writeFileSync(join(cache, stamp), `${node}\n${identity}`, { mode: 0o600 })
  mkdirSync(join(cache, blob.replace(/blob$/, 'making')))
  return { cache, folder, blob: join(cache, blob), stamp: join(cache, stamp) }
}

/** Makes a file another user's; who may not do that puts a link to one in its place. */
const giveAway = (path: string): void => {
  if (process.geteuid?.() === 0) chownSync(path, 65534, 65534)
  else {
    rmSync(path)
    symlinkSync('/etc/passwd', path)
  }
}

beforeAll(async () => {
  expect(run({ XDG_CACHE_HOME: made })).toEqual({ ...ANSWERED, isFast: false, isMaking: true })
  await until(() => filesIn(made, '.stamp').length > 0)
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

describe('the installed command', () => {
  it('starts from the snapshot that its first run has made, for the user alone', async () => {
    await until(() => filesIn(made, '.making').length === 0)
    expect(run({ XDG_CACHE_HOME: made })).toEqual({ ...ANSWERED, isFast: true, isMaking: false })
    const [blob] = filesIn(made, '.blob')
    expect(filesIn(made, '')).toHaveLength(4)
    expect(spawnSync('ls', ['-l', join(made, blob!)], { encoding: 'utf8' }).stdout).toMatch(/^-rw------- /)
  })

  it('does so by any link to it', () => {
    const link = join(root, 'linked')
    symlinkSync(LAUNCHER, link)
    const { cache } = kept('by-link')
    expect(run({ XDG_CACHE_HOME: cache }, link)).toMatchObject({ ...ANSWERED, isFast: true })
    expect(run({ XDG_CACHE_HOME: '/dev/null' }, link)).toMatchObject({ ...ANSWERED, isFast: false })
  })

  const STATES: readonly (readonly [string, (one: Kept) => void])[] = [
    ['the snapshot is cut off', ({ blob }) => truncateSync(blob, 1_000_000)],
    ['the snapshot was written to', ({ blob }) => writeFileSync(blob, 'x', { flag: 'r+' })],
    ['others may write to the snapshot', ({ blob }) => chmodSync(blob, 0o666)],
    ['the snapshot is another user’s', ({ blob }) => giveAway(blob)],
    ['the stamp is another user’s', ({ stamp }) => giveAway(stamp)],
    ['the stamp is missing', ({ stamp }) => rmSync(stamp)],
    ['the stamp is empty', ({ stamp }) => writeFileSync(stamp, '')],
    ['the snapshot is missing', ({ blob }) => rmSync(blob)],
    [
      'Node has changed since',
      ({ stamp }) => writeFileSync(stamp, readFileSync(stamp, 'utf8').replace(/^ *\d+(?=.*node$)/m, '1')),
    ],
  ]
  it.each(STATES)('runs without it where %s', (state, change) => {
    const one = kept(state.replaceAll(/\W/g, '-'))
    expect(run({ XDG_CACHE_HOME: one.cache })).toMatchObject({ ...ANSWERED, isFast: true })
    change(one)
    expect(run({ XDG_CACHE_HOME: one.cache })).toMatchObject({ ...ANSWERED, isFast: false })
  })

  it('makes none, and runs, where there is no place for a cache', () => {
    for (const env of [{ XDG_CACHE_HOME: '/dev/null/cache' }, { XDG_CACHE_HOME: '', HOME: '/dev/null' }])
      expect(run(env)).toEqual({ ...ANSWERED, isFast: false, isMaking: false })
  })

  it('runs without it where Node has options of its own', () => {
    const { cache } = kept('options')
    expect(run({ XDG_CACHE_HOME: cache, NODE_OPTIONS: '--max-old-space-size=900' })).toMatchObject({
      ...ANSWERED,
      isFast: false,
      isMaking: false,
    })
  })
})
