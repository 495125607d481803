import fc from 'fast-check';
import type { Nodes, PhrasingContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/manuscript/parse.js';
import { runs } from '../../support/chance.js';

const classes = ({ data }: Nodes): string => (data?.hProperties?.['className'] ?? []).join('.');

/** The paragraphs of a block: their classes, `<name>` a speaker, `{…}` a direction, `_…_` emphasis. */
function spoken(markdown: string, kind = 'play'): string[] {
  const found: string[] = [];
  const text = (node: PhrasingContent): string => {
    const inner = 'children' in node ? node.children.map(text).join('') : toString(node);
    if (node.type === 'emphasis') return `_${inner}_`;
    if (node.type !== 'span') return inner;
    return classes(node).startsWith('speaker') ? `<${inner}>` : `{${inner}}`;
  };
  visit(parse('a.md', `::: ${kind}\n${markdown}\n:::\n`), 'paragraph', (paragraph) => {
    found.push(`${classes(paragraph)}: ${paragraph.children.map(text).join('')}`.replace(/^: /, ''));
  });
  return found;
}

describe('speakers', () => {
  it.each([
    ['HAMLET. To be.', 'speech: <HAMLET>. To be.'],
    ['HAMLET: To be.', 'speech: <HAMLET>: To be.'],
    ['MRS. ALVING. No.', 'speech: <MRS. ALVING>. No.'],
    ['J. R. SMITH: No.', 'speech: <J. R. SMITH>: No.'],
    ['ROSENCRANTZ & GUILDENSTERN. Yes.', 'speech: <ROSENCRANTZ & GUILDENSTERN>. Yes.'],
    ['Q. Why?', 'speech: <Q>. Why?'],
    ['A. NO! Never.', 'speech: <A>. NO! Never.'],
    ['ÉLISE. Oui.', 'speech: <ÉLISE>. Oui.'],
    ['HAMLET.', 'speech.alone: <HAMLET>.'],
    ['HAMLET.\nTo be.', 'speech: <HAMLET>.\nTo be.'],
    ['**Hamlet.** To be.', 'speech: <Hamlet>. To be.'],
    ['**Hamlet**: To be.', 'speech: <Hamlet>: To be.'],
    ['**Hamlet** (sits): So.', 'speech: <Hamlet> {(sits)}: So.'],
    ['[Hamlet]{.speaker} so.', 'speech: <Hamlet> so.'],
    ['HAMLET (aside). So.', 'speech: <HAMLET> {(aside)}. So.'],
    ['HAMLET [aside] So.', 'speech: <HAMLET> {[aside]} So.'],
    ['HAMLET (*aside*). So.', 'speech: <HAMLET> {(aside)}. So.'],
    ['HAMLET, *aside*. So.', 'speech: <HAMLET>, _aside_. So.'],
    ['HAMLET. (Aside.) So (it is).', 'speech: <HAMLET>. {(Aside.)} So (it is).'],
  ])('in %j', (markdown, expected) => {
    expect(spoken(markdown)).toEqual([expected]);
    expect(spoken(`${markdown}\n\nOn.`).at(-1)).toBe('speech.continued: On.');
  });

  it.each([
    'A room in Elsinore.',
    'Look: there.',
    String.raw`NO\. I won't.`,
    'NATO (the alliance) sits.',
    'SCENE II. A room.',
    'ACT I.',
    'HAMLET sits.',
    'HAMLET.5',
    '**No** way.',
    '*Hm.* So.',
  ])('not in %j', (markdown) => {
    expect(spoken(markdown)).toEqual([toString(parse('a.md', markdown)).replace(/^Hm\./, '_Hm._')]);
  });

  it('need no capitals where they come back', () => {
    expect(spoken('Jane Doe: One.\n\nLook: here.\n\nJane Doe (*laughs*): Two.', 'interview')).toEqual([
      'speech: <Jane Doe>: One.',
      'speech.continued: Look: here.',
      'speech: <Jane Doe> {(laughs)}: Two.',
    ]);
  });

  it('are small capitals, however they are written', () => {
    const names: string[] = [];
    visit(
      parse('a.md', '::: play\nHAMLET. A\n\n**Ann.** B\n\nQ. C\n:::'),
      'span',
      (span) => void names.push(classes(span)),
    );
    expect(names).toEqual(['speaker.caps', 'speaker.smallcaps', 'speaker']);
  });

  it('stand nowhere else', () => {
    expect(toString(parse('a.md', 'HAMLET. [Aside.] A.'))).toBe('HAMLET. [Aside.] A.');
    expect(spoken('HAMLET. [Aside.] A.', 'letter')).toEqual(['HAMLET. [Aside.] A.']);
  });
});

describe('directions', () => {
  it.each([
    ['*Enter Hamlet.*', 'direction: Enter Hamlet.'],
    ['*Enter* HAMLET *and* ANN.', 'direction: Enter HAMLET and ANN.'],
    ['(*Enter* HAMLET.)', 'direction: (Enter HAMLET.)'],
    ['[Enter *two* men.]', 'direction: [Enter _two_ men.]'],
    [String.raw`\[Enter Hamlet.\]`, 'direction: [Enter Hamlet.]'],
    ['(He goes.)', 'direction: (He goes.)'],
    ['(He goes.) And (she).', '(He goes.) And (she).'],
    ['HAMLET. So *(sits)* it [rises] is.', 'speech: <HAMLET>. So {(sits)} it {[rises]} is.'],
    [String.raw`HAMLET. So \[rises\] it […] is.`, 'speech: <HAMLET>. So {[rises]} it […] is.'],
  ])('in %j', (markdown, expected) => {
    expect(spoken(markdown)).toEqual([expected]);
  });

  it('are no square brackets in an interview, which are its editor’s', () => {
    expect(spoken('A. The river [the Rhine] (*laughs*).\n\n[Laughter.]', 'interview')).toEqual([
      'speech: <A>. The river [the Rhine] {(laughs)}.',
      'direction: [Laughter.]',
    ]);
  });
});

it('a speech goes on in verse, and ends at a heading', () => {
  expect(spoken('ANN.\n\n::: verse\nOne\n  two\n\nBOB. Three\n:::\n\nOn.\n\n## II\n\nA room.')).toEqual([
    'speech.alone: <ANN>.',
    'One\n\u00A0\u00A0two',
    'speech: <BOB>. Three',
    'speech.continued: On.',
    'A room.',
  ]);
});

it('what is marked stands where it is written', () => {
  const piece = fc.constantFrom(
    ...[
      'HAMLET. ',
      'A. ',
      '**Ann:** ',
      '[aside] ',
      '(*sits*) ',
      '*(rises)* ',
      '&amp; ',
      '&#x1F600; ',
      '😀 ',
      '\\[so\\] ',
      'words, ',
      '\\* ',
      '\n',
      '(x) ',
    ],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 9 }), fc.constantFrom('', '> ', '- '), (pieces, prefix) => {
      const lines = ['::: play', ...`${pieces.join('')}end`.split('\n'), ':::'];
      const rest = prefix === '- ' ? '  ' : prefix;
      const markdown = lines.map((line, i) => (i === 0 ? prefix : rest) + line).join('\n');
      const at = (point: { line: number; column: number } | undefined): number =>
        markdown
          .split('\n')
          .slice(0, (point?.line ?? 1) - 1)
          .join('\n').length +
        (point?.line === 1 ? 0 : 1) +
        (point?.column ?? 1) -
        1;
      visit(parse('a.md', markdown), (node) => {
        expect(at(node.position?.start)).toBe(node.position?.start.offset);
        expect(at(node.position?.end)).toBe(node.position?.end.offset);
        if (node.type !== 'text') return;
        const written = markdown.slice(node.position?.start.offset, node.position?.end.offset);
        const plain = (text: string): string =>
          text
            .replaceAll('&amp;', '&')
            .replaceAll('&#x1F600;', '😀')
            .replace(/[\\\s>]+/g, '');
        expect(plain(written)).toBe(plain(node.value));
      });
    }),
    { numRuns: runs(300), examples: [[['HAMLET. ', '\n', '&amp; ', '[aside] '], '> ']] },
  );
});
