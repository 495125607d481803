import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { isBytes, isRef, isStream, type PdfFile, type Value } from './objects.js';
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

/**
 * The file's bytes: only what the catalog and the information reach, numbered afresh; small objects in object streams (PDF 1.5).
 * The identifier comes from the content: the same objects give the same bytes. `plain`: PDF 1.6, every object by itself, a plain
 * cross-reference table, as presses and `readPdf` want it.
 */
export function writePdf(file: PdfFile, { plain = false }: { readonly plain?: boolean } = {}): Uint8Array {
  const order = reachable(file);
  const numbers = new Map(order.map((id, index) => [id, index + 1]));
  const numberOf = (id: number): number => numbers.get(id) ?? 0;
  const chunks: Uint8Array[] = [];
  let length = 0;
  const put = (chunk: Uint8Array | string): void => {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, 'latin1') : chunk;
    chunks.push(bytes);
    length += bytes.length;
  };
  put(`%PDF-1.${plain ? 6 : 7}\n%\xe2\xe3\xcf\xd3\n`);

  /** Kind (1: at an offset, 2: in an object stream), then the offset or the object stream, then the place in it. */
  const rows: (readonly [number, number, number])[] = [[0, 0, 65535]];
  const small: { readonly id: number; readonly body: string }[] = [];
  for (const id of order) {
    const value = file.objects.get(id) ?? null;
    const own = numberOf(id);
    if (!isStream(value) && plain) {
      rows[own] = [1, length, 0];
      put(`${own} 0 obj\n${syntax(value, numberOf)}\nendobj\n`);
      continue;
    }
    if (!isStream(value)) {
      small.push({ id: own, body: syntax(value, numberOf) });
      continue;
    }
    value.dict.set('Length', value.data.length);
    rows[own] = [1, length, 0];
    put(`${own} 0 obj\n${syntax(value, numberOf)}stream\n`);
    put(value.data);
    put('\nendstream\nendobj\n');
  }
  let own = order.length;
  for (let start = 0; start < small.length; start += GROUP) {
    const group = small.slice(start, start + GROUP);
    own++;
    let at = 0;
    const index = group.map(({ id, body }, place) => {
      rows[id] = [2, own, place];
      const entry = `${id} ${at}`;
      at += body.length + 1;
      return entry;
    });
    const head = `${index.join(' ')}\n`;
    const data = deflateSync(Buffer.from(head + group.map(({ body }) => body).join('\n'), 'latin1'));
    rows[own] = [1, length, 0];
    put(
      `${own} 0 obj\n<</Type /ObjStm/N ${group.length}/First ${head.length}/Filter /FlateDecode/Length ${data.length}>>stream\n`,
    );
    put(data);
    put('\nendstream\nendobj\n');
  }
  const info = file.info ? `/Info ${numberOf(file.info.id)} 0 R` : '';
  if (plain) {
    const identifier = identifierOf(chunks);
    const start = length;
    const table = rows.slice(1).map(([, at]) => `${String(at).padStart(10, '0')} 00000 n \n`);
    put(`xref\n0 ${rows.length}\n0000000000 65535 f \n${table.join('')}`);
    put(
      `trailer\n<</Size ${rows.length}/Root ${numberOf(file.root.id)} 0 R${info}/ID [<${identifier}> <${identifier}>]>>\n`,
    );
    put(`startxref\n${start}\n%%EOF\n`);
    return Buffer.concat(chunks);
  }
  own++;
  rows[own] = [1, length, 0];
  const entries = Buffer.alloc((own + 1) * 7);
  rows.forEach(([kind, first, second], index) => {
    entries.writeUInt8(kind, index * 7);
    entries.writeUInt32BE(first, index * 7 + 1);
    entries.writeUInt16BE(second, index * 7 + 5);
  });
  const identifier = identifierOf(chunks);
  const data = deflateSync(entries);
  const start = length;
  put(
    `${own} 0 obj\n<</Type /XRef/Size ${own + 1}/W [1 4 2]/Root ${numberOf(file.root.id)} 0 R${info}` +
      `/ID [<${identifier}> <${identifier}>]/Filter /FlateDecode/Length ${data.length}>>stream\n`,
  );
  put(data);
  put(`\nendstream\nendobj\nstartxref\n${start}\n%%EOF\n`);
  return Buffer.concat(chunks);
}

function identifierOf(chunks: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const chunk of chunks) hash.update(chunk);
  return hash.digest('hex').slice(0, 32);
}
