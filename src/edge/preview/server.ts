import { createHash } from 'node:crypto';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { PressError } from '../../problem.js';
import type { AskedPlace, Told } from '../../preview/told.js';
import { codeOf } from '../disk.js';
import { answer, HEADERS, refused, type Served } from './answers.js';
import { ownFile } from './own-files.js';

/** Where the preview is served unless told: quarto, octavo, sextodecimo. */
export const PORT = 4816;
/** How many ports are tried, if one after the other is taken. */
const TRIES = 20;
/** The addresses of PDFs that are still answered: a window may be at the one before. */
const KEPT = 3;
const EVENTS = '/events';
const WHERE = '/where';

/** Tells where a place on the pages is written, `one.md:3`; undefined where it is nowhere. */
export type Where = (asked: AskedPlace) => Promise<string | undefined>;

/** The pages of a book on a port of this machine, and who looks at them. */
export interface PreviewServer {
  /** `http://127.0.0.1:4816/`. */
  readonly address: string;
  /** Serves a PDF from now on, and says of its places where they are written. Where it is: the same bytes are at the same address. */
  serve(pdf: Uint8Array, where?: Where): string;
  /** Tells all windows, and those that are opened later. */
  tell(told: Told): void;
  close(): Promise<void>;
}

/**
 * Serves the page of the preview on 127.0.0.1 only.
 * @param port the one and only; without it, the first free one from `PORT` on
 * @throws PressError where it is taken
 */
export async function previewServer(port?: number): Promise<PreviewServer> {
  const pdfs = new Map<string, Uint8Array>();
  const windows = new Set<ServerResponse>();
  let last = '';
  let where: Where = () => Promise.resolve(undefined);

  const served = async (path: string, query: string): Promise<Served | undefined> => {
    if (path === WHERE) {
      const place = await where(placeIn(new URLSearchParams(query)));
      return { bytes: new TextEncoder().encode(place ?? ''), type: 'text/plain; charset=utf-8' };
    }
    const pdf = pdfs.get(path);
    return pdf ? { bytes: pdf, type: 'application/pdf' } : ownFile(path);
  };
  const server = createServer((request, response) => {
    const { method = '', url: path = '' } = request;
    const asked = { method, host: request.headers.host, path };
    if (path === EVENTS && !refused(asked)) {
      response.writeHead(200, { ...HEADERS, 'Content-Type': 'text/event-stream' });
      response.write(`retry: 1000\n\n${last}`);
      windows.add(response);
      response.once('close', () => windows.delete(response));
      return;
    }
    answer(asked, served).then(
      ({ status, headers, body }) => response.writeHead(status, headers).end(body),
      () => response.destroy(),
    );
  });
  await listening(server, port);
  const at = server.address();
  return {
    address: `http://127.0.0.1:${String(typeof at === 'object' ? at?.port : at)}/`,
    serve(pdf, tellsWhere) {
      if (tellsWhere) where = tellsWhere;
      const address = `/pages/${createHash('sha256').update(pdf).digest('hex').slice(0, 16)}.pdf`;
      pdfs.delete(address);
      pdfs.set(address, pdf);
      for (const old of [...pdfs.keys()].slice(0, -KEPT)) pdfs.delete(old);
      return address;
    },
    tell(told) {
      last = `data: ${JSON.stringify(told)}\n\n`;
      for (const window of windows) window.write(last);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** What is asked in an address; numbers that are none are nought. */
function placeIn(query: URLSearchParams): AskedPlace {
  const number = (name: string): number => Number.parseInt(query.get(name) ?? '', 10) || 0;
  const text = (name: string): string => query.get(name) ?? '';
  return { page: number('page'), pages: number('pages'), before: text('before'), behind: text('behind') };
}

async function listening(server: Server, port: number | undefined): Promise<void> {
  const first = port ?? PORT;
  for (let at = first; ; at++) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen({ port: at, host: '127.0.0.1' }, () => {
          server.off('error', reject);
          resolve();
        });
      });
      return;
    } catch (error) {
      if (port === undefined && codeOf(error) === 'EADDRINUSE' && at < first + TRIES) continue;
      throw new PressError(`Unexpected port ${String(at)} (${reason(error)}), expected one that is free`, {
        hint: 'Name another one with --port, or none.',
        cause: error,
      });
    }
  }
}

function reason(error: unknown): string {
  const code = codeOf(error);
  if (code === 'EADDRINUSE') return 'taken by another program';
  return code === 'EACCES' ? 'no permission' : code;
}
