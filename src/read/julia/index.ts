/**
 * Julia, read into our language: a dot is entry by entry, an operator or a function without one is of linear algebra.
 */
import type { State } from '../arrays/parse.ts'
import { readProgram } from '../arrays/problem.ts'
import { tokensOf } from '../arrays/tokens.ts'
import type { Node } from '../arrays/tree.ts'
import type { Analyse, Reading, Stated } from '../reading.ts'
import { evaluate } from './evaluate.ts'
import { statementsOf, WORDS } from './syntax.ts'

const SIZED = new Set(['I', 'ones', 'zeros'])

/** Parts of a program in which names are those of sizes. */
const sizesIn = (node: Node): readonly Node[] => {
  if (node.kind === 'slice') return [node.from, node.to].filter((end) => end !== undefined)
  return node.kind === 'call' && node.of.kind === 'name' && SIZED.has(node.of.name) ? node.args : []
}

/** The problem that a text in Julia states. Throws: what cannot be read, at its place. */
export const readJulia = (stated: Stated, analyse: Analyse): Reading =>
  readProgram(stated, analyse, {
    parse: (text) => {
      const state: State = { tokens: tokensOf(text, WORDS), at: 0, depth: 0 }
      return statementsOf(state)
    },
    evaluate,
    sizesIn,
    side: 'column',
  })
