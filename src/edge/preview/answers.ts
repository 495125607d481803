/** What is asked of the server of the preview. */
export interface Asked {
  readonly method: string;
  readonly host: string | undefined;
  /** As it stands in the request: `/page/main.js`. */
  readonly path: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** Something that is served, and what it is. */
export interface Served {
  readonly bytes: Uint8Array;
  readonly type: string;
}

/** Nothing but what this server itself has: no script in the page, no address elsewhere, nobody around it. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self' blob: data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** With every answer, those to events too. */
export const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

/**
 * Whether a request was meant for this machine. Any page of the web can have its own name resolve to 127.0.0.1 and then read what is
 * served there; it cannot have its visitors' browsers say another host than that name. Ports may differ: they are forwarded.
 */
export function isForUs(host: string | undefined): boolean {
  return host !== undefined && /^(?:127\.0\.0\.1|localhost)(?::\d{1,5})?$/i.test(host);
}

/** Answers one request, or says why not. */
export async function answer(
  asked: Asked,
  served: (path: string, query: string) => Promise<Served | undefined>,
): Promise<Answer> {
  const refusal = refused(asked);
  if (refusal) return refusal;
  const [, path = '', query = ''] = /^([^?#]*)\??([^#]*)/.exec(asked.path) ?? [];
  const found = await served(path, query);
  if (!found) return said(404, 'Not here');
  const { bytes, type } = found;
  return { status: 200, headers: headersFor(bytes, type), body: bytes };
}

/** Undefined for a request that may be answered. */
export function refused({ method, host }: Asked): Answer | undefined {
  if (!isForUs(host)) return said(403, 'Only for localhost');
  if (method !== 'GET') return said(405, 'Only GET', { Allow: 'GET' });
  return undefined;
}

function said(status: number, text: string, more: Readonly<Record<string, string>> = {}): Answer {
  const body = new TextEncoder().encode(`${text}\n`);
  return { status, headers: { ...headersFor(body, 'text/plain; charset=utf-8'), ...more }, body };
}

function headersFor(bytes: Uint8Array, type: string): Readonly<Record<string, string>> {
  return { ...HEADERS, 'Content-Type': type, 'Content-Length': String(bytes.length) };
}
