import type { CslItem, CslName } from './csl-item.js';
import type { Engine } from './engine.js';
import { plainText, type Styled } from './markup.js';

/**
 * The author as a sentence names him: `Wald`, `Lenin and Trotsky`. Asked of the style first; a numeric style has no form for
 * it, so the family names are put together from the work. Empty where neither has a name.
 */
export function authorInSentence(engine: Engine, alias: string, work: CslItem): readonly Styled[] {
  const styled = spelt(engine.author(alias), ` ${engine.term('and') || 'and'} `);
  if (/\p{L}{2}/u.test(plainText(styled)) && !isNumberOnly(styled)) return styled;
  const names = (work['author'] ?? work['editor'] ?? []) as readonly CslName[];
  const value = listed(names.map(shortName), engine);
  return value === '' ? [] : [{ kind: 'text', value }];
}

/** Also a style that writes `&` in brackets wants `and` in a sentence (APA 7, 8.17). */
function spelt(nodes: readonly Styled[], and: string): readonly Styled[] {
  return nodes.map((node) =>
    node.kind === 'text'
      ? { kind: 'text', value: node.value.replace(/,? & /g, and) }
      : { ...node, children: spelt(node.children, and) },
  );
}

/** What a numeric style answers when it is asked for an author: `Reference 1`. */
const isNumberOnly = (styled: readonly Styled[]): boolean =>
  styled.some((node) => node.kind === 'mark' && / citation-number$/.test(node.mark)) ||
  /^\p{L}+\.? \d+$/u.test(plainText(styled));

function shortName(name: CslName): string {
  const family = [name['non-dropping-particle'], name.family].filter(Boolean).join(' ');
  return family || name.literal || name.given || '';
}

function listed(names: readonly string[], engine: Engine): string {
  const [first = '', second] = names.filter(Boolean);
  if (names.length > 2) return `${first} ${engine.term('et-al') || 'et al.'}`;
  return second === undefined ? first : `${first} ${engine.term('and') || 'and'} ${second}`;
}
