/**
 * How wide text is printed, and what stands out in it: as the terminal is, or plainly for a file or a pipe.
 */
import { inspect } from 'node:util'
import { type Layout, PLAIN } from '../print/layout.ts'
import type { Arguments } from './args.ts'
import type { Io } from './io.ts'

/** Narrower terminals break lines themselves. */
const NARROWEST = 40

/** Whether there is a terminal was asked before, of the stream that the text goes to. */
const inStyle = (style: 'dim' | 'bold'): ((text: string) => string) => {
  const [on, off] = inspect.colors[style] ?? [0, 0]
  return (text) => `\u001b[${on}m${text}\u001b[${off}m`
}

/** The layout of what the command prints. */
export const layoutOf = ({ values }: Arguments, { columns = PLAIN.width, styled = false }: Io): Layout =>
  values.has('out')
    ? PLAIN
    : {
        width: Math.max(columns, NARROWEST),
        law: styled ? inStyle('dim') : PLAIN.law,
        answer: styled ? inStyle('bold') : PLAIN.answer,
      }
