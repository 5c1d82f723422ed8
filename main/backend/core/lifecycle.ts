/**
 * Events from the shell: the network is back, the computer woke, Escale is closing. Subscribers register once at start
 * (the outbox, the practice blog, the library itself).
 */
export type Lifecycle = Readonly<{
  onOnline(listener: (online: boolean) => void): void;
  onResume(listener: () => void): void;
  /** Run in the reverse order of subscription, one after the other: what was started last stops first. */
  onClose(listener: () => void | Promise<void>): void;
  online(online: boolean): void;
  resume(): void;
  /** Runs the closing listeners once; a second call waits for the first. Rejects with the first listener's error, after all ran. */
  close(): Promise<void>;
}>;

export function createLifecycle(): Lifecycle {
  const onlineListeners: ((online: boolean) => void)[] = [];
  const resumeListeners: (() => void)[] = [];
  const closeListeners: (() => void | Promise<void>)[] = [];
  let closing: Promise<void> | undefined;

  async function runClosing(): Promise<void> {
    const errors: unknown[] = [];
    for (const listener of closeListeners.toReversed()) {
      try {
        await listener();
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw errors[0];
  }

  return {
    onOnline: (listener) => void onlineListeners.push(listener),
    onResume: (listener) => void resumeListeners.push(listener),
    onClose: (listener) => void closeListeners.push(listener),
    online: (online) => onlineListeners.forEach((listener) => listener(online)),
    resume: () => resumeListeners.forEach((listener) => listener()),
    close: () => (closing ??= runClosing()),
  };
}

const signals = new WeakMap<Lifecycle, AbortSignal>();

/** A signal for all long work, aborted once the backend closes. */
export function closingSignal(lifecycle: Lifecycle): AbortSignal {
  const existingSignal = signals.get(lifecycle);
  if (existingSignal !== undefined) return existingSignal;
  const ending = new AbortController();
  lifecycle.onClose(() => ending.abort());
  signals.set(lifecycle, ending.signal);
  return ending.signal;
}
