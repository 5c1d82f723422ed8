/** What every card is: a block drawn by React, of which Lexical makes only the box. */
import { DecoratorNode } from 'lexical';
import type { JSX } from 'react';

export abstract class CardNode extends DecoratorNode<JSX.Element> {
  /** The class of the box. */
  abstract boxClass(): string;

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
}
