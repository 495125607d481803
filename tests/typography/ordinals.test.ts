import { toString } from 'mdast-util-to-string';
import type { Nodes } from 'mdast';
import { describe, expect, it } from 'vitest';
import { parse } from '../../src/manuscript/index.js';
import { refine } from '../../src/typography/index.js';

const SETTINGS = { language: 'fr' } as Parameters<typeof parse>[2];

/** The text with what is raised in `^`. */
const said = (node: Nodes): string => {
  if (node.type === 'superior') return `^${toString(node)}^`;
  return 'children' in node ? node.children.map(said).join('') : 'value' in node ? node.value : '';
};

const set = (markdown: string, language = 'fr'): string =>
  said(refine(parse('a.md', markdown, SETTINGS), language)).replaceAll(/[\u00A0\u202F]/g, ' ');

describe('French ordinals', () => {
  it.each([
    ['le 1er mai, la 1re fois, les 1ers jours', 'le 1^er^ mai, la 1^re^ fois, les 1^ers^ jours'],
    [
      'la 2e fois, le 2d rang, la 2de classe, les 3es rôles',
      'la 2^e^ fois, le 2^d^ rang, la 2^de^ classe, les 3^es^ rôles',
    ],
    ['au XVIIe siècle, aux XIXe-XXe siècles', 'au XVII^e^ siècle, aux XIX^e^-XX^e^ siècles'],
    [
      'François Ier, Élisabeth Ire, la Ve République, Xe',
      'François I^er^, Élisabeth I^re^, la V^e^ République, X^e^',
    ],
    ['1ère, 2ème, 2nd, 2nde, XIXème, 21e', '1^ère^, 2^ème^, 2^nd^, 2^nde^, XIX^ème^, 21^e^'],
    ['l’an IIe, (Ve), « 3e »', 'l’an II^e^, (V^e^), « 3^e^ »'],
    ['*le 1er*, [la 2e](#a)', 'le 1^er^, la 2^e^'],
  ])('raise the endings of %s', (written, expected) => {
    expect(set(written)).toBe(expected);
  });

  it.each([
    'Les Vers, Ce que Le Xérès',
    'Ire d’un roi; son Ire',
    'MMes, Cie, IIIIe, VXe',
    '3e5, a3e, 2,5e, 4d, 1d, 2er, 3nd, 5eme',
    '`1er` et `XVIIe`',
    '<https://example.org/2e>, https://example.org/1er, www.example.org/a-2e',
  ])('leave %s', (written) => {
    expect(set(written)).not.toContain('^');
  });

  it('are those of French text only', () => {
    expect(set('the 2e and XVIIe', 'en')).toBe('the 2e and XVIIe');
    expect(set('the 2e, [la 2e]{lang=fr}', 'en')).toBe('the 2e, la 2^e^');
    expect(set('le 1er, [the 2e]{lang=en}')).toBe('le 1^er^, the 2e');
  });

  it('stay where they are raised already, by hand or by us', () => {
    expect(set('le 1^er^ mai, XVII^e^')).toBe('le 1^er^ mai, XVII^e^');
    const once = refine(parse('a.md', 'le 1er mai', SETTINGS), 'fr');
    expect(refine(once, 'fr')).toEqual(once);
  });
});
