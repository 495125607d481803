/** Characters of a name. */
const LONGEST = 64;

/** A name fit for an id and a file name: `What can anarchists learn?` becomes `what-can-anarchists-learn`. Never empty, and cut between words. */
export function slugOf(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/['’ʼ]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  if (plain.length <= LONGEST) return plain || 'untitled';
  const cut = plain.slice(0, LONGEST + 1);
  const end = cut.lastIndexOf('-');
  return end > 0 ? cut.slice(0, end) : plain.slice(0, LONGEST);
}

/** Gives out ids that occur once in the whole book: the second `notes` becomes `notes-2`. */
export function idRegister(): (wanted: string) => string {
  const taken = new Set<string>();
  return (wanted) => {
    let id = wanted;
    for (let n = 2; taken.has(id); n++) id = `${wanted}-${String(n)}`;
    taken.add(id);
    return id;
  };
}
