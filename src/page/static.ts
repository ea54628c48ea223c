/**
 * The page as it stands before any script has run: the first example, solved and checked when the page is built.
 */
import { markupText } from '../print/markup.ts'
import { openSession } from './engine/session.ts'
import { FIRST } from './first.ts'
import { problemOf } from './linked.ts'
import type { State } from './state.ts'
import { shell } from './view/shell.ts'

/** The state of the page once the first example is solved. */
const solvedFirst = async (): Promise<State> => {
  const session = openSession()
  let state = FIRST
  await session.ask({ op: 'solve', linked: problemOf(state), detail: state.detail }, (part) => {
    if (part.part === 'result') state = { ...state, result: part.result, reading: part.result }
    if (part.part === 'check') state = { ...state, check: part }
    if (part.part === 'fault') throw new Error(part.fault.message)
  })
  await session.ask({ op: 'tables' }, (part) => {
    if (part.part === 'tables') state = { ...state, tables: part.tables }
  })
  await session.ask({ op: 'print', linked: problemOf(state), as: state.show }, (part) => {
    if (part.part === 'print' && state.result)
      state = { ...state, printed: { ...part.printed, of: state.result } }
  })
  return state
}

/** Nothing from elsewhere, nothing inline; a worker from a text, for pages on a disk. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types gradus',
].join('; ')

/** The page as HTML. It is painted once the derivation is there in whole: a formula of which half is read has another size. */
export const indexHtml = async (version: string): Promise<string> => {
  const body = shell(await solvedFirst(), version).map(markupText)
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="Derivatives of matrix expressions, step by step, each answer checked.">
<meta name="color-scheme" content="light dark">
<title>Gradus: matrix calculus with its steps</title>
<link rel="icon" href="icon.svg" type="image/svg+xml">
<link rel="manifest" href="manifest.webmanifest">
<link rel="stylesheet" href="style.css">
<link rel="expect" href="#verdict" blocking="render">
<script src="main.js" defer></script>
</head>
<body>
<noscript><p class="note">Without JavaScript the page shows this example; <code>gradus</code> on the command line answers everything.</p></noscript>
${body.join('\n')}
</body>
</html>
`
}
