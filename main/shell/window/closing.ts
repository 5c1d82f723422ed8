/**
 * The closing handshake (docs/design/processes.md#closing): the window asks, the page saves and answers, then the
 * window closes. Pure: the window is what it is given.
 */
type ClosingOptions = Readonly<{
  /** Tells the page to save everything; false where there is no page, or none that could have anything to save. */
  askPage(): boolean;
  /** Processes of the backend until now. */
  backendStarts(): number;
  /** As that, once one answers that is asked from now on: one that hangs is replaced first. Null where none can be had. */
  backendProven(): Promise<number | null>;
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
  backendStarts,
  backendProven,
  confirmLoss,
  confirmWaiting,
  close,
  kept,
  limit = 10_000,
}: ClosingOptions) {
  let state: 'open' | 'asking' | 'proving' | 'confirming' | 'done' = 'open';
  /** Of the backend, when the page was asked. */
  let starts = 0;
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
    if (!saved) {
      state = 'proving';
      const now = await backendProven();
      // Nothing was refused: the process that was to save it hung or died, and the one that took its place can.
      if (now !== null && now !== starts) return ask();
    }
    state = 'confirming';
    if (await (saved ? confirmWaiting(waiting) : confirmLoss())) return finish();
    state = 'open';
    kept();
  }

  function ask(): void {
    state = 'asking';
    starts = backendStarts();
    if (!askPage()) return finish();
    timer = setTimeout(() => void answered(false), limit);
    again = setInterval(askPage, ASK_EVERY);
  }

  return {
    /** True once the window may go: the `close` event must be prevented until then. */
    mayClose: (): boolean => state === 'done',
    /** The window wants to close. Asked twice, it goes on with the first. */
    begin(): void {
      if (state === 'open') ask();
    },
    /** The page's answer, `window.flushed`: whether all is saved, and how many sends have not left. */
    answered,
  };
}
