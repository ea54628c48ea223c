/** Stands in for `gradus batch` where a process is to hang, end or take its time: a line in, a line out. */
import { createInterface } from 'node:readline'

for await (const line of createInterface({ input: process.stdin })) {
  const { id, act } = JSON.parse(line)
  if (act === 'end') process.exit(1)
  while (act === 'hang');
  if (act === 'wait') await new Promise((resolve) => setTimeout(resolve, 50))
  const held = act === 'hold' ? Array.from({ length: 1e9 }, (_, i) => ({ i })) : []
  process.stdout.write(`${JSON.stringify({ id, ok: true, process: process.pid, held: held.length })}\n`)
}
