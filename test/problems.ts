/**
 * Problems to look at in print: those of the examples, read off their commands, and those of the case files.
 */
import { readdirSync, readFileSync } from 'node:fs'
import type { OwnRules } from '../src/rulebook/own.ts'
import { readOwnRules } from '../src/solve/own-rules.ts'
import type { Request } from '../src/solve/request.ts'
import { literature } from './cases/read.ts'
import { words } from './cli/gradus.ts'

const folder = (name: string, extension: string): string[] =>
  readdirSync(new URL(name, import.meta.url))
    .filter((file) => file.endsWith(extension))
    .map((file) => `${name}/${file}`)

/** A problem with the rules that its command names. */
export interface Problem extends Request {
  readonly rules?: OwnRules
}

/** `gradus EXPR --wrt NAME --as KIND --rules FILE` as a problem; other commands are none. */
const problemIn = (line: string): Problem[] => {
  const [, expr = '', ...options] = words(line.slice(2))
  const given = (option: string): string | undefined => options[options.indexOf(option) + 1]
  const wrt = options.includes('--wrt') ? given('--wrt') : undefined
  const kind = options.includes('--as') ? given('--as') : undefined
  // How something bends has a certificate, and no derivation.
  if (wrt === undefined || kind === 'curvature' || /^(check|batch|simplify|convex)$/.test(expr)) return []
  const file = options.includes('--rules') ? given('--rules') : undefined
  return [
    {
      expr,
      wrt,
      ...(kind ? { kind: kind as NonNullable<Request['kind']> } : {}),
      ...(file ? { rules: readOwnRules(readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')) } : {}),
    },
  ]
}

/** What a command prints first when it refuses its problem. */
const ERROR = /^[a-z]+(?:-[a-z]+)*: /

/** The problems of the examples and of the README, but for those that are shown to be refused. */
export const exampleProblems = (): Problem[] =>
  ['../README.md', ...folder('../examples', '.md')]
    .flatMap((file) => readFileSync(new URL(file, import.meta.url), 'utf8').split('\n'))
    .filter((line, i, all) => line.startsWith('$ gradus ') && !ERROR.test(all[i + 1] ?? ''))
    .flatMap(problemIn)

/** The problems from the literature. */
export const caseProblems = (): Problem[] =>
  literature().map(({ expr, wrt, kind, vars }) => ({ expr, wrt, kind, vars }))
