/** Frames of a foreign page: a player for a known site, otherwise a link. */
import { expect, it } from 'vitest';
import type { TopBlock } from '#interview/document.ts';
import { readHtml } from '#interview/html/read-html.ts';
import { renderBlogHtml } from '#interview/render/blog-html.ts';
import { emptyPost } from '#interview/upgrade.ts';

const renderBlocks = (...body: TopBlock[]): string =>
  renderBlogHtml({ ...emptyPost('article', 'fr'), body }, { pictureAddress: () => '' });

it('publishes a frame of any page only where the author chose it', () => {
  const embed = { type: 'embed', url: 'https://a.example/page', title: 'Titre', frame: true } as const;
  expect(renderBlocks(embed)).toContain('<iframe src="https://a.example/page"');
  const brought =
    '<div class="iv-embed"><iframe src="https://a.example/page"></iframe><a href="https://a.example/page">Titre</a></div>';
  expect(renderBlocks({ ...embed, source: brought })).not.toContain('<iframe');
  const asRead = (html: string, origin: 'blog' | 'outside'): TopBlock[] =>
    readHtml(html, { newId: () => 'n', origin, language: 'fr', keepSource: origin === 'blog' });
  for (const origin of ['blog', 'outside'] as const)
    expect(renderBlocks(...asRead(brought, origin))).not.toContain('<iframe');
  const sound = '<audio src="https://a.example/page" title="Titre"></audio>';
  expect(asRead(sound, 'outside')).toEqual([{ ...embed, frame: false }]);
});
