/**
 * A choice that the page of each window makes for itself, where only one can apply: that of the window the author is in.
 * Pure.
 */
type PerWindowOptions<Choice> = Readonly<{
  /** Undefined where no window is open. */
  current(): number | undefined;
  isOpen(windowId: number): boolean;
  /** The choice of the current window; undefined: it has made none. */
  apply(choice: Choice | undefined): void;
}>;

export function perWindow<Choice>({ current, isOpen, apply }: PerWindowOptions<Choice>) {
  const choices = new Map<number, Choice>();
  return {
    choose: (choice: Choice, windowId: number | undefined): void => {
      if (windowId === undefined) return;
      choices.set(windowId, choice);
      if (windowId === current()) apply(choice);
    },
    /** Another window is the current one. */
    follow(): void {
      for (const windowId of choices.keys()) if (!isOpen(windowId)) choices.delete(windowId);
      const windowId = current();
      if (windowId !== undefined) apply(choices.get(windowId));
    },
  };
}
