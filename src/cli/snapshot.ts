/**
 * The program as a startup snapshot: Node starts from the memory of a process in which the grammar is built, the
 * rules are compiled and the code has run once.
 */
import { dirname } from 'node:path'
import { startupSnapshot } from 'node:v8'
import { main } from './program.ts'
import { run } from './run.ts'

async function* nothing(): AsyncGenerator<string> {}

/** What is likely to be asked, so that what answers it is in memory. */
const FAMILIAR = [
  ["sigma(W*x)'*b", '--wrt', 'W'],
  ['h = tanh(V*x + c); norm2(W*h - y)^2', '--wrt', 'W,V,c', '--to', 'text,latex,json,numpy'],
  ['logdet(S) + tr(inv(S)*C) where S is positive-definite', '--wrt', 'S', '--no-steps'],
  ['functions'],
] as const

const prepare = async (): Promise<void> => {
  for (const argv of FAMILIAR)
    await run(argv, {
      input: nothing(),
      out: () => {},
      err: (text) => void process.stderr.write(text),
      colour: false,
    })
}

/** Where the program stood when the snapshot was made of it. */
const folder = dirname(process.argv[1] ?? '')

startupSnapshot.setDeserializeMainFunction(() => main(folder))
void prepare()
