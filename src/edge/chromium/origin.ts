import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import type { CDPSession } from 'puppeteer-core';
import type { LaidProblem, Serve } from '../../pagination/typesetter.js';
import type { Problem } from '../../problem.js';
import { compiledFolder } from '../place.js';

/** Where the document lives, and all that it may load. The name cannot exist (RFC 2606), and nothing is ever asked for it. */
export const ORIGIN = 'http://book.invalid';

const POLICY = [
  "default-src 'none'",
  `script-src ${ORIGIN}/in-page/ ${ORIGIN}/pagedjs/`,
  `style-src 'unsafe-inline' ${ORIGIN}/styles/ ${ORIGIN}/theme/`,
  `font-src ${ORIGIN}/faces/ ${ORIGIN}/theme/`,
  `img-src ${ORIGIN}/book/ ${ORIGIN}/styles/ ${ORIGIN}/theme/ data:`,
  `connect-src ${ORIGIN}/styles/ ${ORIGIN}/theme/`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.ttf': 'font/ttf',
  '.otf': 'font/otf',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.svg': 'image/svg+xml',
};

interface Answer {
  readonly body: Uint8Array;
  readonly type: string;
}

/** What a page is doing, and for whom. */
export interface Errand {
  serve: Serve;
  problems: LaidProblem[];
  /** All that it was served ever; undefined for what was not there. */
  readonly loaded: Map<string, Uint8Array | undefined>;
}

/** An empty document: text comes later. Its program and paged.js are asked for at once, since each question waits for a program that is busy with the book. */
const DOCUMENT =
  '<!doctype html><html><head><meta charset="utf-8"><link rel="modulepreload" href="/pagedjs/paged.esm.js">' +
  '<script type="module" src="/in-page/main.js"></script></head><body></body></html>';

/** Answers every request of a page, and refuses what is not the book's; the errand's problems are filled as that happens. */
export async function holdOrigin(session: CDPSession, errand: Errand): Promise<void> {
  const answer = async (url: string): Promise<Answer | undefined> => {
    const path = pathOf(url);
    if (path === undefined) {
      errand.problems.push(refused(url));
      return undefined;
    }
    if (path === '') return { body: Buffer.from(DOCUMENT), type: 'text/html; charset=utf-8' };
    const body = await bodyOf(path, errand);
    if (!body) errand.problems.push(missing(path));
    return body && { body, type: MEDIA_TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream' };
  };
  session.on('Fetch.requestPaused', ({ requestId, request }) => {
    void answer(request.url)
      .then((found) =>
        found
          ? session.send('Fetch.fulfillRequest', {
              requestId,
              responseCode: 200,
              responseHeaders: [
                { name: 'Content-Type', value: found.type },
                { name: 'Content-Security-Policy', value: POLICY },
                { name: 'X-Content-Type-Options', value: 'nosniff' },
              ],
              body: Buffer.from(found.body).toString('base64'),
            })
          : session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' }),
      )
      .catch(() => undefined); // the page has gone
  });
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
}

/** The path of a URL in the origin, without its first slash; undefined if it points anywhere else. */
export function pathOf(url: string): string | undefined {
  if (!url.startsWith(`${ORIGIN}/`)) return undefined;
  try {
    const path = decodeURIComponent(new URL(url).pathname).slice(1);
    return path.split(/[/\\]/).includes('..') || path.includes('\0') ? undefined : path;
  } catch {
    return undefined;
  }
}

async function bodyOf(path: string, { serve, loaded }: Errand): Promise<Uint8Array | undefined> {
  const [shelf, ...rest] = path.split('/');
  if (shelf === 'in-page') return readOwn(join(inPageFolder(), ...rest));
  if (shelf === 'pagedjs') return readOwn(join(pagedFolder(), ...rest));
  if (shelf === undefined || !['styles', 'faces', 'theme', 'book'].includes(shelf)) return undefined;
  const bytes = await serve(path);
  loaded.set(path, bytes);
  return bytes;
}

const own = new Map<string, Promise<Uint8Array | undefined>>();

function readOwn(path: string): Promise<Uint8Array | undefined> {
  let bytes = own.get(path);
  if (!bytes) {
    bytes = readFile(path).catch(() => undefined);
    own.set(path, bytes);
  }
  return bytes;
}

/** The compiled modules of in-page/. */
export function inPageFolder(): string {
  return join(compiledFolder(), 'edge', 'in-page');
}

/** Where paged.js is. */
export function pagedFolder(): string {
  return join(dirname(createRequire(import.meta.url).resolve('pagedjs')), '..', 'dist');
}

/** A problem for a request that was not answered. */
export function refused(url: string): Problem {
  const shown = url.length > 200 ? `${url.slice(0, 200)}…` : url;
  return {
    ruleId: 'network-refused',
    severity: 'error',
    message: `Unexpected request for ${shown}, expected nothing but the book's own files`,
    note: "Pages are laid out without a network. Put the file into the book's folder and name it there.",
  };
}

function missing(path: string): Problem {
  return {
    ruleId: 'file-missing',
    severity: 'error',
    message: `Unexpected name '${path}' in the pages, expected a file that is there`,
  };
}
