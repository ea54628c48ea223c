/**
 * `npm run laws`: the laws that no problem of the case files uses, in lists or in texts, by file. What is always at
 * work (rules/basic.rules) and what proves properties is not told in derivations, so that it is left out.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'
import { built } from './bench/support/built.mjs'

const { allRules } = await built('rulebook/rulebook')
const { solve } = await built('solve/solve')

const SILENT = new Set(['basic', 'properties'])

const folder = new URL('cases/', import.meta.url)
const listed = readdirSync(folder)
  .filter((name) => name.endsWith('.jsonl'))
  .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').trim().split('\n'))
  .map((line) => JSON.parse(line))

const { module: texts } = await runnerImport(fileURLToPath(new URL('texts.ts', import.meta.url)))
const typed = texts.topics().flatMap(([, blocks]) => blocks.map(({ problem }) => problem))

const used = new Set()
for (const { expr, wrt, kind, vars, where } of [...listed, ...typed]) {
  if (wrt === undefined) continue
  const answer = await solve({ expr, wrt, kind, vars }, { check: false, steps: 'all', where })
  for (const { rule } of answer.derivation ?? []) for (const name of rule.split(', ')) used.add(name)
}

for (const [file, laws] of allRules()) {
  const unused = laws.filter(({ name }) => !used.has(name)).map(({ name }) => name)
  if (SILENT.has(file)) continue
  console.log(`${file}: ${laws.length - unused.length} of ${laws.length} laws used`)
  if (unused.length > 0) console.log(`  ${unused.join(' ')}`)
}
