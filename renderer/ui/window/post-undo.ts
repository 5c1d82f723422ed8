/** Acts on whole posts that « Annuler » takes back while no text has the focus. */
export class PostUndo {
  private readonly undos = new Map<string, () => void>();

  /** `id`: of the act; a later one with the same id takes its place. */
  readonly add = (id: string, undo: () => void): void => {
    this.undos.delete(id);
    this.undos.set(id, undo);
  };

  /** The act was undone in another way, or cannot be undone any more. */
  readonly remove = (id: string): void => void this.undos.delete(id);

  /** Undoes the latest act. False if there is none. */
  readonly undoLast = (): boolean => {
    const last = [...this.undos].at(-1);
    if (last === undefined) return false;
    const [id, undo] = last;
    this.undos.delete(id);
    undo();
    return true;
  };
}

/** Inputs that hold no text have no undo of their own. */
const TEXT =
  'textarea, [contenteditable="true"], input:not([type="checkbox"], [type="radio"], [type="range"])';

/** Whether the focus is in a field or in a text, which undoes by itself. */
export const isTextFocused = (): boolean => document.activeElement?.closest(TEXT) != null;
