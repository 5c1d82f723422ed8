/** Blocks the editor does not change: rules, the jump break, imported HTML. */
import {
  $create,
  createState,
  $getState,
  $setState,
  DecoratorNode,
  type DOMExportOutput,
  type LexicalNode,
} from 'lexical';
import { z } from 'zod';
import { htmlSchema, jumpBreakSchema, ruleSchema } from '#interview/document.ts';
import { htmlToText } from '#interview/markup/html-text.ts';
import { CardNode } from './card-node.ts';

const sealedSchema = z.discriminatedUnion('type', [ruleSchema, jumpBreakSchema, htmlSchema]);
export type Sealed = z.infer<typeof sealedSchema>;

export const sealedState = createState('sealed', {
  parse: (value): Sealed => {
    const result = sealedSchema.safeParse(value);
    return result.success ? result.data : { type: 'rule' };
  },
});

/** The plain text of a sealed card. */
function sealedText(sealed: Sealed): string {
  switch (sealed.type) {
    case 'html':
      return htmlToText(sealed.html);
    case 'rule':
    case 'jumpBreak':
      return '';
  }
}

export class SealedNode extends CardNode {
  override $config() {
    return this.config('sealed', { extends: DecoratorNode, stateConfigs: [sealedState] });
  }

  override boxClass(): string {
    return 'escale-sealed';
  }

  override getTextContent(): string {
    return sealedText($getState(this, sealedState));
  }

  override exportDOM(): DOMExportOutput {
    const sealed = $getState(this, sealedState);
    if (sealed.type === 'rule') return { element: document.createElement('hr') };
    const element = document.createElement('p');
    element.textContent = sealedText(sealed);
    return { element };
  }

  override block(): Sealed {
    return $getState(this, sealedState);
  }
}

export function $createSealedNode(sealed: Sealed): SealedNode {
  return $setState($create(SealedNode), sealedState, sealed);
}

export function $isSealedNode(node: LexicalNode | null | undefined): node is SealedNode {
  return node instanceof SealedNode;
}
