/**
 * Nodes of mathjs, made and told apart, and the names that it has: the only importer of mathjs.
 */
import * as mathjs from 'mathjs'

export type MathNode = mathjs.MathNode

export const { isFunctionNode, isSymbolNode } = mathjs

/** Whether mathjs means something by a name. */
export const isNameOfMathjs = (name: string): boolean => name in mathjs

/** The types of mathjs know fewer operators than mathjs. */
const Operator = mathjs.OperatorNode as unknown as new (
  op: string,
  fn: string,
  args: readonly MathNode[],
) => MathNode
const Access = mathjs.AccessorNode as unknown as new (object: MathNode, index: MathNode) => MathNode

const SIGNS = {
  add: '+',
  subtract: '-',
  multiply: '*',
  divide: '/',
  dotMultiply: '.*',
  dotDivide: './',
  pow: '^',
  dotPow: '.^',
  unaryMinus: '-',
  ctranspose: "'",
} as const

export const operator = (fn: keyof typeof SIGNS, ...args: readonly MathNode[]): MathNode =>
  new Operator(SIGNS[fn], fn, args)

export const symbol = (name: string): MathNode => new mathjs.SymbolNode(name)
export const constant = (value: number): MathNode => new mathjs.ConstantNode(value)
export const call = (name: string, ...args: readonly MathNode[]): MathNode =>
  new mathjs.FunctionNode(new mathjs.SymbolNode(name), [...args])
export const list = (item: MathNode): MathNode => new mathjs.ArrayNode([item])
export const parentheses = (content: MathNode): MathNode => new mathjs.ParenthesisNode(content)
export const entry = (body: MathNode, indices: readonly MathNode[]): MathNode =>
  new Access(body, new mathjs.IndexNode([...indices]))
