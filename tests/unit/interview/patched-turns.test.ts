/** Interviews written elsewhere and recognized here: the page keeps its own format of turns. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, Inline, Post, Question, TopBlock } from '#interview/document.ts';
import { readHtml } from '#interview/html/read-html.ts';
import { shownTextOf } from '#interview/markup/shown-text.ts';
import { recognizeBlocks } from '#interview/recognition/recognize-blocks.ts';
import { recognitionToBlocks } from '#interview/recognition/to-blocks.ts';
import { renderText } from '#interview/render/plain-text.ts';
import { patchHtml } from '#interview/render/patch-html.ts';
import { emptyPost } from '#interview/upgrade.ts';
import { otherTurn, partsChanged, toggleLabel, withOtherWord } from '../../builders/arbitrary-edit.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const patchPage = (html: string, post: Post): string =>
  patchHtml(html, post, { pictureAddress: (sha256) => `https://images.exemple.fr/${sha256}` });

/**
 * The post recognized from a page; undefined when the recognition removes something, such as a title. `fromBlog`:
 * turns keep their bytes, as in an import.
 */
function recognizePage(html: string, fromBlog: boolean): Post | undefined {
  let count = 0;
  const newId = (): string => `n${(count += 1)}`;
  const blocks = readHtml(html, { newId, origin: 'blog', language: 'fr', keepSource: true });
  const {
    leftOut: _,
    labels: __,
    title,
    ...read
  } = recognitionToBlocks(recognizeBlocks(blocks), {
    newId,
    language: 'fr',
    knownParticipants: [],
    fromBlog,
  });
  return title === '' ? { ...emptyPost('interview', 'fr'), ...read } : undefined;
}

const words = (text: string): Inline[] => [{ type: 'text', text }];
const question = (id: string, text: string, more: Partial<Question> = {}): Question => ({
  type: 'question',
  id,
  content: [words(text)],
  ...more,
});
const answer = (id: string, ...texts: string[]): Answer => ({
  type: 'answer',
  id,
  participants: ['anne'],
  labelShown: true,
  blocks: texts.map((text) => ({ type: 'paragraph', content: words(text) })),
});
const post = (...body: TopBlock[]): Post => ({
  ...emptyPost('interview', 'fr'),
  participants: [{ id: 'anne', name: 'Anne Martin', label: 'Anne Martin' }],
  body,
});

const PAGE =
  '<div trbidi="on">\n<h3 style="color: navy;">Comment ?</h3>\n<p><b>ANNE MARTIN –</b> Par <i>hasard</i>, un soir.</p>\n<p>Et par goût.</p>\n<h3 style="color: navy;">Pourquoi ?</h3>\n<p><b>ANNE MARTIN –</b> Pour rien.</p>\n</div>';
const PAGE_POST = (): Post =>
  post(
    question('q1', 'Comment ?'),
    {
      ...answer('a1', 'x', 'Et par goût.'),
      blocks: [
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'Par ' },
            { type: 'text', text: 'hasard', marks: ['italic'] },
            { type: 'text', text: ', un soir.' },
          ],
        },
        { type: 'paragraph', content: words('Et par goût.') },
      ],
    },
    question('q2', 'Pourquoi ?'),
    answer('a2', 'Pour rien.'),
  );
const withChangedBody = (change: (body: TopBlock[]) => TopBlock[]): Post => ({
  ...PAGE_POST(),
  body: change(PAGE_POST().body),
});

