import type { LexicalEditor } from 'lexical';
import { afterPaint } from '../../ui/window/after-paint.ts';
import type { Command } from '../model/types.ts';

/** What the tools do with the text under them. */
type Acts = Readonly<{
  run: (command: Command) => void;
  /** The caret goes back to the text. */
  refocus: () => void;
}>;

/**
 * Leads the tools above the text to the editor under them. They stand while one post gives way to another, since making
 * them anew takes longer than drawing the text: between two editors they look as they were, and do nothing.
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

  /** Null: they are not shown. */
  drawnIn(place: HTMLElement | null): void {
    this.#place = place;
  }

  /** The first tool that does something gets the focus. */
  focus(): void {
    this.#place?.querySelector<HTMLElement>('button:not(:disabled)')?.focus();
  }

  readonly run = (command: Command): void => this.#acts?.run(command);
  readonly refocus = (): void => this.#acts?.refocus();

  /**
   * An editor is here, and what is pressed from now on is done in it; the tools are drawn for it once its text is on the
   * screen and has its caret. The function that it returns is called when the editor goes.
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
