/**
 * Cards out of sight cost a key nothing. At each key the engine goes through the whole text (what an input method may
 * read, what is under the pointer, what to paint), and a card has as many elements as twenty paragraphs.
 *
 * A card that has been drawn once has `data-drawn`: the engine passes it over while it is out of sight, and knows its
 * height (blocks.css). docs/design/editor.md#typing-stays-fast
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
        if (target === around) drawAgain();
        // What is passed over for another reason has no height of its own yet.
        else if (getComputedStyle(target).contentVisibility !== 'auto') drawn(target);
      }
    });
    const measureAgain = (card: Element): void => {
      observer.unobserve(card);
      observer.observe(card);
    };
    const drawn = (card: Element): void => {
      const awaited = [...card.querySelectorAll('img')].filter(({ complete }) => !complete);
      // The engine notes the height at the end of this picture.
      if (awaited.length === 0) requestAnimationFrame(() => card.setAttribute(DRAWN, ''));
      for (const picture of awaited)
        for (const end of ['load', 'error'])
          picture.addEventListener(end, () => measureAgain(card), { once: true });
    };
    /** In a column of another width, or a window of another height, cards have other heights. */
    const drawAgain = (): void => {
      for (const card of cards.values()) {
        card.removeAttribute(DRAWN);
        measureAgain(card);
      }
    };
    const follow = (nodes: ReadonlyMap<string, NodeMutation>): void => {
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
        editor.registerMutationListener(card, follow),
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
