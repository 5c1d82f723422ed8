/**
 * Lays out a long text in stages: the visible part with the first paint, the rest when the window is idle. Laying out
 * 50,000 words takes longer than all other work of opening them.
 *
 * A waiting block has `data-later` and an estimated height; text.css lets the browser skip it while it is out of sight.
 * Nothing remains once all blocks are laid out. docs/design/editor.md#opening
 */
import { defineExtension } from '@lexical/extension';
import type { LexicalEditor } from 'lexical';
import { afterPaint } from '../../ui/window/after-paint.ts';

const LATER = 'data-later';
const LINES = '--lines';
/**
 * Characters. Shorter texts are laid out at once, since skipping would cost as much. A card counts as CARD characters.
 */
const SHORT = 12_000;
const CARD = 1_500;
/** The minimum height of a card, in pixels. */
const CARD_ROOM = 300;
/** Characters laid out in one step, which takes a few milliseconds. */
const AT_ONCE = 8_000;
/** Characters of a full line, to estimate a height. */
const CHARACTERS_A_LINE = 62;
/** Characters at the beginning that never wait: about a screen and the text just after it. */
const FIRST = 4_000;
/** The line height of the text, in CSS pixels (tokens.css). */
const LINE_HEIGHT = 30;
/** Longest delay between two steps in a busy window, in ms. */
const LATEST_MS = 200;

const stages = new WeakMap<LexicalEditor, Stage>();
/** Receives the blocks about to be laid out. */
type Draw = (blocks: readonly HTMLElement[]) => void;
const listeners = new WeakMap<LexicalEditor, Set<Draw>>();

export const StagedLayoutExtension = defineExtension({
  name: 'escale/staged-layout',
  register: (editor) =>
    editor.registerRootListener((root) => {
      const scroller = root?.closest<HTMLElement>('[data-escale-scroll]');
      if (root === null || scroller === null || scroller === undefined) return undefined;
      // Read once: `textContent` is built at each call.
      const waiting = blocksThatWait([...root.children].map((block) => [block, weightOf(block)]));
      if (waiting.size === 0) return undefined;
      const stage = new Stage(root, scroller, waiting, (blocks) => {
        for (const draw of listeners.get(editor) ?? []) draw(blocks);
      });
      stages.set(editor, stage);
      return () => stage.stop();
    }),
});

/** Lays out all waiting blocks at once, so that every position is exact. */
export function layOutAll(editor: LexicalEditor): void {
  stages.get(editor)?.end();
}

/** Whether a block is not laid out yet; React may then delay the content of its cards. */
export const waitsForLayout = (block: Element): boolean => block.hasAttribute(LATER);

/** Calls `draw` with blocks about to be laid out. Returns the function that stops it. */
export function onLayOut(editor: LexicalEditor, draw: Draw): () => void {
  const drawListeners = listeners.get(editor) ?? new Set();
  listeners.set(editor, drawListeners.add(draw));
  return () => drawListeners.delete(draw);
}

/** Lays out the surroundings of an element before scrolling to it, so that it does not move afterwards. */
export function layOutAround(editor: LexicalEditor, element: Element): void {
  stages.get(editor)?.around(element);
}

/**
 * The blocks that wait, each with its weight: in a long text, blocks after the first part; in any text, cards below a
 * full window of words, since React takes as long for one as the browser for all words of a short text.
 */
function blocksThatWait(blocks: readonly (readonly [Element, number])[]): ReadonlyMap<HTMLElement, number> {
  const isLong = blocks.reduce((sum, [, weight]) => sum + weight, 0) >= SHORT;
  const aWindow = Math.min(FIRST, (window.innerHeight / LINE_HEIGHT) * CHARACTERS_A_LINE);
  const waiting = new Map<HTMLElement, number>();
  let before = 0;
  let room = 0;
  for (const [block, weight] of blocks) {
    const isCard = isUndrawnCard(block);
    // Questions never wait: CSS counters ignore the content of a skipped block.
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
    // Disables scroll anchoring, which would correct the position a second time.
    scroller.style.overflowAnchor = 'none';
    root.addEventListener('keydown', this.#toAnEnd, { capture: true });
    this.#forget = afterPaint(this.#go);
  }

  /** Lays out everything before a key that scrolls far. */
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

  /** Stops; waiting blocks stay as they are. */
  stop(): void {
    this.#forget();
    cancelIdleCallback(this.#idle);
    this.#scroller.style.overflowAnchor = '';
    this.#root.removeEventListener('keydown', this.#toAnEnd, { capture: true });
  }

  /**
   * Lays out blocks around the visible ones, which keep their place: in a focused text the browser keeps the scroll
   * offset, not the blocks. Returns true when no block waits.
   */
  #layOut(from: number, characters: number): boolean {
    const blocks = this.#root.children;
    const firstVisible = blocks[from];
    const before = firstVisible?.getBoundingClientRect().top ?? 0;
    const { blocks: revealed, done } = reveal(blocks, from, characters);
    this.#draw(revealed);
    const moved = (firstVisible?.getBoundingClientRect().top ?? 0) - before;
    if (moved !== 0) this.#scroller.scrollTop += moved;
    return done;
  }

  /** The index of the first visible block, by binary search. */
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

/** The layout cost of a block, in characters. */
const weightOf = (block: Element): number => (isUndrawnCard(block) ? CARD : block.textContent.length);

/** Whether the block is a card that is not drawn yet. Text blocks always have a child. */
export const isUndrawnCard = (block: Element): boolean => block.childElementCount === 0;

type Revealed = Readonly<{ blocks: readonly HTMLElement[]; done: boolean }>;

/** Lays out blocks on both sides of `from`; `done` when none waits. */
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
