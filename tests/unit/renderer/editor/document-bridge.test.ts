// @vitest-environment happy-dom
import { property } from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { postSchema, type Post, type TopBlock } from '#interview/document.ts';
import { normalizePost } from '#renderer/editor/model/document/normalize.ts';
import { arbitraryPost } from '#tests/builders/arbitrary-post.ts';
import { openTestEditor, type TestEditor } from './test-editor.ts';
import { checkProperty } from '#tests/random/check-property.ts';

// Hundreds of editors are made: a busy machine needs more than the usual time.
vi.setConfig({ testTimeout: 60_000 });

let open: TestEditor | undefined;
afterEach(() => open?.dispose());

function throughTheEditor(post: Post): Post {
  open?.dispose();
  open = openTestEditor(post);
  return open.read();
}

/** The same order of keys, absent keys absent. */
const plain = (post: Post): unknown => JSON.parse(JSON.stringify(post));

describe('a document through the editor', () => {
  it('is identical when it is in normal form', () => {
    checkProperty(
      property(arbitraryPost, (post) => {
        const normal = normalizePost(post);
        expect(plain(throughTheEditor(normal))).toEqual(plain(normal));
      }),
    );
  });

  it('is in valid normal form, from any document', () => {
    checkProperty(
      property(arbitraryPost, (post) => {
        const back = throughTheEditor(post);
        expect(plain(back)).toEqual(plain(normalizePost(post)));
        expect(postSchema.safeParse(back).success).toBe(true);
      }),
    );
  });

  it('keeps the source HTML of each block', () => {
    checkProperty(
      property(arbitraryPost, (post) => {
        const normal = withSources(normalizePost(post));
        expect(plain(throughTheEditor(normal))).toEqual(plain(normal));
      }),
    );
  });
});

/** The post as imported from a blog: every block with its HTML. */
function withSources(post: Post): Post {
  let count = 0;
  const sourced = <Block extends TopBlock>(block: Block): Block =>
    block.type === 'html' ? block : { ...block, source: `<p id="${(count += 1)}">…</p>` };
  return {
    ...post,
    body: post.body.map((block) =>
      sourced(block.type === 'answer' ? { ...block, blocks: block.blocks.map(sourced) } : block),
    ),
  };
}
