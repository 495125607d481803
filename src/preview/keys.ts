import type { PagesView } from './pages.js';
import type { Zoom } from './openings.js';

/** What keys do. */
export interface Keyed extends Pick<PagesView, 'element' | 'turn' | 'seen'> {
  readonly zoom: (zoom: Zoom | 'in' | 'out') => void;
  readonly contents: () => void;
  readonly news: () => void;
  readonly box: HTMLInputElement;
}

/** Keys for the whole window: arrows turn leaves, letters are those that the bar names. */
export function keys({ element, turn, seen, zoom, contents, news, box }: Keyed): void {
  const whole = (): boolean => seen().zoom === 'fit';
  const onward = (): number => (element.dir === 'rtl' ? -1 : 1);
  const done: Readonly<Record<string, () => void>> = {
    ArrowRight: () => turn(onward()),
    ArrowLeft: () => turn(-onward()),
    Home: () => turn(-Infinity),
    End: () => turn(Infinity),
    '+': () => zoom('in'),
    '=': () => zoom('in'),
    '-': () => zoom('out'),
    '0': () => zoom(1),
    f: () => zoom('fit'),
    w: () => zoom('width'),
    c: contents,
    n: news,
    g: () => {
      box.focus();
    },
  };
  // where an opening is seen whole there is nothing to scroll to but the next one
  const whereWhole: Readonly<Record<string, () => void>> = {
    ArrowDown: () => turn(1),
    ArrowUp: () => turn(-1),
    PageDown: () => turn(1),
    PageUp: () => turn(-1),
    ' ': () => turn(1),
  };
  addEventListener('keydown', (event) => {
    const { key, ctrlKey, metaKey, altKey, target } = event;
    if (ctrlKey || metaKey || altKey || target === box) return;
    const onButton = target instanceof HTMLButtonElement || target instanceof HTMLAnchorElement;
    if (onButton && (key === ' ' || key === 'Enter')) return;
    const act =
      (Object.hasOwn(done, key) && done[key]) ||
      (whole() && Object.hasOwn(whereWhole, key) && whereWhole[key]);
    if (!act) return;
    event.preventDefault();
    act();
  });
}
