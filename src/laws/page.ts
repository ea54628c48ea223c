/**
 * `gradus rules NAME`: one law in full, with its source and an example of its use. The example is made when it is asked
 * for, by the engine itself: the line of a derivation that the law led to, or what it makes of its own pattern.
 */
import type { Step } from '../expr/derivation.ts'
import { reachable } from '../expr/walk.ts'
import { headText } from '../print/heads.ts'
import { type Layout, PLAIN, prose } from '../print/layout.ts'
import type { LawPage } from '../print/report.ts'
import { lawLines } from '../print/rows.ts'
import { toText } from '../print/text.ts'
import { shapeText } from '../shape/shape.ts'
import { deriveRequest } from '../solve/derivative.ts'
import { type Instance, instancesOf, provedOf } from '../solve/instance.ts'
import { lawsOf } from '../solve/laws.ts'
import { simplification } from '../solve/simplified.ts'
import { exprText } from '../syntax/print.ts'
import type { RuleText } from '../syntax/tree.ts'
import { EXAMPLES, type Example } from './examples.ts'
import { sourceText } from './sources.ts'

/** The lines of an example. Before the search for the shortest form, which takes longest, all its laws have been used. */
const linesOf = ([expr, wrt, kind]: Example): readonly Step[] =>
  wrt === undefined
    ? simplification({ expr }, {}, PLAIN).steps
    : deriveRequest({ expr, wrt, ...(kind ? { kind } : {}) }, { steps: 'all', limits: { search: 0 } }).derived
        .steps

/** What shows these lines: those taken in passing only where all are asked for. */
const commandOf = ([expr, wrt, kind]: Example, lines: readonly Step[]): string => {
  if (wrt === undefined) return `gradus simplify "${expr}"`
  const all = lines.some(({ routine }) => routine) ? ' --steps all' : ''
  return `gradus "${expr}" --wrt ${wrt}${kind ? ` --as ${kind}` : ''}${all}`
}

/** The line before and the line that this law alone led to. */
const useIn = (name: string, lines: readonly Step[]): [Step, Step] | undefined => {
  const at = lines.findIndex(({ rule }) => rule === name)
  const [before, line] = [lines[at - 1], lines[at]]
  return before && line ? [before, line] : undefined
}

/** The first problem in which the law has a line of its own, with that line. */
const derivationExample = (
  name: string,
  problems: readonly Example[],
  layout: Layout,
): string[] | undefined => {
  for (const example of problems) {
    const use = useIn(name, linesOf(example))
    if (!use) continue
    const [left, right] = use.map(headText) as [string, string]
    const [before, line] = use.map(({ node }) => toText(node)) as [string, string]
    const rows = [
      { head: left, formula: before, law: '' },
      { head: left === right ? '' : right, formula: line, law: name },
    ]
    return [commandOf(example, use), ...lawLines(rows, layout).map((text) => `  ${text}`.trimEnd())]
  }
  return undefined
}

/** The shapes of the variables that stand in what the law is applied to. */
const shapesIn = ({ before, shapes }: Pick<Instance, 'before' | 'shapes'>): string => {
  const names = new Set(reachable([before]).flatMap((node) => (node.kind === 'variable' ? [node.name] : [])))
  return [...shapes]
    .filter(([name]) => names.has(name))
    .map(([name, shape]) => `${name}: ${shapeText(shape)}`)
    .join(', ')
}

const forShapes = (shapes: string): string => (shapes === '' ? '' : ` for ${shapes}`)

/** What a law makes of its pattern; what is printed as the pattern is comes in the words of the law, too. */
const instanceExample = (rule: RuleText): string[] | undefined => {
  const instances = instancesOf(rule)
  const instance = instances.find(({ before, after }) => toText(before) !== toText(after)) ?? instances[0]
  if (!instance) return undefined
  const [before, after] = [toText(instance.before), toText(instance.after)]
  const made = before === after ? `${exprText(rule.replacement)}, printed as ${after}` : after
  return [`${before} becomes ${made}${forShapes(shapesIn(instance))}`]
}

const claimExample = (rule: RuleText): string[] | undefined => {
  const [proved] = provedOf(rule)
  return proved && [`${toText(proved.before)} is ${proved.property}${forShapes(shapesIn(proved))}`]
}

/** The law in use in one of the problems, else what it makes of its pattern. */
export const exampleOf = (
  rule: RuleText,
  problems: readonly Example[] = EXAMPLES,
  layout: Layout = PLAIN,
): string[] | undefined =>
  rule.claim ? claimExample(rule) : (derivationExample(rule.name, problems, layout) ?? instanceExample(rule))

/** The page on a law of a rule file. */
export const lawText = (page: LawPage, file: string, layout: Layout): string => {
  const [rule] = lawsOf(`${page.name}: ${page.law}`) as [RuleText]
  const [statement, ...conditions] = page.law.replace(/\s*\[[^\]]*\]$/, '').split(/ (?=where |assuming )/)
  const inner = { ...layout, width: layout.width - 4 }
  const example = exampleOf(rule, EXAMPLES, inner)
  return [
    `${page.name}, a law of ${file}.rules`,
    `  ${statement}`,
    ...conditions.map((condition) => `  ${condition}`),
    prose(page.sentence, layout.width),
    prose(`Source: ${sourceText(rule.citation)}`, layout.width),
    ...(example ? ['For example:', ...example.map((line) => `  ${line}`)] : []),
    '',
  ].join('\n')
}
