import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Shard } from '../../src/pagination/typesetter.js';

const STYLE = `
@font-face { font-family: Text; src: url(/faces/regular.ttf) }
@font-face { font-family: Text; font-style: italic; src: url(/faces/italic.ttf) }
@page { size: 100mm 150mm; margin: 15mm; @bottom-center { content: counter(page) } }
body { font: 14px/19px Text; margin: 0; text-align: justify }
h1, h2 { text-align: left; font-size: 19px; line-height: 19px; margin: 19px 0 0; break-after: avoid }
p, pre, ul, blockquote { margin: 0; overflow-wrap: anywhere; orphans: 2; widows: 2 }
p { text-indent: 1em }
pre { white-space: pre-wrap; text-align: left }
blockquote { padding-left: 1em }
.verse { text-align: left; text-indent: 0 }
.noteref { font-size: 9px; vertical-align: super; line-height: 0 }
.note { float: footnote; font-size: 11px; line-height: 14px; overflow-wrap: anywhere }
.note .paragraph { display: block }
`;

const resolve = createRequire(import.meta.url).resolve;
const FILES: Readonly<Record<string, string>> = {
  'faces/regular.ttf': '@expo-google-fonts/eb-garamond/400Regular/EBGaramond_400Regular.ttf',
  'faces/italic.ttf': '@expo-google-fonts/eb-garamond/400Regular_Italic/EBGaramond_400Regular_Italic.ttf',
};

/** A small book's style sheet and faces. */
export async function serve(path: string): Promise<Uint8Array | undefined> {
  if (path === 'styles/test.css') return Buffer.from(STYLE);
  const file = FILES[path];
  return file === undefined ? undefined : readFile(resolve(file));
}

/** A shard of that book. */
export function shard(body: string, changes: Partial<Shard> = {}, css = ''): Shard {
  return {
    id: 'test',
    html: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Test</title><link rel="stylesheet" href="/styles/test.css"><style>${css}</style></head><body>${body}</body></html>`,
    firstSide: 'recto',
    firstPage: 1,
    numbering: 'decimal',
    ...changes,
  };
}
