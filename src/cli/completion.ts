/**
 * `gradus completion SHELL`: a script that completes commands, options and the words they take, made from the table
 * that help is made from.
 */

import { lawNames } from '../laws/pages.ts'
import { type Arguments, only } from './args.ts'
import type { Io } from './io.ts'
import { wordsOf } from './options.ts'
import { bash } from './shells/bash.ts'
import { fish } from './shells/fish.ts'
import { COMMAND_NAMES, type Following, type Words } from './shells/words.ts'
import { zsh } from './shells/zsh.ts'
import { OPTION_NAMES, type Operand, rowOf, SHELLS, type Shell } from './table.ts'
import { unknownShell } from './usage.ts'

const known = async (): Promise<Words> => {
  const laws = await lawNames()
  const options = await Promise.all(
    OPTION_NAMES.map(async (option) => {
      const { file = false } = rowOf(option)
      const words = option === 'prove' ? laws : await wordsOf(option)
      return [option, { words, files: file }] as const
    }),
  )
  return {
    options: new Map(options),
    operands: new Map<Operand, Following>([
      ['file', { words: [], files: true }],
      ['law', { words: laws, files: false }],
      ['shell', { words: SHELLS, files: false }],
      ['command', { words: [...COMMAND_NAMES, 'EXPR'], files: false }],
    ]),
  }
}

const SCRIPTS: Readonly<Record<Shell, (words: Words) => string>> = { bash, zsh, fish }

/** Prints the script for a shell. */
export const completion = async ({ positional }: Arguments, io: Io): Promise<number> => {
  const given = only(positional)
  const shell = SHELLS.find((name) => name === given?.toLowerCase())
  if (!shell) throw unknownShell(given, SHELLS)
  await io.out(SCRIPTS[shell](await known()))
  return 0
}
