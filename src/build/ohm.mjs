/**
 * As much of ohm-js as running a recipe takes, for bundles: the grammar of grammars, traces and the wording of failures
 * stay out, which is over a third of it. `src/parse/grammar.ts` asks for none of them.
 */
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'

const SOURCE = fileURLToPath(new URL('src/', import.meta.resolve('ohm-js')))
const KERNEL = '\0ohm-js/recipes'

/** Modules that only add methods to parsing expressions: for templates of actions, recipes written, failures worded. */
const LEFT_OUT = new Set([
  'pexprs-outputRecipe.js',
  'pexprs-toArgumentNameList.js',
  'pexprs-toDisplayString.js',
  'pexprs-toFailure.js',
])

export const ohmOfRecipes = {
  name: 'ohm-of-recipes',
  enforce: 'pre',
  resolveId: (id) => (id === 'ohm-js' ? KERNEL : undefined),
  load(id) {
    if (id === KERNEL)
      return [
        `import ${JSON.stringify(`${SOURCE}semanticsDeferredInit.js`)}`,
        `export { makeRecipe } from ${JSON.stringify(`${SOURCE}main-kernel.js`)}`,
      ].join('\n')
    return id.startsWith(SOURCE) && LEFT_OUT.has(basename(id)) ? '' : undefined
  },
}
