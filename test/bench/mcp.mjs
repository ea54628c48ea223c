/**
 * How long the tool server takes from nothing to its first answer, as a multiple of `node -e 0` measured in turn with it:
 * as the command of an installed package that has a snapshot, and from the built program itself.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { median, whenKept } from './support/launched.mjs'

const at = (path) => fileURLToPath(new URL(`../../dist/${path}`, import.meta.url))
const cache = mkdtempSync(join(tmpdir(), 'gradus-cache-'))
const env = { ...process.env, XDG_CACHE_HOME: cache }

const request = (id, method, params) => JSON.stringify({ jsonrpc: '2.0', id, method, params })
const ASKED = [
  request(1, 'initialize', {
    protocolVersion: '2025-06-18',
    capabilities: {},
    clientInfo: { name: 'bench', version: '1' },
  }),
  JSON.stringify({ jsonrpc: '2.0', method: 'notifications/initialized' }),
  request(2, 'tools/call', { name: 'derive', arguments: { expr: "sigma(W*x)'*b", wrt: 'W' } }),
].map((line) => `${line}\n`)

/** Milliseconds until the process has answered, or has ended where it is asked nothing. */
const timed = ({ program = process.execPath, args, asked = [] }) =>
  new Promise((resolve, reject) => {
    const start = performance.now()
    const child = spawn(program, args, { env, stdio: ['pipe', 'pipe', 'inherit'] })
    let said = ''
    const done = () => {
      resolve(performance.now() - start)
      child.stdin.end()
    }
    child.stdout.on('data', (piece) => {
      said += piece
      if (/"id":2\b.*\n/.test(said) || /\n.*"id":2\b/.test(said)) done()
    })
    child.on('exit', () => {
      if (asked.length === 0) done()
      else if (!said.includes('df/dW')) reject(new Error(said))
    })
    child.stdin.write(asked.join(''))
  })

const COMMANDS = [
  { name: 'node -e 0', args: ['-e', '0'] },
  { name: 'installed gradus mcp', program: at('cli/gradus'), args: ['mcp'], asked: ASKED, atMost: 3 },
  { name: 'node main.js mcp', args: [at('cli/main.js'), 'mcp'], asked: ASKED },
]

const ROUNDS = 15
await whenKept(at('cli/gradus'), env)
const times = COMMANDS.map(() => [])
for (let round = 0; round < ROUNDS; round++)
  for (const [i, command] of COMMANDS.entries()) times[i].push(await timed(command))
rmSync(cache, { recursive: true })
const [base] = times.map(median)
const rows = COMMANDS.map(({ name, atMost }, i) => {
  const ms = median(times[i])
  return { command: name, ms: ms.toFixed(1), ratio: (ms / base).toFixed(2), 'at most': atMost ?? '' }
})
console.log(`Start to first answer, median of ${ROUNDS} runs in turn`)
console.table(rows)
process.exitCode = rows.every((row) => row['at most'] === '' || Number(row.ratio) <= row['at most']) ? 0 : 1
