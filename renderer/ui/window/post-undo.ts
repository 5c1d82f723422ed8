/** Acts on whole posts, which « Annuler » undoes while no text is focused. */
export class PostUndo {
  private readonly undos = new Map<string, () => void>();

  /** `id`: of the act; a later one with the same id replaces it. */
  readonly add = (id: string, undo: () => void): void => {
    this.undos.delete(id);
    this.undos.set(id, undo);
  };

  /** Removes an act that was undone elsewhere or can no longer be undone. */
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

/** Inputs with text have their own undo; others do not. */
const TEXT =
  'textarea, [contenteditable="true"], input:not([type="checkbox"], [type="radio"], [type="range"])';

/** Whether a field or text with its own undo has the focus. */
export const isTextFocused = (): boolean => document.activeElement?.closest(TEXT) != null;
