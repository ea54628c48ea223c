/**
 * Sets the LaTeX of every example on pages of an article at 10 points and looks for lines that are wider and pages
 * that are higher than the text. Needs `pdflatex` with amsmath (Debian: texlive-latex-base) and the built program.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const DOCUMENTS = [
  'README.md',
  ...readdirSync('examples')
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('examples', name)),
]
/** What a command prints first when it refuses its problem. */
const REFUSED = /^[a-z]+(?:-[a-z]+)*: /

const words = (command) =>
  [...command.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g)].map(([word]) =>
    word.replace(/"([^"]*)"|'([^']*)'/g, (_, double, single) => double ?? single),
  )

/** The commands of a document that derive something, without the options of other formats. */
const problemsOf = (path) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter(
      (line, i, all) =>
        line.startsWith('$ gradus ') && line.includes(' --wrt ') && !REFUSED.test(all[i + 1] ?? ''),
    )
    .filter((line) => !/^\$ gradus (?:batch|check|simplify) | --to (?!latex)/.test(line))
    .map((line) => words(line.slice('$ gradus '.length)))
    .map((options) => options.filter((option, i) => option !== '--to' && options[i - 1] !== '--to'))
    .map((options) => options.filter((option) => !['--explain', '--shapes', '--no-check'].includes(option)))

const latexOf = (options) =>
  execFileSync('node', ['dist/cli/main.js', ...options, '--to', 'latex', '--no-check'], { encoding: 'utf8' })

const problems = DOCUMENTS.flatMap(problemsOf)
const displays = problems.map((options, i) => {
  const blocks = latexOf(options).trim().split('\n\n')
  return [`\\typeout{PROBLEM ${i}}`, ...blocks.map((block) => `\\[\n${block}\n\\]`), '\\clearpage'].join('\n')
})
const folder = mkdtempSync(join(tmpdir(), 'gradus-pages-'))
const source = `\\documentclass{article}\n\\usepackage{amsmath,amssymb}\n\\begin{document}\n${displays.join('\n')}\n\\end{document}\n`
writeFileSync(join(folder, 'pages.tex'), source)
const log = execFileSync('pdflatex', ['-interaction=nonstopmode', '-halt-on-error', 'pages.tex'], {
  cwd: folder,
  encoding: 'utf8',
  maxBuffer: 1e8,
})

let problem = -1
let faults = 0
for (const line of log.split('\n')) {
  const number = /^PROBLEM (\d+)/.exec(line)?.[1]
  if (number !== undefined) problem = Number(number)
  if (!/^Overfull/.test(line)) continue
  faults++
  console.log(`${line}\n  ${problems[problem]?.join(' ')}`)
}
console.log(`${problems.length} problems, ${faults} lines or pages too large`)
process.exitCode = faults === 0 && problems.length > 0 ? 0 : 1
