/**
 * Ends a process with the one that started it, however that one ended: who is busy does not see that there is nobody left
 * to answer. A thread beside the work looks.
 */

/** The variable of the environment in which a process is told the number of the one that started it. */
export const PARENT = 'GRADUS_PARENT'

const MILLISECONDS = 500

const WATCH = `
const parent = require('node:worker_threads').workerData
const isGone = () => {
  try {
    process.kill(parent, 0)
  } catch (error) {
    if (error.code === 'ESRCH') return true
  }
  return process.ppid !== parent
}
setInterval(() => isGone() && process.kill(process.pid, 'SIGKILL'), ${MILLISECONDS})
`

/** Has this process end once that of this number is not its parent any more. */
export const endWith = (parent: number): void => {
  const { Worker } = process.getBuiltinModule('node:worker_threads')
  new Worker(WATCH, {
    eval: true,
    workerData: parent,
    resourceLimits: { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 1 },
  }).unref()
}
