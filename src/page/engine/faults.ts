/**
 * What is wrong with a problem, with the repairs that its error offers.
 */
import type { GradusError } from '../../errors/error.ts'
import { isAboutVariables, offersIn, repaired } from '../../errors/offers.ts'
import { KINDS } from '../../expr/kinds.ts'
import type { Fault, Repair } from '../protocol.ts'

/** The error as data, its place one in `text`. */
export const faultOf = (error: GradusError, text: string, field: 'text' | 'answer' = 'text'): Fault => {
  const { code, message, hint, span } = error
  const inside = span && span.to <= text.length ? span : undefined
  return {
    code,
    message,
    ...(hint ? { hint } : {}),
    ...(inside ? { from: inside.from, to: inside.to } : {}),
    repairs: [...offersIn(hint)]
      .map((offer) => repairOf(error, offer, text, field))
      .concat(kindRepairs(error)),
  }
}

const repairOf = (error: GradusError, offer: string, text: string, field: 'text' | 'answer'): Repair => {
  const { span } = error
  if (span) return { label: offer, field, text: repaired(offer, span, text) }
  const name = offer.replaceAll('*', '')
  if (isAboutVariables(error) && name === offer) return { label: offer, field: 'wrt', text: offer }
  // The letters of a product were typed as one name.
  return { label: offer, field, text: text.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), offer) }
}

/** What is no scalar has a derivative of another kind. */
const kindRepairs = ({ code, hint = '' }: GradusError): Repair[] => {
  const [, other] = (code === 'not-scalar' && /^Ask for the (\w+)/.exec(hint)) || []
  const kind = other && KINDS.find((name) => name === other.toLowerCase())
  return kind ? [{ label: kind, field: 'kind', text: kind }] : []
}
