/** Work in the background that makes way for what the author waits for. */
export type BackgroundWork = Readonly<{
  /** Until the function returned is called. */
  giveWay(): () => void;
}>;

/** What posts set in motion; absent in a reader. */
export type PostWork = Readonly<{ indexing?: BackgroundWork; reviewing?: BackgroundWork }>;
