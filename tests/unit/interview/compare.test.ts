import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentFingerprint, sameContent } from '#interview/html/content-fingerprint.ts';
import { findPublicationMarks, publicationMark } from '#interview/marks.ts';
import { renderBlogHtml } from '#interview/render/blog-html.ts';
import type { Presentation } from '#interview/render/presentation.ts';
import { arbitraryPost } from '../../builders/arbitrary-post.ts';
import { arbitraryPresentation } from '../../builders/arbitrary-presentation.ts';
import { editedLikeCompose, normaliseLikeBlogger } from '../../builders/blogger-normalisation.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const render = (post: Parameters<typeof renderBlogHtml>[0], presentation: Presentation): string =>
  renderBlogHtml(post, {
    publicationId: 'pub-1',
    pictureAddress: (sha256) => `https://images.exemple.fr/${sha256}`,
    presentation,
  });

describe('comparing a sent text with the returned one', () => {
  it('ignores Blogger’s normalisation', () => {
    checkProperty(
      fc.property(arbitraryPost, arbitraryPresentation, (post, presentation) => {
        const html = render(post, presentation);
        expect(contentFingerprint(normaliseLikeBlogger(html))).toBe(contentFingerprint(html));
        expect(contentFingerprint(editedLikeCompose(html))).toBe(contentFingerprint(html));
        expect(findPublicationMarks(normaliseLikeBlogger(html))).toEqual([publicationMark('pub-1')]);
      }),
    );
  });

  it.each([
    ['<p>a</p>', '<p>a</p>\n', true],
    ['<p>l’été&nbsp;: oui</p>', '<p>l’&eacute;t&eacute;\u00a0: oui</p>', true],
    ['a<!--more-->b', 'a<span><a name="more"></a></span>b', true],
    ['<p>a</p><p>b</p>', '<p>a</p><p></p><p> </p> <p>b</p>', true],
    ['<img src="x" alt="y">', "<img alt='y' src='x' border='0' />", true],
    ['<p style="color:red;margin:0">a</p>', '<p style="margin: 0; color: red;">a</p>', true],
    ['<p>a</p>', '<p>A</p>', false],
    ['<p>a b</p>', '<p>a\u00a0b</p>', false],
    ['<p>a</p>', '<p><b>a</b></p>', false],
    ['<a href="https://exemple.fr/a">x</a>', '<a href="https://exemple.fr/b">x</a>', false],
    ['<p>a</p><p>b</p>', '<p>a b</p>', false],
    ['<p>a</p>', '<p>a</p><script>x()</script>', false],
    ['<pre>a  b</pre>', '<pre>a b</pre>', false],
    ['<p>a &lt;b&gt;</p>', '<p>a <b></b></p>', false],
    ['<h2 id="q-1">a</h2>', '<h2 id="q-2">a</h2>', false],
    ['<div class="iv-post" id="iv-1">a</div>', '<div class="iv-post" id="iv-2">a</div>', true],
    ['<div id="iv-1">a</div>', '<div id="iv-2">a</div>', false],
  ])('%s and %s: %s', (a, b, same) => expect(sameContent(a, b)).toBe(same));
});

describe('publication marks', () => {
  it.each([
    ['<div class="iv-post" id="iv-abc" lang="fr">', ['iv-abc']],
    ["<div id='iv-a_B-9'><div id=iv-2>", ['iv-a_B-9', 'iv-2']],
    ['<p>id="iv-abc"</p><div data-id="iv-x" class="iv-post">', []],
    ['<div id="iv-abc def"><div id="iv-"><p id="iv-p">', []],
    [`<div id="iv-${'x'.repeat(65)}">`, []],
  ])('%s', (html, marks) => expect(findPublicationMarks(html)).toEqual(marks));

  it('refuse an invalid id', () => expect(() => publicationMark('a" onclick="x')).toThrow(/invalid/i));
});
