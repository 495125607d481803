import { button, element } from './elements.js';
import type { Told, Trouble } from './told.js';

/** What is wrong with the book, below its pages; a word about it in the bar. */
export interface TroublesPanel {
  readonly element: HTMLElement;
  readonly sign: HTMLElement;
  show(told: Told): void;
}

const COUNTED = { error: 'error', warning: 'warning', info: 'remark' } as const;

/** @param onFolio leads to the page of a trouble, by its folio */
export function troublesPanel(onFolio: (folio: string) => void): TroublesPanel {
  const list = element('ol');
  const head = element('p', { class: 'head', role: 'status' });
  const panel = element('section', { class: 'troubles', 'aria-label': 'Problems' }, [head, list]);
  const sign = button('', 'Problems of the book', () => {
    panel.hidden = !panel.hidden;
  });
  sign.className = 'sign';
  panel.append(
    button('Close', 'Close the list', () => {
      panel.hidden = true;
    }),
  );
  panel.hidden = true;
  sign.hidden = true;
  let last = '';
  return {
    element: panel,
    sign,
    show({ failed, troubles, pages }) {
      const now = JSON.stringify([failed, troubles]);
      if (now === last) return;
      last = now;
      const errors = troubles.some(({ severity }) => severity === 'error');
      sign.hidden = troubles.length === 0;
      sign.textContent = counted(troubles);
      sign.dataset['severity'] = errors ? 'error' : 'warning';
      head.textContent = failed && pages ? 'The pages are those of an earlier text.' : '';
      head.hidden = head.textContent === '';
      list.replaceChildren(...troubles.map((trouble) => entry(trouble, onFolio)));
      // what is an error is read at once; a warning may wait for who asks
      panel.hidden = troubles.length === 0 || (panel.hidden && !errors);
      panel.classList.toggle('failed', failed);
    },
  };
}

function entry(
  { severity, message, where, folio, frame, note }: Trouble,
  onFolio: (folio: string) => void,
): HTMLElement {
  const place =
    folio === undefined
      ? element('code', {}, [where ?? ''])
      : element('button', { type: 'button' }, [`page ${folio}`]);
  if (folio !== undefined)
    place.addEventListener('click', () => {
      onFolio(folio);
    });
  return element('li', { class: severity }, [
    ...(where === undefined && folio === undefined ? [] : [place]),
    element('p', { class: 'message' }, [message]),
    ...(frame ? [element('pre', {}, [frame.before, element('mark', {}, [frame.marked]), frame.after])] : []),
    ...(note === undefined ? [] : [element('p', { class: 'note' }, [note])]),
  ]);
}

/** `2 errors, 1 warning`. */
function counted(troubles: readonly Trouble[]): string {
  return (['error', 'warning', 'info'] as const)
    .map((severity) => [severity, troubles.filter((one) => one.severity === severity).length] as const)
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => `${String(count)} ${COUNTED[severity]}${count === 1 ? '' : 's'}`)
    .join(', ');
}
