/**
 * Matrices by their blocks: `\begin{bmatrix} A & B \\ C & D \end{bmatrix}`.
 */
import { unreadableLatex } from '../../errors/latex.ts'
import { ask } from '../choices.ts'
import { ATOM, atom, carriedBy, filled, listed, type Part, peek, type Reader, readAll } from './reader.ts'
import type { Token } from './tokens.ts'

export const readMatrix = (reader: Reader): Part => {
  const open = peek(reader)!
  const name = open.text.slice('begin '.length)
  reader.at++
  const rows: Token[][][] = [[[]]]
  let depth = 1
  for (let token = peek(reader); token; token = peek(reader)) {
    reader.at++
    if (token.kind === 'word' && token.text.startsWith('begin ')) depth++
    if (token.kind === 'word' && token.text.startsWith('end ') && --depth === 0) break
    const row = rows.at(-1)!
    if (depth === 1 && token.kind === 'word' && token.text === '&') row.push([])
    else if (depth === 1 && token.kind === 'word' && token.text === '\\') rows.push([[]])
    else row.at(-1)!.push(token)
  }
  const filledRows = rows.filter((row) => row.some((cell) => cell.length > 0))
  const parts = filledRows.map((row) =>
    row.map((cell) => {
      if (cell.length === 0)
        throw unreadableLatex(open.span, 'a block of this matrix is empty', 'Write 0 for a block of zeros.')
      return blockOf(reader, readAll(reader, cell, reader.parse.sum, open.span))
    }),
  )
  const span = { from: open.span.from, to: reader.tokens[reader.at - 1]!.span.to }
  const pieces = parts.flatMap((row, i) => [
    ...(i === 0 ? [] : [{ text: '; ', span: open.span }]),
    ...listed(row, open.span),
  ])
  const whole: Part = {
    ...atom('', span),
    pieces: [{ text: '[', span }, ...pieces, { text: ']', span }],
    carries: carriedBy(...parts.flat()),
    isCapital: true,
  }
  return name.endsWith('vmatrix') ? filled('det($1)', [whole], span, { inner: ATOM }) : whole
}

/** A zero among blocks is a block of zeros, in answers more likely one entry. */
const blockOf = (reader: Reader, part: Part): Part => {
  if (part.number !== '0') return part
  const [zeros, entry] = [
    { name: 'block of zeros', cost: 0 },
    { name: 'entry', cost: 0.5 },
  ]
  const taken = ask(reader.choices, {
    key: `zero ${part.span.from}`,
    span: part.span,
    why: 'a zero among blocks is a block of zeros, where shapes let it',
    options: reader.known.isAnswer
      ? [
          { ...entry, cost: 0 },
          { ...zeros, cost: 0.5 },
        ]
      : [zeros, entry],
    tells: 'others',
  })
  return taken === 'entry' ? part : atom('matrix(0)', part.span)
}
