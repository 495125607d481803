import type { Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import { visit } from '../../visit.js';
import { speakerOf, speakerWithColon } from './speakers.js';
import { directed, directionOf } from './stage-directions.js';

type FencedDiv = Extract<RootContent, { type: 'fencedDiv' }>;

/** What holds while a play or an interview is gone through. */
interface Scene {
  readonly source: string;
  /** Whether square brackets are directions: in an interview they are what its editor put in. */
  readonly square: boolean;
  /** Names that several paragraphs begin with. */
  readonly names: ReadonlySet<string>;
  /** Whether somebody has the word. */
  open: boolean;
}

/**
 * Tells in `::: play` and `::: interview` who speaks, what is said, and what is a direction, in classes: `speech` a paragraph that begins with a
 * `speaker`, `alone` where nothing else stands in it, `continued` one that goes on, `direction`. Mutates `tree`.
 */
export function takeSpeeches(tree: Root, source: string): void {
  visit(tree, 'fencedDiv', (div) => {
    const [play, interview] = ['play', 'interview'].map((name) => isA(div, name));
    if (!play && !interview) return;
    const names = new Map<string, number>();
    visit(div, 'paragraph', (paragraph) => {
      const name = speakerWithColon(paragraph);
      if (name !== undefined) names.set(name, (names.get(name) ?? 0) + 1);
    });
    const known = new Set([...names].filter(([, times]) => times > 1).map(([name]) => name));
    take(div, { source, square: play === true, names: known, open: false }, false);
  });
}

const isA = ({ data }: FencedDiv, name: string): boolean => {
  const { className } = data.hProperties;
  return Array.isArray(className) && className.includes(name);
};

/** @param inVerse whether the block is one of lines, which stand in already */
function take(div: FencedDiv, scene: Scene, inVerse: boolean): void {
  for (const node of div.children) {
    if (node.type === 'heading') scene.open = false;
    else if (node.type === 'fencedDiv' && !isA(node, 'direction')) take(node, scene, isA(node, 'verse'));
    else if (node.type === 'paragraph') takeParagraph(node, scene, inVerse);
  }
}

function takeParagraph(paragraph: Paragraph, scene: Scene, inVerse: boolean): void {
  const { source, square } = scene;
  const direction = directionOf(paragraph, source);
  if (direction) {
    set(paragraph, direction, 'direction');
    return;
  }
  const found = speakerOf(paragraph, source, scene.names);
  const said = directed(found?.said ?? paragraph.children, source, { leads: found !== undefined, square });
  if (found) {
    scene.open = true;
    const alone = said.every((node) => node.type === 'text' && !/[\p{L}\p{N}]/u.test(node.value));
    set(paragraph, [found.speaker, ...said], 'speech', ...(alone ? ['alone'] : []));
  } else if (scene.open) set(paragraph, said, ...(inVerse ? [] : ['speech', 'continued']));
}

function set(paragraph: Paragraph, children: PhrasingContent[], ...names: readonly string[]): void {
  paragraph.children = children;
  if (names.length === 0) return;
  paragraph.data = { ...paragraph.data, hProperties: { className: [...names] } };
}
