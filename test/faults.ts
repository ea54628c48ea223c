/**
 * What is wrong with any derivation, whatever its problem.
 */
import { METHOD } from '../src/derive/method.ts'
import type { Derivation } from '../src/expr/derivation.ts'
import { sizeOf } from '../src/form/size.ts'
import { headText } from '../src/print/heads.ts'
import { toText } from '../src/print/text.ts'
import { tokens } from './tokens.ts'

const AT_THE_START: ReadonlySet<string> = new Set([METHOD.higher.name, METHOD.part.name])

/**
 * Lines that say what the one before says, and lines that name no law. Primes are worked out where they are read, and
 * symmetric parts are written out there.
 */
export const idleLines = ({ subject, objective, called, steps }: Derivation): string[] => {
  let last = `${subject} = ${toText(called ?? objective)}`
  return steps.flatMap((step) => {
    const line = `${headText(step)} = ${toText(step.node)}`
    const found =
      line === last && !AT_THE_START.has(step.rule)
        ? [`twice: ${line}  [${step.rule}]`]
        : step.rule === ''
          ? [`no law: ${line}`]
          : []
    last = line
    return found
  })
}

/** Answers that are not as long as they are printed. */
export const wrongSizes = ({ answers }: Derivation): string[] =>
  answers.flatMap(({ node }) => {
    const [size, text] = [sizeOf(node), toText(node)]
    return size === tokens(text) ? [] : [`${text}: ${size} is not ${tokens(text)}`]
  })
