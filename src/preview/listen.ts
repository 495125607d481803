import type { Told } from './told.js';

/**
 * Hears what the server tells, while the window is seen: a browser keeps few connections to one server, and a window in the back would
 * take one from those in front. What a window has missed it is told when it comes back.
 * @param onSilence called with whether the server is gone
 */
export function listen(onTold: (told: Told) => void, onSilence: (gone: boolean) => void): void {
  let source: EventSource | undefined;
  const turn = (): void => {
    if (document.visibilityState === 'hidden') {
      source?.close();
      source = undefined;
      return;
    }
    if (source) return;
    source = new EventSource('/events');
    source.addEventListener('open', () => {
      onSilence(false);
    });
    source.addEventListener('error', () => {
      onSilence(true);
    });
    source.addEventListener('message', ({ data }: MessageEvent<string>) => {
      onTold(JSON.parse(data) as Told);
    });
  };
  document.addEventListener('visibilitychange', turn);
  turn();
}
