/**
 * Reads a post repeatedly while it is edited, and reuses blocks whose nodes have not changed. A save reads the whole
 * text several times a second, while usually one block changes.
 */
import { $isElementNode, type LexicalNode, type NodeKey } from 'lexical';
import type { Post, TopBlock } from '#interview/document.ts';
import { $readDocument, type Frame, type ReadOnce } from './document-bridge.ts';

/** The blocks read from some nodes, with the nodes and their descendants at that time. */
type Reading = Readonly<{ parts: readonly LexicalNode[]; blocks: readonly TopBlock[] }>;

export class PostReader {
  #last: ReadonlyMap<NodeKey, Reading> = new Map();

  /** The post in the editor, as `$readDocument` reads it. Blocks are frozen, since later readings return them too. */
  $read(frame: Frame): Post {
    const now = new Map<NodeKey, Reading>();
    const once: ReadOnce = <Block extends TopBlock>(nodes: readonly LexicalNode[], read: () => Block[]) => {
      const [first] = nodes;
      if (first === undefined) return read();
      const parts = nodes.flatMap($parts);
      const last = this.#last.get(first.getKey());
      // Lexical replaces changed nodes, so equal nodes have equal content.
      const same =
        last !== undefined &&
        last.parts.length === parts.length &&
        last.parts.every((part, index) => part === parts[index]);
      const reading = same ? last : { parts, blocks: freezeDeep(read()) };
      now.set(first.getKey(), reading);
      return reading.blocks as readonly Block[];
    };
    const post = $readDocument(frame, once);
    this.#last = now;
    return post;
  }
}

/** The node and its descendants. */
function $parts(node: LexicalNode): LexicalNode[] {
  const parts = [node];
  for (const part of parts) if ($isElementNode(part)) parts.push(...part.getChildren());
  return parts;
}

function freezeDeep<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) freezeDeep(part);
  return Object.freeze(value);
}
