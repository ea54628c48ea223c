/**
 * Names that generated code has from its language, read off the code itself: no variable of the user's hides one.
 */
import { describe, expect, it } from 'vitest'
import { createNames } from '../../src/code/emit/names.ts'
import { type Target, toCode } from '../../src/code/index.ts'
import type { Module } from '../../src/code/target.ts'
import { GradusError } from '../../src/errors/error.ts'
import { EQUATION_PROBLEMS } from './equation-cases.ts'
import { EXPRESSION_CASES } from './expression-cases.ts'
import { FUNCTION_CASES } from './function-cases.ts'
import { type Case, cannotRun, expectValues, made, runAll } from './harness.ts'
import { STACKED, SUM_PROBLEMS } from './sum-cases.ts'
import { RUN, TARGETS } from './targets.ts'
import { makeCase } from './worlds.ts'

const CASES: readonly Case[] = [
  ...FUNCTION_CASES,
  ...EXPRESSION_CASES,
  ...SUM_PROBLEMS,
  ...STACKED,
  ...EQUATION_PROBLEMS,
]

const STRING = /"[^"\n]*"|(?<![\w)\]}.'])'[^'\n]*'/g

/** A word that is neither a member of what stands before it nor part of a number. */
const WORD = /(?<![\w.$%:])[A-Za-z]\w*/g

/** What a generated function is made of but for its helpers, and the names that it gave out itself. */
const partsOf = (item: Case, target: Target): { text: string; own: ReadonlySet<string> } | undefined => {
  let own: ReadonlySet<string> = new Set()
  const module = (parts: Module): string => {
    const { parameters, locals, starts, name, value, derivatives } = parts
    const named = [...parameters, ...locals, value, ...derivatives]
    own = new Set([...named.map(({ identifier }) => identifier), ...starts, name, `${name}_mod`])
    return target.module({ ...parts, helpers: [], about: [], imports: new Map() })
  }
  try {
    return { text: toCode(item.request, { ...target, module }).source, own }
  } catch (error) {
    if (error instanceof GradusError) return undefined
    throw error
  }
}

/** The words of all code but for temporaries; the memory of an argument has its name, with `_data` behind it. */
const wordsOf = (target: Target): ReadonlySet<string> => {
  const found = new Set<string>()
  for (const item of CASES) {
    const { text = '', own = new Set() } = partsOf(item, target) ?? {}
    for (const [word] of text.replace(STRING, '').matchAll(WORD))
      if (!own.has(word.replace(/_data$/, '')) && !/^t\d+$/.test(word)) found.add(word)
  }
  return found
}

/**
 * Words that may be names of variables all the same: of what is passed by name, of what a function in place binds for
 * operands that stand outside of it, of indices, which are given out like names, and of lines outside the function.
 */
const HARMLESS: Readonly<Record<string, string>> = {
  numpy: 'numpy full_matrices order axis compute_expm dtype X E i j',
  'array-api': 'axis i j',
  torch: 'full_matrices dim i j',
  jax: 'full_matrices order axis compute_expm dtype i j',
  mathjs: 'value vector row i j x A',
  javascript: 'i j row rows cols data',
  tfjs: 'as from i',
  octave: 'gradient Y E i j',
  julia: 'dims Y E i j',
  r: 'value gradient symmetric do Y E i j',
  eigen: 'pragma once include Dense tuple cmath functional x i j',
  fortran: 'dim x y',
}

describe.each(TARGETS.map((target) => [target.name, target] as const))('%s code', (name, target) => {
  it('has no word that a variable could be called', () => {
    const { reserved, called = new Set(), imports, helpers } = target
    const known = [
      ...reserved,
      ...called,
      ...imports.keys(),
      ...helpers.keys(),
      ...HARMLESS[name]!.split(' '),
    ]
    const names = createNames(known, target)
    expect([...wordsOf(target)].filter((word) => names.claim(word) === word)).toEqual([])
  })
})

/** Keywords and names that every program of a language knows. */
const KNOWN: Readonly<Record<string, string>> = {
  Python: `False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield abs all any dict enumerate filter float int isinstance len list map max min object print range reversed round set sorted str sum super tuple type zip np torch math xp jnp jax scipy self`,
  JavaScript: `arguments async await break case catch class const continue debugger default delete do else enum eval export extends
    false finally for function get globalThis if implements import in instanceof interface isNaN let new null of package
    private protected public return set static super switch this throw true try typeof undefined var void while with
    yield Array Float64Array Infinity JSON Map Math NaN Number Object RangeError String Symbol TypeError tf`,
  Octave: `break case catch continue do else elseif end endfor endfunction endif endwhile for function global if otherwise
    persistent return switch unwind_protect until while try ans disp error eye inv length max min nargin numel ones size
    sum zeros eps pi i e Inf NaN true false`,
  Julia: `abstract baremodule begin break catch const continue do else elseif end export false finally for function global
    if import in isa let local macro module mutable new nothing outer primitive quote return struct true try type using
    where while Base Float64 Int Main Matrix Vector error length map max min ones print range sum zeros I`,
  R: `if else repeat function while for next break in TRUE FALSE NULL Inf NaN NA T F Reduce apply c eigen lapply length list
    max min print rbind return sapply seq_len solve stop sum t vapply`,
  'C++': `alignas alignof and asm auto bool break case catch char class concept const constexpr continue decltype default delete do
    double else enum explicit export extern false float for friend goto if inline int long mutable namespace new noexcept
    not nullptr operator or private protected public register requires return short signed sizeof static struct switch
    template this throw true try typedef typeid typename union unsigned using virtual void volatile while xor Eigen std
    main max min`,
  Fortran: `allocate allocatable call case class complex contains continue cycle deallocate dimension do dp else elseif elsewhere
    end enddo endif endwhere entry exit function go goto if implicit in integer intent interface kind len logical matmul
    max maxval merge min minval module none only out parameter pointer print procedure program pure real result return
    save select size stop subroutine sum target then transpose type use where while write`,
}

/** A number under each of these names, and a matrix by its rows where there is code for that. */
const namedCase = ({ core }: Target, words: readonly string[]): Case =>
  makeCase('names', ({ graph: g, v }) => {
    const X = v('X', 'm', 'n')
    const i = g.dimension('i')
    const row = g.call('rows', 0, [X, i, i], 1, 'n')
    return {
      objective: words.map((word) => v(word)).reduce((sum, word) => g.plus(sum, word)),
      derivatives: {
        X: core['sum-over'] ? g.call('stack_over', 0, [row, i, g.dimension('m')], 'm', 'n') : X,
      },
    }
  })

describe.each(RUN.map((target) => [target.name, target] as const))('%s code', (name, target) => {
  const { reserved, called = new Set(), imports, helpers, language } = target
  const known = KNOWN[language]!.trim().split(/\s+/)
  const words = [...known, ...reserved, ...called, ...imports.keys(), ...helpers.keys()].filter(
    (word) => word !== '' && word !== 'X',
  )
  const item = namedCase(target, [...new Set(words)])
  const [result] = runAll(target, [item])

  it.skipIf(cannotRun(name))('takes variables of the names that its language knows', () => {
    const { variables } = item
    const total = [...variables].reduce((sum, [word, value]) => (word === 'X' ? sum : sum + Number(value)), 0)
    expectValues('names', name, result!, [total, variables.get('X')!])
    expect(made(result).code.args.length).toBe(variables.size)
  })
})
