/** What passes through the editor unchanged: rules, the jump break, imported HTML. */
import {
  $create,
  $getState,
  $setState,
  DecoratorNode,
  type DOMExportOutput,
  type LexicalNode,
} from 'lexical';
import type { JSX } from 'react';
import { CardNode } from './card-node.ts';
import { sealedState, sealedText, type Sealed } from './sealed-state.ts';
import { SealedBlock } from '../cards/SealedBlock.tsx';

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

  override decorate(): JSX.Element {
    return <SealedBlock nodeKey={this.getKey()} sealed={$getState(this, sealedState)} />;
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
