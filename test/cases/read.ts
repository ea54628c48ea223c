/**
 * The case files: one problem a line, with its closed form and, for judging generated code, its objective in NumPy.
 */
import { readFileSync } from 'node:fs'
import type { Kind, VariableFacts } from '../../src/index.ts'

export interface Case {
  readonly id: string
  /** Where the problem comes from. */
  readonly source: string
  readonly expr: string
  readonly wrt: string
  readonly kind: Kind
  readonly vars: Readonly<Record<string, VariableFacts>>
  /** Sizes to run generated code with. */
  readonly dims: Readonly<Record<string, number>>
  /** How `judge.py` draws values, where not at random. */
  readonly domain?: Readonly<Record<string, unknown>>
  /** What generic functions stand for in `judge.py`. */
  readonly funcs?: Readonly<Record<string, Readonly<Record<'f' | 'd1' | 'd2', string>>>>
  /** The objective, written independently. */
  readonly numpy: string
  /** The answer as an author would write it, not necessarily as Gradus prints it. */
  readonly closed: string
  /** How many tokens the answer of Gradus has: one that grows fails, one that shrinks wants this renewed. */
  readonly size: number
  /** How many that of an author has, where names make it shorter than `closed`. */
  readonly authorSize?: number
  /** How many that of matrixcalculus.org has, where it has one. */
  readonly rivalSize?: number
  readonly notes?: string
}

/** The cases of a file of this folder. */
export const readCases = (file: string): Case[] =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Case)

const LISTS = [
  'cookbook',
  'gradients',
  'jacobians',
  'hessians',
  'matrixcalculus',
  'magnus-neudecker',
  'kronecker',
  'blocks',
].map((name) => `${name}.jsonl`)

/** Every problem from the literature. */
export const literature = (): Case[] => LISTS.flatMap(readCases)
