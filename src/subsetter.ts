/** What HarfBuzz's subsetter exports: C functions on addresses of its own memory. */
type Library = Readonly<Record<string, (...args: readonly number[]) => number>>;

/** What Node has, and the types of ECMAScript alone do not. */
const { WebAssembly: assembly } = globalThis as unknown as {
  readonly WebAssembly: {
    instantiate(
      bytes: Uint8Array,
    ): Promise<{ readonly instance: { readonly exports: Record<string, unknown> } }>;
  };
};

/** Numbers of hb-subset.h. */
const WRITABLE = 2;
const SETS_LAYOUT_FEATURES = 6;
const FLAGS_NO_HINTING = 1;

/** Features of an EPUB's style sheet, beside those that every text needs. */
const FEATURES = ['onum', 'lnum', 'pnum', 'tnum', 'smcp', 'c2sc'] as const;

const tagged = (name: string): number =>
  Array.from(name).reduce((sum, letter) => (sum << 8) | letter.charCodeAt(0), 0);

/** HarfBuzz's subsetter. The same face and wishes give the same bytes on every machine; undefined where it cannot read the face. */
export interface Subsetter {
  /** Cuts a face down to what a text needs. */
  readonly cut: (face: Uint8Array, text: ReadonlySet<string>) => Uint8Array | undefined;
  /** Makes of a variable face the one that is at these places of its axes (`wght` 400), by their tags; of other axes it takes the default. */
  readonly pin: (face: Uint8Array, places: ReadonlyMap<string, number>) => Uint8Array | undefined;
}

/** Opens HarfBuzz's subsetter from its WebAssembly. */
export async function subsetter(wasm: Uint8Array): Promise<Subsetter> {
  const { instance } = await assembly.instantiate(wasm);
  const memory = instance.exports['memory'] as { readonly buffer: ArrayBuffer };
  const library = instance.exports as unknown as Library;
  const call = (name: string, ...args: readonly number[]): number => library[name]?.(...args) ?? 0;
  call('_initialize');
  const subset = (face: Uint8Array, say: (input: number, whole: number) => void): Uint8Array | undefined => {
    const source = call('malloc', face.length);
    // Looked at anew each time: memory that grows is another buffer.
    new Uint8Array(memory.buffer).set(face, source);
    const blob = call('hb_blob_create', source, face.length, WRITABLE, 0, 0);
    const whole = call('hb_face_create', blob, 0);
    const input = call('hb_subset_input_create_or_fail');
    say(input, whole);
    const part = call('hb_subset_or_fail', whole, input);
    const result = part === 0 ? 0 : call('hb_face_reference_blob', part);
    const length = result === 0 ? 0 : call('hb_blob_get_length', result);
    const at = length === 0 ? 0 : call('hb_blob_get_data', result, 0);
    const bytes = length === 0 ? undefined : new Uint8Array(memory.buffer).slice(at, at + length);
    if (result !== 0) call('hb_blob_destroy', result);
    if (part !== 0) call('hb_face_destroy', part);
    call('hb_subset_input_destroy', input);
    call('hb_face_destroy', whole);
    call('hb_blob_destroy', blob);
    call('free', source);
    return bytes;
  };
  return {
    cut: (face, text) =>
      subset(face, (input) => {
        const letters = call('hb_subset_input_unicode_set', input);
        for (const letter of text) call('hb_set_add', letters, letter.codePointAt(0) ?? 0);
        const features = call('hb_subset_input_set', input, SETS_LAYOUT_FEATURES);
        for (const feature of FEATURES) call('hb_set_add', features, tagged(feature));
        call('hb_subset_input_set_flags', input, FLAGS_NO_HINTING);
      }),
    pin: (face, places) =>
      subset(face, (input, whole) => {
        call('hb_subset_input_keep_everything', input);
        call('hb_subset_input_pin_all_axes_to_default', input, whole);
        for (const [axis, place] of places)
          call('hb_subset_input_pin_axis_location', input, whole, tagged(axis), place);
      }),
  };
}
