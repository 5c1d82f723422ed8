/**
 * Some posts under each style as readers get them: tests/fixtures/posts/<post>/styles/<name>.html. UPDATE_GOLDEN=1
 * rewrites them; read the difference before committing it. Each test names its criterion (RGAA 4.1; WCAG 2.1, as EN
 * 301 549 v3.2.1 includes it in chapter 9).
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Post } from '#interview/document.ts';
import { renderBlogHtml } from '#interview/render/blog-html.ts';
import { STANDALONE, type Presentation } from '#interview/render/presentation.ts';
import { OF_BLOGGER } from '#tests/builders/presentations.ts';
import { upgradePost } from '#interview/upgrade.ts';

const folder = join(import.meta.dirname, '../../fixtures/posts');
const updating = process.env['UPDATE_GOLDEN'] === '1';
const pictureAddress = (sha256: string): string => `https://images.exemple.fr/${sha256.slice(0, 8)}.jpg`;

const PRESENTATIONS: Readonly<Record<string, Presentation>> = {
  classic: OF_BLOGGER,
  headings: { ...OF_BLOGGER, style: 'headings', titleLevel: 2 },
  cards: { ...STANDALONE, style: 'cards' },
  'cards-all': {
    style: 'cards',
    titleLevel: 3,
    summary: true,
    people: 'start',
    enlarge: true,
    pictures: 'framed',
  },
};
const POSTS = ['deux-voix', 'images-placees', 'questions-numerotees', 'english'] as const;

const documentOf = (name: string): Post =>
  upgradePost(JSON.parse(readFileSync(join(folder, name, 'document.json'), 'utf8')));
const render = (name: string, presentation: string): string =>
  renderBlogHtml(documentOf(name), {
    publicationId: `golden-${name}`,
    pictureAddress,
    presentation: PRESENTATIONS[presentation] ?? STANDALONE,
  });

describe.each(POSTS)('%s', (name) => {
  it.each(Object.keys(PRESENTATIONS))('%s', (presentation) => {
    const path = join(folder, name, 'styles', `${presentation}.html`);
    const html = render(name, presentation);
    if (updating) {
      mkdirSync(join(folder, name, 'styles'), { recursive: true });
      writeFileSync(path, html);
    }
    expect(html).toBe(readFileSync(path, 'utf8'));
  });
});

describe('the criteria shown by the golden files', () => {
  it.each([
    [
      'RGAA 1.9.1 · WCAG 1.1.1, 1.3.1',
      'a picture with a caption is a named figure',
      'deux-voix',
      'classic',
      /<figure class="iv-figure" role="figure" aria-label="Les deux visiteurs, un matin de novembre ©\u00a0M\. Lanvaux"[^>]*><img[^>]* alt="Odile Kermarrec et Basile Tournier devant la fabrique"[^>]*><figcaption[^>]*>Les deux visiteurs, un matin de novembre <small class="iv-credit">©\u00a0M\. Lanvaux<\/small><\/figcaption><\/figure>/,
    ],
    [
      'RGAA 1.2.1 · WCAG 1.1.1',
      'a picture that decorates has an empty alternative and no link, even where pictures enlarge',
      'images-placees',
      'cards-all',
      /<div class="iv-figure iv-decorative"[^>]*><img[^>]* alt=""[^>]*><\/div>/,
    ],
    [
      'RGAA 6.1.2 · WCAG 2.4.4',
      'a picture that enlarges says so, then what it shows',
      'images-placees',
      'cards-all',
      /<a class="iv-enlarge" href="https:\/\/images\.exemple\.fr\/aaaaaaaa\.jpg" aria-label="Agrandir l’image\u00a0: La serre, portes ouvertes, au lever du jour"><img/,
    ],
    [
      'RGAA 9.1.1 · WCAG 1.3.1, 2.4.6',
      'a question is a heading below the title of the post, an h3 in Blogger’s themes',
      'deux-voix',
      'classic',
      /<h4 class="iv-question" id="q-q1\.[0-9a-z]{7}" style="font-size:1.2em">Qui êtes-vous/,
    ],
    [
      'RGAA 9.1.1 · WCAG 1.3.1, 2.4.6',
      'editorial headings are shifted with the questions, and tell their own level to Escale',
      'questions-numerotees',
      'headings',
      /<h3 class="iv-h2">La serre<\/h3>/,
    ],
    [
      'RGAA 3.1.1 · WCAG 1.4.1',
      'who speaks is said in words: before the first ones',
      'deux-voix',
      'classic',
      /<p><b class="iv-name iv-p-p1">Odile Kermarrec\u00a0:<\/b> Je conduis/,
    ],
    [
      'RGAA 3.1.1 · WCAG 1.4.1',
      'who speaks is said in words: on a line of its own',
      'deux-voix',
      'headings',
      /<p class="iv-speaker"[^>]*><b class="iv-name iv-p-p1">Odile Kermarrec<\/b><\/p><p style="margin-top:0">Je conduis/,
    ],
    [
      'RGAA 3.1.1 · WCAG 1.4.1',
      'who speaks is said in words: at the head of a card, with the role the first time',
      'deux-voix',
      'cards',
      /<p class="iv-speaker"[^>]*><b class="iv-name iv-p-p1">Odile Kermarrec<\/b><br><small class="iv-role">chargée de projet, Région des Îles<\/small><\/p><p style="margin-top:0">Je conduis.*<p class="iv-speaker"[^>]*><b class="iv-name iv-p-p1">Odile Kermarrec<\/b><\/p><p style="margin-top:0">Par une affiche/,
    ],
    [
      'RGAA 8.3.1, 8.4.1 · WCAG 3.1.1',
      'the language of the post stands on its wrapper',
      'english',
      'headings',
      /^<div class="iv-post iv-style-headings" id="iv-golden-english" lang="en(?:-GB)?">/,
    ],
    [
      'RGAA 8.2.1 · WCAG 4.1.1 (EN 9.4.1.1)',
      'ids bear the publication’s mark: no two posts of a page share one',
      'english',
      'cards',
      /id="q-[\w-]+\.[0-9a-z]{7}"/,
    ],
    [
      'RGAA 9.3.1 · WCAG 1.3.1',
      'the questions and the people are lists',
      'questions-numerotees',
      'cards-all',
      /<div class="iv-summary"[^>]*><p[^>]*><b>Les questions<\/b><\/p><ol[^>]*><li><a href="#q-/,
    ],
    [
      'RGAA 1.2.1 · WCAG 1.1.1',
      'in the box a role stands in words under the name',
      'deux-voix',
      'cards-all',
      /<div class="iv-people"[^>]*>.*<li class="iv-person iv-p-p2"[^>]*><span class="iv-initials" aria-hidden="true"[^>]*>BT<\/span> <span><b>Basile Tournier<\/b><br><small class="iv-role">Métropole du Levant<\/small><\/span><\/li>/,
    ],
  ] as const)('%s: %s', (_criterion, _what, post, presentation, pattern) =>
    expect(render(post, presentation)).toMatch(pattern),
  );
});
