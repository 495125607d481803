import { describe, expect, it } from 'vitest';
import { entrySetting } from '../../src/citations/entry-setting.js';

const style = (attributes: string): string =>
  `<style><!-- <bibliography entry-spacing="9"> --><citation hanging-indent="true"/><bibliography ${attributes}><layout/></bibliography></style>`;

describe('how entries stand', () => {
  it('is what the style says, and left open where it says nothing', () => {
    expect(entrySetting(style('hanging-indent="true" entry-spacing="0" line-spacing="2"'))).toEqual({
      hangs: true,
      entrySpacing: 0,
      lineSpacing: 2,
    });
    expect(entrySetting(style("names-delimiter=' > ' hanging-indent = 'false'"))).toEqual({ hangs: false });
    expect(entrySetting(style('second-field-align="flush" entry-spacing="1.5"'))).toEqual({});
    expect(entrySetting('<style><citation/></style>')).toEqual({});
  });
});
