/**
 * Compiles `grammar/*.ohm`, together because each extends the one before, into `src/parse/grammars.generated.ts`:
 * recipes that load without parsing any grammar text.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { grammars } from 'ohm-js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const FILES = ['expression', 'problem', 'rules']

const sources = await Promise.all(FILES.map((name) => readFile(`${root}grammar/${name}.ohm`, 'utf8')))
const compiled = grammars(sources.join('\n'))
// The start rules of `Rules` are those of all, as it extends the others.
/** Where in its file a part stands, and the file, are for errors in grammars, of which there are none here. */
const withoutSource = (name, value) => (name === 'source' || name === 'sourceInterval' ? undefined : value)
const recipe = JSON.stringify(JSON.parse(compiled.Rules.toRecipe(), withoutSource))

await writeFile(
  `${root}src/parse/grammars.generated.ts`,
  `/** Written by src/build/grammars.mjs from grammar/: the grammar of rules, which holds those of problems and expressions. */
export const RECIPE: string = ${JSON.stringify(recipe)}
`,
)
