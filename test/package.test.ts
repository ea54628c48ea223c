/**
 * The package as it is packed: what is in it, that nothing runs where it is installed, and that its doors open.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>
  readonly exports: Readonly<Record<string, { readonly types: string; readonly default: string }>>
  readonly bin: Readonly<Record<string, string>>
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest
const doors = Object.entries(manifest.exports)

/** The files of the package, without packing it. */
const packed = (): readonly string[] => {
  const said = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts', '--offline'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [list] = JSON.parse(said) as readonly { readonly files: readonly { readonly path: string }[] }[]
  return list!.files.map(({ path }) => path)
}

/** What a program prints that has the package by its name. */
const printed = (program: string): string =>
  execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' })

describe('the package', () => {
  it('runs nothing where it is installed', () => {
    const atInstall = ['preinstall', 'install', 'postinstall', 'preprepare', 'prepare', 'postprepare']
    expect(Object.keys(manifest.scripts).filter((name) => atInstall.includes(name))).toEqual([])
  })

  it('has every door with its types, the command, and nothing that only the build needs', () => {
    const files = packed()
    const wanted = [
      ...doors.flatMap(([, { types, default: code }]) => [types, code]),
      manifest.bin['gradus']!,
    ]
    for (const path of wanted) expect(files).toContain(path.replace('./', ''))
    expect(files.filter((path) => /^(src|test)\/|\.blob$|\.test\./.test(path))).toEqual([])
  })

  it.each(doors.map(([door]) => door.replace('.', 'gradus')))('opens as %s', (door) => {
    const names = printed(`console.log(Object.keys(await import('${door}')).join(' '))`)
    expect(names.trim().split(' ').length).toBeGreaterThan(1)
  })

  it('is one library behind all its doors', () => {
    const program = [
      "import { gradient } from 'gradus'",
      "import { toHtml } from 'gradus/html'",
      "import { functions, toMathjs } from 'gradus/mathjs'",
      `const slope = gradient("sigma(w'*x)", 'w')`,
      'console.log(slope)',
      'console.log(toMathjs(slope).evaluate({ ...functions, w: [1, 2], x: [2, -1] }))',
      'console.log(toHtml(slope).includes("<math"))',
    ]
    expect(printed(program.join('\n'))).toBe(
      "Derivative { df/dw = (sigma(w'*x) - sigma(w'*x)^2)*x }\n[ 0.5, -0.25 ]\ntrue\n",
    )
  })
})
