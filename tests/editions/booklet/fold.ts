import type { Layout, LaidSide } from '../../../src/editions/booklet/layout.js';
import type { SchemaName } from '../../../src/editions/booklet/schemas/index.js';

/** A page as it lies on the sheet of paper, seen from the front. */
interface Lying {
  readonly page: number;
  readonly face: 'front' | 'back';
  readonly column: number;
  readonly row: number;
  readonly headUp: boolean;
}

/** What a printer that turns the paper on `flip` puts on one sheet: drawn pages only, nothing of the plan is asked. */
function printed(layout: Layout, sheet: number, flip: string, columns: number, rows: number): Lying[] {
  const { width, height } = layout.sheet;
  const shortEdgesUpright = width >= height;
  const leftRight = (flip === 'short-edge') === shortEdgesUpright;
  const sides = layout.sides.filter(({ side }) => side.sheet === sheet);
  return sides.flatMap(({ side, placed }: LaidSide) =>
    placed.map(({ page, matrix, clip }): Lying => {
      const back = side.face === 'back';
      const x = clip.x + clip.width / 2;
      const y = clip.y + clip.height / 2;
      const seenX = back && leftRight ? width - x : x;
      const seenY = back && !leftRight ? height - y : y;
      return {
        page,
        face: side.face,
        column: Math.floor(((seenX - layout.grid.x) / layout.grid.width) * columns),
        row: rows - 1 - Math.floor(((seenY - layout.grid.y) / layout.grid.height) * rows),
        headUp: back && !leftRight ? matrix[3] < 0 : matrix[3] > 0,
      };
    }),
  );
}

/**
 * Prints, folds and reads: the pages from front to back, null for blanks. Throws where a page would be upside down.
 */
export function read(
  schema: SchemaName,
  layout: Layout,
  how: {
    readonly flip: string;
    readonly rightToLeft: boolean;
    readonly columns: number;
    readonly rows: number;
  },
): (number | null)[] {
  const count = Math.max(...layout.sides.map(({ side }) => side.sheet)) + 1;
  const sheets = Array.from({ length: count }, (_, sheet) =>
    printed(layout, sheet, how.flip, how.columns, how.rows),
  );
  const at = (sheet: number, face: string, column: number, row: number, headUp = true): number | null => {
    const there =
      sheets[sheet]?.filter((one) => one.face === face && one.column === column && one.row === row) ?? [];
    const [only] = there;
    if (there.length > 1) throw new Error(`two pages in one place on sheet ${sheet}`);
    if (!only) return null;
    if (only.headUp !== headUp) throw new Error(`page ${only.page + 1} stands on its head`);
    return only.page;
  };
  const near = how.rightToLeft ? 0 : 1;
  const far = 1 - near;
  if (schema === 'saddle' || schema === 'signatures') {
    const signatures = new Map<number, Set<number>>();
    for (const { side } of layout.sides)
      signatures.set(side.signature, (signatures.get(side.signature) ?? new Set()).add(side.sheet));
    return [...signatures.values()].flatMap((own) => {
      const nested = [...own].sort((a, b) => a - b);
      return [
        ...nested.flatMap((sheet) => [at(sheet, 'front', near, 0), at(sheet, 'back', near, 0)]),
        ...nested.reverse().flatMap((sheet) => [at(sheet, 'back', far, 0), at(sheet, 'front', far, 0)]),
      ];
    });
  }
  if (schema === 'quarto') {
    // The upper half goes behind the lower, then the far half behind the near one.
    return sheets.flatMap((_, sheet) => {
      const layers = (column: number): (number | null)[] => [
        at(sheet, 'front', column, 1),
        at(sheet, 'back', column, 1),
        at(sheet, 'back', column, 0, false),
        at(sheet, 'front', column, 0, false),
      ];
      return [...layers(near), ...layers(far).reverse()];
    });
  }
  if (schema === 'cut-and-stack') {
    return [0, 1].flatMap((row) =>
      [far, near].flatMap((column) =>
        sheets.flatMap((_, sheet) => [at(sheet, 'front', column, row), at(sheet, 'back', column, row)]),
      ),
    );
  }
  // The zine: a ring of eight panels, cut open in the middle; each leaf is two neighbours of the ring.
  const columns = how.rightToLeft ? [0, 1, 2, 3] : [3, 2, 1, 0];
  const [outer = 0, ...inner] = columns;
  return [
    at(0, 'front', outer, 1),
    ...columns.map((column) => at(0, 'front', column, 0, false)),
    ...inner.reverse().map((column) => at(0, 'front', column, 1)),
  ];
}
