/** A card: a block drawn by React (cards/Cards.tsx), of which Lexical makes only the box. */
import { DecoratorNode } from 'lexical';
import type { TopBlock } from '#interview/document.ts';

/** The document block of a card. */
type CardBlock = Extract<TopBlock, { type: 'image' | 'gallery' | 'embed' | 'rule' | 'jumpBreak' | 'html' }>;

/** A new object at each change: Lexical redraws a card only if its decoration differs. */
export type Card = Readonly<{ block: CardBlock }>;

export abstract class CardNode extends DecoratorNode<Card> {
  /** The class name of the box. */
  abstract boxClass(): string;

  abstract block(): CardBlock;

  override createDOM(): HTMLElement {
    const dom = document.createElement('div');
    dom.className = this.boxClass();
    return dom;
  }

  override updateDOM(): false {
    return false;
  }

  override isInline(): false {
    return false;
  }

  override decorate(): Card {
    return { block: this.block() };
  }
}
