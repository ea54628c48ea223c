/**
 * R in one process for many files.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Curve } from '../curves.ts'
import { gridsOf, isInstalled, number } from './grids.ts'
import type { Argument, Job, Outcome, Runner } from './runner.ts'

const DRIVER = `options(warn = 2)
put <- function(x) {
  if (is.list(x)) {
    cat("list ", length(x), "\\n", sep = "")
    for (item in x) put(item)
  } else {
    if (!is.double(x)) stop("returned ", class(x)[1])
    rows <- if (is.null(dim(x))) length(x) else nrow(x)
    cat(if (is.null(dim(x))) "vector" else "grid", rows, length(x) / rows, "")
    cat(sprintf("%.17g", if (is.null(dim(x))) x else t(x)), "\\n")
  }
}
run <- function(file, name, args) {
  tryCatch({
    space <- new.env()
    sys.source(file, space)
    found <- do.call(space[[name]], args)
    stopifnot(names(found)[1] == "value", length(found) == 2)
    put(unname(found))
  }, error = function(e) cat("error", gsub("\\n", " ", conditionMessage(e)), "\\n"))
}
`

const CURVES: Readonly<Record<Curve, readonly string[]>> = {
  sine: ['sin', 'cos', 'function(x) -sin(x)', 'function(x) -cos(x)'],
  exponential: ['exp', 'exp', 'exp', 'exp'],
}

const list = (numbers: readonly number[]): string => `c(${numbers.map(number).join(', ')})`

const written = (arg: Argument): string => {
  if (arg.kind === 'function') return CURVES[arg.curve][arg.order]!
  if (typeof arg.value === 'number') return number(arg.value)
  const rows = arg.value.map((row) => (typeof row === 'number' ? [row] : row))
  const isVector = arg.value.every((row) => typeof row === 'number')
  return isVector ? list(rows.flat()) : `matrix(${list(rows.flat())}, ${rows.length}, byrow = TRUE)`
}

const run = (jobs: readonly Job[]): Outcome[] => {
  const folder = mkdtempSync(join(tmpdir(), 'gradus-r-'))
  try {
    const calls = jobs.map(({ code, args }, i) => {
      const file = join(folder, `job${i}.R`)
      writeFileSync(file, code.source)
      return `run("${file}", "${code.function}", list(${args.map(written).join(', ')}))\n`
    })
    const main = join(folder, 'main.R')
    writeFileSync(main, DRIVER + calls.join(''))
    const env = { ...process.env, R_ENABLE_JIT: '0' }
    return gridsOf(
      spawnSync('Rscript', ['--vanilla', main], { encoding: 'utf8', maxBuffer: 1 << 28, env }).stdout,
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export const r: Runner = { missing: !isInstalled('Rscript', '--version'), run }
