/**
 * Events from the shell: the network is back, the computer woke, Escale is closing. Services subscribe once at start.
 */
export type Lifecycle = Readonly<{
  onOnline(listener: (online: boolean) => void): void;
  onResume(listener: () => void): void;
  /** Listeners run one after the other, in the reverse order of subscription. */
  onClose(listener: () => void | Promise<void>): void;
  online(online: boolean): void;
  resume(): void;
  /**
   * Runs the closing listeners once; a second call waits for the first. Rejects with the first listener's error after
   * all have run.
   */
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

/** A signal that is aborted when the backend closes, for long work. */
export function closingSignal(lifecycle: Lifecycle): AbortSignal {
  const existingSignal = signals.get(lifecycle);
  if (existingSignal !== undefined) return existingSignal;
  const ending = new AbortController();
  lifecycle.onClose(() => ending.abort());
  signals.set(lifecycle, ending.signal);
  return ending.signal;
}
