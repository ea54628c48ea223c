/**
 * Grammars are run as Ohm runs them: the same texts match, at the same nodes, and fail at the same place.
 */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { type Grammar, grammars } from 'ohm-js'
import { describe, expect, it } from 'vitest'
import { type Random, random } from '../../src/linalg/random.ts'
import { RULES } from '../../src/parse/grammars.generated.ts'
import { type Part, run } from '../../src/parse/peg.ts'

const SEED = 7
const folder = new URL('../../grammar/', import.meta.url)
const read = (name: string): string => readFileSync(new URL(`${name}.ohm`, folder), 'utf8')
const OURS = grammars(['expression', 'problem', 'rules'].map(read).join('\n'))['Rules']!

interface Tree {
  readonly rule: string
  readonly from: number
  readonly to: number
  readonly children: readonly Tree[]
}
type Outcome = { readonly tree: Tree } | { readonly failedAt: number }

/** What is used of a node of Ohm's. */
interface OhmNode {
  readonly ctorName: string
  readonly source: { readonly startIdx: number; readonly endIdx: number }
  readonly children: readonly OhmNode[]
  isNonterminal(): boolean
}

const shown = (node: OhmNode): Tree => ({
  rule: node.isNonterminal() ? node.ctorName : '',
  from: node.source.startIdx,
  to: node.source.endIdx,
  children: node.children.map(shown),
})

const byOhm = (grammar: Grammar, code: string, start: string): Outcome => {
  const match = grammar.match(code, start)
  if (match.failed()) return { failedAt: match.getRightmostFailurePosition() }
  const semantics = grammar.createSemantics().addOperation<Tree>('shown', {
    _nonterminal() {
      return shown(this as unknown as OhmNode)
    },
  })
  return { tree: semantics(match)['shown']() as Tree }
}

const byUs = (code: string, start: string): Outcome => {
  const node = (rule: string | undefined, children: readonly Tree[], from: number, to: number): Tree => ({
    rule: rule ?? '',
    from,
    to,
    children,
  })
  const found = run({ rules: RULES, node }, code, start)
  return 'node' in found ? { tree: found.node } : found
}

const STARTS = ['expression', 'problem', 'rule', 'size'] as const
const TOKENS = [
  ...new Set([...read('expression'), ...read('problem'), ...read('rules')].filter((c) => /\S/.test(c))),
]

/** A text that a part matches, but for what must not follow it; not nested deeper than this. */
const textOf = (part: Part, depth: number, rng: Random): string => {
  if (typeof part === 'string') return part
  switch (part[0]) {
    case 'rule':
      if (depth <= 0 && (part[1] === 'primary' || part[1] === 'part')) return rng.below(2) ? 'n' : '0'
      return textOf(RULES[part[1]]!, depth - 1, rng)
    case 'seq':
      return part[1].map((one) => textOf(one, depth, rng)).join('')
    case 'alt':
      return textOf(part[1][rng.below(part[1].length)]!, depth, rng)
    case 'not':
      return ''
    default: {
      const [least, most] = { star: [0, 2], plus: [1, 2], opt: [0, 1] }[part[0]] as [number, number]
      const times = depth <= 0 ? least : least + rng.below(most - least + 1)
      return Array.from({ length: times }, () => textOf(part[2], depth, rng)).join('')
    }
  }
}

const changed = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(text, fc.nat(), fc.constantFrom('', ...TOKENS), fc.nat(2)).map(([code, place, token, gone]) => {
    const at = place % (code.length + 1)
    return code.slice(0, at) + token + code.slice(at + gone)
  })

describe.each(STARTS)('what is read by the rule %s', (start) => {
  const agrees = (code: string): void => {
    expect(byUs(code, start)).toEqual(byOhm(OURS, code, start))
  }
  const made = fc.nat().map((seed) => textOf(['rule', start], 12, random(seed)))

  it('is read as Ohm reads it', () => {
    fc.assert(fc.property(made, agrees), { seed: SEED, numRuns: 300 })
  })

  it('fails where it fails for Ohm', () => {
    fc.assert(fc.property(changed(made), agrees), { seed: SEED, numRuns: 500 })
    fc.assert(fc.property(changed(changed(made)), agrees), { seed: SEED, numRuns: 300 })
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...TOKENS), { maxLength: 12 }).map((tokens) => tokens.join('')),
        agrees,
      ),
      { seed: SEED, numRuns: 500 },
    )
  })
})

describe('a grammar', () => {
  it('reads nested text in linear time', () => {
    const nested = (depth: number): string => `${'('.repeat(depth)}n${')'.repeat(depth)}`
    for (const code of [
      nested(400),
      `nwn:${nested(400)}`,
      `nw${nested(400)}=n`,
      `n${'[n'.repeat(300)}${']'.repeat(300)}`,
    ])
      expect(byUs(code, 'problem')).toHaveProperty('tree')
  })
})
