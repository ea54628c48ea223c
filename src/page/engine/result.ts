/**
 * The derivation and its answers, for the page.
 */

import { repaired } from '../../errors/offers.ts'
import type { Node } from '../../expr/node.ts'
import { answerHead, headText } from '../../print/heads.ts'
import { definitionsBeside, linesOf as derivationLines } from '../../print/lines.ts'
import { answerHeadMathml, headMathml } from '../../print/mathml.ts'
import { shapeList } from '../../print/shapelist.ts'
import { spokenText } from '../../print/speech.ts'
import { shape, shapeText } from '../../shape/shape.ts'
import type { Derivative } from '../../solve/derivative.ts'
import { assumptionsOf, notesOf } from '../../solve/notes.ts'
import { type Otherwise, readingNotes } from '../../solve/reading-notes.ts'
import { withDeclaration } from '../declarations.ts'
import type { Line, Remark, Repair, Result } from '../protocol.ts'
import { changedIn, type Marks } from './marks.ts'
import { definitionOf, formulaOf, readingOf, readOf } from './reading.ts'

export const resultOf = (derivative: Derivative, text: string, marks: Marks): Result => {
  const { derived, analysis } = derivative
  const shapes = [...analysis.variables.values()].map(({ name, shape: of }) => `${name}: ${shapeText(of)}`)
  const { before, after } = definitionsBeside(derived)
  return {
    ...readingOf(readOf(derivative), marks),
    lines: linesOf(derivative, marks),
    answers: answersOf(derivative, marks),
    where: [...before, ...after].map(({ named }) => definitionOf(named, marks)),
    shapes: shapeList(shapes),
    assumptions: assumptionsOf(derivative),
    remarks: remarksOf(derivative, text),
    parts: marks.parts(),
  }
}

const linesOf = ({ derived }: Derivative, marks: Marks): Line[] => {
  if (derived.steps.length === 0) return []
  const lines = derivationLines(derived)
  const before = linesBefore(lines)
  return lines.map(({ head, node, rule, simplified }, i) => ({
    head: head ? headMathml(head, node, marks.mark, marks.to) : [],
    headText: head ? headText(head) : '',
    headSpoken: head ? spokenText(headText(head)) : '',
    formula: formulaOf(node, marks),
    laws: rule.split(', '),
    simplified: [...new Set(simplified)],
    changed: changedSince(before[i], node).flatMap((part) => marks.mark(part) ?? []),
  }))
}

/** For each line the last one before it that is about the same. */
const linesBefore = (lines: ReturnType<typeof derivationLines>): readonly (Node | undefined)[] => {
  const last = new Map<string, Node>()
  let subject = ''
  return lines.map(({ head, node }) => {
    subject = head?.of ?? subject
    const before = last.get(subject)
    last.set(subject, node)
    return before
  })
}

/** Where all of a line is new nothing is marked. */
const changedSince = (before: Node | undefined, node: Node): readonly Node[] => {
  const changed = before ? changedIn(before, node) : []
  return changed.includes(node) ? [] : changed
}

const answersOf = ({ derived }: Derivative, marks: Marks): Result['answers'] => [
  ...derived.differentials.map(({ of, node }) => ({
    head: headMathml({ of, form: 'differential' }, node, marks.mark, marks.to),
    headText: `d${of}`,
    headSpoken: `d ${of}`,
    formula: formulaOf(node, marks),
    shape: shapeText(shape(node.rows, node.cols)),
  })),
  ...derived.answers.map((answer) => ({
    head: answerHeadMathml(derived, answer, marks.to),
    headText: answerHead(derived, answer).text,
    headSpoken: spokenText(answerHead(derived, answer).text),
    formula: formulaOf(answer.node, marks),
    shape: shapeText(shape(answer.node.rows, answer.node.cols)),
  })),
]

/** The notes, with buttons for those of how the problem was read. */
const remarksOf = (derivative: Derivative, text: string): Remark[] => {
  const otherwise = new Map(readingNotes(derivative.analysis).map((note) => [note.text, note.otherwise]))
  return notesOf(derivative).map((note) => ({
    text: note,
    repairs: (otherwise.get(note) ?? []).map((change) => repairOf(change, text)),
  }))
}

const repairOf = (change: Otherwise, text: string): Repair =>
  'declare' in change
    ? { label: change.declare, field: 'text', text: withDeclaration(text, change.declare) }
    : { label: change.write, field: 'text', text: repaired(change.write, change.span, text) }
