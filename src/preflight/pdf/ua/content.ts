import { createHash } from 'node:crypto';
import {
  arrayAt,
  catalogOf,
  contentOf,
  decoded,
  dictAt,
  follow,
  isStream,
  pagesOf,
  readOperators,
  type Operand,
  type PdfFile,
  type Value,
} from '../../../pdf/index.js';
import type { Check, Found } from '../check.js';

type Dict = ReturnType<typeof catalogOf>;

/** Operators that leave something on the page. */
const PAINTS = new Set(`f F f* S s B B* b b* sh Tj TJ ' " EI`.split(' '));
/** Forms in forms. */
const DEEPEST = 16;

/** The marked sequence around: an artifact, something that the structure owns, or something that nobody does. */
type Mark = 'artifact' | 'real' | 'other';

/** For every key of the parent tree, the numbers that have an owner. */
function ownersOf(file: PdfFile): ReadonlyMap<number, ReadonlySet<number>> {
  const owned = new Map<number, ReadonlySet<number>>();
  const met = new Set<Dict>();
  const read = (node: Dict | undefined): void => {
    if (!node || met.has(node)) return;
    met.add(node);
    const nums = arrayAt(file, node.get('Nums'));
    for (let i = 0; i + 1 < nums.length; i += 2) {
      const list = arrayAt(file, nums[i + 1]);
      const ids = list.flatMap((one, mcid) => (follow(file, one) === undefined ? [] : [mcid]));
      owned.set(Number(nums[i]), new Set(ids));
    }
    for (const kid of arrayAt(file, node.get('Kids'))) read(dictAt(file, kid));
  };
  read(dictAt(file, dictAt(file, catalogOf(file).get('StructTreeRoot'))?.get('ParentTree')));
  return owned;
}

/** What is wrong with what a page draws. */
function look(
  file: PdfFile,
  page: Dict,
  owned: ReadonlyMap<number, ReadonlySet<number>>,
): ReadonlySet<string> {
  const wrong = new Set<string>();
  const walk = (
    source: string,
    holder: Dict,
    resources: Dict | undefined,
    around: readonly Mark[],
    depth: number,
  ): void => {
    const own = owned.get(Number(follow(file, holder.get('StructParents'))));
    const marks: Mark[] = [...around];
    const numberOf = (properties: Operand): number | undefined => {
      if (typeof properties === 'string') {
        const named = dictAt(file, dictAt(file, resources?.get('Properties'))?.get(properties.slice(1)));
        const mcid = follow(file, named?.get('MCID'));
        return typeof mcid === 'number' ? mcid : undefined;
      }
      const written = typeof properties === 'object' && 'written' in properties ? properties.written : '';
      const found = /\/MCID\s+(\d+)/.exec(written)?.[1];
      return found === undefined ? undefined : Number(found);
    };
    const open = (tag: Operand, properties: Operand): void => {
      const mcid = numberOf(properties);
      const mark: Mark =
        tag === '/Artifact' ? 'artifact' : mcid !== undefined && own?.has(mcid) ? 'real' : 'other';
      if (mark === 'artifact' && marks.includes('real'))
        wrong.add('Unexpected artifact inside tagged content, expected them apart');
      if (mark === 'real' && marks.includes('artifact'))
        wrong.add('Unexpected tagged content inside an artifact, expected them apart');
      marks.push(mark);
    };
    const paint = (): void => {
      if (!marks.includes('real') && !marks.includes('artifact'))
        wrong.add('Unexpected content that is neither tagged nor an artifact, expected one of them');
    };
    readOperators(source, (operator, operands) => {
      if (operator === 'BDC') open(operands[0], operands[1]);
      else if (operator === 'BMC') open(operands[0], undefined);
      else if (operator === 'EMC') {
        if (marks.length > around.length) marks.pop();
      } else if (PAINTS.has(operator)) paint();
      else if (operator === 'Do') {
        const [name] = operands;
        const object =
          typeof name === 'string'
            ? follow(file, dictAt(file, resources?.get('XObject'))?.get(name.slice(1)))
            : undefined;
        if (!isStream(object)) return;
        const form = object.dict.get('Subtype') === '/Form';
        if (!form || marks.includes('real') || marks.includes('artifact') || depth > DEEPEST) paint();
        else
          walk(
            textOf(object),
            object.dict,
            dictAt(file, object.dict.get('Resources')) ?? resources,
            marks,
            depth + 1,
          );
      }
    });
  };
  const source = partsOf(file, page).map(textOf).join('\n');
  walk(source, page, dictAt(file, page.get('Resources')), [], 0);
  return wrong;
}

/**
 * Names all that `look` finds its faults by. Undefined for a page that draws forms in forms or names what it marks, where that is more than the streams
 * of its own and of its forms.
 */
function nameOf(
  file: PdfFile,
  page: Dict,
  owned: ReadonlyMap<number, ReadonlySet<number>>,
): string | undefined {
  const resources = dictAt(file, page.get('Resources'));
  if (resources?.has('Properties')) return undefined;
  const own = owned.get(Number(follow(file, page.get('StructParents')))) ?? new Set<number>();
  const hash = createHash('sha1').update(JSON.stringify([...own]));
  const take = (part: Value | undefined): boolean => {
    if (!isStream(part)) return false;
    const { dict, data } = part;
    hash.update(JSON.stringify([dict.get('Filter'), dict.get('DecodeParms'), data.length])).update(data);
    return true;
  };
  for (const part of partsOf(file, page)) if (!take(part)) return undefined;
  for (const [name, drawn] of dictAt(file, resources?.get('XObject')) ?? []) {
    const object = follow(file, drawn);
    const isForm = isStream(object) && object.dict.get('Subtype') === '/Form';
    hash.update(`${name} ${String(isForm)}`);
    if (!isForm) continue;
    const inside = dictAt(file, object.dict.get('Resources'));
    const isSimple = !['XObject', 'Properties'].some((kind) => inside?.has(kind));
    if (!isSimple || object.dict.has('StructParents')) return undefined;
    take(object);
  }
  return hash.digest('base64');
}

/** What a page's content is made of. */
const partsOf = (file: PdfFile, page: Dict): readonly (Value | undefined)[] =>
  contentOf(file, page).map((part) => follow(file, part));

function textOf(stream: Value | undefined): string {
  if (!isStream(stream)) return '';
  try {
    return Buffer.from(decoded(stream)).toString('latin1');
  } catch {
    return '';
  }
}

/** What pages draw: Matterhorn Protocol 1.1, checkpoint 01. */
export const CONTENT_CHECKS: readonly Check[] = [
  {
    id: 'ua/content',
    why: 'What is not in the structure is not read, and what is no artifact is missed.',
    look: ({ file, fine }) => {
      // Without a structure everything is wrong; that is said once, elsewhere.
      if (!catalogOf(file).has('StructTreeRoot')) return [];
      const owned = ownersOf(file);
      return pagesOf(file).flatMap(({ dict }, index): readonly Found[] => {
        const name = fine && nameOf(file, dict, owned);
        if (name !== undefined && fine?.known(name) !== undefined) return [];
        const wrong = [...look(file, dict, owned)];
        if (name !== undefined && wrong.length === 0) fine?.note(name);
        return wrong.map((message) => ({ page: index + 1, message }));
      });
    },
  },
];
