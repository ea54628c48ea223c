/**
 * What stands in the page when it is opened without a link.
 */
import { EXAMPLES } from './examples.ts'
import { BLANK, type State } from './state.ts'

const [{ text, wrt }] = EXAMPLES as readonly [(typeof EXAMPLES)[number]]

export const FIRST: State = { ...BLANK, text, wrt }
