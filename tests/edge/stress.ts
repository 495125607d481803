/** A section made to break a layout, and what it says. */
export interface Stress {
  readonly html: string;
  /** Its text without the notes, and its notes, as plain text in order. */
  readonly text: string;
  readonly notes: string;
}

/** Numbers in [0, 1) that depend on nothing but the seed (a linear congruential generator, constants of Numerical Recipes). */
function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const SYLLABLES =
  'so·cial·ist de·vel·op·ment ex·traor·di·nary in·for·ma·tion won·der·ful ter·ri·ble con·sid·er·able re·mem·ber the of and to in it was for a on as with his he be at by had not but from or have an'
    .replaceAll('·', '\u00ad')
    .split(' ');

/**
 * A text of `blocks` blocks: paragraphs up to several pages, runs of short equal nodes, notes short and long, verse,
 * preformatted lines, lists, nested blocks, emoji and lines without spaces.
 */
export function stress(seed: number, blocks: number): Stress {
  const roll = dice(seed);
  const below = (n: number): number => Math.floor(roll() * n);
  const pick = <T>(items: readonly T[]): T => items[below(items.length)] as T;
  const words = (n: number): string => Array.from({ length: n }, () => pick(SYLLABLES)).join(' ');
  let noteCount = 0;

  const note = (): string => {
    const number = ++noteCount;
    const length = below(10) === 0 ? 300 : 4 + below(40);
    const text = below(4) === 0 ? `${words(6)} <em>${words(3)}</em> ${words(length)}` : words(length);
    return (
      `<a class="noteref" id="noteref-${number}" href="#note-${number}">${number}</a>` +
      `<span class="note" id="note-${number}"><span class="note-number">${number}</span> ${text}.</span> `
    );
  };
  const INLINE: readonly (() => string)[] = [
    () => ', ',
    () => ', ',
    () => `<em>${words(1 + below(6))}</em>`,
    () => `<a href="#x">${words(1 + below(3))}</a> `,
    () => `<a href="#x">${words(1)}</a> <em>${words(1)}</em> `,
    () => 'ter\u00ad<em>rible</em> ',
    () => '<em>won</em>\u00adder\u00adful ',
    () => '😀😀 naïve—élite ',
    () => '東京都渋谷区神南一丁目東京都 ',
    () => '<strong>a <em>b</em></strong> ',
    () => `${words(2 + below(10))} `,
    () => `${words(2 + below(10))} `,
    () => `${words(2 + below(10))} `,
    note,
  ];
  const inline = (n: number): string => Array.from({ length: n }, () => pick(INLINE)()).join('');
  const paragraph = (n: number): string => `<p>${inline(n)}</p>`;
  const lines = (n: number, joint: string): string =>
    Array.from({ length: n }, () => words(3 + below(12))).join(joint);
  const BLOCKS: readonly (() => string)[] = [
    () => paragraph(4 + below(40)),
    () => paragraph(4 + below(40)),
    () => paragraph(4 + below(40)),
    () => paragraph(300),
    () => `<h2>${words(4).replaceAll('\u00ad', '')}</h2>`,
    () => `<p class="verse">${lines(4 + below(14), '<br>')}</p>`,
    () =>
      `<ul>${Array.from({ length: 3 + below(6) }, () => `<li>${inline(1 + below(12))}</li>`).join('')}</ul>`,
    () => `<blockquote>${paragraph(12)}${paragraph(9)}</blockquote>`,
    () => `<pre>${lines(3 + below(20), '\n').replaceAll('\u00ad', '')}\n</pre>`,
    () => `<div><div>${paragraph(15)}</div>${words(60)}</div>`,
  ];
  const html = Array.from({ length: blocks }, () => pick(BLOCKS)()).join('\n');
  const notes = [...html.matchAll(/<span class="note"[^>]*>(.*?)\.<\/span> /g)].map(
    (match) => match[1] ?? '',
  );
  return {
    html,
    text: plain(html.replace(/<span class="note"[^>]*>.*?\.<\/span> /g, '')),
    notes: plain(notes.join(' ')),
  };
}

function plain(html: string): string {
  return html.replace(/<[^>]+>/g, '');
}

/** The letters and digits of a text, in order. */
export function letters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '');
}
