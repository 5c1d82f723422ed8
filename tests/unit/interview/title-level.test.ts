import { describe, expect, it } from 'vitest';
import { titleLevelOf } from '#interview/html/post-page.ts';

const page = (body: string, head = ''): string =>
  `<!DOCTYPE html><html class='v2'><head><title>Le quai : LAB</title>${head}</head><body><header><h1 class='title'>LAB</h1></header><h2 class='date-header'>mardi</h2>${body}<aside><h2>Archives</h2></aside></body></html>`;

describe('the heading level of a theme’s post title', () => {
  it.each([
    [
      'Simple, Contempo, Soho',
      page("<h3 class='post-title entry-title' itemprop='name'>\nLe quai\n</h3>"),
      3,
    ],
    ['a link around the words', page("<h3 class='post-title'><a href='/q.html'>Le quai</a></h3>"), 3],
    [
      'a theme with the title at the first level',
      page('<article><h1 itemprop="headline">Le quai</h1></article>'),
      1,
    ],
    ['a class on an element inside', page('<h2><span class="post-title">Le quai</span></h2>'), 2],
    ['a class on an element outside', page('<div class="entry-title"><h4>Le quai</h4></div>'), 4],
    ['a page without a marked title', page('<h2>Le  quai</h2>'), 2],
    ['the marked one of several headings', page('<h4>Le quai</h4><h2 class="post-title">Le quai</h2>'), 2],
    ['entities and apostrophes', page('<h3>Le&nbsp;quai</h3>'), 3],
    ['a role', page('<div role="heading" aria-level="3">Le quai</div>'), 3],
    ['a role without a level', page('<div role="heading">Le quai</div>'), 2],
    ['a heading of the post itself', page('<div class="post-body"><h2>Le quai</h2></div>'), undefined],
    ['a question of ours', page('<div class="iv-post"><h2>Le quai</h2></div>'), undefined],
    ['a block that is no heading', page('<div class="post-title">Le quai</div>'), undefined],
    ['another page', page('<h1>Connexion</h1>'), undefined],
    ['nothing', '', undefined],
    ['an unclosed end', '<h3>Le quai', 3],
  ])('%s', (_, html, level) => expect(titleLevelOf(html, 'Le quai')).toBe(level));

  it('is unknown for a post without a title', () =>
    expect(titleLevelOf(page('<h1></h1>'), ' ')).toBeUndefined());
});
