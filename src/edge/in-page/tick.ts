/**
 * paged.js takes one step per animation frame: 16.6 ms, nearly all of it waiting. It keeps the function that it finds
 * when it is constructed, so this must run before it loads. A message arrives at once, and still lets timers, image
 * loads and messages from outside in between.
 */
export function tickWithoutFrames(): void {
  const channel = new MessageChannel();
  const waiting: FrameRequestCallback[] = [];
  channel.port1.onmessage = () => waiting.shift()?.(0);
  const tick = (callback: FrameRequestCallback): number => {
    waiting.push(callback);
    channel.port2.postMessage(0);
    return 0;
  };
  window.requestAnimationFrame = tick;
  window.requestIdleCallback = (callback) =>
    tick(() => callback({ didTimeout: false, timeRemaining: () => 0 }));
}
