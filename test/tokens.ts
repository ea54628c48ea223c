/**
 * The size of a formula as the contract counts it: on its text, which knows nothing of what was printed.
 */
const TOKEN = /(?:\d+(?:\.(?![*/^])\d*)?|\.\d+)(?:e[-+]?\d+)?|\p{L}\w*|\.[*/^]|[-+*/^':⊗]/giu

/** Identifiers, numbers and operators of a text; parentheses and commas are free. */
export const tokens = (text: string): number => text.match(TOKEN)?.length ?? 0
