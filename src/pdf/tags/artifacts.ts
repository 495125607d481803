const OPEN = '/Artifact BMC\n';
const CLOSE = 'EMC\n';
const MARKED = /^\/\S+ <<\/MCID (\d+) >>BDC$/;
const BEGINS = /(?:^|[\s>])B(?:DC|MC)$/;
const PAINTS = /(?:^|\s)(?:[FSs]|f\*?|[Bb]\*?)$/;
const DRAWS = /\s(?:Do|sh)$/;

/**
 * Marks everything that the page draws outside the structure as an artifact: running heads, folios, rules. Marked sequences get
 * the role of the element that owns them, `roleOf(mcid)`; those that nobody owns become artifacts too. A path is wrapped from its
 * first operator to the one that paints it, since a sequence may not begin inside; clipping paths stay bare.
 */
export function markArtifacts(content: string, roleOf: (mcid: number) => string | undefined): string {
  let out = '';
  let depth = 0;
  let path = '';
  let text = '';
  let closed = '';
  // Neighbouring artifacts share one sequence: its end is held back until something else follows.
  const wrap = (drawn: string): void => {
    out += closed === '' ? OPEN + drawn : drawn;
    closed = CLOSE;
  };
  const put = (plain: string): void => {
    out += closed + plain;
    closed = '';
  };
  for (const line of content.split('\n')) {
    if (line === '') continue;
    const whole = `${line}\n`;
    if (depth > 0) {
      if (BEGINS.test(line)) depth++;
      else if (line === 'EMC') depth--;
      put(whole);
    } else if (text) {
      text += whole;
      if (line === 'ET') {
        wrap(text);
        text = '';
      }
    } else if (path) {
      path += whole;
      if (PAINTS.test(line)) wrap(path);
      else if (line !== 'n' && !/\sn$/.test(line)) continue;
      else put(path);
      path = '';
    } else if (BEGINS.test(line)) {
      depth = 1;
      const mcid = MARKED.exec(line)?.[1];
      const role = mcid === undefined ? undefined : roleOf(Number(mcid));
      put(mcid === undefined ? whole : role ? `/${role} <</MCID ${mcid} >>BDC\n` : OPEN);
    } else if (line === 'BT') text = whole;
    else if (/ (?:m|re)$/.test(line)) path = whole;
    else if (DRAWS.test(line)) wrap(whole);
    else put(whole);
  }
  return out + closed + path + text;
}
