/**
 * Grammars are read as Ohm reads them: the same texts match, with the same rules at the same tokens, and fail at the same
 * place.
 */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { type Grammar, grammars } from 'ohm-js'
import { describe, expect, it } from 'vitest'
import { type Random, random } from '../../src/linalg/random.ts'
import { actions } from '../../src/parse/actions.ts'
import { readWith } from '../../src/parse/grammar.ts'
import { parseExpression } from '../../src/parse/index.ts'
import type { Actions } from '../../src/parse/reader.ts'
import { tokenise } from '../../src/parse/tokens.ts'
import { commandsIn, textsIn } from './texts.ts'

const SEED = 7
const folder = new URL('../../grammar/', import.meta.url)
const source = (name: string): string => readFileSync(new URL(`${name}.ohm`, folder), 'utf8')
const OURS = grammars(['expression', 'problem', 'rules'].map(source).join('\n'))['Rules']!

/** A rule that has a meaning of its own, or a token that says something, by its place. */
type Tree =
  | { readonly rule: string; readonly from: number; readonly to: number; readonly parts: readonly Tree[] }
  | number
type Outcome = { readonly tree: Tree | undefined } | { readonly failedAt: number }

/** Tokens that no rule has as the only one that may stand somewhere, unless they stand for a text. */
const SAYING = 'n0fp+-*/\\⊙⊘⊗↑≠<≤>≥'
const isSaying = (code: string, at: number): boolean => SAYING.includes(code[at]!)

/** What is used of a node of Ohm's. */
interface OhmNode {
  readonly ctorName: string
  readonly source: { readonly startIdx: number; readonly endIdx: number }
  readonly children: readonly OhmNode[]
  isTerminal(): boolean
}

const MEANT: ReadonlySet<string> = new Set(Object.keys(actions))

const treesOf = (node: OhmNode, code: string): Tree[] => {
  const { startIdx: from, endIdx: to } = node.source
  if (node.isTerminal()) return isSaying(code, from) ? [from] : []
  const parts = node.children.flatMap((child) => treesOf(child, code))
  return MEANT.has(node.ctorName) ? [{ rule: node.ctorName, from, to, parts }] : parts
}

const byOhm = (grammar: Grammar, code: string, start: string): Outcome => {
  const match = grammar.match(code, start)
  if (match.failed()) return { failedAt: match.getRightmostFailurePosition() }
  const semantics = grammar.createSemantics().addOperation<Tree | undefined>('tree', {
    _nonterminal() {
      return treesOf(this as unknown as OhmNode, code)[0]
    },
  })
  return { tree: semantics(match)['tree']() as Tree }
}

type Part = Tree | undefined | readonly Part[]
const flat = (part: Part): Tree[] =>
  part === undefined ? [] : Array.isArray(part) ? part.flatMap(flat) : [part as Tree]

/** Actions that build such trees. */
const treesFor = (code: string): Actions =>
  Object.fromEntries(
    [...MEANT].map((rule) => [
      rule,
      (_tokens: unknown, from: number, to: number, ...parts: readonly Part[]): Tree => ({
        rule,
        from,
        to,
        parts: parts.flatMap(flat).filter((part) => typeof part !== 'number' || isSaying(code, part)),
      }),
    ]),
  ) as unknown as Actions

const STARTS = ['expression', 'problem', 'rule', 'size'] as const

const byUs = (code: string, start: (typeof STARTS)[number]): Outcome => {
  const nowhere = { source: code, code, from: [], to: [] }
  return readWith(treesFor(code), nowhere, start) as Outcome
}

const TOKENS = [...new Set(['expression', 'problem', 'rules'].map(source).join('')).values()].filter((char) =>
  /\S/.test(char),
)

/** A rule of a recipe of Ohm's. */
type Recipe = readonly [kind: string, place: unknown, ...parts: readonly unknown[]]
const rulesIn = ([, , , base, , rules]: readonly unknown[]): Record<string, Recipe> => ({
  ...(base ? rulesIn(base as readonly unknown[]) : {}),
  ...Object.fromEntries(
    Object.entries(rules as Record<string, readonly unknown[]>).map(([name, rule]) => [
      name,
      rule[4] as Recipe,
    ]),
  ),
})
const RULES = rulesIn(
  JSON.parse((OURS as unknown as { toRecipe(): string }).toRecipe()) as readonly unknown[],
)

/** A text that a part matches, but for what must not follow it; not nested deeper than this. */
const textOf = ([kind, , ...parts]: Recipe, depth: number, rng: Random): string => {
  switch (kind) {
    case 'terminal':
      return parts[0] as string
    case 'app':
      if (depth <= 0 && (parts[0] === 'primary' || parts[0] === 'part')) return rng.below(2) ? 'n' : '0'
      return textOf(RULES[parts[0] as string]!, depth - 1, rng)
    case 'seq':
      return parts.map((one) => textOf(one as Recipe, depth, rng)).join('')
    case 'alt':
      return textOf(parts[rng.below(parts.length)] as Recipe, depth, rng)
    case 'not':
      return ''
    default: {
      const [least, most] = { star: [0, 2], plus: [1, 2], opt: [0, 1] }[kind] as [number, number]
      const times = depth <= 0 ? least : least + rng.below(most - least + 1)
      return Array.from({ length: times }, () => textOf(parts[0] as Recipe, depth, rng)).join('')
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
  const made = fc.nat().map((seed) => textOf(['app', [], start], 12, random(seed)))

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

describe('texts of problems', () => {
  const codes = [...textsIn(), ...commandsIn()].flatMap((text) => {
    try {
      return [tokenise(text).code]
    } catch {
      return []
    }
  })

  it('are read as Ohm reads them', () => {
    expect(codes.length).toBeGreaterThan(500)
    for (const code of codes) expect(byUs(code, 'problem')).toEqual(byOhm(OURS, code, 'problem'))
  })
})

describe('a grammar', () => {
  it('says what is wrong with the order of tokens before what is wrong with a token', () => {
    const long = '1e1001'
    expect(() => parseExpression(`x + ${long}`)).toThrow(expect.objectContaining({ code: 'number-too-long' }))
    expect(() => parseExpression(`${long} + x)`)).toThrow(
      expect.objectContaining({ code: 'unbalanced-brackets' }),
    )
    expect(() => parseExpression(`${long} + *x`)).toThrow(expect.objectContaining({ code: 'unexpected' }))
  })

  it('reads nested text in linear time', () => {
    const nested = (depth: number): string => `${'('.repeat(depth)}n${')'.repeat(depth)}`
    for (const code of [
      nested(400),
      `nwn:${nested(400)}`,
      `nw${nested(400)}=n`,
      `n${'[n'.repeat(300)}${']'.repeat(300)}`,
      `${'f(n['.repeat(100)}n${'])'.repeat(100)}`,
      `${'f(n['.repeat(50)}f(n)(n)${'])(n)'.repeat(50)}`,
    ])
      expect(byUs(code, 'problem')).toHaveProperty('tree')
    expect(byUs(`${'f(n['.repeat(100)}=${'])'.repeat(100)}`, 'problem')).toEqual({ failedAt: 400 })
  })
})
