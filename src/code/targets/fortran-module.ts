/**
 * The frame of a Fortran module: its only public name is that of a subroutine.
 */
import type { OpShape } from '../array/core.ts'
import type { Local, Module, Parameter, Returned } from '../target.ts'
import { folded } from './lines.ts'

const WIDTH = 100
/** Names in one declaration. */
const DECLARED = 8

const RANKS = ['', '(:)', '(:, :)']

const declarationOf = ({ kind, identifier, shape, mapped }: Parameter): string => {
  if (mapped) return `procedure(${interfaceOf(mapped)}) :: ${identifier}`
  if (kind === 'function') return `procedure(scalar_function) :: ${identifier}`
  if (kind === 'dimension') return `integer, intent(in) :: ${identifier}`
  return `real(dp), intent(in) :: ${identifier}${RANKS[shape.length]}`
}

/** What an array is called by its rank; a list of Hessians is one of rank 3. */
const ARRAYS = ['scalar', 'vector', 'matrix', 'array'] as const
const INTENTS = ['', '(:)', '(:, :)', '(:, :, :)']

/** `vector_to_matrix`: the interface of a function of arrays. */
const interfaceOf = ({ from, to, use }: NonNullable<Parameter['mapped']>): string => {
  const rank = use === 'number' || use === 'vector' || use === 'matrix' ? to.length : 3
  return `${ARRAYS[from.length]}_to_${ARRAYS[rank]}`
}

/** The lines of such an interface by its name. */
const arrayInterfaces = Object.fromEntries(
  ARRAYS.slice(0, 3).flatMap((from, i) =>
    ARRAYS.map((to, k) => {
      const value = k === 0 ? 'real(dp) :: y' : `real(dp), allocatable :: y${INTENTS[k]}`
      return [`${from}_to_${to}`, ['(x) result(y)', `real(dp), intent(in) :: x${INTENTS[i]}`, value]] as const
    }),
  ),
)

const outputOf = ({ identifier, shape }: Returned): string =>
  `real(dp), ${shape.length > 0 ? 'allocatable, ' : ''}intent(out) :: ${identifier}${RANKS[shape.length]}`

const typeOf = (shape: OpShape, whole = false): string =>
  whole ? 'integer' : shape.length > 0 ? 'real(dp), allocatable' : 'real(dp)'

/** Declarations of what the subroutine names for itself, some names in each. */
const declared = (locals: readonly Local[]): string[] => {
  const byType = new Map<string, string[]>()
  for (const { identifier, shape, whole } of locals) {
    const type = typeOf(shape, whole)
    byType.set(type, [...(byType.get(type) ?? []), `${identifier}${RANKS[shape.length]}`])
  }
  return [...byType].flatMap(([type, names]) =>
    names.flatMap((_, i) =>
      i % DECLARED === 0 ? [`${type} :: ${names.slice(i, i + DECLARED).join(', ')}`] : [],
    ),
  )
}

const subroutineOf = (parts: Module): string[] => {
  const { name, parameters, about, statements, locals, value, derivatives } = parts
  const results = [value, ...derivatives]
  const outputs = new Set(results.map(({ identifier }) => identifier))
  const dummies = [...parameters.map(({ identifier }) => identifier), ...outputs].join(', ')
  return [
    ...about.map((line, i) => `${i === 0 ? '!>' : '!!'} ${line}`),
    `subroutine ${name}(${dummies})`,
    ...[
      ...parameters.map(declarationOf),
      ...results.map(outputOf),
      ...declared(locals.filter(({ identifier }) => !outputs.has(identifier))),
      ...statements,
      ...results
        .filter(({ identifier, text }) => identifier !== text)
        .map(({ identifier, text }) => `${identifier} = ${text}`),
    ].map((line) => `  ${line}`),
    'end subroutine',
  ]
}

const INTERFACES = {
  scalar_function: ['(x) result(y)', 'real(dp), intent(in) :: x', 'real(dp) :: y'],
  matrix_function: [
    '(A) result(C)',
    'real(dp), intent(in) :: A(:, :)',
    'real(dp) :: C(size(A, 1), size(A, 2))',
  ],
  ...arrayInterfaces,
} as const

/** The interfaces of functions that are arguments. */
const interfacesIn = (text: string): string[] => {
  const used = Object.entries(INTERFACES).filter(([name]) => text.includes(`procedure(${name})`))
  if (used.length === 0) return []
  const lines = used.flatMap(([name, [head, ...lines]]) => [
    `  pure function ${name}${head}`,
    ...['import :: dp', ...lines].map((line) => `    ${line}`),
    '  end function',
  ])
  return ['', 'abstract interface', ...lines, 'end interface']
}

const indented = (lines: readonly string[]): string[] =>
  lines.flatMap((line) =>
    line === '' ? [''] : line.startsWith('!') ? [`  ${line}`] : folded(`  ${line}`, WIDTH, ' &'),
  )

export const module = (parts: Module): string => {
  const { name, helpers } = parts
  const procedures = [
    ...subroutineOf(parts),
    ...helpers.flatMap((helper) => ['', ...helper.trimEnd().split('\n')]),
  ]
  const head = [
    'use, intrinsic :: iso_fortran_env, only: dp => real64',
    'implicit none',
    'private',
    `public :: ${name}`,
    ...interfacesIn(procedures.join('\n')),
  ]
  return [
    `module ${name}_mod`,
    ...indented(head),
    '',
    'contains',
    '',
    ...indented(procedures),
    '',
    `end module ${name}_mod`,
    '',
  ].join('\n')
}

/** Keywords, the names of the module itself, and the intrinsic functions that the code calls. */
export const RESERVED = `
  abstract all allocatable allocate assign associate asynchronous backspace bind block blockdata call case change
  character class close codimension common complex concurrent contains contiguous continue critical cycle data
  deallocate default deferred dimension do double doubleprecision elemental else elseif elsewhere end endassociate
  endblock endcritical enddo endenum endfile endforall endfunction endif endinterface endmodule endprocedure
  endprogram endselect endsubmodule endsubroutine endtype endwhere entry enum enumerator equivalence error event exit
  extends external fail final flush forall form format function generic go goto if images implicit import impure in
  include inout inquire integer intent interface intrinsic is kind len lock logical module namelist non_intrinsic
  non_overridable non_recursive none nopass notify nullify only open operator optional out parameter pass pause
  pointer post precision print private procedure program protected public pure rank read real recursive result return
  rewind save select sequence stop submodule subroutine sync target team then type unlock use volatile wait
  where while write dp real64 iso_fortran_env scalar_function matrix_function
  abs acos acosh asin asinh atan atan2 atanh cos cosh dot_product erf erfc exp hypot log log_gamma matmul maxloc maxval min minval pack product reshape shape sin sinh size
  spread sqrt sum tan tanh transpose`
