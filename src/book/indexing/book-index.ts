import type { ElementContent } from 'hast';
import type { Root as MdastRoot } from 'mdast';
import type { Settings } from '../../manuscript/index.js';
import type { Problem } from '../../problem.js';
import type { Section } from '../model/index.js';
import { entriesOf } from './index-entries.js';
import { plainWords, type IndexMark } from './index-marks.js';
import { indexSection } from './index-section.js';
import { render, withoutCitations } from '../rendering/index.js';

/**
 * The index that marks make, if there are any.
 * @param read reads and refines a line of Markdown like a chapter
 */
export function bookIndex(
  marks: readonly IndexMark[],
  { file, language }: Pick<Settings, 'file' | 'language'>,
  read: (line: string) => MdastRoot,
  unique: (wanted: string) => string,
): { readonly sections: readonly Section[]; readonly problems: readonly Problem[] } {
  if (marks.length === 0) return { sections: [], problems: [] };
  const known = new Map<string, readonly ElementContent[]>();
  const worded = (line: string): readonly ElementContent[] => {
    const words = known.get(line) ?? wordsIn(line);
    known.set(line, words);
    return words;
  };
  const wordsIn = (line: string): readonly ElementContent[] => {
    const { content } = render(withoutCitations(read(line)), 'index', { file, language });
    return plainWords(content.children.flatMap((node) => (node.type === 'element' ? node.children : [])));
  };
  const { entries, problems } = entriesOf(marks, language, worded);
  if (entries.length === 0) return { sections: [], problems };
  return { sections: [indexSection(entries, language, unique)], problems };
}
