/**
 * The closing handshake (docs/design/processes.md#closing): the window asks, the page saves and answers, then the
 * window closes. Pure: the window is what it is given.
 */
export type ClosingOptions = Readonly<{
  /** Tells the page to save everything; false where there is no page, or none that could have anything to save. */
  askPage(): boolean;
  /** True: close although something is not saved. */
  confirmLoss(): Promise<boolean>;
  /** True: close although so many sends have not left; they do at the next start. */
  confirmWaiting(sends: number): Promise<boolean>;
  /** Ends the window for good. */
  close(): void;
  /** The author kept the window: whatever wanted to quit must forget it. */
  kept(): void;
  /** Milliseconds the page has to answer. */
  limit?: number;
}>;

/** A page that was still loading when it was first asked hears it again. */
const ASK_EVERY = 500;

export function createClosing({
  askPage,
  confirmLoss,
  confirmWaiting,
  close,
  kept,
  limit = 10_000,
}: ClosingOptions) {
  let state: 'open' | 'asking' | 'confirming' | 'done' = 'open';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let again: ReturnType<typeof setInterval> | undefined;

  function finish(): void {
    state = 'done';
    close();
  }

  async function answered(saved: boolean, waiting = 0): Promise<void> {
    if (state !== 'asking') return;
    clearTimeout(timer);
    clearInterval(again);
    if (saved && waiting === 0) return finish();
    state = 'confirming';
    if (await (saved ? confirmWaiting(waiting) : confirmLoss())) return finish();
    state = 'open';
    kept();
  }

  return {
    /** True once the window may go: the `close` event must be prevented until then. */
    mayClose: (): boolean => state === 'done',
    /** The window wants to close. Asked twice, it goes on with the first. */
    begin(): void {
      if (state !== 'open') return;
      state = 'asking';
      if (!askPage()) return finish();
      timer = setTimeout(() => void answered(false), limit);
      again = setInterval(askPage, ASK_EVERY);
    },
    /** The page's answer, `window.flushed`: whether all is saved, and how many sends have not left. */
    answered,
  };
}
