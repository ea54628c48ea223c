/**
 * Lines of text as they come, and what stands in them.
 */

/** Lines; the last need not end with a newline. Of one that is longer than `longest` as much is kept as shows that it is. */
export async function* linesOf(
  pieces: AsyncIterable<string>,
  longest: number = Number.POSITIVE_INFINITY,
): AsyncGenerator<string> {
  let kept: string[] = []
  let length = 0
  const keep = (part: string): void => {
    if (length <= longest) kept.push(part.slice(0, longest + 1))
    length += part.length
  }
  for await (const piece of pieces) {
    const [first = '', ...rest] = piece.split('\n')
    keep(first)
    for (const part of rest) {
      yield kept.join('')
      kept = []
      length = 0
      keep(part)
    }
  }
  if (length > 0) yield kept.join('')
}

/** The text without the mark that may stand at the beginning of a file. */
export const withoutMark = (text: string): string => text.replace(/^\uFEFF/, '')

/** The value of a text of JSON; `undefined` where it is none. */
export const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(withoutMark(text))
  } catch {
    return undefined
  }
}
