/** What passes through the editor unchanged: tables, code, embedded pages, rules, the jump break, imported HTML. */
import {
  $create,
  $getState,
  $setState,
  createState,
  DecoratorNode,
  type DOMExportOutput,
  type LexicalNode,
} from 'lexical';
import type { JSX } from 'react';
import { z } from 'zod';
import {
  codeSchema,
  embedSchema,
  htmlSchema,
  jumpBreakSchema,
  ruleSchema,
  tableSchema,
} from '../../../interview/document.ts';
import { inlinesText } from '../inlines.ts';
import { SealedBlock } from '../components/SealedBlock.tsx';

const sealedSchema = z.discriminatedUnion('type', [
  tableSchema,
  codeSchema,
  embedSchema,
  ruleSchema,
  jumpBreakSchema,
  htmlSchema,
]);
export type Sealed = z.infer<typeof sealedSchema>;

export const sealedState = createState('sealed', {
  parse: (value): Sealed => {
    const result = sealedSchema.safeParse(value);
    return result.success ? result.data : { type: 'rule' };
  },
});

export class SealedNode extends DecoratorNode<JSX.Element> {
  override $config() {
    return this.config('sealed', { extends: DecoratorNode, stateConfigs: [sealedState] });
  }

  override createDOM(): HTMLElement {
    const dom = document.createElement('div');
    dom.className = 'escale-sealed';
    return dom;
  }

  override updateDOM(): false {
    return false;
  }

  override isInline(): false {
    return false;
  }

  override getTextContent(): string {
    return sealedText($getState(this, sealedState));
  }

  override exportDOM(): DOMExportOutput {
    const sealed = $getState(this, sealedState);
    if (sealed.type === 'rule') return { element: document.createElement('hr') };
    const element = document.createElement(sealed.type === 'code' ? 'pre' : 'p');
    element.textContent = sealedText(sealed);
    return { element };
  }

  override decorate(): JSX.Element {
    return <SealedBlock nodeKey={this.getKey()} sealed={$getState(this, sealedState)} />;
  }
}

/** The words of a sealed card that plain text can carry. */
export function sealedText(sealed: Sealed): string {
  switch (sealed.type) {
    case 'table':
      return sealed.rows.map((row) => row.map((cell) => inlinesText(cell.content)).join('\t')).join('\n');
    case 'code':
      return sealed.text;
    case 'embed':
      return sealed.url;
    case 'rule':
    case 'jumpBreak':
    case 'html':
      return '';
  }
}

export function $createSealedNode(sealed: Sealed): SealedNode {
  return $setState($create(SealedNode), sealedState, sealed);
}

export function $isSealedNode(node: LexicalNode | null | undefined): node is SealedNode {
  return node instanceof SealedNode;
}

export function $sealedOf(node: SealedNode): Sealed {
  return $getState(node, sealedState);
}
