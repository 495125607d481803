import { describe, expect, it } from 'vitest';
import { answer, isForUs, type Asked } from '../../../src/edge/preview/answers.js';
import { ownFile } from '../../../src/edge/preview/own-files.js';

const asked = (over: Partial<Asked>): Asked => ({
  method: 'GET',
  host: '127.0.0.1:4816',
  path: '/',
  ...over,
});
const status = async (over: Partial<Asked>): Promise<number> => (await answer(asked(over), ownFile)).status;

describe('the server of the preview', () => {
  it.each(['127.0.0.1:4816', 'localhost:4816', 'LOCALHOST', '127.0.0.1:9000'])('answers at %s', (host) => {
    expect(isForUs(host)).toBe(true);
  });

  // names that a stranger's page can be at, and that resolve to this machine
  it.each([
    undefined,
    '',
    'rebound.example:4816',
    'localhost.example:4816',
    '127.0.0.1.nip.io:4816',
    'localhost:4816.example',
    '127.0.0.1:4816@example',
    '0.0.0.0:4816',
  ])('answers nobody who asked for %s', async (host) => {
    expect(await status({ host })).toBe(403);
  });

  it('is asked by GET only', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD', 'get', ''])
      expect(await status({ method })).toBe(405);
  });

  it('has the page, its style, its program and the reader for PDFs', async () => {
    const types = await Promise.all(
      ['/', '/preview.css', '/preview.js', '/pdfjs/pdf.mjs', '/pdfjs/pdf.worker.mjs'].map(async (path) => {
        const { headers, body } = await answer(asked({ path }), ownFile);
        expect(body.length).toBe(Number(headers['Content-Length']));
        expect(body.length).toBeGreaterThan(100);
        return headers['Content-Type']?.replace(/;.*/, '');
      }),
    );
    expect(types).toEqual(['text/html', 'text/css', ...Array<string>(3).fill('text/javascript')]);
  });

  it('has nothing else, however it is asked for', async () => {
    const paths = [
      '/package.json',
      '/../package.json',
      '/pdfjs/../../package.json',
      '/%2e%2e/book.yaml',
      '//',
      'http://x/',
    ];
    for (const path of [...paths, '/constructor', 'constructor', '/preview.css/', ''])
      expect([path, await status({ path })]).toEqual([path, 404]);
  });

  it('lets the page load from here only, and no one else load the page', async () => {
    for (const over of [{}, { path: '/nowhere' }, { host: 'example' }, { method: 'POST' }]) {
      const { headers } = await answer(asked(over), ownFile);
      expect(headers['Content-Security-Policy']).toMatch(/^default-src 'none';/);
      expect(headers['Content-Security-Policy']).not.toMatch(/unsafe|\*|https?:/);
      expect(headers['Content-Security-Policy']).toContain("frame-ancestors 'none'");
      expect(headers).toMatchObject({
        'X-Content-Type-Options': 'nosniff',
        'Cross-Origin-Resource-Policy': 'same-origin',
        'Referrer-Policy': 'no-referrer',
      });
      expect(headers).not.toHaveProperty('Access-Control-Allow-Origin');
    }
  });
});
