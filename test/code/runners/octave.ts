/**
 * Octave in one process for many function files, each in a folder of its own.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Curve } from '../curves.ts'
import { gridsOf, isInstalled, number } from './grids.ts'
import type { Argument, Job, Outcome, Runner } from './runner.ts'

const DRIVER = `1;
function put(x)
  if iscell(x)
    printf('list %d\\n', numel(x));
    cellfun(@put, x);
    return
  end
  if ~isa(x, 'double') || ~isreal(x) || ndims(x) ~= 2
    error('returned %s', class(x));
  end
  printf('grid %d %d', size(x));
  x = full(x)';
  printf(' %.17g', x(:));
  printf('\\n');
end
function run(folder, name, args)
  cd(folder);
  clear('-f', name);
  lastwarn('');
  try
    [value, derivative] = feval(name, args{:});
    if ~isempty(lastwarn())
      error('warned: %s', lastwarn());
    end
    put({value, derivative});
  catch e
    printf('error %s\\n', strrep(e.message, "\\n", ' '));
  end
end
`

const CURVES: Readonly<Record<Curve, readonly string[]>> = {
  sine: ['@sin', '@cos', '@(x) -sin(x)', '@(x) -cos(x)'],
  exponential: ['@exp', '@exp', '@exp', '@exp'],
}

const written = (arg: Argument): string => {
  if (arg.kind === 'function') return CURVES[arg.curve][arg.order]!
  if (typeof arg.value === 'number') return number(arg.value)
  const rows = arg.value.map((row) => (typeof row === 'number' ? number(row) : row.map(number).join(',')))
  return `[${rows.join(';')}]`
}

const run = (jobs: readonly Job[]): Outcome[] => {
  const folder = mkdtempSync(join(tmpdir(), 'gradus-octave-'))
  try {
    const calls = jobs.map(({ code, args }, i) => {
      const own = join(folder, `job${i}`)
      mkdirSync(own)
      writeFileSync(join(own, `${code.function}.m`), code.source)
      return `run('${own}', '${code.function}', {${args.map(written).join(', ')}});\n`
    })
    const main = join(folder, 'main.m')
    writeFileSync(main, DRIVER + calls.join(''))
    const ran = spawnSync('octave-cli', ['--norc', '-q', main], { encoding: 'utf8', maxBuffer: 1 << 28 })
    return gridsOf(ran.stdout)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export const octave: Runner = { missing: !isInstalled('octave-cli', '--version'), run }
