/**
 * Nodes of mathjs, made.
 */
import {
  AccessorNode,
  ArrayNode,
  ConstantNode,
  FunctionNode,
  IndexNode,
  type MathNode,
  OperatorNode,
  ParenthesisNode,
  SymbolNode,
} from 'mathjs'

export type { MathNode } from 'mathjs'

/** The types of mathjs know fewer operators than mathjs. */
const Operator = OperatorNode as unknown as new (
  op: string,
  fn: string,
  args: readonly MathNode[],
) => MathNode
const Access = AccessorNode as unknown as new (object: MathNode, index: MathNode) => MathNode

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

export const symbol = (name: string): MathNode => new SymbolNode(name)
export const constant = (value: number): MathNode => new ConstantNode(value)
export const call = (name: string, ...args: readonly MathNode[]): MathNode =>
  new FunctionNode(new SymbolNode(name), [...args])
export const list = (item: MathNode): MathNode => new ArrayNode([item])
export const parentheses = (content: MathNode): MathNode => new ParenthesisNode(content)
export const entry = (body: MathNode, indices: readonly MathNode[]): MathNode =>
  new Access(body, new IndexNode([...indices]))
