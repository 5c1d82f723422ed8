import type { LexicalEditor } from 'lexical';
import { afterPaint } from '../../ui/window/after-paint.ts';
import type { Command } from '../model/types.ts';

/** The acts of the tools on the text. */
type Acts = Readonly<{
  run: (command: Command) => void;
  /** Returns the caret to the text. */
  refocus: () => void;
}>;

/**
 * Connects the tools above the text to the current editor. They stay mounted when the post changes, since mounting them
 * takes longer than drawing the text; between two editors they look unchanged and do nothing.
 */
export class ToolsLink {
  #acts: Acts | null = null;
  #place: HTMLElement | null = null;
  readonly #listeners = new Set<(editor: LexicalEditor) => void>();

  readonly listen = (listener: (editor: LexicalEditor) => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  /** Null while they are hidden. */
  drawnIn(element: HTMLElement | null): void {
    this.#place = element;
  }

  /** Focuses the first enabled tool. */
  focus(): void {
    this.#place?.querySelector<HTMLElement>('button:not(:disabled)')?.focus();
  }

  readonly run = (command: Command): void => this.#acts?.run(command);
  readonly refocus = (): void => this.#acts?.refocus();

  /**
   * Connects an editor: its acts apply at once, and the tools render after its text and caret are shown. Returns the
   * function that disconnects it.
   */
  attach(editor: LexicalEditor, acts: Acts): () => void {
    this.#acts = acts;
    const forget = afterPaint(() => {
      for (const listener of this.#listeners) listener(editor);
    });
    return () => {
      forget();
      if (this.#acts === acts) this.#acts = null;
    };
  }
}