describe('a page with its own turns', () => {
  it('is unchanged, without any source in the document', () => {
    expect(patchPage(PAGE, PAGE_POST())).toBe(PAGE);
  });

  it.each<[string, Post, string]>([
    [
      'a word of an answer',
      withChangedBody(([q1, a1, q2]) => [q1, a1, q2, answer('a2', 'Pour tout.')] as TopBlock[]),
      PAGE.replace('Pour rien.', 'Pour tout.'),
    ],
    [
      'a word of a question keeps the question’s look',
      withChangedBody(([, ...rest]) => [question('q1', 'Combien ?'), ...rest]),
      PAGE.replace('Comment ?', 'Combien ?'),
    ],
    [
      'a word made bold in an answer',
      withChangedBody(
        ([q1, a1, q2]) =>
          [
            q1,
            a1,
            q2,
            {
              ...answer('a2'),
              blocks: [
                {
                  type: 'paragraph',
                  content: [
                    { type: 'text', text: 'Pour ' },
                    { type: 'text', text: 'rien', marks: ['bold'] },
                    { type: 'text', text: '.' },
                  ],
                },
              ],
            },
          ] as TopBlock[],
      ),
      PAGE.replace('Pour rien.', 'Pour <strong>rien</strong>.'),
    ],
    [
      'a changed name',
      { ...PAGE_POST(), participants: [{ id: 'anne', name: 'Anne Petit', label: 'Anne Petit' }] },
      PAGE.replaceAll('ANNE MARTIN –</b> ', 'Anne Petit\u00a0: </b>'),
    ],
    [
      'a removed turn',
      withChangedBody(([q1, a1]) => [q1, a1] as TopBlock[]),
      '<div trbidi="on">\n<h3 style="color: navy;">Comment ?</h3>\n<p><b>ANNE MARTIN –</b> Par <i>hasard</i>, un soir.</p>\n<p>Et par goût.</p>\n\n\n</div>',
    ],
    [
      'an added turn in the page’s own format, without our mark',
      withChangedBody((body) => [...body, question('q3', 'Et après ?'), answer('a3', 'On verra.')]),
      PAGE.replace(
        'Pour rien.</p>',
        'Pour rien.</p><h3>Et après ?</h3><p><strong>Anne Martin\u00a0:</strong> On verra.</p>',
      ),
    ],
  ])('%s', (_, document, expected) => {
    expect(patchPage(PAGE, document)).toBe(expected);
    expect(patchPage(expected, document)).toBe(expected);
  });

  it('gets numbers once the author shows them', () => {
    expect(patchPage(PAGE, { ...PAGE_POST(), numbered: true })).toMatch(
      />1\. Comment \?<.*>2\. Pourquoi \?</s,
    );
  });

  it('has a name on its own line, and one inside a question', () => {
    const html =
      '<b>Comment ?</b><br /><br /><b>Anne Martin</b><br /><br />Par hasard.<br /><br /><b>Pourquoi ?</b><br />Pour rien.';
    const run = '<b>Pourquoi ?</b><br />Pour rien.';
    const document = (last: TopBlock): Post =>
      post(
        question('q1', 'Comment ?'),
        answer('a1', 'Par hasard.'),
        question('q2', 'Pourquoi ?', { source: run }),
        last,
      );
    const silent = { ...answer('a2', 'Pour rien.'), labelShown: false, participants: [] };
    expect(patchPage(html, document({ ...silent, source: run }))).toBe(html);
    const edited = { ...answer('a2', 'Pour tout.'), labelShown: false, participants: [] };
    expect(patchPage(html, document(edited))).toBe(html.replace('rien', 'tout'));
  });
});

const folder = join(import.meta.dirname, '../../fixtures');
const htmlIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  const { html } = value as { html?: unknown };
  return [...(typeof html === 'string' ? [html] : []), ...Object.values(value).flatMap(htmlIn)];
};
const golden = readdirSync(join(folder, 'imports/golden')).flatMap((name) =>
  htmlIn(JSON.parse(readFileSync(join(folder, 'imports/golden', name), 'utf8'))),
);
const files = ['html-of-blogs', 'imports/files'].flatMap((name) =>
  readdirSync(join(folder, name))
    .filter((file) => /\.html?$/.test(file))
    .map((file) => readFileSync(join(folder, name, file), 'utf8')),
);
/** Each page twice: as turns with their bytes, and without. */
const inBothModes = (pages: readonly string[]) =>
  pages.flatMap((html) => [[html, true] as const, [html, false] as const]);
const BOTH = inBothModes([...new Set([...golden, ...files])]);

describe('every recognized imported post', () => {
  it('keeps its bytes', () => {
    const documents = BOTH.flatMap(([html, fromBlog]) => {
      const document = recognizePage(html, fromBlog);
      return document === undefined ? [] : [[patchPage(html, document), html]];
    });
    expect(documents.length).toBeGreaterThan(20);
    for (const [result, html] of documents) expect(result).toBe(html);
  });

  it('changes one part of the page for a changed word of a turn', () => {
    let turns = 0;
    for (const [html, fromBlog] of BOTH) {
      const document = recognizePage(html, fromBlog);
      document?.body.forEach((block, index) => {
        const other = otherTurn(block);
        if (other === undefined) return;
        turns += 1;
        const result = patchPage(html, { ...document, body: document.body.with(index, other) });
        expect(partsChanged(html, result), result).toBe(1);
        expect(result).not.toMatch(/\biv-/);
      });
    }
    expect(turns).toBeGreaterThan(5);
  });
});

