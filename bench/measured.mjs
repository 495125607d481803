import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds between two looks at processes that are weighed; at those that are timed, a tenth of what they have run, and no less. */
const EVERY = 50;
/** Ticks a second in /proc, the same on all of today's Linux. */
const TICKS = 100;
const MEGA = 1e6;

/**
 * Runs a command and watches all processes that come of it (Linux): `seconds` of wall time, and `until` the program told of a `stage`;
 * `processor` seconds; and where it is `weighed`, the peak of their resident `memory` in MB as a plain sum, and as a sum where a page that
 * several of them share counts once (`shared`). Weighing takes as much as a fifth of a core, so that what it tells of time is not to be used.
 */
export function measured([command, ...args], cwd, { mayFail = false, weighed = false, stage = '' } = {}) {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const seconds = () => (performance.now() - start) / 1000;
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
    let told = '';
    let until;
    child.stderr.on('data', (text) => {
      told = (told + text).slice(-2000);
      if (stage && told.includes(stage)) until ??= seconds();
    });
    const processor = new Map();
    let [memory, shared, looks] = [0, 0, 0];
    const look = () => {
      const family = familyOf(child.pid);
      for (const { pid, ticks } of family) processor.set(pid, ticks);
      if (!weighed) return;
      memory = Math.max(memory, sum(family.map(({ resident }) => resident)));
      if (looks++ % 4 === 0) shared = Math.max(shared, sum(family.map(({ pid }) => proportional(pid))));
    };
    let watch;
    const lookAgain = () => {
      look();
      watch = setTimeout(lookAgain, weighed ? EVERY : Math.max(EVERY, seconds() * 100));
    };
    lookAgain();
    child.on('error', reject);
    child.on('exit', (code) => {
      clearTimeout(watch);
      if (code !== 0 && !mayFail) reject(new Error(`${command} ${args.join(' ')}: ${told}`));
      resolve({
        code,
        seconds: seconds(),
        until,
        processor: sum([...processor.values()]) / TICKS,
        memory: Math.round(memory / MEGA),
        shared: Math.round(shared / MEGA),
      });
    });
  });
}

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

function familyOf(root) {
  const all = readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'latin1');
      const fields = stat
        .slice(stat.lastIndexOf(')') + 2)
        .split(' ')
        .map(Number);
      return [
        { pid: Number(name), parent: fields[1], ticks: fields[11] + fields[12], resident: fields[21] * 4096 },
      ];
    } catch {
      return []; // it has ended
    }
  });
  const family = new Set([root]);
  for (let size = 0; size !== family.size;) {
    size = family.size;
    for (const { pid, parent } of all) if (family.has(parent)) family.add(pid);
  }
  return all.filter(({ pid }) => family.has(pid));
}

function proportional(pid) {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'latin1'))?.[1]) * 1024;
  } catch {
    return 0;
  }
}
