import { expect, it } from 'vitest';
import { turns, type Seat } from '../../../src/edge/chromium/turns.js';

const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));

it('works with so many hands, and lets those who have a seat go first', async () => {
  const { begin } = turns(2, 3);
  const log: string[] = [];
  let busy = 0;
  let most = 0;
  const job = (name: string) => async (): Promise<void> => {
    most = Math.max(most, ++busy);
    await soon();
    busy--;
    log.push(name);
  };
  const whole = async (name: string): Promise<void> => {
    const seat = await begin(async (own): Promise<Seat> => {
      await job(`lay ${name}`)();
      return own;
    });
    await seat.work(job(`print ${name}`));
    seat.leave();
  };
  await Promise.all(['a', 'b', 'c', 'd', 'e'].map(whole));
  expect(most).toBe(2);
  expect(log.slice(0, 4)).toEqual(['lay a', 'lay b', 'print a', 'print b']);
  expect(log).toHaveLength(10);
});

it('begins no more than there are seats, but for those who go first', async () => {
  const { begin } = turns(1, 3);
  const begun: string[] = [];
  const seats: Seat[] = [];
  const sit = (name: string, first = false): Promise<void> =>
    begin(
      (seat) => {
        begun.push(name);
        seats.push(seat);
        return soon();
      },
      { first },
    );
  const all = [sit('a'), sit('b'), sit('c'), sit('urgent', true)];
  await Promise.all([all[0], all[1], all[3]]);
  expect(begun).toEqual(['a', 'urgent', 'b']);
  seats.forEach((seat) => seat.leave());
  await all[2];
  expect(begun.at(-1)).toBe('c');
});

it('goes on after a failure', async () => {
  const { begin } = turns(1, 1);
  await expect(
    begin((seat) => {
      seat.leave();
      return Promise.reject(new Error('no'));
    }),
  ).rejects.toThrow('no');
  await expect(begin(() => Promise.resolve(1))).resolves.toBe(1);
});

it('refuses what waits and what comes when it has ended, and lets what runs come to its end', async () => {
  const { begin, end } = turns(1, 1);
  const running = begin((seat) => soon().then(() => seat));
  const waiting = begin(soon);
  const first = begin(soon, { first: true });
  end(new Error('over'));
  await expect(waiting).rejects.toThrow('over');
  await expect(first).rejects.toThrow('over');
  await expect((await running).work(soon)).rejects.toThrow('over');
  await expect(begin(soon)).rejects.toThrow('over');
});

it('takes a further hand on only for so much more work, and then keeps it', async () => {
  const { begin } = turns(3, 9, 10);
  const hands = (sizes: readonly number[]): Promise<number[]> =>
    Promise.all(sizes.map((size) => begin((seat) => soon().then(() => (seat.leave(), seat.hand)), { size })));
  expect(await hands([4, 5])).toEqual([0, 0]);
  expect(await hands([1, 1])).toEqual([0, 1]);
  expect(await hands([0, 0, 0])).toEqual([0, 1, 0]);
  expect(await hands([9, 0, 0])).toEqual([0, 1, 2]);
});
