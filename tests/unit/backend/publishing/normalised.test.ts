/**
 * Blogger’s own changes to a post (docs/design/blogger.md#html), each alone and all together: no change is reported,
 * and the author’s own change is still sent. Over HTTP.
 */
import { describe, expect, test } from 'vitest';
import type { Post } from '#interview/document.ts';
import { buildInterview, paragraph, picture, text } from '#tests/builders/interview-builder.ts';
import { onlinePost } from './conflicts/conflict-post.ts';

const post: Post = buildInterview()
  .titled('Trois questions à l’équipe du port')
  .labelled('Rencontres', 'Port & mer', 'Design public')
  .ledBy('Un matin, au port.')
  .asking('Comment avez-vous commencé\u00a0?')
  .answering(
    'Lise Aubin',
    'Par un hasard heureux\u00a0: un matin de mars.',
    paragraph('Avec ', text('eux', 'bold'), ', puis seule.'),
    { type: 'list', ordered: false, items: [{ content: [text('Un quai')] }, { content: [text('Un banc')] }] },
    { ...picture('a', 'Le quai'), asset: undefined, url: 'https://images.exemple.fr/quai.jpg' },
  )
  .saying({ type: 'jumpBreak' })
  .answering('Marc Odet', 'Moi, j’ai suivi.').post;

type Change = (html: string) => string;
const EACH: readonly (readonly [string, Change])[] = [
  [
    'the jump break as an anchor',
    (html) => html.replace(/<!--more-->|<a name=['"]more['"]><\/a>/g, "<a name='more'></a>"),
  ],
  [
    'the jump break in a span',
    (html) => html.replace(/<!--more-->|<a name=['"]more['"]><\/a>/g, '<span><a name="more"></a></span>'),
  ],
  ['empty paragraphs', (html) => html.replaceAll('</p>', '</p><p></p><p> </p>')],
  ['an empty line of its editor', (html) => html.replaceAll('</p>', '</p><div><br /></div>')],
  ['line ends between blocks', (html) => html.replaceAll(/<\/(p|h2|h3|ul|div)>/g, '</$1>\n')],
  ['white space between blocks', (html) => html.replaceAll('</p>', '</p>  \t')],
  ['its wrapper', (html) => `<div dir="ltr" style="text-align: left;" trbidi="on">${html}</div>`],
  ['no-break spaces as entities', (html) => html.replaceAll('\u00a0', '&nbsp;')],
  ['letters as entities', (html) => html.replaceAll('é', '&eacute;').replaceAll('’', '&#8217;')],
  ['quotes of attributes', (html) => html.replaceAll(/="([^"<>']*)"/g, "='$1'")],
  ['void elements closed', (html) => html.replaceAll(/<(br|img)([^<>]*?)\s*\/?>/g, '<$1$2 />')],
  ['a border on pictures', (html) => html.replaceAll('<img ', '<img border="0" data-original-width="10" ')],
];
const all: Change = (html) =>
  EACH.filter(([name]) => name !== 'the jump break in a span').reduce(
    (text, [, change]) => change(text),
    html,
  );

describe.each([...EACH, ['all of it', all] as const])('%s', (_, change) => {
  test('is no change', async () => {
    const { blog, desk, stands, editHere, update, readConflict, revisions, remote } = await onlinePost(
      {},
      post,
    );
    const changed = change(stands().content);
    await blog.elsewhere.write(
      remote.id,
      { content: changed, labels: ['Design public', 'Port & mer', 'Rencontres'] },
      { whole: false },
    );
    expect((await readConflict()).kind).toBe('none');
    editHere('un matin de mars', 'un soir de mai');
    expect(await update()).toMatchObject({ state: 'done' });
    expect(stands().content).toContain('un soir de mai');
    expect(await revisions('remote')).toEqual([]);
    expect(desk.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });
});
