import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const ROOT = join(import.meta.dirname, '../../..');
const read = (file: string): unknown => parse(readFileSync(join(ROOT, file), 'utf8'));

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: {
    readonly using: string;
    readonly steps: readonly {
      readonly name?: string;
      readonly run?: string;
      readonly env?: Readonly<Record<string, string>>;
    }[];
  };
}

let cwd = '';

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'ci-'));
  mkdirSync(join(cwd, 'my book'));
  writeFileSync(join(cwd, 'my book/one.md'), 'He met a agent.\n');
  writeFileSync(join(cwd, 'two.md'), 'All is well here.\n');
});

afterEach(() => {
  rmSync(cwd, { recursive: true });
});

describe('the GitHub Action', () => {
  const action = read('action.yml') as Action;

  /** Runs the shell steps as a runner does: `bash -e -o pipefail` on a script, inputs put in, in the workspace. */
  function run(inputs: Readonly<Record<string, string>>) {
    let out = '';
    for (const { run: script, env = {} } of action.runs.steps) {
      if (script === undefined) continue;
      const filled = Object.entries(env).map(([key, value]): [string, string] => [
        key,
        value.replaceAll(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, name: string) => {
          const input = action.inputs[name];
          if (!input) throw new Error(`no input ${name}`);
          return inputs[name] ?? input.default;
        }),
      ]);
      expect(script).not.toContain('${{');
      writeFileSync(join(cwd, 'step.sh'), script);
      const ran = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', 'step.sh'], {
        cwd,
        encoding: 'utf8',
        env: { ...process.env, CI: 'true', GITHUB_ACTION_PATH: ROOT, ...Object.fromEntries(filled) },
      });
      out += ran.stdout;
      if (ran.status !== 0) return { code: ran.status, out, err: ran.stderr };
    }
    return { code: 0, out, err: '' };
  }

  it('annotates, writes SARIF, and fails', () => {
    const { code, out } = run({ paths: 'my book\ntwo.md\n' });
    expect(out).toMatch(/^::error file=my book\/one\.md,line=1,endLine=1,col=8,endColumn=9,title=article::/);
    expect(code).toBe(1);
    expect(JSON.parse(readFileSync(join(cwd, 'pamphleteer.sarif'), 'utf8'))).toMatchObject({
      runs: [
        {
          results: [
            {
              ruleId: 'article',
              locations: [{ physicalLocation: { artifactLocation: { uri: 'my%20book/one.md' } } }],
            },
          ],
        },
      ],
    });
  });

  it('passes a clean text, and findings where it is told not to fail', () => {
    expect(run({ paths: 'two.md' })).toEqual({ code: 0, out: '', err: '' });
    expect(run({ paths: 'my book', fail: 'false', level: 'quiet' })).toMatchObject({ code: 0, err: '' });
  });

  it('fails where it cannot go on, whatever it is told', () => {
    const { code, err } = run({ paths: '$(touch here)', fail: 'false' });
    expect(code).toBe(2);
    expect(err).toContain('expected a file or folder that exists');
    expect(run({ paths: 'two.md', baseline: 'none.json' }).code).toBe(2);
  });
});

describe('the pre-commit hooks', () => {
  const hooks = read('.pre-commit-hooks.yaml') as { id: string; entry: string; language: string }[];

  /** As pre-commit runs a node hook: the package's commands on the path, the file names after the entry. */
  function run(id: string, ...files: string[]) {
    const hook = hooks.find((one) => one.id === id);
    expect(hook?.language).toBe('node');
    const { bin } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      bin: Record<string, string>;
    };
    const folder = join(cwd, '.bin');
    mkdirSync(folder, { recursive: true });
    for (const [name, file] of Object.entries(bin)) {
      chmodSync(join(ROOT, file), 0o755);
      rmSync(join(folder, name), { force: true });
      symlinkSync(join(ROOT, file), join(folder, name));
    }
    const [command = '', ...argv] = hook?.entry.split(' ') ?? [];
    return spawnSync(command, [...argv, ...files], {
      cwd,
      encoding: 'utf8',
      env: { ...process.env, PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}` },
    });
  }

  it('stop a commit with a finding in it, and let a clean one pass', () => {
    const found = run('pamphleteer-proof', 'my book/one.md', 'two.md');
    expect(found.stdout).toContain('my book/one.md:1:8 error');
    expect(found.status).toBe(1);
    expect(run('pamphleteer-proof', 'two.md')).toMatchObject({ status: 0, stdout: '', stderr: '' });
  });

  it('fix what is certain', () => {
    writeFileSync(join(cwd, 'three.md'), 'They saw the the end.\n');
    expect(run('pamphleteer-proof-fix', 'three.md').status).toBe(0);
    expect(readFileSync(join(cwd, 'three.md'), 'utf8')).toBe('They saw the end.\n');
  });
});
