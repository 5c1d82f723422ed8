/**
 * A long text is laid out in stages: what is in sight with the first picture, the rest a little at a time as soon as the
 * window has nothing else to do. Laying out 50,000 words takes longer than all the rest of opening them.
 *
 * A block that waits has `data-later` and a height that is guessed from its words; text.css lets the engine skip it while
 * it is out of sight. Once all were laid out, nothing of this is left. docs/design/editor.md#opening
 */
import { defineExtension } from '@lexical/extension';
import type { LexicalEditor } from 'lexical';
import { afterPaint } from '../../ui/window/after-paint.ts';

const LATER = 'data-later';
const LINES = '--lines';
/** Characters. A shorter text is laid out whole: skipping would cost what it spares. */
const SHORT = 12_000;
/** Characters that are laid out in one go: some milliseconds. */
const AT_ONCE = 8_000;
/** Of a line of the usual measure: good enough for a height that stands for a second. */
const CHARACTERS_A_LINE = 62;
/** In a busy window too, ms between two goes. */
const LATEST_MS = 200;

const stages = new WeakMap<LexicalEditor, Stage>();

export const StagedLayoutExtension = defineExtension({
  name: 'escale/staged-layout',
  register: (editor) =>
    editor.registerRootListener((root) => {
      const scroller = root?.closest<HTMLElement>('[data-escale-scroll]');
      if (root === null || scroller === null || scroller === undefined) return undefined;
      if (root.textContent.length < SHORT) return undefined;
      const stage = new Stage(root, scroller);
      stages.set(editor, stage);
      return () => stage.stop();
    }),
});

/** At once what still waits: every place is exact from then on. */
export function layOutAll(editor: LexicalEditor): void {
  stages.get(editor)?.end();
}

/** What stands around an element is laid out before one goes there: what is in sight will not move. */
export function layOutAround(editor: LexicalEditor, element: Element): void {
  stages.get(editor)?.around(element);
}

class Stage {
  readonly #root: HTMLElement;
  readonly #scroller: HTMLElement;
  readonly #forget: () => void;
  #idle = 0;

  constructor(root: HTMLElement, scroller: HTMLElement) {
    this.#root = root;
    this.#scroller = scroller;
    for (const block of root.children)
      // Questions have numbers, counted across all blocks; what is inside a block that may be skipped does not count.
      if (block instanceof HTMLElement && !block.classList.contains('escale-question')) {
        block.style.setProperty(LINES, String(Math.ceil(block.textContent.length / CHARACTERS_A_LINE)));
        block.setAttribute(LATER, '');
      }
    // Two keepers of one place would move it twice.
    scroller.style.overflowAnchor = 'none';
    root.addEventListener('keydown', this.#toAnEnd, { capture: true });
    this.#forget = afterPaint(this.#go);
  }

  /** A key that goes far finds every block where it stays. */
  readonly #toAnEnd = ({ key }: KeyboardEvent): void => {
    if (key === 'End' || key === 'Home' || key.startsWith('Page')) this.end();
  };

  readonly #go = (): void => {
    if (this.#layOut(this.#indexInView(), AT_ONCE)) this.stop();
    else this.#idle = requestIdleCallback(this.#go, { timeout: LATEST_MS });
  };

  around(element: Element): void {
    const index = [...this.#root.children].findIndex((block) => block.contains(element));
    if (index >= 0) reveal(this.#root.children, index, AT_ONCE);
  }

  end(): void {
    if (this.#root.isConnected) this.#layOut(this.#indexInView(), Infinity);
    this.stop();
  }

  /** What still waits stays as it is. */
  stop(): void {
    this.#forget();
    cancelIdleCallback(this.#idle);
    this.#scroller.style.overflowAnchor = '';
    this.#root.removeEventListener('keydown', this.#toAnEnd, { capture: true });
  }

  /**
   * Lays out what is nearest to what is in sight, which stays where it is: in a text that has the focus the engine keeps
   * the place of the text, not of its blocks. True when nothing waits any more.
   */
  #layOut(from: number, characters: number): boolean {
    const blocks = this.#root.children;
    const seen = blocks[from];
    const before = seen?.getBoundingClientRect().top ?? 0;
    const done = reveal(blocks, from, characters);
    const moved = (seen?.getBoundingClientRect().top ?? 0) - before;
    if (moved !== 0) this.#scroller.scrollTop += moved;
    return done;
  }

  /** The first block that is in sight, by halves. */
  #indexInView(): number {
    const blocks = this.#root.children;
    const { top } = this.#scroller.getBoundingClientRect();
    let low = 0;
    let high = blocks.length - 1;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((blocks[middle]?.getBoundingClientRect().bottom ?? 0) > top) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/** Lets blocks be laid out, from one of them on to both sides. True when none waits any more. */
function reveal(blocks: HTMLCollection, from: number, characters: number): boolean {
  let left = characters;
  for (let distance = 0; distance <= blocks.length; distance += 1)
    for (const at of distance === 0 ? [from] : [from + distance, from - distance]) {
      const block = blocks[at];
      if (!(block instanceof HTMLElement) || !block.hasAttribute(LATER)) continue;
      if (left <= 0) return false;
      block.removeAttribute(LATER);
      block.style.removeProperty(LINES);
      left -= block.textContent.length;
    }
  return true;
}
