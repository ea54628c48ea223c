/**
 * How wide text is printed, and what stands out in it: as the terminal is, or plainly for a file or a pipe.
 */
import { styleText } from 'node:util'
import { type Layout, PLAIN } from '../print/layout.ts'
import type { Arguments } from './args.ts'
import type { Io } from './io.ts'

/** Narrower terminals break lines themselves. */
const NARROWEST = 40

/** The layout of what the command prints. */
export const layoutOf = ({ values }: Arguments, { columns = PLAIN.width, styled = false }: Io): Layout =>
  values.has('out')
    ? PLAIN
    : {
        width: Math.max(columns, NARROWEST),
        law: styled ? (text) => styleText('dim', text) : PLAIN.law,
        answer: styled ? (text) => styleText('bold', text) : PLAIN.answer,
      }
