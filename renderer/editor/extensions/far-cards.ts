/**
 * Excludes cards out of sight from the work of a key. At each key the browser walks the whole text (for input methods,
 * hit tests, painting), and a card has as many elements as twenty paragraphs.
 *
 * A card that was drawn once has `data-drawn`: the browser skips it while it is out of sight and knows its height
 * (blocks.css). docs/design/editor.md#typing-stays-fast
 */
import { defineExtension } from '@lexical/extension';
import { mergeRegister, type NodeMutation } from 'lexical';
import { EmbedNode } from '../model/nodes/embed-node.ts';
import { GalleryNode } from '../model/nodes/gallery-node.ts';
import { ImageNode } from '../model/nodes/image-node.ts';
import { SealedNode } from '../model/nodes/sealed-node.ts';

const DRAWN = 'data-drawn';

export const FarCardsExtension = defineExtension({
  name: 'escale/far-cards',
  register: (editor) => {
    const cards = new Map<string, HTMLElement>();
    let around: Element | null = null;
    const observer = new ResizeObserver((entries) => {
      for (const { target } of entries) {
        if (target === around) measureAll();
        // A card skipped for another reason has no height yet.
        else if (getComputedStyle(target).contentVisibility !== 'auto') markDrawn(target);
      }
    });
    const measureAgain = (card: Element): void => {
      observer.unobserve(card);
      observer.observe(card);
    };
    const markDrawn = (card: Element): void => {
      const awaited = [...card.querySelectorAll('img')].filter(({ complete }) => !complete);
      // The browser records the height at the end of this frame.
      if (awaited.length === 0) requestAnimationFrame(() => card.setAttribute(DRAWN, ''));
      for (const picture of awaited)
        for (const end of ['load', 'error'])
          picture.addEventListener(end, () => measureAgain(card), { once: true });
    };
    /** Heights change with the width of the column or the height of the window. */
    const measureAll = (): void => {
      for (const card of cards.values()) {
        card.removeAttribute(DRAWN);
        measureAgain(card);
      }
    };
    const observeCards = (nodes: ReadonlyMap<string, NodeMutation>): void => {
      for (const [key, what] of nodes) {
        const before = cards.get(key);
        const card = what === 'destroyed' ? null : editor.getElementByKey(key);
        if (card === before) continue;
        if (before !== undefined) observer.unobserve(before);
        cards.delete(key);
        if (card === null) continue;
        cards.set(key, card);
        observer.observe(card);
      }
    };
    return mergeRegister(
      ...[ImageNode, GalleryNode, EmbedNode, SealedNode].map((card) =>
        editor.registerMutationListener(card, observeCards),
      ),
      editor.registerRootListener((root) => {
        if (around !== null) observer.unobserve(around);
        around = root?.closest('[data-escale-scroll]') ?? null;
        if (around !== null) observer.observe(around);
      }),
      () => observer.disconnect(),
    );
  },
});
