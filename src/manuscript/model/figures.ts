import type { Paragraph } from 'mdast';

/** Whether a paragraph holds pictures and nothing else: they become figures, and their titles captions. */
export const isOnlyPictures = ({ children }: Paragraph): boolean =>
  children.some(({ type }) => type === 'image') &&
  children.every(
    (node) =>
      node.type === 'image' || node.type === 'break' || (node.type === 'text' && node.value.trim() === ''),
  );
