/**
 * C++: many programs a file, which g++ compiles without optimising; those that are called more than once stand there once.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isSkipped } from '../../python.ts'
import type { Curve } from '../curves.ts'
import type { Value } from '../reference.ts'
import type { Argument, Job, Outcome, Runner } from './runner.ts'

const INCLUDE = '/usr/include/eigen3'
const FLAGS = ['-std=c++17', '-O0', '-w', '-I', INCLUDE]
/** Files share what they instantiate, but g++ looks for a type among all there are: more take longer than two files. */
const PROGRAMS_IN_A_FILE = 16
/** Characters of programs in a file. */
const LONGEST = 800_000

/** What every file begins with; compiled once. */
const COMMON = `#pragma once
#include <Eigen/Dense>
#include <unsupported/Eigen/MatrixFunctions>
#include <algorithm>
#include <cmath>
#include <complex>
#include <cstdio>
#include <functional>
#include <stdexcept>
#include <string>
#include <tuple>
#include <vector>
`

const DRIVER = `
using Numbers = std::vector<double>;
Eigen::VectorXd vector(const Numbers& x) { return Eigen::Map<const Eigen::VectorXd>(x.data(), x.size()); }
Eigen::MatrixXd matrix(int cols, const Numbers& x) {
  return Eigen::Map<const Eigen::MatrixXd>(x.data(), cols, x.size() / cols).transpose();
}
Eigen::RowVectorXd row(const Numbers& x) { return vector(x).transpose(); }
void put(double x) { std::isfinite(x) ? std::printf("%.17g", x) : std::printf("null"); }
void put(const Eigen::VectorXd& x) {
  for (int i = 0; i < x.size(); ++i) std::printf(i ? "," : "["), put(x(i));
  std::printf(x.size() ? "]" : "[]");
}
void put(const Eigen::MatrixXd& X) {
  std::printf("[");
  for (int i = 0; i < X.rows(); ++i) std::printf(i ? "," : ""), put(Eigen::VectorXd(X.row(i)));
  std::printf("]");
}
void put(const Eigen::RowVectorXd& x) { put(Eigen::MatrixXd(x)); }
template <typename... T> void put(const std::tuple<T...>& parts) {
  std::apply([](const auto&... part) { const char* mark = "["; ((std::printf("%s", mark), put(part), mark = ","), ...); }, parts);
  std::printf("]");
}
template <typename F> void run(F f) {
  try { const auto found = f(); std::printf("{\\"results\\":"); put(found); std::printf("}\\n"); }
  catch (const std::exception& error) { std::printf("{\\"error\\":\\"%s\\"}\\n", error.what()); }
}
`

const CURVES: Readonly<Record<Curve, readonly string[]>> = {
  sine: ['std::sin(x)', 'std::cos(x)', '-std::sin(x)', '-std::cos(x)'],
  exponential: ['std::exp(x)', 'std::exp(x)', 'std::exp(x)', 'std::exp(x)'],
}

const numbers = (values: readonly number[]): string => `{${values.map((x) => x.toExponential()).join(', ')}}`

const isRows = (value: readonly unknown[]): value is readonly (readonly number[])[] => Array.isArray(value[0])

const written = (value: Value): string => {
  if (typeof value === 'number') return value.toExponential()
  if (!isRows(value)) return `vector(${numbers(value as readonly number[])})`
  const entries = numbers(value.flat())
  return value.length === 1 ? `row(${entries})` : `matrix(${value[0]!.length}, ${entries})`
}

const given = (arg: Argument): string => {
  if (arg.kind === 'function') return `[](double x) { return ${CURVES[arg.curve][arg.order]}; }`
  return arg.kind === 'dimension' ? String(arg.value) : written(arg.value)
}

/** A program in a namespace of its own, what it includes being there already. */
const spaced = (source: string, i: number): string =>
  `namespace program_${i} {\n${source.replace(/^#.*$/gm, '')}\n}`

const called = ({ code, args }: Job, i: number): string =>
  `  run([] { return program_${i}::${code.function}(${args.map(given).join(', ')}); });`

const sourcesOf = (jobs: readonly Job[]): string[] => [...new Set(jobs.map(({ code }) => code.source))]

const programOf = (jobs: readonly Job[]): string => {
  const sources = sourcesOf(jobs)
  const programs = sources.map(spaced)
  const calls = jobs.map((job) => called(job, sources.indexOf(job.code.source)))
  return ['#include "common.hpp"', ...programs, DRIVER, 'int main() {', ...calls, '}', ''].join('\n')
}

const isFull = (file: readonly Job[]): boolean => {
  const sources = sourcesOf(file)
  return sources.length > PROGRAMS_IN_A_FILE || sources.join('').length > LONGEST
}

/** Jobs that are compiled together, in order. */
const filesOf = (jobs: readonly Job[]): Job[][] => {
  const files: Job[][] = [[]]
  for (const job of jobs) {
    const file = files.at(-1)!
    if (file.length > 0 && isFull([...file, job])) files.push([job])
    else file.push(job)
  }
  return files
}

/** Two compilers at a time, each with the name of a file. */
const compile = (folder: string, count: number): void => {
  const compiler = ['g++', ...FLAGS].join(' ')
  const names = Array.from({ length: count }, (_, i) => `file${i}`)
  execFileSync('sh', ['-c', `${compiler} -x c++-header common.hpp -o common.hpp.gch`], { cwd: folder })
  const each = `${compiler} $1.cpp -o $1 2> $1.txt || true`
  execFileSync('xargs', ['-P', '2', '-n', '1', 'sh', '-c', each, 'sh'], {
    cwd: folder,
    input: names.join('\n'),
  })
}

const outcomesOf = (folder: string, name: string, jobs: readonly Job[]): Outcome[] => {
  const program = join(folder, name)
  if (!existsSync(program)) {
    const error = readFileSync(`${program}.txt`, 'utf8').slice(0, 4000)
    return jobs.map(() => ({ error }))
  }
  const { stdout } = spawnSync(program, { encoding: 'utf8', maxBuffer: 1 << 28 })
  const lines = stdout.split('\n')
  return jobs.map((_, i) =>
    lines[i] ? JSON.parse(lines[i]) : { error: 'the program came to an end before this' },
  )
}

const run = (jobs: readonly Job[]): Outcome[] => {
  const folder = mkdtempSync(join(tmpdir(), 'gradus-eigen-'))
  try {
    const files = filesOf(jobs)
    writeFileSync(join(folder, 'common.hpp'), COMMON)
    for (const [i, file] of files.entries()) writeFileSync(join(folder, `file${i}.cpp`), programOf(file))
    compile(folder, files.length)
    return files.flatMap((file, i) => outcomesOf(folder, `file${i}`, file))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const isThere = existsSync(join(INCLUDE, 'Eigen')) && spawnSync('g++', ['--version']).status === 0

export const eigen: Runner = { missing: isSkipped(isThere || undefined), typed: true, oneIn: 5, run }
