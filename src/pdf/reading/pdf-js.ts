import { loadPdfJs } from '../../pdf-js.js';
import { times, UNIT, type Matrix } from '../geometry/index.js';
import type { Drawn } from './drawn.js';

function matrix(value: unknown): Matrix {
  const list =
    ArrayBuffer.isView(value) || Array.isArray(value) ? Array.from(value as ArrayLike<number>) : [];
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = list;
  return [a, b, c, d, e, f];
}

/** What pdf.js calls a glyph; the rest of a text array is kerns. */
interface Shown {
  readonly unicode: string;
  readonly width: number;
}

const isShown = (value: unknown): value is Shown =>
  typeof value === 'object' && value !== null && 'unicode' in value && 'width' in value;

/** The graphics and text state that the place of a glyph depends on. */
interface State {
  readonly ctm: Matrix;
  readonly size: number;
  readonly spacing: number;
  readonly rise: number;
}

/** The operators by number, as pdf.js exports them. */
type Numbers = Readonly<Record<string, number>>;

function glyphsOf(
  numbers: Numbers,
  operators: { readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] },
  view: readonly number[],
): Drawn[] {
  const [left = 0, , , top = 0] = view;
  const drawn: Drawn[] = [];
  let state: State = { ctm: UNIT, size: 1, spacing: 0, rise: 0 };
  const saved: State[] = [];
  let line: Matrix = UNIT;
  let pen = 0;
  let first = 0;
  let sequence = 0;
  const show = (items: unknown): void => {
    for (const item of Array.isArray(items) ? (items as unknown[]) : []) {
      if (typeof item === 'number') pen -= (item * state.size) / 1000;
      if (!isShown(item)) continue;
      const advance = (item.width * state.size) / 1000;
      const whole = times([1, 0, 0, 1, pen, state.rise], times(line, state.ctm));
      const across = Math.hypot(whole[0], whole[1]);
      drawn.push({
        text: item.unicode,
        x: whole[4] - left,
        baseline: top - whole[5],
        width: advance * across,
        size: state.size * Math.hypot(whole[2], whole[3]),
        alone: false,
        sequence,
      });
      pen += advance + state.spacing;
    }
  };
  const at = (to: Matrix): void => {
    line = to;
    pen = 0;
  };
  const number = (value: unknown): number => (typeof value === 'number' ? value : 0);
  const table: Readonly<Record<string, (args: readonly unknown[]) => void>> = {
    save: () => saved.push(state),
    restore: () => (state = saved.pop() ?? state),
    transform: (args) => (state = { ...state, ctm: times(matrix(args), state.ctm) }),
    paintFormXObjectBegin: (args) => {
      saved.push(state);
      state = { ...state, ctm: times(matrix(args[0]), state.ctm) };
    },
    paintFormXObjectEnd: () => (state = saved.pop() ?? state),
    beginText: () => {
      at(UNIT);
      first = drawn.length;
    },
    endText: () => {
      const only = drawn[first];
      if (only && drawn.length === first + 1) drawn[first] = { ...only, alone: true };
    },
    setTextMatrix: (args) => at(matrix(args[0])),
    moveText: (args) => at(times([1, 0, 0, 1, number(args[0]), number(args[1])], line)),
    setFont: (args) => (state = { ...state, size: number(args[1]) }),
    setCharSpacing: (args) => (state = { ...state, spacing: number(args[0]) }),
    setTextRise: (args) => (state = { ...state, rise: number(args[0]) }),
    beginMarkedContentProps: (args) => (sequence += typeof args[1] === 'number' ? 1 : 0),
    showText: (args) => show(args[0]),
  };
  const steps = new Map(Object.entries(table).map(([name, step]) => [numbers[name], step]));
  operators.fnArray.forEach((operator, index) => {
    const args = operators.argsArray[index];
    steps.get(operator)?.(Array.isArray(args) ? (args as unknown[]) : []);
  });
  return drawn;
}

/** The glyphs of each page as pdf.js reads them, from the page with index `first` on. Loads pdf.js when it is first used. */
export async function* readByPdfJs(pdf: Uint8Array, first = 0): AsyncGenerator<readonly Drawn[]> {
  const { getDocument, OPS, VerbosityLevel } = await loadPdfJs();
  const loading = getDocument({
    // pdf.js takes the buffer away from its owner.
    data: new Uint8Array(pdf),
    verbosity: VerbosityLevel.ERRORS,
    disableFontFace: true,
    useSystemFonts: false,
  });
  try {
    const file = await loading.promise;
    for (let index = first + 1; index <= file.numPages; index++) {
      const page = await file.getPage(index);
      const operators = await page.getOperatorList();
      yield glyphsOf(OPS, operators, page.view);
      page.cleanup();
    }
  } finally {
    await loading.destroy();
  }
}
