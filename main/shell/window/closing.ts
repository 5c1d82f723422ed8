/**
 * The closing handshake (docs/design/processes.md#closing): the window asks, the page saves and answers, then the
 * window closes. Pure.
 */
type ClosingOptions = Readonly<{
  /** Asks the page to save everything; false if there is no page, or none with anything to save. */
  askPage(): boolean;
  backendStarts(): number;
  /** The same number, once a backend answers a ping sent now (a hung one is replaced); null if there is none. */
  awaitBackend(): Promise<number | null>;
  confirmLoss(): Promise<boolean>;
  /** True to close although this many sends are pending; they continue at the next start. */
  confirmWaiting(sends: number): Promise<boolean>;
  close(): void;
  /** The author cancelled closing, so a pending quit is cancelled too. */
  onKept(): void;
  /** Milliseconds the page has to answer. */
  limit?: number;
}>;

/** Repeated for a page that was still loading at the first request. */
const ASK_EVERY = 500;

export function createClosing({
  askPage,
  backendStarts,
  awaitBackend,
  confirmLoss,
  confirmWaiting,
  close,
  onKept,
  limit = 10_000,
}: ClosingOptions) {
  let state: 'open' | 'asking' | 'proving' | 'confirming' | 'done' = 'open';
  /** Number of backend processes when the page was asked. */
  let starts = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let again: ReturnType<typeof setInterval> | undefined;

  function finish(): void {
    state = 'done';
    close();
  }

  async function handleAnswer(saved: boolean, waiting = 0): Promise<void> {
    if (state !== 'asking') return;
    clearTimeout(timer);
    clearInterval(again);
    if (saved && waiting === 0) return finish();
    if (!saved) {
      state = 'proving';
      const now = await awaitBackend();
      // The process that should have saved died or hung; its successor can save.
      if (now !== null && now !== starts) return ask();
    }
    state = 'confirming';
    if (await (saved ? confirmWaiting(waiting) : confirmLoss())) return finish();
    state = 'open';
    onKept();
  }

  function ask(): void {
    state = 'asking';
    starts = backendStarts();
    if (!askPage()) return finish();
    timer = setTimeout(() => void handleAnswer(false), limit);
    again = setInterval(askPage, ASK_EVERY);
  }

  return {
    /** Prevent the window's `close` event until this is true. */
    mayClose: (): boolean => state === 'done',
    /** Starts the handshake, unless it is already in progress. */
    begin(): void {
      if (state === 'open') ask();
    },
    /** The page's answer, `window.flushed`: whether everything is saved, and the number of pending sends. */
    handleAnswer,
  };
}
