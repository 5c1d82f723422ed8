/** Posts of WordPress’s classic editor: paragraphs are read, and only edited ones are rewritten. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Post, TopBlock } from '#interview/document.ts';
import { fromClassic, toParagraphs, toClassic } from '#interview/html/wordpress/classic-html.ts';
import { readHtml } from '#interview/html/read-html.ts';
import { blockToText } from '#interview/plain.ts';
import { sealedBlocks } from '#interview/html/wordpress/sealed-blocks.ts';
import { fromStored, toStored } from '#interview/html/wordpress/stored-html.ts';
import { patchHtml } from '#interview/render/patch-html.ts';
import { emptyPost } from '#interview/upgrade.ts';
import { withOtherWord } from '#tests/builders/arbitrary-edit.ts';
import { CLASSIC_POSTS } from '#tests/builders/wordpress/classic-posts.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const read = (raw: string): Post => ({
  ...emptyPost('article', 'fr'),
  body: readHtml(fromClassic(raw), { newId: () => 'n', origin: 'blog', language: 'fr', keepSource: true }),
});
const linesOf = (raw: string): string[] =>
  read(raw).body.map((block) => `${block.type} ${blockToText(block)}`.trim());
const updateHtml = (raw: string, body: readonly TopBlock[]): string =>
  toClassic(patchHtml(fromClassic(raw), { ...read(raw), body: [...body] }, { pictureAddress: String }));
const added: TopBlock = { type: 'paragraph', content: [{ type: 'text', text: 'Une phrase neuve.' }] };

describe('HTML of the classic editor', () => {
  test('a blank line separates paragraphs, a line end is a break', () => {
    expect(linesOf('Un début\nsur deux lignes.\n\nUn <em>autre</em>.\r\n\r\n\r\nEt un troisième.')).toEqual([
      'paragraph Un début\nsur deux lignes.',
      'paragraph Un autre.',
      'paragraph Et un troisième.',
    ]);
  });

  test('shortcodes on their own lines and captions are cards; words in brackets stay words', () => {
    const caption =
      '[caption id="attachment_7" width="300"]<img src="https://blog.example/a.jpg" alt="" /> Le port[/caption]';
    expect(
      linesOf(
        `Avant.\n\n${caption}\n\nIl dit [sic] cela [...].\n\n[rires]\n\n[gallery ids="1,2"]\nDessous.\n\n[contact-form-7 id="3"]\n\n[box]\n\nDans la boîte.\n\n[/box]\n\n[[gallery]]`,
      ),
    ).toEqual([
      'paragraph Avant.',
      'html [caption id="attachment_7" width="300"] Le port[/caption]',
      'paragraph Il dit [sic] cela [...].',
      'paragraph [rires]',
      'html [gallery ids="1,2"]',
      'paragraph Dessous.',
      'html [contact-form-7 id="3"]',
      'html [box] Dans la boîte. [/box]',
      'paragraph [[gallery]]',
    ]);
  });
});

describe('HTML sent back', () => {
  test.each(Object.entries(CLASSIC_POSTS))('%s: unchanged, has the same bytes', (_, raw) => {
    expect(toClassic(fromClassic(raw))).toBe(raw);
    expect(updateHtml(raw, read(raw).body)).toBe(raw);
  });

  test.each(Object.entries(CLASSIC_POSTS))('%s: one changed word changes no other byte', (_, raw) => {
    const { body } = read(raw);
    body.forEach((block, at) => {
      const changed = withOtherWord(block, 0);
      if (changed === undefined || block.type === 'image') return;
      const again = updateHtml(raw, body.with(at, changed));
      let start = 0;
      while (again[start] === raw[start]) start += 1;
      let tail = 0;
      while (again.at(-1 - tail) === raw.at(-1 - tail) && tail < Math.min(again.length, raw.length) - start)
        tail += 1;
      expect('lanterne').toContain(again.slice(start, again.length - tail));
      expect(raw.slice(start, raw.length - tail)).toMatch(/^[\p{L}\p{N}]*$/u);
    });
  });

  test.each(Object.entries(CLASSIC_POSTS))(
    '%s: a paragraph added, removed or moved leaves the others unchanged',
    (_, raw) => {
      const { body } = read(raw);
      const say = (blocks: readonly TopBlock[]): string[] =>
        blocks.map((block) => `${block.type} ${blockToText(block)}`);
      for (let at = 0; at < body.length; at += 1)
        for (const edited of [
          body.toSpliced(at, 0, added),
          body.toSpliced(at, 1),
          [...body.toSpliced(at, 1), body[at] as TopBlock],
        ]) {
          const again = updateHtml(raw, edited);
          expect(say(read(again).body), again).toEqual(say(edited));
        }
    },
  );

  test('from any stored HTML is equal', () => {
    const part = fc.constantFrom(
      ...'\n|\n\n|\r\n| |\t|a|Un mot.|[gallery]|[caption x="1"]<img src="/a.jpg"> b[/caption]|[note]|[/note]|<p>|</p>|<p\t>|</p\t\t>|<br\t>|<br />|<b>|</b>|<div>|</div>|<hr>|<pre>|</pre>|<!--more-->|<!-- wp:shortcode\t-->|<!-- x -->|<ul><li>|</li></ul>|<|>|['.split(
        '|',
      ),
    );
    checkProperty(
      fc.property(fc.array(part, { maxLength: 24 }), (parts) => {
        const raw = parts.join('');
        expect(toClassic(fromClassic(raw))).toBe(raw);
        expect(toParagraphs(raw)).not.toContain('<p\t\t\t>');
      }),
    );
  });
});

test('takes linear time on hostile texts', () => {
  const many = (part: (n: number) => string): string =>
    Array.from({ length: 10_000 }, (_, n) => part(n)).join('');
  for (const raw of [
    many((n) => `[a${n} x=1]`),
    many(() => '[a-b x=1]') + '[/a-b]',
    many(() => '['),
    many(() => '<b>'),
    many(() => '<b>a\n\n'),
    many(() => '<p\t>'),
    `<p${many(() => '\t')}`,
    many(() => '\n '),
    many(() => '<!--'),
    many((n) => `<!-- wp:a/b${n % 7} -->`),
    many(() => '<!-- wp:a/b --><!-- wp:c/d /-->'),
  ]) {
    expect(toClassic(fromClassic(raw))).toBe(raw);
    expect(toStored(fromStored(raw))).toBe(raw);
    expect(sealedBlocks(raw).length).toBeLessThan(raw.length);
  }
});
