import type { Element, Root } from 'hast';
import { type Captioned, h, hasClass, plainText } from '../model/index.js';
import { isolated } from '../rendering/index.js';
import { bareWords } from './bare-words.js';
import { firstSentence } from './first-sentence.js';

/** A list of figures or of tables, as the contents page is one: editions on paper write the page number into each link. */
export function captionList(
  id: string,
  title: string,
  captions: readonly Captioned[],
  language: string,
): Root {
  const entries = captions.map((captioned) => h('li', {}, entry(captioned, language)));
  return {
    type: 'root',
    children: [
      h('h1', { id }, title),
      h('ol', { className: ['contents', 'captions'], dataGenerated: '' }, ...entries),
    ],
  };
}

function entry({ id, number, caption, lang }: Captioned, language: string): Element {
  const words = number === undefined ? caption.children : behindNumber(caption);
  const said = firstSentence(words.flatMap(bareWords));
  const text = isolated(plainText({ type: 'root', children: said }), language);
  const dir = typeof text === 'string' ? undefined : text.properties.dir;
  // behind a number the words say themselves what they are in
  const own = {
    ...(lang !== undefined && number === undefined && { lang }),
    ...(dir !== undefined && { dir }),
  };
  return h(
    'a',
    { href: `#${id}` },
    ...(number === undefined ? [] : [h('span', { className: ['entry-number'] }, number), ' ']),
    ...(Object.keys(own).length > 0 ? [h('span', own, ...said)] : said),
  );
}

/** What a caption says behind its number and the space. */
function behindNumber({ children }: Element): Element['children'] {
  const at = children.findIndex((node) => node.type === 'element' && hasClass(node, 'caption-number'));
  return children.slice(at + 2);
}
