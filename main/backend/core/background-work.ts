/** Background work that pauses while the author waits for something else. */
export type BackgroundWork = Readonly<{
  /** Pauses or slows the work until the returned function is called. */
  pause(): () => void;
}>;

export type PostWork = Readonly<{ indexing?: BackgroundWork; proposing?: BackgroundWork }>;
