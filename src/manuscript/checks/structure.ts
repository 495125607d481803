import type { FootnoteDefinition, FootnoteReference, Nodes } from 'mdast';
import { SKIP, visit } from '../../visit.js';
import { placeAt, type Place, type Problem } from '../../problem.js';
import { isOnlyPictures, type Chapter, type Settings } from '../model/index.js';
import { foreignMarks } from './foreign-marks.js';
import { headingsOfWorks } from './headings-of-works.js';
import { openHtml } from './open-html.js';
import { elementsOf, placeOfElement } from '../html/index.js';
import { strayMarks } from './stray-marks.js';
import { openFormulas, unreadMath } from './unread-math.js';

/** What is wrong with the notes, ids and headings of the chapters. Links are settled by `book/`, which knows every id. */
export function structureProblems(
  chapters: readonly Chapter[],
  { math }: Pick<Settings, 'math'>,
): readonly Problem[] {
  return [
    ...chapters.flatMap((chapter) => [
      ...noteProblems(chapter),
      ...notesInNotes(chapter),
      ...headingSkips(chapter),
      ...headingsOfWorks(chapter),
      ...strayMarks(chapter),
      ...foreignMarks(chapter),
      ...openHtml(chapter),
      ...strayCaptions(chapter),
      ...(math ? openFormulas(chapter) : []),
    ]),
    ...(math ? [] : unreadMath(chapters)),
    ...sameIds(chapters),
  ];
}

function noteProblems(chapter: Chapter): readonly Problem[] {
  const problems: Problem[] = [];
  const definitions = new Map<string, FootnoteDefinition>();
  const used = new Set<string>();
  const mayBeUndefined = chapter.text.includes('[^');
  visit(chapter.tree, (node) => {
    if (node.type === 'footnoteReference') used.add(node.identifier);
    else if (node.type === 'text' && mayBeUndefined) problems.push(...undefinedNotes(chapter, node));
    else if (node.type === 'footnoteDefinition') {
      const label = node.label ?? node.identifier;
      const first = definitions.get(node.identifier);
      if (first === undefined) definitions.set(node.identifier, node);
      else {
        problems.push({
          ruleId: 'note-duplicate',
          severity: 'error',
          message: `Unexpected second definition of the note [^${label}], expected one`,
          place: placeOf(chapter, node),
          note: `The first is in line ${first.position?.start.line ?? 0}; only that one would be printed.`,
        });
      }
    }
  });
  for (const [identifier, node] of definitions) {
    if (used.has(identifier)) continue;
    problems.push({
      ruleId: 'note-unused',
      severity: 'warning',
      message: `Unexpected note [^${node.label ?? identifier}] that nothing refers to, expected a reference in the text`,
      place: placeOf(chapter, node),
      note: 'A note without a reference is not printed.',
    });
  }
  return problems;
}

/** A note stands at the foot of the page that calls it in its text; one that only another note calls would stand nowhere. */
function notesInNotes(chapter: Chapter): readonly Problem[] {
  const inText = new Set<string>();
  const inNotes: FootnoteReference[] = [];
  visit(chapter.tree, (node) => {
    if (node.type === 'footnoteReference') inText.add(node.identifier);
    if (node.type !== 'footnoteDefinition') return undefined;
    visit(node, 'footnoteReference', (reference) => void inNotes.push(reference));
    return SKIP;
  });
  return inNotes
    .filter(({ identifier }) => !inText.has(identifier))
    .map((reference) => ({
      ruleId: 'note-in-note',
      severity: 'error',
      message: 'Unexpected reference to a note inside another note, expected it in the text',
      place: placeOf(chapter, reference),
      note: 'On paper, a note that only another note refers to is not printed: say it in that other note.',
    }));
}

/** What looks like a reference is left in the text by the parser where no note has the name. */
function undefinedNotes(chapter: Chapter, node: Nodes): readonly Problem[] {
  const from = node.position?.start.offset ?? 0;
  const written = chapter.text.slice(from, node.position?.end.offset ?? from);
  return [...written.matchAll(/(?<!\\)\[\^([^\][\s^]+)\]/g)].map(({ 0: whole, 1: label = '', index }) => ({
    ruleId: 'note-undefined',
    severity: 'error',
    message: `Unexpected reference to a note [^${label}] that is not there, expected a definition ([^${label}]: …)`,
    place: placeAt(chapter.file, chapter.text, from + index, from + index + whole.length),
    note: String.raw`Write \[^ where no note is meant.`,
  }));
}

/** A caption stands below its picture, and a picture among words has no below. */
function strayCaptions(chapter: Chapter): readonly Problem[] {
  const problems: Problem[] = [];
  visit(chapter.tree, 'image', (node, _, parent) => {
    if (!node.title || (parent?.type === 'paragraph' && isOnlyPictures(parent))) return;
    problems.push({
      ruleId: 'caption-inline',
      severity: 'warning',
      message: `Unexpected caption "${node.title}" of a picture among words, expected a paragraph that holds nothing but pictures`,
      place: placeOf(chapter, node),
      note: 'The caption is not printed.',
    });
  });
  return problems;
}

function headingSkips(chapter: Chapter): readonly Problem[] {
  const problems: Problem[] = [];
  let last = 0;
  visit(chapter.tree, 'heading', (node) => {
    const skips = last === 0 ? node.depth > 2 : node.depth > last + 1;
    if (skips) {
      const expected =
        last === 0
          ? 'level 1 for the first heading of a chapter'
          : `level ${last + 1} at most after level ${last}`;
      problems.push({
        ruleId: 'heading-skip',
        severity: 'warning',
        message: `Unexpected heading of level ${node.depth}, expected ${expected}`,
        place: placeOf(chapter, node),
        note: 'Those who have the book read to them go from heading to heading by level.',
      });
    }
    last = node.depth;
  });
  return problems;
}

function sameIds(chapters: readonly Chapter[]): readonly Problem[] {
  const first = new Map<string, Place>();
  const problems: Problem[] = [];
  const meet = (id: string, place: Place): void => {
    const earlier = first.get(id);
    if (earlier === undefined) return void first.set(id, place);
    problems.push({
      ruleId: 'id-duplicate',
      severity: 'warning',
      message: `Unexpected second id "${id}", expected each id once in the book`,
      place,
      note: `The first is at ${earlier.file}:${earlier.start.line}; links lead there.`,
    });
  };
  for (const chapter of chapters) {
    visit(chapter.tree, (node) => {
      const own =
        'data' in node
          ? (node.data as { readonly hProperties?: { readonly id?: unknown } } | undefined)
          : undefined;
      if (typeof own?.hProperties?.id === 'string') meet(own.hProperties.id, placeOf(chapter, node));
      if (node.type !== 'html') return;
      for (const raw of elementsOf(node)) {
        if (typeof raw.element.properties.id === 'string')
          meet(raw.element.properties.id, placeOfElement(chapter, raw));
      }
    });
  }
  return problems;
}

function placeOf(chapter: Chapter, node: Nodes): Place {
  const start = node.position?.start.offset ?? 0;
  return placeAt(chapter.file, chapter.text, start, node.position?.end.offset ?? start);
}
