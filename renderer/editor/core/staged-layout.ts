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
/** Characters. The words of a shorter text are laid out whole: skipping would cost what it spares. A card counts as so many. */
const SHORT = 12_000;
const CARD = 1_500;
/** Of a small card, in the place that it takes. */
const CARD_ROOM = 300;
/** Characters that are laid out in one go: some milliseconds. */
const AT_ONCE = 8_000;
/** Of a line of the usual measure: good enough for a height that stands for a second. */
const CHARACTERS_A_LINE = 62;
/** Characters from the beginning on whose words never wait: a screen of them is seen, more of them is soon reached. */
const FIRST = 4_000;
/** In CSS pixels, the line of the text (tokens.css). */
const LINE_HEIGHT = 30;
/** In a busy window too, ms between two goes. */
const LATEST_MS = 200;

const stages = new WeakMap<LexicalEditor, Stage>();
/** Told which blocks wait no longer, before they are laid out. */
type Draw = (blocks: readonly HTMLElement[]) => void;
const listeners = new WeakMap<LexicalEditor, Set<Draw>>();

export const StagedLayoutExtension = defineExtension({
  name: 'escale/staged-layout',
  register: (editor) =>
    editor.registerRootListener((root) => {
      const scroller = root?.closest<HTMLElement>('[data-escale-scroll]');
      if (root === null || scroller === null || scroller === undefined) return undefined;
      // Each once: the words of a block are put together every time that they are asked for.
      const waiting = blocksThatWait([...root.children].map((block) => [block, weightOf(block)]));
      if (waiting.size === 0) return undefined;
      const stage = new Stage(root, scroller, waiting, (blocks) => {
        for (const draw of listeners.get(editor) ?? []) draw(blocks);
      });
      stages.set(editor, stage);
      return () => stage.stop();
    }),
});

/** At once what still waits: every place is exact from then on. */
export function layOutAll(editor: LexicalEditor): void {
  stages.get(editor)?.end();
}

/** Whether a block waits: what React draws in it may wait too. */
export const waitsForLayout = (block: Element): boolean => block.hasAttribute(LATER);

/** Calls `draw` whenever blocks wait no longer, before they are laid out. The function that it returns ends that. */
export function whenLaidOut(editor: LexicalEditor, draw: Draw): () => void {
  const known = listeners.get(editor) ?? new Set();
  listeners.set(editor, known.add(draw));
  return () => known.delete(draw);
}

/** What stands around an element is laid out before one goes there: what is in sight will not move. */
export function layOutAround(editor: LexicalEditor, element: Element): void {
  stages.get(editor)?.around(element);
}

/**
 * With what each weighs: the words of a long text from some way down on, the cards of any text that a whole window of words
 * stands before, since React takes as long for one as the engine for all the words of a short text.
 */
function blocksThatWait(blocks: readonly (readonly [Element, number])[]): ReadonlyMap<HTMLElement, number> {
  const isLong = blocks.reduce((sum, [, weight]) => sum + weight, 0) >= SHORT;
  const aWindow = Math.min(FIRST, (window.innerHeight / LINE_HEIGHT) * CHARACTERS_A_LINE);
  const waiting = new Map<HTMLElement, number>();
  let before = 0;
  let room = 0;
  for (const [block, weight] of blocks) {
    const isCard = isUndrawnCard(block);
    // Questions have numbers, counted across all blocks; what is inside a block that may be skipped does not count.
    const mayWait = block instanceof HTMLElement && !block.classList.contains('escale-question');
    if (mayWait && ((isCard && room > aWindow) || (isLong && before > FIRST))) waiting.set(block, weight);
    before += weight;
    room += isCard ? CARD_ROOM : weight;
  }
  return waiting;
}

class Stage {
  readonly #root: HTMLElement;
  readonly #scroller: HTMLElement;
  readonly #draw: Draw;
  readonly #forget: () => void;
  #idle = 0;

  constructor(
    root: HTMLElement,
    scroller: HTMLElement,
    waiting: ReadonlyMap<HTMLElement, number>,
    draw: Draw,
  ) {
    this.#root = root;
    this.#scroller = scroller;
    this.#draw = draw;
    for (const [block, weight] of waiting) {
      block.style.setProperty(LINES, String(Math.ceil(weight / CHARACTERS_A_LINE)));
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
    if (index >= 0) this.#draw(reveal(this.#root.children, index, AT_ONCE).blocks);
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
    const { blocks: shown, done } = reveal(blocks, from, characters);
    this.#draw(shown);
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

/** What laying out blocks takes, in characters. */
const weightOf = (block: Element): number => (isUndrawnCard(block) ? CARD : block.textContent.length);

/** A block of text holds its words, or the break of an empty line. */
export const isUndrawnCard = (block: Element): boolean => block.childElementCount === 0;

type Revealed = Readonly<{ blocks: readonly HTMLElement[]; done: boolean }>;

/** Lets blocks be laid out, from one of them on to both sides; `done` when none waits any more. */
function reveal(all: HTMLCollection, from: number, characters: number): Revealed {
  const blocks: HTMLElement[] = [];
  let left = characters;
  for (let distance = 0; distance <= all.length; distance += 1)
    for (const at of distance === 0 ? [from] : [from + distance, from - distance]) {
      const block = all[at];
      if (!(block instanceof HTMLElement) || !block.hasAttribute(LATER)) continue;
      if (left <= 0) return { blocks, done: false };
      block.removeAttribute(LATER);
      block.style.removeProperty(LINES);
      left -= weightOf(block);
      blocks.push(block);
    }
  return { blocks, done: true };
}
