import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const CLI = join(import.meta.dirname, '../../dist/lib/cli');
const files = [
  'main.js',
  'proof/thread.js',
  ...readdirSync(join(CLI, 'parts')).map((name) => `parts/${name}`),
];

/** Packages that a file asks Node for. */
function packagesOf(text: string): string[] {
  const asked = text
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .matchAll(
      /^(?:import|export)\s(?:[^'"`;]*?\sfrom\s)?["']([^"'\s$]+)["'];|\bimport\(["']([^"'\s$]+)["']\)/gm,
    );
  return [...asked]
    .map(([, head, inner]) => head ?? inner ?? '')
    .filter((name) => !/^(?:\.|node:)/.test(name) && !builtinModules.includes(name.split('/')[0] ?? ''));
}

describe('the bundled program', () => {
  it('asks for no package but those that have files of their own', () => {
    const asked = files
      .filter((name) => name.endsWith('.js'))
      .flatMap((name) => packagesOf(readFileSync(join(CLI, name), 'utf8')));
    expect([...new Set(asked)].sort()).toEqual(['pdfjs-dist/legacy/build/pdf.mjs', 'sharp']);
  });

  it('would say so if it did', () => {
    expect(
      packagesOf(
        `import { a } from "unified";\nimport 'b/c';\nconst d = await import("yaml");\nimport "./e.js";`,
      ),
    ).toEqual(['unified', 'b/c', 'yaml']);
  });

  it('holds nothing that fetches: what drives the browser could, through proxies', () => {
    const licences = readFileSync(join(CLI, 'parts/LICENSES.txt'), 'utf8');
    expect(licences).not.toMatch(/^(?:proxy-agent|basic-ftp|socks|pac-resolver) \d/m);
  });

  it('starts without what few books need', () => {
    const loaded = (name: string): string[] => {
      const text = readFileSync(join(CLI, 'parts', name), 'utf8');
      const parts = [...text.matchAll(/^import\s[^;]*?["']\.\/([^"']+)["'];/gm)].map(([, part = '']) => part);
      return [...packagesOf(text.replaceAll(/\bimport\(/g, 'later(')), ...parts.flatMap(loaded)];
    };
    const starts = files.filter((name) => /^parts\/(?:build|build-anew|publish)-/.test(name));
    expect(starts).toHaveLength(3);
    expect(starts.flatMap((name) => loaded(name.replace('parts/', '')))).toEqual([]);
  });

  it('goes with the licences of all that is in it', () => {
    const licences = readFileSync(join(CLI, 'parts/LICENSES.txt'), 'utf8');
    for (const name of ['unified', 'puppeteer-core', '@cantoo/pdf-lib', 'epub-gen-memory', 'format'])
      expect(licences).toMatch(new RegExp(`^${name} \\d`, 'm'));
    // a package that names its licence and brings no text of it is named all the same
    expect(licences).not.toMatch(/no licence named|^citeproc/m);
  });
});
