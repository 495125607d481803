import { describe, expect, it } from 'vitest';
import { shelf } from '../../src/edge/shelf.js';
import type { Typesetter } from '../../src/pagination/typesetter.js';
import { readAnyPdf } from '../../src/pdf/index.js';
import { preflightFinished } from '../../src/preflight/pdf/index.js';
import { tagsOf } from '../../src/preflight/pdf/ua/tree.js';
import { publish, type Published } from '../../src/publish.js';
import { filesOf } from '../support/epub.js';
import { typesetter } from '../support/press.js';
import { memoryWorld } from '../support/world.js';

const YAML = 'title: Formulas\nlanguage: en-GB\nmath: true\neditions: [screen, print, epub]\n';
const TEXT = String.raw`# The field $\mathbb{Q}(\sqrt{2})$

Let $x$ be, ($y_1$), and $\frac{a}{b}$; "$n$" and the $n$th, $\left(\frac{1}{2}\right)^k$.[^n] It costs \$5.

| Name | $s$ |
|------|-----|
| a    | $\sum_{i=1}^n i$ |

The law
$$
E = mc^2 + \sqrt{\frac{1}{\sqrt{x}}}
$$ {#eq-mass}
holds by [](#eq-mass); nothing is seen of $\quad$.

$$ (a+b+c)^3 = a^3+b^3+c^3+3a^2b+3a^2c+3b^2a+3b^2c+3c^2a+3c^2b+6abc \tag{wide} $$

- $\alpha$

## Another

Text.

## A third

Text.

[^n]: With $\sqrt[3]{2}$ and
    $$ \int_0^1 f(t)\,dt $$
`;

const make = (
  files: Readonly<Record<string, string>> = {},
  engine: Typesetter = typesetter,
): Promise<Published> =>
  publish(
    memoryWorld({ 'book.yaml': YAML, 'a.md': TEXT, ...files }),
    { typesetter: engine, shelf: shelf() },
    { target: '.' },
  );

const pdfOf = ({ artifacts }: Published): Uint8Array =>
  artifacts.find(({ name }) => name === 'formulas.pdf')?.bytes ?? new Uint8Array();

/** A typesetter that is given other documents. */
const given = (change: (html: string) => string): Typesetter => ({
  ...typesetter,
  lay: (shard, ...more) => typesetter.lay({ ...shard, html: change(shard.html) }, ...more),
});

describe('a book with formulas', { timeout: 90_000 }, () => {
  it('keeps them in all editions, tagged, with nothing to complain of', async () => {
    const made = await make();
    expect(made.problems).toEqual([]);

    const pdf = pdfOf(made);
    const alts: string[] = [];
    for (const { role, dict } of tagsOf(await readAnyPdf(pdf))) {
      expect(role).not.toBe('Figure');
      if (role !== 'Formula') continue;
      const alt = dict.get('Alt');
      const { bytes } = alt as { readonly bytes: string };
      alts.push(Buffer.from(bytes.slice(2), 'latin1').swap16().toString('utf16le'));
    }
    expect(alts).toContain(String.raw`\frac{a}{b}`);
    expect(alts).toContain(String.raw`E = mc^2 + \sqrt{\frac{1}{\sqrt{x}}}`);
    // those of the heading are in the contents too, and of `\quad` there is nothing to tag
    expect(alts).toHaveLength(15);
    const found = await preflightFinished([{ name: 'formulas.pdf', bytes: pdf }], {
      folioOf: () => undefined,
      printer: undefined,
      memory: undefined,
      sources: [],
    });
    expect(found).toEqual([]);

    const epub = made.artifacts.find(({ mediaType }) => mediaType === 'application/epub+zip');
    const files = filesOf(epub?.bytes ?? new Uint8Array());
    const text = Object.entries(files).find(([name]) => name.endsWith('the-field-q-2.xhtml'))?.[1] ?? '';
    expect(text.match(/<math [^>]*xmlns="http:\/\/www.w3.org\/1998\/Math\/MathML"/g)).toHaveLength(15);
    expect(text).toContain(String.raw`alttext="\frac{a}{b}"`);
    expect(text).toContain('<span class="equation-number">(wide)</span>');
    expect(
      Object.keys(files).some((name) => name.endsWith('toc.xhtml') && files[name]?.includes('ℚ(√2)')),
    ).toBe(true);
  });

  it('would notice one that is lost, on a page or in a note', async () => {
    const messages = async (engine: Typesetter): Promise<readonly string[]> => {
      const { problems } = await make({ 'book.yaml': YAML.replace('print, ', '') }, engine);
      return problems.filter(({ severity }) => severity === 'error').map(({ message }) => message);
    };
    const hidden = given((html) =>
      html.replace('<math alttext="\\frac{a}{b}"', '<math style="visibility:hidden" alttext="\\frac{a}{b}"'),
    );
    expect(await messages(hidden)).toEqual([
      expect.stringContaining('Unexpected 13 formulas in formulas.pdf, expected 14') as string,
    ]);
    const lost = given((html) =>
      html.replace(/<span class="formula"><math alttext="\\sqrt\[3\]\{2\}".*?<\/math><\/span>/, ''),
    );
    expect(await messages(lost)).toContainEqual(expect.stringContaining('formulas in formulas.pdf'));
  });

  it('prints what cannot be set as it is written', async () => {
    const { problems, artifacts } = await make({ 'a.md': '# One\n\nBut $\\foo + \\bar{x}$ here.\n' });
    expect(problems.map(({ ruleId }) => ruleId)).toEqual(['formula']);
    expect(artifacts).toHaveLength(3);
  });

  it('is told once that it has some where it does not say so, and never of prices', async () => {
    const messages = async (text: string): Promise<readonly string[]> => {
      const plain = YAML.replace('math: true\n', '').replace('screen, print, ', '');
      const { problems } = await make({ 'book.yaml': plain, 'a.md': `# One\n\n${text}\n` });
      return problems.map(({ ruleId, place }) => `${ruleId} ${String(place?.start.line)}`);
    };
    expect(await messages('Let $\\frac12$ be.\n\nAnd $\\frac13$.')).toEqual(['math-unread 3']);
    expect(await messages('So\n\n$$\nx = y\n$$')).toEqual(['math-unread 5']);
    expect(
      await messages('It costs $5 to $10, C:\\in\\pi is a path, `$\\frac12$` is code, and US$ or $$ too.'),
    ).toEqual([]);
  });

  it('refuses formulas that are wider than the page, and sets others smaller', async () => {
    const wide = (terms: number): string =>
      `# One\n\n$$ ${Array.from({ length: terms }, (_, i) => `x_{${String(i)}}`).join('+')} $$\n`;
    const found = async (terms: number): Promise<readonly string[]> => {
      const { problems } = await make({ 'book.yaml': YAML.replace('print, epub', ''), 'a.md': wide(terms) });
      return problems.map(({ message }) => message);
    };
    expect(await found(20)).toEqual([]);
    expect(await found(60)).toContainEqual(expect.stringMatching(/formula wider than the page \(a\.md:3\)/));
  });
});

describe('a book without formulas', { timeout: 90_000 }, () => {
  it('is the same whether or not it may have some', async () => {
    const text = { 'a.md': '# One\n\nPlain words, and a price of \\$5.\n' };
    const [without, having] = [
      await make({ ...text, 'book.yaml': YAML.replace('math: true\n', '') }),
      await make(text),
    ];
    expect(Buffer.compare(pdfOf(without), pdfOf(having))).toBe(0);
  });
});
