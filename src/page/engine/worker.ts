/**
 * The engine in a worker: questions come as messages, parts of answers go back with the number of their question.
 */
import type { Question, Reply } from '../protocol.ts'
import { openSession } from './session.ts'

/** The worker's own side, as far as it is used: the types of a window do not have it. */
interface Scope {
  readonly postMessage: (reply: Reply) => void
  onmessage: ((event: { readonly data: Question }) => void) | null
}

const scope = globalThis as unknown as Scope
const session = openSession()
let last = Promise.resolve()

scope.onmessage = ({ data: { id, query } }) => {
  last = last.then(() => session.ask(query, (part) => scope.postMessage({ ...part, id })))
}
