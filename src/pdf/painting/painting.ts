import { readOperators, type InlinePicture, type Operand } from '../contents/index.js';
import { least, matrixOf, times, UNIT, type Corners, type Matrix } from '../geometry/index.js';
import { colourSpace, gradientInk, inkOf, type ColourSpace } from '../ink/index.js';
import {
  dictAt,
  follow,
  isDict,
  isStream,
  numbersAt,
  type Dict,
  type Name,
  type PdfFile,
  type Stream,
  type Value,
} from '../objects/index.js';
import { newPath, nothing, reach } from './extents.js';

/** A picture in its place on a page. */
export interface PaintedPicture {
  readonly what: 'picture';
  /** The resource's name, `Im3`, or `in the text` for one that stands in the content. */
  readonly name: string;
  /** Undefined for one that stands in the content. */
  readonly stream?: Stream;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Only black and white. */
  readonly line: boolean;
  /** Pixels to the inch as it is placed, of the side that has fewer. */
  readonly ppi: number;
  readonly box: Corners;
}

/** A line, or an area, that is painted. */
export interface PaintedPath {
  readonly what: 'stroke' | 'fill';
  /** Points across its narrowest part: of a stroke its width, of a fill the narrower side of the thinnest of its shapes. */
  readonly thin: number;
  /** Parts of all inks together, 3 for 300 %. */
  readonly ink: number;
  readonly box: Corners;
}

/** Glyphs or a gradient. */
export interface PaintedColour {
  readonly what: 'text' | 'gradient';
  readonly ink: number;
}

export type Painted = PaintedPicture | PaintedPath | PaintedColour;

/** Forms in forms. */
const DEEPEST = 16;

interface Paint {
  readonly space: ColourSpace;
  readonly ink: number;
}
interface State {
  ctm: Matrix;
  width: number;
  fill: Paint;
  stroke: Paint;
}

const DEVICE: Readonly<Record<string, '/DeviceGray' | '/DeviceRGB' | '/DeviceCMYK'>> = {
  g: '/DeviceGray',
  rg: '/DeviceRGB',
  k: '/DeviceCMYK',
};
const BLACK: Paint = { space: { kind: '/DeviceGray', parts: 1 }, ink: 1 };

/** What a content stream is painted with. */
export interface Painting {
  readonly file: PdfFile;
  /** The operators of a content stream; nothing where they cannot be read. */
  readonly textOf: (stream: Value | undefined) => string;
  /** How many operators are read before the rest is left. */
  readonly patience: { operators: number };
  readonly on: (painted: Painted) => void;
}

