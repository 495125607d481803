const URL = /\burl\((?:"([^"]*)"\s*|'([^']*)'\s*|([^)"']*))\)/gi;

/** What a value names by `url()`, in its order. */
export function addressesIn(value: string): readonly string[] {
  return [...value.replace(/\burl\(\s+/gi, 'url(').matchAll(URL)].map(
    ([, double, single, plain]) => double ?? single ?? plain?.trim() ?? '',
  );
}
