import { beforeEach, expect, test, vi } from 'vitest';
import { startHeartbeat } from '#shell/backend-process/heartbeat.ts';

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

function createHeartbeat() {
  const ping = vi.fn();
  const hung = vi.fn();
  /** The difference between the wall clock and the timers. */
  let asleep = 0;
  const heartbeat = startHeartbeat({ ping, hung, now: () => Date.now() + asleep });
  return {
    heartbeat,
    ping,
    hung,
    sleep: (ms: number) => void (asleep += ms),
    pass: (ms: number) => void vi.advanceTimersByTime(ms),
  };
}

test('reports silence once, after ten seconds without a heartbeat', () => {
  const { hung, ping, pass } = createHeartbeat();
  pass(9_999);
  expect(hung).not.toHaveBeenCalled();
  expect(ping).toHaveBeenCalledTimes(5);
  pass(60_000);
  expect(hung).toHaveBeenCalledExactlyOnceWith(10_000);
});

test('any heartbeat counts, however late within the ten seconds', () => {
  const { heartbeat, hung, pass } = createHeartbeat();
  for (let time = 0; time < 20; time += 1) {
    pass(9_500);
    heartbeat.alive();
  }
  expect(hung).not.toHaveBeenCalled();
});

test('a sleeping laptop, or a suspended app, is no hung backend', () => {
  const { heartbeat, hung, pass, sleep } = createHeartbeat();
  pass(8_000);
  // Shut for the night: the first beat after it comes before any answer could.
  sleep(8 * 3_600_000);
  pass(9_999);
  expect(hung).not.toHaveBeenCalled();
  heartbeat.alive();
  // Again and again, as a machine that swaps: its own beats come late.
  for (let time = 0; time < 20; time += 1) {
    pass(2_000);
    sleep(3_000);
  }
  expect(hung).not.toHaveBeenCalled();
});

test('a changed clock ends nothing, and hides a hung backend for seconds only', () => {
  const { hung, pass, sleep } = createHeartbeat();
  pass(8_000);
  sleep(-3_600_000);
  pass(4_000);
  sleep(7_200_000);
  pass(4_000);
  expect(hung).not.toHaveBeenCalled();
  pass(10_000);
  expect(hung).toHaveBeenCalledOnce();
});

test('allows the announced time, and no more', () => {
  const { heartbeat, hung, pass } = createHeartbeat();
  heartbeat.works(60_000);
  pass(59_999);
  expect(hung).not.toHaveBeenCalled();
  heartbeat.alive();
  heartbeat.works(0);
  pass(9_999);
  expect(hung).not.toHaveBeenCalled();
  // Counted from the next beat.
  pass(2_001);
  expect(hung).toHaveBeenCalledOnce();

  const stuck = createHeartbeat();
  stuck.heartbeat.works(60_000);
  stuck.pass(60_000);
  expect(stuck.hung).toHaveBeenCalledOnce();
});

test('reports nothing after its end', () => {
  const { heartbeat, hung, pass } = createHeartbeat();
  heartbeat.end();
  pass(60_000);
  expect(hung).not.toHaveBeenCalled();
});