/** Tells all that a page's content paints, in forms and patterns too. */
export function paintContent(
  content: string,
  resources: Dict,
  { file, textOf, patience, on }: Painting,
): void {
  const open = new Set<Stream>();
  const walk = (source: string, resources: Dict, from: State, depth: number): void => {
    let lastText: Paint | undefined;
    if (depth > DEEPEST) return;
    let state: State = { ...from };
    const saved: State[] = [];
    const path = newPath();
    const entry = (kind: string, name: Operand): Value | undefined =>
      typeof name === 'string' ? dictAt(file, resources.get(kind))?.get(name.slice(1)) : undefined;
    const endPath = (fill: boolean, stroke: boolean): void => {
      const made = path.take();
      if (!made) return;
      const { box, thin } = made;
      if (fill) on({ what: 'fill', thin, ink: state.fill.ink, box });
      if (stroke) on({ what: 'stroke', thin: state.width * least(state.ctm), ink: state.stroke.ink, box });
    };
    const points = (o: readonly Operand[]): void => {
      for (let i = 0; i + 1 < o.length; i += 2) path.point(state.ctm, o[i], o[i + 1]);
    };
    const picture = (
      name: string,
      entries: { width: number; height: number; line: boolean },
      stream?: Stream,
    ): void => {
      const { ctm } = state;
      const [across, down] = [Math.hypot(ctm[0], ctm[1]), Math.hypot(ctm[2], ctm[3])];
      if (!(across > 0 && down > 0) || !(entries.width > 0 && entries.height > 0)) return;
      const extent = nothing();
      for (const [x, y] of [
        [0, 0],
        [1, 0],
        [0, 1],
        [1, 1],
      ] as const)
        reach(extent, state.ctm, x, y);
      const ppi = Math.min((entries.width * 72) / across, (entries.height * 72) / down);
      on({ what: 'picture', name, ...(stream ? { stream } : {}), ...entries, ppi, box: extent });
    };
    /** A form or a pattern; one that draws itself draws nothing. */
    const drawIn = (stream: Stream, around: State): void => {
      if (open.has(stream)) return;
      open.add(stream);
      const ctm = times(matrixOf(numbersAt(file, stream.dict.get('Matrix'))), around.ctm);
      const own = dictAt(file, stream.dict.get('Resources')) ?? resources;
      walk(textOf(stream), own, { ...around, ctm }, depth + 1);
      open.delete(stream);
    };
    const draw = (name: Operand): void => {
      const object = follow(file, entry('XObject', name));
      if (!isStream(object) || typeof name !== 'string') return;
      const own = object.dict;
      if (own.get('Subtype') === '/Image') {
        const line = own.get('ImageMask') === true || follow(file, own.get('BitsPerComponent')) === 1;
        const [width, height] = [
          Number(follow(file, own.get('Width'))),
          Number(follow(file, own.get('Height'))),
        ];
        picture(name.slice(1), { width, height, line }, object);
        return;
      }
      drawIn(object, state);
    };
    const setSpace = (name: Operand): Paint => {
      const named = typeof name === 'string' ? (entry('ColorSpace', name) ?? (name as Name)) : undefined;
      const space = colourSpace(file, named);
      // The colour that a space begins with (ISO 32000-1, 8.6.5.2 to 8.6.6.5): no light, black alone, or all of a named ink.
      const first = space.kind === '/DeviceCMYK' ? [0, 0, 0, 1] : [space.kind === '/DeviceGray' ? 0 : 1];
      return { space, ink: inkOf(space, first) };
    };
    const setColour = (paint: Paint, operands: readonly Operand[]): Paint => {
      const name = operands.at(-1);
      if (typeof name !== 'string')
        return {
          ...paint,
          ink: inkOf(
            paint.space,
            operands.map((part) => (typeof part === 'number' ? part : 0)),
          ),
        };
      const pattern = follow(file, entry('Pattern', name));
      const own = isStream(pattern) ? pattern.dict : isDict(pattern) ? pattern : undefined;
      if (own?.get('PatternType') === 2) return { ...paint, ink: gradientInk(file, own.get('Shading')) };
      if (isStream(pattern)) drawIn(pattern, from);
      return { ...paint, ink: 0 };
    };
    const text = (): void => {
      if (lastText === state.fill) return;
      lastText = state.fill;
      on({ what: 'text', ink: state.fill.ink });
    };
    const steps: Readonly<Record<string, (o: readonly Operand[], inline?: InlinePicture) => void>> = {
      q: () => saved.push({ ...state }),
      Q: () => (state = saved.pop() ?? state),
      cm: (o) => (state.ctm = times(matrixOf(o), state.ctm)),
      w: ([width]) => (state.width = typeof width === 'number' ? Math.abs(width) : state.width),
      gs: ([name]) => {
        const width = follow(file, dictAt(file, entry('ExtGState', name))?.get('LW'));
        if (typeof width === 'number') state.width = width;
      },
      m: (o) => {
        path.lift();
        points(o);
      },
      ...Object.fromEntries(['l', 'c', 'v', 'y'].map((name) => [name, points])),
      re: ([x, y, w, h]) => {
        if (typeof x !== 'number' || typeof y !== 'number' || typeof w !== 'number' || typeof h !== 'number')
          return;
        path.lift();
        points([x, y, x + w, y, x, y + h, x + w, y + h]);
      },
      n: () => endPath(false, false),
      S: () => endPath(false, true),
      s: () => endPath(false, true),
      ...Object.fromEntries(['f', 'F', 'f*'].map((name) => [name, () => endPath(true, false)])),
      ...Object.fromEntries(['B', 'B*', 'b', 'b*'].map((name) => [name, () => endPath(true, true)])),
      ...Object.fromEntries(['Tj', 'TJ', "'", '"'].map((name) => [name, text])),
      ...Object.fromEntries(
        ['g', 'rg', 'k'].flatMap((name) => {
          const space = colourSpace(file, DEVICE[name]);
          const paint = (o: readonly Operand[]): Paint => ({
            space,
            ink: inkOf(
              space,
              o.map((part) => (typeof part === 'number' ? part : 0)),
            ),
          });
          return [
            [name, (o: readonly Operand[]) => (state.fill = paint(o))],
            [name.toUpperCase(), (o: readonly Operand[]) => (state.stroke = paint(o))],
          ];
        }),
      ),
      cs: ([name]) => (state.fill = setSpace(name)),
      CS: ([name]) => (state.stroke = setSpace(name)),
      sc: (o) => (state.fill = setColour(state.fill, o)),
      scn: (o) => (state.fill = setColour(state.fill, o)),
      SC: (o) => (state.stroke = setColour(state.stroke, o)),
      SCN: (o) => (state.stroke = setColour(state.stroke, o)),
      sh: ([name]) => on({ what: 'gradient', ink: gradientInk(file, entry('Shading', name)) }),
      Do: ([name]) => draw(name),
      EI: (_, inline) => {
        const one = (...keys: readonly string[]): Operand =>
          keys.map((key) => inline?.get(key)).find((value) => value !== undefined);
        const line = one('/IM', '/ImageMask') === 'true' || one('/BPC', '/BitsPerComponent') === 1;
        picture('in the text', {
          width: Number(one('/W', '/Width')),
          height: Number(one('/H', '/Height')),
          line,
        });
      },
    };
    readOperators(source, (operator, operands, inline) => {
      if (--patience.operators > 0 && Object.hasOwn(steps, operator)) steps[operator]?.(operands, inline);
    });
  };
  walk(content, resources, { ctm: UNIT, width: 1, fill: BLACK, stroke: BLACK }, 0);
}
