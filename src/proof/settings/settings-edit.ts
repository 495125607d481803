import { isMap, isSeq, parseDocument } from 'yaml';

/** Where an editor says that a text is meant; as `proof.yaml` lists it. */
export interface NewAcceptance {
  readonly rule: string;
  readonly text: string;
  readonly file?: string;
  /** May be empty for now: until there is one, `readProofSettings` refuses the file and says so. */
  readonly reason: string;
}

/** The text with one more entry in a list of it; comments stay, and so does all else. What is no settings file stays as it is. */
function withEntry(text: string, key: string, entry: unknown): string {
  const document = parseDocument(text);
  if (document.contents !== null && !isMap(document.contents)) return text;
  const list = document.get(key);
  if (isSeq(list)) {
    // An empty list can only be written in brackets; one with an entry reads better line by line.
    if (list.items.length === 0) list.flow = false;
    list.add(document.createNode(entry));
  } else document.set(key, document.createNode([entry]));
  const plain = { lineWidth: 0, indentSeq: /^\s+- /m.test(text) || !/^- /m.test(text) };
  return document.toString(plain);
}

/** `proof.yaml` with one more word of the book's own; the same text where it has the word. */
export function withWord(text: string, word: string): string {
  const words: unknown = (parseDocument(text).toJS() as { words?: unknown } | null)?.words;
  if (Array.isArray(words) && words.includes(word)) return text;
  return withEntry(text, 'words', word);
}

/** `proof.yaml` with one more finding accepted. */
export function withAcceptance(text: string, { rule, text: found, file, reason }: NewAcceptance): string {
  const entry = { rule, text: found.replaceAll(/\s+/g, ' '), ...(file !== undefined && { file }), reason };
  return withEntry(text, 'accepted', entry);
}
