import type { AnswerBlock, Post, TopBlock } from '../../../interview/document.ts';

/**
 * A copy of `post` that is a post of its own: new ids for questions and answers (DESIGN section 4), and no byte kept
 * from the blog it came from, since `source` and blog cards are published as they are and only there.
 */
export function copyDocument(post: Post, newId: () => string): Post {
  return { ...post, body: post.body.map((block) => copyTopBlock(block, newId)) };
}

function copyTopBlock(block: TopBlock, newId: () => string): TopBlock {
  switch (block.type) {
    case 'question':
      return withoutSource({ ...block, id: newId() });
    case 'answer':
      return withoutSource({ ...block, id: newId(), blocks: block.blocks.map(copyBlock) });
    case 'heading':
    case 'rule':
    case 'jumpBreak':
      return withoutSource(block);
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

function copyBlock(block: AnswerBlock): AnswerBlock {
  if (block.type === 'html') return { ...block, origin: 'outside' };
  if (block.type === 'gallery') return withoutSource({ ...block, images: block.images.map(withoutSource) });
  return withoutSource(block);
}

function withoutSource<Block extends { source?: string | undefined }>(block: Block): Block {
  const copy = { ...block };
  delete copy.source;
  return copy;
}
