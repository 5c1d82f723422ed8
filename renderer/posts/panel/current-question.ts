/** The question the caret is in, apart from React's state: it changes with the caret, and only the outline shows it. */
export class CurrentQuestion {
  private id: string | null = null;
  private readonly listeners = new Set<() => void>();

  readonly get = (): string | null => this.id;

  readonly set = (id: string | null): void => {
    this.id = id;
    for (const listener of this.listeners) listener();
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
}
