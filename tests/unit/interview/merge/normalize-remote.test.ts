/** The blog’s version expressed in the sent document. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Post } from '#interview/document.ts';
import { changesByTurn } from '#interview/compare/changes-by-turn.ts';
import { readBack } from '#interview/html/read-back.ts';
import { normalizeRemote } from '#interview/merge/normalize-remote.ts';
import { mergeByTurn } from '#interview/merge/merge-by-turn.ts';
import { renderBlogHtml } from '#interview/render/blog-html.ts';
import { editsOf } from '#tests/builders/arbitrary-edits.ts';
import { arbitraryPost } from '#tests/builders/arbitrary-post.ts';
import { editedLikeCompose, normaliseLikeBlogger } from '#tests/builders/blogger-normalisation.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const pictureAddress = (sha256: string): string => `https://images.exemple.fr/${sha256}`;
const render = (post: Post): string => renderBlogHtml(post, { publicationId: 'pub-1', pictureAddress });
const read = (post: Post, html: string): Post => {
  const { lead: _, ...rest } = post;
  let rank = 0;
  const newId = (): string => `new-${(rank += 1)}`;
  return {
    ...rest,
    ...readBack(html, {
      newId,
      language: post.language,
      knownParticipants: post.participants,
      pictureAddress,
    }),
  };
};

/** Without cards: one that is read in pieces and then moved is compared as pieces. */
const withoutCards = (post: Post): Post => ({
  ...post,
  body: post.body
    .filter((block) => block.type !== 'html')
    .map((block) =>
      block.type === 'answer'
        ? { ...block, blocks: block.blocks.filter((inner) => inner.type !== 'html') }
        : block,
    ),
});

describe('an unchanged page gives the same document', () => {
  test.each([
    ['as sent', (html: string) => html],
    ['as Blogger stores it', normaliseLikeBlogger],
    ['opened and saved in its editor', editedLikeCompose],
  ])('%s', (_, change) => {
    checkProperty(
      fc.property(arbitraryPost, (post) => {
        const html = render(post);
        expect(normalizeRemote(post, read(post, html), read(post, change(html)))).toEqual(post);
      }),
    );
  });
});

test('a change of the page is the only change of the blog', () => {
  checkProperty(
    fc.property(arbitraryPost, editsOf('t'), (anyPost, edits) => {
      const post = withoutCards(anyPost);
      const edited = withoutCards(edits(post));
      const lifted = normalizeRemote(post, read(post, render(post)), read(edited, render(edited)));
      const { post: merged, conflicts } = mergeByTurn(post, post, lifted);
      expect(conflicts).toEqual([]);
      expect(merged).toEqual(lifted);
      // Published again, it equals the edited page.
      expect(changesByTurn(read(edited, render(edited)), read(edited, render(lifted)))).toEqual([]);
    }),
  );
});
