/**
 * A setting that each window's page makes for itself but that applies to the whole app: the current window's is
 * applied. Pure.
 */
type PerWindowOptions<Choice> = Readonly<{
  current(): number | undefined;
  isOpen(windowId: number): boolean;
  /** The setting of the current window; undefined if it has made none. */
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
    /** Call when another window becomes the current one. */
    follow(): void {
      for (const windowId of choices.keys()) if (!isOpen(windowId)) choices.delete(windowId);
      const windowId = current();
      if (windowId !== undefined) apply(choices.get(windowId));
    },
  };
}
