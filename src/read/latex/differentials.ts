/**
 * Differentials where a function is expected.
 */
import { unreadableLatex } from '../../errors/latex.ts'
import { APPLIED } from './applied-names.ts'
import { isD } from './heads.ts'
import { isSign, type Reader } from './reader.ts'
import type { Token } from './tokens.ts'

/** Throws where a function begins with a `d` that is more likely a differential than a factor. */
export const refuseDifferential = ({ known }: Reader, [first, second]: readonly Token[]): void => {
  if (first?.text !== 'd' || !isD(first) || known.variables.has('d')) return
  if (second && known.variables.has(`d${second.text}`)) return
  const isOfFunction =
    isSign(second, '(') ||
    isSign(second, '[') ||
    ((second?.kind === 'command' || second?.kind === 'word') && APPLIED.has(second.text))
  if (!isOfFunction && !first.font?.includes('upright') && first.kind !== 'word') return
  throw unreadableLatex(
    first.span,
    'this seems to be a differential',
    'Write the function alone, and ask for --as differential; for a factor declare d.',
  )
}
