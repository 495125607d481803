import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const CLI = join(import.meta.dirname, '../../dist/lib/cli');
const files = readdirSync(join(CLI, 'parts'))
  .filter((name) => name.endsWith('.cjs'))
  .map((name) => `parts/${name}`);

/** What a file asks for as soon as it is loaded, and what it may ask for later. */
const AT_ONCE = /^(?:(?:const|let|var) [\w$]+ = )?require\(["']([^"'\s$]+)["']\);/gm;
const LATER = /\bimporting\(["'`]([^"'`\s$]+)["'`]\)|=> require\(["']([^"'\s$]+)["']\)/g;

function asked(text: string, how: RegExp): string[] {
  return [...text.replaceAll(/\/\*[\s\S]*?\*\//g, '').matchAll(how)].map(([, a, b]) => a ?? b ?? '');
}

const packages = (names: readonly string[]): string[] =>
  names.filter((name) => !/^(?:\.|node:)/.test(name) && !builtinModules.includes(name.split('/')[0] ?? ''));

describe('the bundled program', () => {
  it('asks for no package but those that have files of their own', () => {
    const names = files.flatMap((name) => {
      const text = readFileSync(join(CLI, name), 'utf8');
      return packages([...asked(text, AT_ONCE), ...asked(text, LATER)]);
    });
    expect([...new Set(names)].sort()).toEqual([
      'harfbuzzjs',
      'pdfjs-dist/legacy/build/pdf.mjs',
      'pdfjs-dist/legacy/build/pdf.worker.mjs',
      'sharp',
    ]);
  });

  it('shows previews with one file of its own and the reader for PDFs, which is served beside it', () => {
    const text = readFileSync(join(CLI, '../preview/main.js'), 'utf8');
    const imported = [
      ...text.matchAll(/^import\b.*?["']([^"']+)["'];?$/gm),
      ...text.matchAll(/\bimport\(["']([^"']+)/g),
    ];
    expect(imported.map(([, from]) => from)).toEqual(['/pdfjs/pdf.mjs']);
  });

  it('would say so if it did', () => {
    const text = `let a = require("unified");\nrequire('b/c');\nconst d = await importing("yaml");\nrequire("./e.cjs");`;
    expect(packages(asked(text, AT_ONCE))).toEqual(['unified', 'b/c']);
    expect(packages(asked(text, LATER))).toEqual(['yaml']);
  });

  it('holds nothing that fetches: what drives the browser could, through proxies', () => {
    const licences = readFileSync(join(CLI, 'parts/LICENSES.txt'), 'utf8');
    expect(licences).not.toMatch(/^(?:proxy-agent|basic-ftp|socks|pac-resolver|ws) \d/m);
  });

  it('starts without what few books need', () => {
    const loaded = (name: string): string[] => {
      const names = asked(readFileSync(join(CLI, 'parts', name), 'utf8'), AT_ONCE);
      const parts = names.filter((name) => name.startsWith('./'));
      return [...packages(names), ...parts.flatMap((part) => loaded(part.slice(2)))];
    };
    const starts = files.filter((name) => /^parts\/(?:build|build-anew|publish)-/.test(name));
    expect(starts).toHaveLength(3);
    expect(starts.flatMap((name) => loaded(name.replace('parts/', '')))).toEqual([]);
  });

  it('keeps what was compiled of it where a command has ended well, and says the same with it', async () => {
    const own = await mkdtemp(join(tmpdir(), 'bundle-'));
    const uid = process.getuid?.() ?? 0;
    const kept = (): string[] => {
      const code = join(own, `pamphleteer-${uid}`, 'code');
      return existsSync(code) ? readdirSync(code, { recursive: true, encoding: 'utf8' }) : [];
    };
    const run = (...args: string[]): string => {
      const env = { ...process.env, TMPDIR: own, NODE_V8_COVERAGE: '' };
      return spawnSync(process.execPath, [join(CLI, 'main.js'), ...args], { env, encoding: 'utf8' }).stdout;
    };
    try {
      run('no-command');
      expect(kept()).toEqual([]);
      const first = run('--version');
      expect(first).toMatch(/^\d+\.\d+\.\d+\n$/);
      expect(kept().some((name) => /-entry-main-.*\.code$/.test(name))).toBe(true);
      expect(run('--version')).toBe(first);
    } finally {
      await rm(own, { recursive: true });
    }
  });

  it('goes with the licences of all that is in it', () => {
    const licences = readFileSync(join(CLI, 'parts/LICENSES.txt'), 'utf8');
    for (const name of ['unified', 'puppeteer-core', '@cantoo/pdf-lib', 'epub-gen-memory', 'format'])
      expect(licences).toMatch(new RegExp(`^${name} \\d`, 'm'));
    // a package that names its licence and brings no text of it is named all the same
    expect(licences).not.toMatch(/no licence named|^citeproc/m);
  });
});
