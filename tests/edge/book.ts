import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { finishedFurniture } from '../../src/editions/finished-part.js';
import { withoutText } from '../../src/pagination/document.js';
import { unfurnished } from '../../src/pagination/furnish.js';
import { located, placed, type Numbering } from '../../src/pagination/folios.js';
import { turned } from '../../src/pagination/turned.js';
import type {
  LaidPage,
  LaidProblem,
  PageFacts,
  Shard,
  Start,
  Typesetter,
} from '../../src/pagination/typesetter.js';
import type { Problem } from '../../src/problem.js';

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
  'faces/math.ttf': '@expo-google-fonts/stix-two-math/400Regular/STIXTwoMath_400Regular.ttf',
  'faces/italic.ttf': '@expo-google-fonts/eb-garamond/400Regular_Italic/EBGaramond_400Regular_Italic.ttf',
};

/** A small book's style sheet and faces. */
export async function serve(path: string): Promise<Uint8Array | undefined> {
  if (path === 'styles/test.css') return Buffer.from(STYLE);
  const file = FILES[path];
  return file === undefined ? undefined : readFile(resolve(file));
}

/** A shard of that book, and where it stands. */
export interface Case extends Shard, Start {
  readonly numbering: Numbering;
}

/** A case with this body, on page 1. */
export function shard(body: string, changes: Partial<Case> = {}, css = ''): Case {
  return {
    id: 'test',
    html: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Test</title><link rel="stylesheet" href="/styles/test.css"><style>${css}</style></head><body>${body}</body></html>`,
    page: 1,
    side: 'recto',
    numbering: 'decimal',
    ...changes,
  };
}

/** A case as it is printed. */
export interface Typeset {
  readonly pdf: Uint8Array;
  readonly pages: readonly PageFacts[];
  readonly problems: readonly Problem[];
}

/** A case laid out, placed and printed. */
export async function typeset(
  typesetter: Typesetter,
  { page, side, numbering, ...own }: Case,
): Promise<Typeset> {
  const start = { page, side };
  const laid = await typesetter.lay(own, serve);
  await laid.place(side);
  const printed = await laid.print();
  const isTurned = side === 'verso' && !laid.dependsOnSide;
  const pages = placed(isTurned ? printed.pages.map(turned) : printed.pages, start, numbering);
  return { pdf: printed.pdf, pages, problems: located(printed.problems, pages) };
}

/** A PDF with what stands around the text of a typeset case: a page for each of its pages, as it is finished. */
export async function furnitureOf(
  typesetter: Typesetter,
  { id, html, page, side }: Case,
  pages: readonly LaidPage[],
  serving = serve,
): Promise<{ readonly pdf: Uint8Array; readonly problems: readonly LaidProblem[] }> {
  const order = { id, html: withoutText(html), pages: unfurnished(pages, { page, side }, {}) };
  const { pdf, stack, problems } = await typesetter.furnish(order, serving);
  return { pdf: await finishedFurniture(pdf, pages.length, stack), problems };
}
