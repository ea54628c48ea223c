/**
 * NumPy, read into our language: expressions, lines of assignments, functions. An array of one axis is a vector; what
 * is spread over axes is written out.
 */

import type { State } from '../arrays/parse.ts'
import { readProgram } from '../arrays/problem.ts'
import { tokensOf } from '../arrays/tokens.ts'
import type { Node } from '../arrays/tree.ts'
import type { Analyse, Reading, Stated } from '../reading.ts'
import { evaluate } from './evaluate.ts'
import { statementsOf } from './statements.ts'
import { WORDS } from './syntax.ts'

const SIZED = new Set(['eye', 'identity', 'ones', 'zeros'])

/** Parts of a program in which names are those of sizes. */
const sizesIn = (node: Node): readonly Node[] => {
  if (node.kind === 'slice') return [node.from, node.to].filter((end) => end !== undefined)
  if (node.kind !== 'call') return []
  const name = node.of.kind === 'member' || node.of.kind === 'name' ? node.of.name : ''
  return SIZED.has(name) ? node.args : []
}

/** The problem that a text in NumPy states. Throws: what cannot be read, at its place. */
export const readNumpy = (stated: Stated, analyse: Analyse): Reading =>
  readProgram(stated, analyse, {
    parse: (text) => {
      const state: State = { tokens: tokensOf(text, WORDS), at: 0, depth: 0 }
      return statementsOf(state, text, 0)
    },
    evaluate,
    sizesIn,
    side: 'row',
  })
