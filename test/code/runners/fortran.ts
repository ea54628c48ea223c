/**
 * Fortran: all programs in one file. One that stops with an error ends the run, which is begun again behind it.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isSkipped } from '../../python.ts'
import type { Curve } from '../curves.ts'
import type { Value } from '../reference.ts'
import type { Argument, Job, Outcome, Runner } from './runner.ts'

/** Numbers are printed as JSON; those that are no numbers as null. */
const DRIVER = `
module driver
  use, intrinsic :: iso_fortran_env, only: dp => real64
  implicit none
  interface put
    module procedure put_number, put_vector, put_matrix
  end interface
  integer :: first
contains
  subroutine put_number(x)
    real(dp), intent(in) :: x
    if (abs(x) <= huge(x)) then
      write (*, '(es24.16e3)', advance='no') x
    else
      write (*, '(a)', advance='no') 'null'
    end if
  end subroutine
  subroutine put_vector(x)
    real(dp), intent(in) :: x(:)
    integer :: i
    write (*, '(a)', advance='no') '['
    do i = 1, size(x)
      if (i > 1) write (*, '(a)', advance='no') ','
      call put(x(i))
    end do
    write (*, '(a)', advance='no') ']'
  end subroutine
  subroutine put_matrix(x)
    real(dp), intent(in) :: x(:, :)
    integer :: i
    write (*, '(a)', advance='no') '['
    do i = 1, size(x, 1)
      if (i > 1) write (*, '(a)', advance='no') ','
      call put(x(i, :))
    end do
    write (*, '(a)', advance='no') ']'
  end subroutine
  subroutine text(x)
    character(*), intent(in) :: x
    write (*, '(a)', advance='no') x
  end subroutine
  pure function sine_0(x) result(y)
    real(dp), intent(in) :: x
    real(dp) :: y
    y = sin(x)
  end function
  pure function sine_1(x) result(y)
    real(dp), intent(in) :: x
    real(dp) :: y
    y = cos(x)
  end function
  pure function sine_2(x) result(y)
    real(dp), intent(in) :: x
    real(dp) :: y
    y = -sin(x)
  end function
  pure function sine_3(x) result(y)
    real(dp), intent(in) :: x
    real(dp) :: y
    y = -cos(x)
  end function
  pure function exponential(x) result(y)
    real(dp), intent(in) :: x
    real(dp) :: y
    y = exp(x)
  end function
end module
`

const CURVES: Readonly<Record<Curve, readonly string[]>> = {
  sine: ['sine_0', 'sine_1', 'sine_2', 'sine_3'],
  exponential: ['exponential', 'exponential', 'exponential', 'exponential'],
}

const number = (x: number): string => `${x.toExponential()}_dp`

/** Lines are not long. */
const numbers = (values: readonly number[]): string => `[${values.map(number).join(', &\n      ')}]`

const isRows = (value: readonly unknown[]): value is readonly (readonly number[])[] => Array.isArray(value[0])

const written = (value: Value): string => {
  if (typeof value === 'number') return number(value)
  if (!isRows(value)) return numbers(value as readonly number[])
  const columns = value[0]!.flatMap((_, j) => value.map((row) => row[j]!))
  return `reshape(${numbers(columns)}, [${value.length}, ${value[0]!.length}])`
}

const given = (arg: Argument): string => {
  if (arg.kind === 'function') return CURVES[arg.curve][arg.order]!
  return arg.kind === 'dimension' ? String(arg.value) : written(arg.value)
}

/** The results that a subroutine declares, with their declarations. */
const resultsOf = ({ source }: Job['code']): string[] =>
  [
    ...source
      .split('end subroutine')[0]!
      .matchAll(/^ *(real\(dp\)(?:, allocatable)?), intent\(out\) :: \w+(.*)$/gm),
  ].map(([, type, rank], i) => `${type} :: result_${i}${rank}`)

const procedureOf = ({ code, args }: Job, i: number): string => {
  const results = resultsOf(code)
  const names = results.map((_, k) => `result_${k}`)
  const derivatives = names.slice(1).map((name) => `call put(${name})`)
  const many = derivatives.length > 1
  return `subroutine run_${i}()
    use driver
    use program_${i}, only: computed => ${code.function}
    ${results.join('\n    ')}
    call computed(${[...args.map(given), ...names].join(', &\n      ')})
    call text('{"results":[')
    call put(result_0)
    call text('${many ? ',[' : ','}')
    ${derivatives.join("\n    call text(',')\n    ")}
    call text('${many ? ']' : ''}]}')
    print '(a)', ''
    flush (6)
  end subroutine`
}

const programOf = (jobs: readonly Job[]): string =>
  [
    ...jobs.map(({ code }, i) => code.source.replaceAll(`${code.function}_mod`, `program_${i}`)),
    DRIVER,
    ...jobs.map(procedureOf),
    'program main',
    'use driver',
    'character(20) :: from',
    'call get_command_argument(1, from)',
    'read (from, *) first',
    ...jobs.map((_, i) => `if (first <= ${i}) call run_${i}()`),
    'end program',
    '',
  ].join('\n')

/** Runs the program from a job on, and again from behind every job that stopped it. */
const outcomesOf = (program: string, count: number): Outcome[] => {
  const outcomes: Outcome[] = []
  while (outcomes.length < count) {
    const { stdout, stderr } = spawnSync(program, [String(outcomes.length)], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    })
    const done = stdout.split('\n').slice(0, -1)
    outcomes.push(...done.map((line) => JSON.parse(line) as Outcome))
    if (outcomes.length < count) outcomes.push({ error: /ERROR STOP (.*)/.exec(stderr)?.[1] ?? stderr })
  }
  return outcomes
}

const run = (jobs: readonly Job[]): Outcome[] => {
  const folder = mkdtempSync(join(tmpdir(), 'gradus-fortran-'))
  try {
    writeFileSync(join(folder, 'all.f90'), programOf(jobs))
    execFileSync('gfortran', ['-O0', '-w', 'all.f90', '-o', 'all'], { cwd: folder, encoding: 'utf8' })
    return outcomesOf(join(folder, 'all'), jobs.length)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const isThere = spawnSync('gfortran', ['--version']).status === 0

export const fortran: Runner = { missing: isSkipped(isThere || undefined), typed: true, run }
