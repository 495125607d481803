import type { Glyphs } from './glyphs.js';

/** What a text object is written from while its lines are read. All lengths in text space, along the line. */
interface Pen {
  readonly size: number;
  readonly widths: Glyphs['widths'];
  /** The run being gathered: strings and kerns, as in a `TJ` array. */
  parts: string[];
  glyphs: string;
  /** Where the engine's last move led, and where a reader's pen stands after what was written; both from the object's start. */
  at: number;
  reached: number;
  /** Where the file's own line start is; `Td` counts from it. */
  line: number;
  moved: boolean;
}

const decimals = (value: number): string => String(Math.round(value * 1e5) / 1e5);

function endRun(pen: Pen): string {
  if (pen.glyphs) pen.parts.push(`<${pen.glyphs}>`);
  const shown = pen.parts.length === 1 ? `${pen.parts[0] ?? ''} Tj\n` : `[${pen.parts.join('')}] TJ\n`;
  const out = pen.parts.length === 0 ? '' : shown;
  pen.parts = [];
  pen.glyphs = '';
  return out;
}

/** Adds a glyph; a move before it becomes a kern, in whole thousandths, so that rounding never adds up. */
function addGlyph(pen: Pen, glyph: string): string {
  const width = pen.widths(glyph);
  let out = '';
  if (pen.parts.length === 0 && pen.glyphs === '') {
    if (pen.moved && pen.at !== pen.line) out = `${decimals(pen.at - pen.line)} 0 Td\n`;
    if (pen.moved) {
      pen.line = pen.at;
      pen.reached = pen.at;
    }
  } else if (pen.moved) {
    const kern = Math.round(((pen.reached - pen.at) * 1000) / pen.size);
    if (kern !== 0) {
      if (pen.glyphs) pen.parts.push(`<${pen.glyphs}>`);
      pen.parts.push(String(kern));
      pen.glyphs = '';
      pen.reached -= (kern * pen.size) / 1000;
    }
  }
  pen.glyphs += glyph;
  pen.reached += (width * pen.size) / 1000;
  pen.moved = false;
  return out;
}

/** A move up or down: such an object is left as it is. */
const CLIMB = /(?:^|\n)\S+ (?!0 Td)\S+ Td/;
const OBJECT = /BT\n\/(\S+) (\S+) Tf\n([\s\S]*?)ET\n/g;
const STEP = /^(?:(-?[\d.]+) 0 Td ?)?(?:<((?:[0-9A-F]{4})+)> Tj)?$/i;

function object(body: string, size: number, widths: Glyphs['widths']): string {
  const pen: Pen = { size, widths, parts: [], glyphs: '', at: 0, reached: 0, line: 0, moved: false };
  let out = '';
  for (const line of body.split('\n')) {
    if (line === '') continue;
    const step = STEP.exec(line);
    if (step) {
      if (step[1] !== undefined) {
        pen.at += Number(step[1]);
        pen.moved = true;
      }
      for (const glyph of step[2]?.match(/.{4}/g) ?? []) out += addGlyph(pen, glyph);
      continue;
    }
    out += `${endRun(pen)}${line}\n`;
    if (!line.endsWith(' Tm')) continue;
    pen.at = 0;
    pen.reached = 0;
    pen.line = 0;
    pen.moved = false;
  }
  return out + endRun(pen);
}

/**
 * Gathers glyphs into runs. The engine places every glyph by a move of its own; one run a line, with kerns, is a third of the
 * bytes, is read several times as fast, and lets readers select and search as if the text had been set as text.
 * A glyph's place changes by less than a thousandth of its size.
 */
export function gatherRuns(content: string, faces: ReadonlyMap<string, Glyphs>): string {
  return content.replace(OBJECT, (whole, name: string, size: string, body: string) => {
    const face = faces.get(name);
    if (!face || !(Number(size) > 0) || /[('[]/.test(body) || CLIMB.test(body)) return whole;
    return `BT\n/${name} ${size} Tf\n${object(body, Number(size), face.widths)}ET\n`;
  });
}
