declare module 'wawoff2/decompress.js' {
  /** WOFF2 → TrueType or OpenType. Rejects for what is not whole. */
  export default function decompress(file: Uint8Array): Promise<Uint8Array>;
}
