import { describe, expect, test } from 'vitest';
import { coloursOf, tintsOf } from '#interview/people/person-signs.ts';
import { shownContent } from '#backend/practice-blog/pages.ts';
import { openPracticeBlog, openSignedInBlog, NOON } from './test-practice-blog.ts';

const PRACTICE = 'Blog d’essai — visible de vous seul, sur cet ordinateur';

async function page(address: string) {
  const response = await fetch(address);
  return { status: response.status, headers: response.headers, html: await response.text() };
}

describe('the public pages', () => {
  test('state in every part that this is a practice blog', async () => {
    const { blog, online } = await openSignedInBlog();
    const { url = '' } = await online({ title: 'Un', labels: ['ville'] });
    const { pagesOrigin } = blog;
    for (const address of [
      pagesOrigin,
      url,
      `${pagesOrigin}/search/label/ville`,
      `${pagesOrigin}/absent`,
      `${pagesOrigin}/?page=9`,
    ]) {
      const { html } = await page(address);
      expect(html).toContain(`<aside class="practice">${PRACTICE}</aside>`);
      expect(html).toContain('<html lang="fr">');
      expect(html.match(/<h1/g)).toHaveLength(1);
    }
  });

  test('show a post as written, with its title, date and labels', async () => {
    const { online } = await openSignedInBlog({ author: 'Nour' });
    const content =
      '<div id="iv-abc" lang="fr"><h2 id="q-1">Pourquoi ?</h2><p><b>Ada :</b> Parce que. « Voilà »</p></div>';
    const { url = '' } = await online({ title: 'Deux & <trois>', content, labels: ['l’eau'] });
    const { status, html } = await page(url);
    expect(status).toBe(200);
    expect(html).toContain('<h1 class="post-title">Deux &amp; &lt;trois&gt;</h1>');
    expect(html).toContain(content);
    expect(html).toContain('24 novembre 2026');
    expect(html).toContain('· Nour');
    expect(html).toContain('href="/search/label/l%E2%80%99eau" rel="tag">l’eau</a>');
  });

  test('show the initials of each speaker before the name, in the window’s colours', async () => {
    const { online, blog } = await openSignedInBlog();
    const answers =
      '<div class="iv-answer iv-p-p1"><p><b class="iv-name iv-p-p1">Ada :</b> Oui.</p></div>' +
      '<div class="iv-answer iv-p-p2"><p><b class="iv-name"><span class="iv-p-p2">&quot;N\u00a0:</span></b> Non.</p></div>';
    const box =
      '<div class="iv-people"><ul><li class="iv-person iv-p-p1"><span class="iv-initials">AL</span> <span><b>Ada Lovelace</b></span></li></ul></div>';
    const { url = '' } = await online({ title: 'Un', content: answers + box });
    const { html } = await page(url);
    const address = /href="(\/people\/[^"]+\.css)"/.exec(html)?.[1] ?? '';
    const sheet = await page(new URL(address, blog.pagesOrigin).href);
    expect(sheet.headers.get('content-type')).toContain('text/css');
    const [ground, ink] = coloursOf(tintsOf([{ id: 'p1' }, { id: 'p2' }]).get('p1') ?? 0);
    expect(sheet.html.split('\n')).toEqual([
      expect.stringMatching(/^\.iv-name\[class\*="iv-p-"\]::before,[^}]*border-radius:999px[^}]*\}$/),
      `.iv-name.iv-p-p1::before,.iv-name .iv-p-p1::before{content:"\\41 \\4c "/"";background:${ground};color:${ink}}`,
      // A quotation mark in a name is no initial, and cannot end the string.
      expect.stringContaining('.iv-p-p2::before{content:"\\4e "/""'),
      '',
    ]);
    expect((await page(`${blog.pagesOrigin}/people/absent.css`)).status).toBe(404);
  });

  test('list posts, newest first, ten to a page, with an excerpt', async () => {
    const { blog, online } = await openSignedInBlog();
    expect((await page(blog.pagesOrigin)).html).toContain('Aucun billet en ligne');
    for (let number = 1; number <= 11; number += 1) {
      blog.clock.at = NOON + number * 1_000;
      await online({
        title: `Billet ${number}`,
        content: `<p>Début ${number}</p><!--more--><p>Suite ${number}</p>`,
        labels: number === 3 ? ['trois'] : [],
      });
    }
    const first = (await page(blog.pagesOrigin)).html;
    expect([...first.matchAll(/>Billet (\d+)</g)].map(([, number]) => number)).toEqual([
      '11',
      '10',
      '9',
      '8',
      '7',
      '6',
      '5',
      '4',
      '3',
      '2',
    ]);
    expect(first).toContain('Début 11');
    expect(first).not.toContain('Suite 11');
    expect(first).toContain('href="/?page=2"');
    expect((await page(`${blog.pagesOrigin}/?page=2`)).html).toContain('>Billet 1<');
    const labelled = (await page(`${blog.pagesOrigin}/search/label/trois`)).html;
    expect([...labelled.matchAll(/<h2><a[^>]*>(Billet \d+)</g)].map(([, title]) => title)).toEqual([
      'Billet 3',
    ]);
    expect((await page(`${blog.pagesOrigin}/search/label/%3Cb%3E`)).html).toContain(
      'Aucun billet sous le libellé «\u00a0&lt;b&gt;\u00a0»',
    );
  });

  test('show only published posts', async () => {
    const { blog, ask, posts, online, draft } = await openSignedInBlog();
    await draft({ title: 'brouillon secret' });
    const { id, url = '' } = await online({ title: 'retiré' });
    await ask('POST', `${posts}/${id}/revert`);
    expect((await page(url)).status).toBe(404);
    const { html } = await page(blog.pagesOrigin);
    expect(html).not.toContain('secret');
    expect(html).not.toContain('retiré');
  });

  test('are in English for an English author, and follow the language', async () => {
    const blog = await openPracticeBlog({ language: 'en' });
    const { html } = await page(blog.pagesOrigin);
    expect(html).toContain('Practice blog — visible to you alone, on this computer');
    await blog.close();
    const again = await openPracticeBlog({ folder: blog.folder, language: 'fr' });
    expect((await page(again.pagesOrigin)).html).toContain('<h1><a href="/">Blog d’essai</a></h1>');
  });

  test('run no script and load only pictures and their own style', async () => {
    const { online } = await openSignedInBlog();
    const { url = '' } = await online({
      title: '<script>alert(1)</script>',
      content:
        '<p onclick="alert(2)">a</p><script>alert(3)</script><img src="data:image/png;base64,AAAA"><meta http-equiv="refresh" content="0;url=//x">',
    });
    const { html, headers } = await page(url);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none'; /);
    expect(policy).not.toContain('script-src');
    expect(policy).toContain('img-src data:');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(html).not.toMatch(/<script|<meta http-equiv/);
    expect(html).toContain('<img src="data:image/png;base64,AAAA">');
  });

  test('have their style sheet at their own address', async () => {
    const blog = await openPracticeBlog();
    const { html } = await page(blog.pagesOrigin);
    expect(html).toContain('<link rel="stylesheet" href="/style.css">');
    const style = await page(`${blog.pagesOrigin}/style.css`);
    expect(style.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(style.html).toContain('prefers-color-scheme: dark');
    const [, face = ''] = /url\("([^"]+)"\)/.exec(style.html) ?? [];
    const font = await page(blog.pagesOrigin + face);
    expect(font.headers.get('content-type')).toBe('font/woff2');
    expect(font.html).toMatch(/^wOF2/);
    expect((await page(`${blog.pagesOrigin}/fonts/../pages.ts`)).html).not.toContain('import');
    expect((await page(`${blog.pagesOrigin}/robots.txt`)).html).toContain('Disallow: /');
    expect((await page(`${blog.pagesOrigin}/portrait.svg`)).headers.get('content-type')).toBe(
      'image/svg+xml',
    );
  });
});

describe('the HTML of a post cannot change the page around it', () => {
  test.each([
    ['<p>a</p><!-- never closed <p>b</p>', '<p>a</p>&lt;!-- never closed &lt;p>b&lt;/p>'],
    ['a<style>body{display:none}</style>b', 'ab'],
    ['a<textarea>b', 'a'],
    ['a<base href="//x">b<link rel=stylesheet href=//x>c', 'abc'],
    ['a<SCRIPT SRC="//x"></SCRIPT >b', 'ab'],
    ['1 < 2 et <p title="x > y">3</p>', '1 &lt; 2 et <p title="x > y">3</p>'],
    ['</body></html>a<form action="//x"><b>c</b></form>', 'a<b>c</b>'],
    ['<p title="never closed', '&lt;p title="never closed'],
  ])('%s', (html, expected) => {
    expect(shownContent(html)).toBe(expected);
  });
});
