import {
  arrayAt,
  catalogOf,
  dictAt,
  follow,
  isDict,
  isName,
  pagesOf,
  type PdfFile,
  type Value,
} from '../../../pdf/index.js';

type Dict = ReturnType<typeof catalogOf>;

/** The structure types of PDF 1.7 (ISO 32000-1, tables 333 to 340). */
const STANDARD = new Set(
  `Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody
   Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP
   Figure Formula Form`.split(/\s+/),
);

/** An element of the structure, as a checker sees it. */
export interface Tag {
  readonly dict: Dict;
  /** As it is written. */
  readonly own: string;
  /** The standard type that it is or is mapped to; undefined where there is none. */
  readonly role: string | undefined;
  readonly parent: Tag | undefined;
  readonly kids: readonly Tag[];
  /** The page on which its content begins, from 1, as far as it says so. */
  readonly page: number | undefined;
  /** What it holds of annotations. */
  readonly annotations: readonly Dict[];
}

/** What became of a name that was followed through the role map. */
type Mapped = { readonly role: string } | { readonly wrong: 'unmapped' | 'circular' };

/** The standard type of a name. */
export function mapped(file: PdfFile, own: string): Mapped {
  const roles = dictAt(file, dictAt(file, catalogOf(file).get('StructTreeRoot'))?.get('RoleMap'));
  const seen = new Set<string>();
  for (let name = own; ;) {
    if (STANDARD.has(name)) return { role: name };
    if (seen.has(name)) return { wrong: 'circular' };
    seen.add(name);
    const next = follow(file, roles?.get(name));
    if (!isName(next)) return { wrong: 'unmapped' };
    name = next.slice(1);
  }
}

/** Standard types that the role map makes something else. */
export const remapped = (file: PdfFile): readonly string[] =>
  [
    ...(dictAt(file, dictAt(file, catalogOf(file).get('StructTreeRoot'))?.get('RoleMap'))?.keys() ?? []),
  ].filter((name) => STANDARD.has(name));

/** Levels of a structure: more are a circle. */
const DEEPEST = 200;

const known = new WeakMap<PdfFile, readonly Tag[]>();

/** All elements of the structure, each before what is in it; read once, however many ask. */
export function tagsOf(file: PdfFile): readonly Tag[] {
  const found = known.get(file);
  if (found) return found;
  const all: Tag[] = [];
  const pages = new Map(pagesOf(file).map(({ dict }, index) => [dict, index + 1]));
  const met = new Set<Dict>();
  const read = (value: Value | undefined, parent: Tag | undefined, depth: number): Tag | undefined => {
    const dict = dictAt(file, value);
    if (!dict || met.has(dict) || depth > DEEPEST) return undefined;
    const type = follow(file, dict.get('S'));
    if (!isName(type)) return undefined;
    met.add(dict);
    const own = type.slice(1);
    const standard = mapped(file, own);
    const [kids, annotations]: [Tag[], Dict[]] = [[], []];
    const tag: Tag = {
      dict,
      own,
      role: 'role' in standard ? standard.role : undefined,
      parent,
      kids,
      annotations,
      page: pages.get(dictAt(file, dict.get('Pg')) ?? dict),
    };
    all.push(tag);
    const inner = follow(file, dict.get('K'));
    for (const kid of Array.isArray(inner) ? inner : [dict.get('K')]) {
      const entry = dictAt(file, kid);
      const object = dictAt(file, entry?.get('Obj'));
      if (entry?.get('Type') === '/OBJR' && object) annotations.push(object);
      const made = read(kid, tag, depth + 1);
      if (made) kids.push(made);
    }
    return tag;
  };
  const root = dictAt(file, catalogOf(file).get('StructTreeRoot'));
  const tops = follow(file, root?.get('K'));
  for (const top of Array.isArray(tops) ? tops : [root?.get('K')]) read(top, undefined, 0);
  known.set(file, all);
  return all;
}

/** The attributes of an element, whoever owns them. */
export const attributesOf = (file: PdfFile, dict: Dict): readonly Dict[] => {
  const own = follow(file, dict.get('A'));
  return (Array.isArray(own) ? own : [own]).map((one) => dictAt(file, one)).filter(isDict);
};

/** The annotations of each page. */
export const annotationsOf = (file: PdfFile): readonly (readonly Dict[])[] =>
  pagesOf(file).map(({ dict }) =>
    arrayAt(file, dict.get('Annots'))
      .map((one) => dictAt(file, one))
      .filter(isDict),
  );
