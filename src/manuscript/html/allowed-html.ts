import type { Schema } from 'hast-util-sanitize';

const words = (list: string): string[] => list.split(' ');

const TEXT = words(
  'a abbr b bdi bdo br cite code data del dfn em i ins kbd mark q rb rp rt rtc ruby s samp small span strong sub sup time tt u var wbr',
);
const BLOCKS = words(
  'address article aside blockquote center dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr li main ol p pre section summary ul',
);
const TABLES = words('caption col colgroup table tbody td tfoot th thead tr');
/** MathML Core without what links, acts, or embeds another language. */
const MATHS = words(
  'math merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover semantics',
);
const MATHS_ATTRIBUTES = words(
  'accent accentunder columnspan depth dir display displaystyle form height largeop linethickness lspace mathvariant maxsize minsize movablelimits rowspan rspace scriptlevel separator stretchy symmetric voffset width',
);

/**
 * What HTML a manuscript may bring: everything that is text, nothing that runs, loads, asks for input, or hides. For
 * hast-util-sanitize. Ids are not prefixed (the book settles them); `src` may only be a path, `href` only lead to where a reader
 * can decide to go. Elements that are not named lose their tags and keep their text, those under `strip` go with all they hold.
 */
export const allowedHtml: Schema = {
  tagNames: [...TEXT, ...BLOCKS, ...TABLES, ...MATHS, 'img', 'input'],
  attributes: {
    '*': [
      'id',
      'lang',
      'dir',
      'title',
      'className',
      'dataGenerated',
      'dataCites',
      'dataIndex',
      'dataSee',
      'dataSeeAlso',
      'dataSourcePage',
      ['role', /^doc-[a-z]+$/],
    ],
    a: ['href', 'hrefLang'],
    blockquote: ['cite'],
    bdo: ['dir'],
    col: ['span'],
    colgroup: ['span'],
    data: ['value'],
    del: ['cite', 'dateTime'],
    // of verse: each how many lines have a number, and that of the first
    div: [
      ['dataNumbers', /^\d{1,3}$/],
      ['dataStart', /^\d{1,6}$/],
    ],
    details: ['open'],
    // a role says that a picture only decorates
    img: ['src', 'alt', 'width', 'height', ['role', 'presentation', 'none', /^doc-[a-z]+$/]],
    // A task list's box, as GFM makes it.
    input: [['type', 'checkbox'], ['disabled', true], 'checked'],
    ins: ['cite', 'dateTime'],
    li: ['value'],
    ol: ['start', 'reversed', ['type', '1', 'a', 'A', 'i', 'I']],
    q: ['cite'],
    td: ['colSpan', 'rowSpan', 'headers', 'align'],
    th: ['colSpan', 'rowSpan', 'headers', 'align', 'scope', 'abbr'],
    time: ['dateTime'],
    ...Object.fromEntries(MATHS.map((name) => [name, MATHS_ATTRIBUTES])),
  },
  required: { input: { type: 'checkbox', disabled: true } },
  protocols: {
    cite: ['http', 'https'],
    href: ['http', 'https', 'mailto', 'tel'],
    // No scheme at all: hast-util-sanitize takes an empty list for leave to use any.
    src: ['none'],
  },
  ancestors: Object.fromEntries(TABLES.filter((name) => name !== 'table').map((name) => [name, ['table']])),
  strip: words(
    'applet audio base embed frame frameset iframe link meta noembed noframes noscript object script select style svg template textarea title video xmp plaintext',
  ),
  clobber: [],
  clobberPrefix: '',
  allowComments: false,
  allowDoctypes: false,
};
