import type * as PdfJsModule from 'pdfjs-dist/legacy/build/pdf.mjs';

type PdfJs = typeof PdfJsModule;

let loading: Promise<PdfJs> | undefined;

/**
 * pdf.js with its worker, loaded when first asked for. On older engines it puts functions of its own in the place of the language's:
 * a `JSON.stringify` that goes letter by letter would make all that is said to the browser afterwards cost many times as much. What
 * was there is put back; pdf.js needs only what it adds.
 */
export function loadPdfJs(): Promise<PdfJs> {
  // once: of two at a time, the second would take the first one's functions for the language's
  loading ??= load();
  return loading;
}

async function load(): Promise<PdfJs> {
  const putBack = builtIns();
  try {
    const pdfJs = await import('pdfjs-dist/legacy/build/pdf.mjs');
    // it would be loaded with the first file, and do the same
    await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
    return pdfJs;
  } finally {
    putBack();
  }
}

/** Remembers the functions of everything that is global; what it returns undoes their replacement, and leaves additions. */
function builtIns(): () => void {
  const owners = Object.values(Object.getOwnPropertyDescriptors(globalThis))
    .map(({ value }) => value as unknown)
    .flatMap((value) => (typeof value === 'function' ? [value, value.prototype as unknown] : [value]))
    .filter((owner) => typeof owner === 'function' || (typeof owner === 'object' && owner !== null));
  const known = owners.map((owner) => [owner, Object.getOwnPropertyDescriptors(owner)] as const);
  return () => {
    for (const [owner, before] of known)
      for (const [name, descriptor] of Object.entries(before))
        if (typeof descriptor.value === 'function' && Reflect.get(owner, name) !== descriptor.value)
          Object.defineProperty(owner, name, descriptor);
  };
}
