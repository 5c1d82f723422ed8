import type { AnswerBlock, Post, TopBlock } from '#interview/document.ts';
import { sanitizeHtml } from '#interview/html/sanitize.ts';

/**
 * A copy of `post` that is a post of its own: new ids for questions and answers (docs/design/document.md#ids), and no
 * byte kept from the blog it came from, since `source` and blog cards are published as they are and only there. A card
 * is what is harmless of it; one of which nothing is harmless is not copied.
 */
export function copyDocument(post: Post, newId: () => string): Post {
  return { ...post, body: post.body.flatMap((block) => copyTopBlock(block, newId)) };
}

/** The same post as it may come from somebody else: its ids stay, and of bytes that would be published as they are, none. */
export function withoutForeignBytes(post: Post): Post {
  return { ...post, body: post.body.flatMap((block) => copyTopBlock(block, (id) => id)) };
}

function copyTopBlock(block: TopBlock, newId: (id: string) => string): TopBlock[] {
  switch (block.type) {
    case 'question':
      return [withoutSource({ ...block, id: newId(block.id) })];
    case 'answer':
      return [withoutSource({ ...block, id: newId(block.id), blocks: block.blocks.flatMap(copyBlock) })];
    case 'heading':
    case 'rule':
    case 'jumpBreak':
      return [withoutSource(block)];
    case 'paragraph':
    case 'list':
    case 'quote':
    case 'image':
    case 'gallery':
    case 'table':
    case 'code':
    case 'embed':
    case 'html':
      return copyBlock(block);
  }
}

function copyBlock(block: AnswerBlock): AnswerBlock[] {
  if (block.type === 'html') {
    const html = sanitizeHtml(block.html);
    return html === '' ? [] : [{ ...block, html, origin: 'outside' }];
  }
  if (block.type === 'gallery') return [withoutSource({ ...block, images: block.images.map(withoutSource) })];
  return [withoutSource(block)];
}

function withoutSource<Block extends { source?: string | undefined }>(block: Block): Block {
  const copy = { ...block };
  delete copy.source;
  return copy;
}
