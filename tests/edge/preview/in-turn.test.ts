import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { inTurn } from '../../../src/edge/preview/in-turn.js';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const PATIENCE = { quiet: 60, longest: 300 };

describe('work that is called for again and again', () => {
  it('begins once, when nobody has called for a while', async () => {
    const work = vi.fn(() => Promise.resolve());
    const { call } = inTurn(work, PATIENCE);
    for (let i = 0; i < 4; i++) {
      call();
      await vi.advanceTimersByTimeAsync(59);
    }
    expect(work).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(work).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1000);
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('does not wait for ever for an end of the calls', async () => {
    const work = vi.fn(() => Promise.resolve());
    const { call } = inTurn(work, PATIENCE);
    for (let i = 0; i < 7; i++) {
      call();
      await vi.advanceTimersByTimeAsync(50);
    }
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('is never done twice at once, and once more after the last call', async () => {
    // milliseconds from call to call, and how long each piece of work takes
    const gaps = fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(gaps, fc.integer({ min: 0, max: 400 }), async (waits, length) => {
        let running = 0;
        let most = 0;
        let lastBegun = -1;
        let lastCall = 0;
        const { call, end } = inTurn(async () => {
          most = Math.max(most, ++running);
          lastBegun = Date.now();
          await new Promise((resolve) => setTimeout(resolve, length));
          running--;
        }, PATIENCE);
        for (const wait of waits) {
          await vi.advanceTimersByTimeAsync(wait);
          lastCall = Date.now();
          call();
        }
        await vi.advanceTimersByTimeAsync(2000);
        expect(most).toBe(1);
        expect(running).toBe(0);
        expect(lastBegun).toBeGreaterThanOrEqual(lastCall);
        await end();
      }),
      { numRuns: 30 },
    );
  });

  it('has ended when what is under way is done, and begins no more', async () => {
    let done = 0;
    const { call, end } = inTurn(async () => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      done++;
    }, PATIENCE);
    call();
    await vi.advanceTimersByTimeAsync(70);
    call();
    const ended = end().then(() => done);
    call();
    await vi.advanceTimersByTimeAsync(2000);
    expect(await ended).toBe(1);
    expect(done).toBe(1);
  });
});
