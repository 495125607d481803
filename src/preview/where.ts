import type { AskedPlace } from './told.js';

/** Characters on each side tell a place from all others, as a rule. */
const AROUND = 120;

/**
 * Where the word that is selected on a page is written, `02-paper.md:7`, asked of the server; undefined where it is on none, or is the
 * program's own.
 */
export async function whereSelected(): Promise<string | undefined> {
  const selection = getSelection();
  if (!selection || selection.rangeCount === 0) return undefined;
  const { startContainer, startOffset } = selection.getRangeAt(0);
  const text = (startContainer instanceof Element ? startContainer : startContainer.parentElement)?.closest(
    '.leaf .text',
  );
  if (!text) return undefined;
  const leaves = [...document.querySelectorAll('.leaf')];
  const around = document.createRange();
  around.selectNodeContents(text);
  around.setEnd(startContainer, startOffset);
  const before = around.toString().slice(-AROUND);
  around.selectNodeContents(text);
  around.setStart(startContainer, startOffset);
  const behind = around.toString().slice(0, AROUND);
  const page = leaves.findIndex((leaf) => leaf.contains(text));
  const asked: AskedPlace = { page, pages: leaves.length, before, behind };
  const query = new URLSearchParams(Object.entries(asked).map(([key, value]) => [key, String(value)]));
  const answer = await fetch(`/where?${query.toString()}`);
  return (await answer.text()).trim() || undefined;
}
