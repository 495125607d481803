import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { isBytes, isRef, isStream, type PdfFile, type Value } from './objects.js';
import { deflated } from './streams.js';
import { syntax } from './syntax.js';

/** The numbers of what can be reached from the catalog and the information, in the order in which it is met. */
function reachable(file: PdfFile): number[] {
  const met = new Set<number>();
  const waiting: Value[] = file.info ? [file.info, file.root] : [file.root];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (isRef(value)) {
      const target = file.objects.get(value.id);
      if (met.has(value.id) || target === undefined) continue;
      met.add(value.id);
      waiting.push(target);
    } else if (Array.isArray(value)) {
      for (let i = value.length - 1; i >= 0; i--) waiting.push(value[i] ?? null);
    } else if (value !== null && typeof value === 'object' && !isBytes(value)) {
      const items = [...(isStream(value) ? value.dict : value).values()];
      for (let i = items.length - 1; i >= 0; i--) waiting.push(items[i] ?? null);
    }
  }
  return [...met];
}

/** How many objects share an object stream: few enough that a reader need not open much for one page. */
const GROUP = 200;

/** Kind (1: at an offset, 2: in an object stream), then the offset or the object stream, then the place in it. */
type Row = readonly [kind: number, first: number, second: number];

const FREE: Row = [0, 0, 65535];

/** A file in the making: its bytes so far, and where its objects are. */
class Output {
  readonly chunks: Uint8Array[] = [];
  readonly rows: Row[] = [FREE];
  length = 0;

  put(chunk: Uint8Array | string): void {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, 'latin1') : chunk;
    this.chunks.push(bytes);
    this.length += bytes.length;
  }

  /** Puts an object here; `head` is its dictionary where it has `data`. */
  object(id: number, head: string, data?: Uint8Array): void {
    this.rows[id] = [1, this.length, 0];
    if (data === undefined) {
      this.put(`${id} 0 obj\n${head}\nendobj\n`);
      return;
    }
    this.put(`${id} 0 obj\n${head}stream\n`);
    this.put(data);
    this.put('\nendstream\nendobj\n');
  }
}

/**
 * The file's bytes: only what the catalog and the information reach, numbered afresh; small objects in object streams (PDF 1.5), which are
 * compressed aside while the rest is written. The identifier comes from the content: the same objects give the same bytes. `plain`: PDF 1.6, every
 * object by itself, a plain cross-reference table, as presses and `readPdf` want it.
 */
export async function writePdf(
  file: PdfFile,
  { plain = false }: { readonly plain?: boolean } = {},
): Promise<Uint8Array> {
  const order = reachable(file);
  const numbers = new Map(order.map((id, index) => [id, index + 1]));
  const numberOf = (id: number): number => numbers.get(id) ?? 0;
  const out = new Output();
  out.put(`%PDF-1.${plain ? 6 : 7}\n%\xe2\xe3\xcf\xd3\n`);

  const groups: Promise<readonly [head: string, data: Uint8Array]>[] = [];
  let small: { readonly id: number; readonly body: string }[] = [];
  const group = (): void => {
    if (small.length > 0) groups.push(objectStream(small));
    small = [];
  };
  for (const id of order) {
    const value = file.objects.get(id) ?? null;
    const own = numberOf(id);
    if (isStream(value)) {
      value.dict.set('Length', value.data.length);
      out.object(own, syntax(value, numberOf), value.data);
    } else if (plain) out.object(own, syntax(value, numberOf));
    else {
      out.rows[own] = [2, order.length + 1 + groups.length, small.length];
      small.push({ id: own, body: syntax(value, numberOf) });
      if (small.length === GROUP) group();
    }
  }
  group();
  let own = order.length;
  for (const [head, data] of await Promise.all(groups)) out.object(++own, head, data);
  const info = file.info ? `/Info ${numberOf(file.info.id)} 0 R` : '';
  const root = `/Root ${numberOf(file.root.id)} 0 R${info}`;
  if (plain) closeByTable(out, root);
  else closeByStream(out, root);
  return Buffer.concat(out.chunks);
}

/** An object stream (7.5.7): its dictionary and its bytes. */
async function objectStream(
  objects: readonly { readonly id: number; readonly body: string }[],
): Promise<readonly [head: string, data: Uint8Array]> {
  let at = 0;
  const index = objects.map(({ id, body }) => {
    const entry = `${id} ${at}`;
    at += body.length + 1;
    return entry;
  });
  const first = `${index.join(' ')}\n`;
  const bodies = objects.map(({ body }) => body).join('\n');
  const data = await deflated(Buffer.from(first + bodies, 'latin1'));
  return [
    `<</Type /ObjStm/N ${objects.length}/First ${first.length}/Filter /FlateDecode/Length ${data.length}>>`,
    data,
  ];
}

/** A cross-reference table (7.5.4), which gives every object by its offset, and the trailer. */
function closeByTable(out: Output, root: string): void {
  const { rows } = out;
  const identifier = identifierOf(out.chunks);
  const start = out.length;
  const table = rows.slice(1).map(([, at]) => `${String(at).padStart(10, '0')} 00000 n \n`);
  out.put(`xref\n0 ${rows.length}\n0000000000 65535 f \n${table.join('')}`);
  out.put(`trailer\n<</Size ${rows.length}${root}/ID [<${identifier}> <${identifier}>]>>\n`);
  out.put(`startxref\n${start}\n%%EOF\n`);
}

/** A cross-reference stream (7.5.8), which is the last object. */
function closeByStream(out: Output, root: string): void {
  const own = out.rows.length;
  const start = out.length;
  const entries = new Uint8Array((own + 1) * 7);
  let at = 0;
  for (const [kind, first, second] of [...out.rows, [1, start, 0] as const]) {
    entries[at++] = kind;
    for (const shift of [24, 16, 8, 0]) entries[at++] = first >>> shift;
    entries[at++] = second >>> 8;
    entries[at++] = second;
  }
  const identifier = identifierOf(out.chunks);
  const data = deflateSync(entries);
  out.object(
    own,
    `<</Type /XRef/Size ${own + 1}/W [1 4 2]${root}/ID [<${identifier}> <${identifier}>]/Filter /FlateDecode/Length ${data.length}>>`,
    data,
  );
  out.put(`startxref\n${start}\n%%EOF\n`);
}

function identifierOf(chunks: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const chunk of chunks) hash.update(chunk);
  return hash.digest('hex').slice(0, 32);
}
