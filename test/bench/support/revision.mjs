/**
 * A commit of this repository, built beside it.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder with the commit built in it, with the packages installed here, and how to be rid of it. */
export const buildOf = (root, revision) => {
  if (existsSync(join(revision, 'dist'))) return { folder: revision, remove: () => {} }
  const folder = mkdtempSync(join(tmpdir(), 'gradus-base-'))
  const git = (...args) => execFileSync('git', args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  const remove = () => {
    git('worktree', 'remove', '--force', folder)
    rmSync(folder, { recursive: true, force: true })
  }
  git('worktree', 'add', '--detach', folder, revision)
  try {
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
    execFileSync(process.execPath, ['src/build/build.mjs'], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    return { folder, remove }
  } catch (error) {
    remove()
    throw error
  }
}
