import { describe, expect, it } from 'vitest';
import { shelf } from '../../src/edge/shelf.js';

describe('shelf', () => {
  it('brings whole static faces by file name', async () => {
    const face = await shelf().face('EBGaramond_400Regular.ttf');
    expect([...(face ?? []).slice(0, 4)]).toEqual([0, 1, 0, 0]);
    expect(await shelf().face('EBGaramond_400Regular_Italic.ttf')).toBeDefined();
  });

  it.each([
    'EBGaramond_999Regular.ttf',
    'Nothing_400Regular.ttf',
    '../package.json',
    'EBGaramond_400Regular.otf',
  ])('has no face %s', async (name) => {
    expect(await shelf().face(name)).toBeUndefined();
  });

  it('has nothing outside its folders', async () => {
    expect(await shelf().style('../package.json')).toBeUndefined();
    expect(await shelf().style('themes/../../package.json')).toBeUndefined();
    expect(await shelf().style('none.css')).toBeUndefined();
    expect(await shelf().data('none.bin')).toBeUndefined();
  });
});
