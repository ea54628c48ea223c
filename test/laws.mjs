/**
 * `npm run laws`: the laws that no problem of the case files uses, by file. What is always at
 * work (rules/basic.rules) and what proves properties is not told in derivations, so that it is left out.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { built } from './bench/support/built.mjs'

const { allRules } = await built('rulebook/rulebook')
const { solve } = await built('solve/solve')

const SILENT = new Set(['basic', 'properties'])

const cases = readdirSync(new URL('cases', import.meta.url))
  .filter((name) => name.endsWith('.jsonl'))
  .flatMap((name) =>
    readFileSync(new URL(`cases/${name}`, import.meta.url), 'utf8')
      .trim()
      .split('\n'),
  )
  .map((line) => JSON.parse(line))

const used = new Set()
for (const { expr, wrt, kind, vars } of cases) {
  const answer = await solve({ expr, wrt, kind, vars }, { check: false, steps: 'all' })
  for (const { rule } of answer.derivation ?? []) for (const name of rule.split(', ')) used.add(name)
}

for (const [file, laws] of allRules()) {
  const unused = laws.filter(({ name }) => !used.has(name)).map(({ name }) => name)
  if (SILENT.has(file)) continue
  console.log(`${file}: ${laws.length - unused.length} of ${laws.length} laws used`)
  if (unused.length > 0) console.log(`  ${unused.join(' ')}`)
}
