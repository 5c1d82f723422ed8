/**
 * Reading a post again and again while it is written: what is in blocks that did not change since the last time is taken
 * from there. A save reads the whole text several times a second, and one block of it is another one.
 */
import { $isElementNode, type LexicalNode, type NodeKey } from 'lexical';
import type { Post, TopBlock } from '#interview/document.ts';
import { $readDocument, type Frame, type ReadOnce } from './document-bridge.ts';

/** What was read of some nodes: they and all that is in them, as they were then. */
type Reading = Readonly<{ parts: readonly LexicalNode[]; blocks: readonly TopBlock[] }>;

export class Reader {
  #last: ReadonlyMap<NodeKey, Reading> = new Map();

  /**
   * The post as it stands in the editor, the same as `$readDocument` gives. Its blocks are frozen: the next reading gives
   * them too.
   */
  $read(frame: Frame): Post {
    const now = new Map<NodeKey, Reading>();
    const once: ReadOnce = <Block extends TopBlock>(nodes: readonly LexicalNode[], read: () => Block[]) => {
      const [first] = nodes;
      if (first === undefined) return read();
      const parts = nodes.flatMap($parts);
      const last = this.#last.get(first.getKey());
      // A node that changes is another object from then on, so the same nodes say the same.
      const same =
        last !== undefined &&
        last.parts.length === parts.length &&
        last.parts.every((part, index) => part === parts[index]);
      const reading = same ? last : { parts, blocks: frozen(read()) };
      now.set(first.getKey(), reading);
      return reading.blocks as readonly Block[];
    };
    const post = $readDocument(frame, once);
    this.#last = now;
    return post;
  }
}

/** A node and all that is in it. */
function $parts(node: LexicalNode): LexicalNode[] {
  const parts = [node];
  for (const part of parts) if ($isElementNode(part)) parts.push(...part.getChildren());
  return parts;
}

function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}
