/**
 * A file that one process at a time may write. What says so is a socket with no file of its own, which goes with the
 * process however that ends, so that nothing is left over for the next run to stumble on. It is seen on this machine.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, rmSync, type Stats } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where there are such sockets; elsewhere it is a file that is taken away where nobody answers on it. */
const addressOf = (name: string): { readonly address: string; readonly isFile: boolean } => {
  if (process.platform === 'linux') return { address: `\0${name}`, isFile: false }
  if (process.platform === 'win32') return { address: `\\\\.\\pipe\\${name}`, isFile: false }
  const folder = join(tmpdir(), `gradus-${process.getuid?.()}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return { address: join(folder, name), isFile: true }
}

/** Listens there; what ends it, or `undefined` where another does. */
const listening = (address: string): Promise<(() => void) | undefined> =>
  new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    )
    server.listen(address, () => resolve(() => void server.close()))
    server.unref()
  })

const isAnswered = (address: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(address, () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })

/** Has this file to itself until what is returned is called; `undefined` where another process has it. */
export const alone = async ({ dev, ino }: Stats): Promise<(() => void) | undefined> => {
  const name = createHash('sha256').update(`gradus ${dev} ${ino}`).digest('hex').slice(0, 32)
  const { address, isFile } = addressOf(`gradus-${name}`)
  const end = await listening(address)
  if (end || !isFile || (await isAnswered(address))) return end
  rmSync(address, { force: true })
  return listening(address)
}
