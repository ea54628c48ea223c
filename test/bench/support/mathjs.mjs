/**
 * A thread that runs `math.derivative` once, so that it can be stopped.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { derivative } from 'mathjs'
import { timed } from './measure.mjs'

parentPort.postMessage(timed(() => derivative(workerData, 'x')))
