import type { PhrasingContent } from 'mdast';
import type { CitationItem } from '../manuscript/index.js';
import type { Engine } from './engine.js';
import type { Styled } from './markup.js';
import { capitalised, closeUp, takeStop, type NoteMaker } from './notes.js';
import type { Spot } from './order.js';
import { joined, reference, text, toPhrasing, withLinks } from './set.js';

/** What the style made of one citation. */
export interface Answer {
  readonly content: readonly Styled[];
  /** The name in the sentence, for a narrative citation. */
  readonly author: readonly Styled[];
  /** The works it names that the bibliography has, and those it has not. */
  readonly known: readonly CitationItem[];
  readonly missing: readonly CitationItem[];
}

export interface Composer {
  readonly engine: Pick<Engine, 'notes' | 'punctuationInQuotes'>;
  readonly makeNote: NoteMaker;
  /** The id of the entry of a work, if the style gives it one, by the engine's id for it, and by its key. */
  readonly entryOf: (work: string) => string | undefined;
  readonly entryFor: (key: string) => string | undefined;
  readonly aliasOf: (key: string) => string | undefined;
}

/** Replaces the children of a citation by what the style made of it; a style of notes makes it a note. */
export function compose(spot: Spot, answer: Answer, composer: Composer): void {
  const { citation } = spot;
  const { children, cites } = composer.engine.notes
    ? asNote(spot, answer, composer)
    : { children: inText(spot, answer, composer), cites: answer.known };
  citation.data = {
    hName: 'span',
    hProperties: { className: ['citation'], dataGenerated: '', ...worksCited(cites, composer) },
  };
  citation.children = children;
}

/** The ids of the entries of works, as a property of what cites them. */
function worksCited(items: readonly CitationItem[], { entryFor }: Composer): { readonly dataCites?: string } {
  const entries = new Set(items.flatMap(({ key }) => entryFor(key) ?? []));
  return entries.size === 0 ? {} : { dataCites: [...entries].join(' ') };
}

function inText(spot: Spot, answer: Answer, composer: Composer): PhrasingContent[] {
  const { content, author, known, missing } = answer;
  const linked = links(answer, composer);
  const [first] = known;
  const unknown = questions(missing);
  if (!first) return spot.citation.narrative ? unknown : [text('('), ...unknown, text(')')];
  if (author.length > 0) {
    const name = toPhrasing(author);
    const space = isRaised(content) ? [] : [text(' ')];
    const whole = known.length === 1 && first.suffix === '' && first.prefix === '';
    if (whole)
      return joined([
        ...reference(composer.entryFor(first.key), joined([...name, ...space, ...toPhrasing(content)])),
        ...after(unknown),
      ]);
    return joined([...reference(composer.entryFor(first.key), name), ...space, ...linked, ...after(unknown)]);
  }
  if (isRaised(content)) closeUp(spot);
  return joined([...linked, ...after(unknown)]);
}

/** The style raises its citations: `Wald¹`. */
const isRaised = ([first]: readonly Styled[]): boolean => first?.kind === 'mark' && first.mark === 'sup';

/** What is printed where the citation stands, and the works that it names there. */
interface Composed {
  readonly children: PhrasingContent[];
  readonly cites: readonly CitationItem[];
}

function asNote(spot: Spot, answer: Answer, composer: Composer): Composed {
  const { author, missing, known } = answer;
  const unknown = questions(missing);
  if (known.length === 0)
    return { children: spot.citation.narrative ? unknown : [text('('), ...unknown, text(')')], cites: [] };
  const linked = joined([...links(answer, composer), ...after(unknown)]);
  if (spot.inNote) return { children: insideNote(spot, linked), cites: known };
  const name = toPhrasing(author);
  const [first] = known;
  const shown = first && name.length > 0 ? reference(composer.entryFor(first.key), name) : [];
  if (shown.length === 0) closeUp(spot);
  const stop = takeStop(spot, shown, composer.engine.punctuationInQuotes);
  const note = composer.makeNote(spot, capitalised(linked), worksCited(known, composer));
  return { children: [...shown, ...stop, note], cites: first && shown.length > 0 ? [first] : [] };
}

/** In the author's own note a citation stands in the sentence: in brackets, without its stop, unless it opens the note. */
function insideNote({ parent, citation }: Spot, nodes: PhrasingContent[]): PhrasingContent[] {
  const siblings: readonly unknown[] = parent.children;
  const at = siblings.indexOf(citation);
  const next = siblings[at + 1];
  const followed = next !== undefined;
  const bare = followed ? withoutStop(nodes) : nodes;
  if (citation.narrative || at === 0) return bare;
  return joined([text('('), ...withoutStop(nodes), text(')')]);
}

function withoutStop(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const last = nodes.at(-1);
  if (last?.type !== 'text' || !last.value.endsWith('.')) return [...nodes];
  return joined([...nodes.slice(0, -1), text(last.value.slice(0, -1))]);
}

function links({ content, known }: Answer, { entryOf, entryFor, aliasOf }: Composer): PhrasingContent[] {
  const [first] = known;
  if (!first) return [];
  // A work without a word to print still shows that it is cited.
  if (content.length === 0)
    return joined([text('['), ...reference(entryFor(first.key), [text(first.key)]), text(']')]);
  return withLinks(content, entryOf, known.length === 1 ? aliasOf(first.key) : undefined);
}

/** `**key?**`, as Pandoc prints it. */
function questions(missing: readonly CitationItem[]): PhrasingContent[] {
  return missing.flatMap(({ key }, i): PhrasingContent[] => [
    ...(i > 0 ? [text('; ')] : []),
    { type: 'strong', children: [text(`${key}?`)] },
  ]);
}

const after = (nodes: readonly PhrasingContent[]): readonly PhrasingContent[] =>
  nodes.length > 0 ? [text(' '), ...nodes] : [];