/** Letters only, names included: how a name is pointed is the page's own. */
const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
const lettersOf = (document: Post): string => letters(renderText({ ...document, title: '' }));

/** How pages show turns. */
const WAYS = [
  PAGE,
  '<p><b>Comment êtes-vous venue ici ?</b></p><p><b>Anne Martin :</b> Par hasard, un soir.</p><p>Et par goût.</p><p><b>Pourquoi rester ?</b></p><p><b>Karim Benali :</b> Pour rien.</p><p><b>Et demain ?</b></p><p><b>Anne Martin :</b> On verra.</p>',
  '<div dir="ltr" trbidi="on"><b>Comment êtes-vous venue ici ?</b><br />Par hasard, un soir.<br /><br /><b>Pourquoi rester ?</b><br />Pour rien, vraiment.<br /><br /><b>Et demain ?</b><br />On verra bien.<br /></div>',
  '<div>Le Labo : Comment êtes-vous venue ici ?</div><div><br /></div><div>Anne Martin : Par <a href="https://exemple.fr/">hasard</a>, un soir.</div><div><br /></div><div>Le Labo : Pourquoi rester ?</div><div>Anne Martin : Pour rien.</div><div>Le Labo : Et demain ?</div><div>Anne Martin : On verra.</div>',
  '<span style="color: navy;">– Comment êtes-vous venue ici ?<br /><br />– Par hasard, un soir.<br /><br />– Pourquoi rester ?<br /><br />– Pour rien.<br /><br />– Et demain ?<br /><br />– On verra.</span>',
  '<p><strong>Anne Martin</strong></p><p>Par hasard, un soir.</p><p><strong>Karim Benali</strong></p><p>Pour rien, comme Anne.</p><p><strong>Anne Martin</strong></p><p>Merci.</p>',
];

describe('random edits of turns', () => {
  const documents = [...inBothModes(WAYS), ...BOTH].flatMap(([html, fromBlog]) => {
    const document = recognizePage(html, fromBlog);
    const same = document !== undefined && document.body.some(({ type }) => type === 'answer');
    // Pictures and cards without words are written as alternative texts in plain text.
    return same && lettersOf(document) === letters(shownTextOf(html)) ? [[html, document] as const] : [];
  });
  const act = fc.record({
    kind: fc.constantFrom('word', 'remove', 'move', 'question', 'answer', 'silent', 'rename'),
    at: fc.nat(100),
    to: fc.nat(100),
  });

  it('give a page with the document’s content, with names, without duplicates, and stable', () => {
    expect(documents.length).toBeGreaterThan(5);
    checkProperty(
      fc.property(
        fc.constantFrom(...documents),
        fc.array(act, { minLength: 1, maxLength: 4 }),
        ([html, original], acts) => {
          const document = acts.reduce((post, { kind, at, to }, index): Post => {
            const body = [...post.body];
            const blockIndex = at % Math.max(1, body.length);
            const block = body[blockIndex];
            if (kind === 'rename') {
              const participants = post.participants.map((one, who) =>
                who === to % 2 ? { ...one, label: `Nouveau ${to}` } : one,
              );
              return { ...post, participants };
            }
            if (kind === 'question')
              body.splice(blockIndex, 0, question(`q-${index}-${at}`, `Et ${to} alors ?`));
            else if (kind === 'answer')
              body.splice(blockIndex, 0, {
                ...answer(`a-${index}-${at}`, `Réponse ${to}.`, 'Encore.'),
                participants: post.participants.slice(0, 1).map(({ id }) => id),
                labelShown: post.participants.length > 0,
              });
            else if (block === undefined) return post;
            else if (kind === 'word')
              body[blockIndex] =
                otherTurn(block) ?? (block.type === 'paragraph' ? withOtherWord(block, to) : block) ?? block;
            else if (kind === 'silent' && block.type === 'answer') body[blockIndex] = toggleLabel(block);
            else if (kind === 'remove' || kind === 'move') {
              body.splice(blockIndex, 1);
              if (kind === 'move') body.splice(to % (body.length + 1), 0, block);
            }
            return { ...post, body };
          }, original);
          const result = patchPage(html, document);
          expect(letters(shownTextOf(result))).toBe(lettersOf(document));
          expect(result).not.toMatch(/\biv-(?:post|question|answer|name)\b/);
          expect(patchPage(result, document)).toBe(result);
        },
      ),
    );
  });
});
