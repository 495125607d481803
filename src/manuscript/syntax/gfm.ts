import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import type { Extension as FromMarkdown } from 'mdast-util-from-markdown';
import type { Extension as Micromark } from 'micromark-util-types';

/** One of GitHub's additions to Markdown (https://github.github.com/gfm/). */
export interface Addition {
  /** What a text has to hold to have one in it. Looking for it letter by letter costs half of the time of parsing. */
  readonly sign: RegExp;
  readonly syntax: Micromark;
  readonly fromMarkdown: FromMarkdown;
}

/** All of them, in the order in which they are tried. A character reference or an escape may stand for a sign of an address. */
export const GFM: readonly Addition[] = [
  {
    sign: /[@&\\]|:\/\/|www\./i,
    syntax: gfmAutolinkLiteral(),
    fromMarkdown: gfmAutolinkLiteralFromMarkdown(),
  },
  { sign: /\[\^/, syntax: gfmFootnote(), fromMarkdown: gfmFootnoteFromMarkdown() },
  {
    sign: /~/,
    syntax: gfmStrikethrough({ singleTilde: false }),
    fromMarkdown: gfmStrikethroughFromMarkdown(),
  },
  { sign: /\||:-|-:/, syntax: gfmTable(), fromMarkdown: gfmTableFromMarkdown() },
  { sign: /\[[\sx]\]/i, syntax: gfmTaskListItem(), fromMarkdown: gfmTaskListItemFromMarkdown() },
];
