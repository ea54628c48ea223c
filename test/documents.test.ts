/**
 * Every command shown in the documents is run, and shown with what it prints; `npx vitest run test/documents.test.ts -u` writes it anew.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { format } from 'node:util'
import { describe, expect, it } from 'vitest'
import * as html from '../src/html.ts'
import * as api from '../src/index.ts'
import * as mathjs from '../src/mathjs/index.ts'
import { PROPERTIES } from '../src/shape/properties.ts'
import { FIELDS } from '../src/solve/request.ts'
import { shell } from './cli/gradus.ts'

const EXAMPLES = 'examples'
const documents = [
  'README.md',
  ...readdirSync(EXAMPLES)
    .filter((file) => file.endsWith('.md'))
    .map((file) => `${EXAMPLES}/${file}`),
]

const CONSOLE = /```console\n([\s\S]*?)```/g
const SCRIPT = /```js\n([\s\S]*?)```/g
/** Times and roundings, which differ from machine to machine. */
const MEASURED = /(?:"ms":|"maxRelError":|relative error at most )[\d.e+-]+/g

/** A block's commands, each with what it prints now; what was measured stays as it stands. */
const replay = async (block: string): Promise<string> => {
  const measured = [...block.matchAll(MEASURED)].map(([text]) => text)
  let shown = ''
  for (const line of block.split('\n').filter((text) => text.startsWith('$ ')))
    shown += `${line}\n${await shell(line.slice(2))}`
  return shown.replace(MEASURED, (text) => measured.shift() ?? text)
}

const replayAll = async (text: string): Promise<string> => {
  const blocks = [...text.matchAll(CONSOLE)].map(([, block = '']) => block)
  const shown = await Promise.all(blocks.map(replay))
  return text.replace(CONSOLE, () => `\`\`\`console\n${shown.shift()}\`\`\``)
}

const LIBRARY = { ...api, ...html, ...mathjs }

type Script = (library: typeof LIBRARY, log: (value: unknown) => void) => Promise<void>

/** Runs a script of a document; what it logs is what the comment after each `console.log` says. */
const runScript = async (text: string): Promise<{ logged: string[]; said: string[] }> => {
  const logged: string[] = []
  const body = text
    .replace(/import \{([^}]*)\} from 'gradus(?:\/\w+)?'/g, 'const {$1} = library')
    .replaceAll('console.log(', 'log(')
  const AsyncFunction = (async () => {}).constructor as new (...source: string[]) => Script
  await new AsyncFunction('library', 'log', body)(LIBRARY, (value) => logged.push(format(value)))
  const said = [...text.matchAll(/console\.log\(.*\) \/\/ (.*)/g)].map(([, comment = '']) => comment)
  return { logged, said }
}

describe('the documents', () => {
  it.each(documents)('%s shows what its commands print', async (path) => {
    const text = readFileSync(path, 'utf8')
    expect([...text.matchAll(CONSOLE)].length).toBeGreaterThan(0)
    await expect(await replayAll(text)).toMatchFileSnapshot(`../${path}`)
  })

  it('README.md says what its scripts log', async () => {
    const scripts = [...readFileSync('README.md', 'utf8').matchAll(SCRIPT)].map(([, script = '']) => script)
    expect(scripts.length).toBeGreaterThan(0)
    for (const script of scripts) {
      const { logged, said } = await runScript(script)
      expect(logged).toEqual(said)
    }
  })

  it('README.md names every property that is more than a word of rules, and every field of a problem', () => {
    const text = readFileSync('README.md', 'utf8')
    for (const word of [...PROPERTIES, ...FIELDS])
      if (word !== 'constant') expect(text).toContain(`\`${word}\``)
  })
})
