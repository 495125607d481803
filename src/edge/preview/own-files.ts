import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { compiledFolder, packageRoot } from '../place.js';
import type { Served } from './answers.js';

const DOCUMENT = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Preview</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/preview.css">
<link rel="modulepreload" href="/pdfjs/pdf.mjs">
<script type="module" src="/preview.js"></script>
</head>
<body></body>
</html>
`;

const SCRIPT = 'text/javascript; charset=utf-8';

/** The page that shows the book, and all that it is made of, by address. */
const FILES: Readonly<Record<string, readonly [type: string, place: () => string]>> = {
  '/preview.css': ['text/css; charset=utf-8', () => join(packageRoot(), 'styles', 'preview.css')],
  '/preview.js': [SCRIPT, () => join(compiledFolder(), 'preview', 'main.js')],
  '/pdfjs/pdf.mjs': [SCRIPT, () => join(pdfJsFolder(), 'pdf.min.mjs')],
  '/pdfjs/pdf.worker.mjs': [SCRIPT, () => join(pdfJsFolder(), 'pdf.worker.min.mjs')],
};

/** What the page is made of, by its address; undefined for any other. */
export async function ownFile(address: string): Promise<Served | undefined> {
  if (address === '/') return { bytes: Buffer.from(DOCUMENT), type: 'text/html; charset=utf-8' };
  const [type, place] = (Object.hasOwn(FILES, address) && FILES[address]) || [];
  return type === undefined || !place ? undefined : { type, bytes: await readFile(place()) };
}

/** Of the two builds of pdf.js the one for browsers that are not of this year. */
function pdfJsFolder(): string {
  return dirname(createRequire(import.meta.url).resolve('pdfjs-dist/legacy/build/pdf.min.mjs'));
}
