import { beforeEach, expect, test, vi } from 'vitest';
import { createClosing } from '#shell/window/closing.ts';

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

/** `awaitAnswer`: the answers, in order, to requests for a working backend; at first there is one. */
function createTestClosing(
  over: { page?: boolean; lose?: boolean; leave?: boolean; awaitAnswer?: (number | null)[] } = {},
) {
  const close = vi.fn();
  const keepOpen = vi.fn();
  const confirmLoss = vi.fn(() => Promise.resolve(over.lose ?? false));
  const askPage = vi.fn(() => over.page ?? true);
  const confirmWaiting = vi.fn(() => Promise.resolve(over.leave ?? false));
  let starts: number | null = 1;
  const awaitBackend = vi.fn(() => Promise.resolve((starts = over.awaitAnswer?.shift() ?? starts)));
  const closing = createClosing({
    backendStarts: () => starts ?? 0,
    awaitBackend,
    askPage,
    confirmLoss,
    confirmWaiting,
    close,
    onKept: keepOpen,
  });
  return { close, keepOpen, confirmLoss, confirmWaiting, askPage, closing };
}

test('closes once the page has saved', async () => {
  const { closing, close, confirmLoss } = createTestClosing();
  closing.begin();
  closing.begin();
  expect(closing.mayClose()).toBe(false);
  await closing.handleAnswer(true);
  expect(closing.mayClose()).toBe(true);
  expect(close).toHaveBeenCalledOnce();
  expect(confirmLoss).not.toHaveBeenCalled();
});

test('asks the author when something is unsaved, and keeps the window when refused', async () => {
  const { closing, close, keepOpen, askPage } = createTestClosing();
  closing.begin();
  await closing.handleAnswer(false);
  expect([close.mock.calls.length, keepOpen.mock.calls.length, closing.mayClose()]).toEqual([0, 1, false]);
  closing.begin();
  expect(askPage).toHaveBeenCalledTimes(2);
});

test('asks the author when the page does not answer for ten seconds', async () => {
  const { closing, close, confirmLoss } = createTestClosing({ lose: true });
  closing.begin();
  await vi.advanceTimersByTimeAsync(9_999);
  expect(confirmLoss).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(close).toHaveBeenCalledOnce();
});

test('asks again a page that was still loading, until it answers', async () => {
  const { closing, askPage } = createTestClosing();
  closing.begin();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(askPage).toHaveBeenCalledTimes(3);
  await closing.handleAnswer(true);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(askPage).toHaveBeenCalledTimes(3);
});

test('closes at once without a page', () => {
  const { closing, close } = createTestClosing({ page: false });
  closing.begin();
  expect(close).toHaveBeenCalledOnce();
});

test('an unexpected answer changes nothing', async () => {
  const { closing, close } = createTestClosing();
  await closing.handleAnswer(true);
  expect([close.mock.calls.length, closing.mayClose()]).toEqual([0, false]);
});

test('lists unsent posts, and keeps the window when refused', async () => {
  const stays = createTestClosing();
  stays.closing.begin();
  await stays.closing.handleAnswer(true, 2);
  expect(stays.confirmWaiting).toHaveBeenCalledExactlyOnceWith(2);
  expect([stays.close.mock.calls.length, stays.keepOpen.mock.calls.length]).toEqual([0, 1]);
  const goes = createTestClosing({ leave: true });
  goes.closing.begin();
  await goes.closing.handleAnswer(true, 1);
  expect(goes.close).toHaveBeenCalledOnce();
});

test('asks about unsaved text first, and only about that', async () => {
  const { closing, confirmLoss, confirmWaiting } = createTestClosing({ lose: true });
  closing.begin();
  await closing.handleAnswer(false, 3);
  expect([confirmLoss.mock.calls.length, confirmWaiting.mock.calls.length]).toEqual([1, 0]);
});

test('never offers to lose words for a hung backend: it is replaced, and the page saves', async () => {
  const { closing, close, confirmLoss, askPage } = createTestClosing({ awaitAnswer: [2] });
  closing.begin();
  // The page's saves wait for an answer that does not come.
  await vi.advanceTimersByTimeAsync(10_000);
  expect([confirmLoss.mock.calls.length, closing.mayClose()]).toEqual([0, false]);
  const askedBefore = askPage.mock.calls.length;
  await vi.advanceTimersByTimeAsync(500);
  expect(askPage.mock.calls.length).toBe(askedBefore + 1);
  await closing.handleAnswer(true);
  expect(close).toHaveBeenCalledOnce();
  expect(confirmLoss).not.toHaveBeenCalled();
});

test('requests again a save that failed with the process, once it is replaced', async () => {
  const { closing, close, confirmLoss } = createTestClosing({ awaitAnswer: [2] });
  closing.begin();
  await closing.handleAnswer(false);
  await closing.handleAnswer(true);
  expect(close).toHaveBeenCalledOnce();
  expect(confirmLoss).not.toHaveBeenCalled();
});

test('asks the author when a working backend refused the save, or none can start', async () => {
  const refused = createTestClosing({ awaitAnswer: [2, 2] });
  refused.closing.begin();
  await refused.closing.handleAnswer(false);
  await refused.closing.handleAnswer(false);
  expect(refused.confirmLoss).toHaveBeenCalledOnce();
  const none = createTestClosing({ awaitAnswer: [null] });
  none.closing.begin();
  await none.closing.handleAnswer(false);
  expect(none.confirmLoss).toHaveBeenCalledOnce();
});
