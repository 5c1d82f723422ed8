import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { postSchema, type Inline, type Post, type TopBlock } from '#interview/document.ts';
import { readBack } from '#interview/html/read-back.ts';
import { publishedForm } from '#interview/published-form.ts';
import { renderBlogHtml } from '#interview/render/blog-html.ts';
import type { Presentation } from '#interview/render/presentation.ts';
import { buildInterview, paragraph, picture, text } from '../../builders/interview-builder.ts';
import { arbitraryPost } from '../../builders/arbitrary-post.ts';
import { arbitraryPresentation } from '../../builders/arbitrary-presentation.ts';
import { editedLikeCompose, normaliseLikeBlogger } from '../../builders/blogger-normalisation.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const pictureAddress = (sha256: string): string => `https://images.exemple.fr/${sha256}.jpg`;
const assetOf = (address: string): string | undefined =>
  /^https:\/\/images\.exemple\.fr\/([0-9a-f]{64})\.jpg$/.exec(address)?.[1];
const counter = (): (() => string) => {
  let count = 0;
  return () => `new-${(count += 1)}`;
};
const render = (post: Post, presentation?: Presentation): string =>
  renderBlogHtml(post, {
    publicationId: 'pub-1',
    pictureAddress,
    ...(presentation && { presentation }),
  });
const read = (html: string, language = 'fr') => readBack(html, { newId: counter(), language, assetOf });

/** The part of a post that can be read back: cards of the blog are read as their visible text. */
function expectedPost(post: Post): Post {
  const published = publishedForm(post);
  const speakerIds = published.body.flatMap((block) =>
    block.type === 'answer'
      ? block.participants
      : block.type === 'question'
        ? [...(block.by ?? []), ...(block.to ?? [])]
        : [],
  );
  const participants = [...new Set(speakerIds)].map((id) => {
    const label = published.participants.find((person) => person.id === id)?.label ?? '';
    return { id, name: label, label };
  });
  return { ...published, participants };
}

const withoutBlogCards = (body: readonly TopBlock[]): TopBlock[] =>
  body.flatMap((block): TopBlock[] => {
    if (block.type === 'html' && block.origin === 'blog') return [];
    if (block.type !== 'answer') return [block];
    const blocks = block.blocks.filter((inner) => inner.type !== 'html' || inner.origin !== 'blog');
    return [{ ...block, blocks: blocks.length > 0 ? blocks : [paragraph('une carte du blog')] }];
  });

describe('reading a published post back', () => {
  for (const [name, change] of [
    ['as sent', (html: string) => html],
    ['after Blogger normalised it', normaliseLikeBlogger],
    ['after Blogger’s editor saved it', editedLikeCompose],
  ] as const) {
    it(`gives the same turns, ids, labels and texts ${name}, for any presentation`, () => {
      checkProperty(
        fc.property(arbitraryPost, arbitraryPresentation, (raw, presentation) => {
          const post = { ...raw, body: withoutBlogCards(raw.body) };
          const { lead, body, participants } = expectedPost(post);
          expect(read(change(render(post, presentation)), post.language)).toEqual({
            ...(lead && { lead }),
            body,
            participants,
          });
        }),
      );
    });
  }

  it('gives the same ids with older anchors, without a mark', () => {
    checkProperty(
      fc.property(arbitraryPost, (post) => {
        const options = { publicationId: 'pub-1', pictureAddress };
        const bare = renderBlogHtml(post, { ...options, bareAnchors: true });
        expect(read(bare, post.language)).toEqual(read(renderBlogHtml(post, options), post.language));
      }),
      { parts: 2 },
    );
  });

  it('ignores a link that holds only a line break, in a quotation too', () => {
    const link: Inline = { type: 'link', url: 'https://exemple.fr/', content: [{ type: 'lineBreak' }] };
    const post = buildInterview().saying(
      { type: 'quote', content: [[link]], cite: 'Anne' },
      'Et ensuite.',
    ).post;
    expect(read(editedLikeCompose(render(post)), post.language).body).toEqual([paragraph('Et ensuite.')]);
  });

  it('always gives a valid document', () => {
    checkProperty(
      fc.property(arbitraryPost, (post) => {
        const { lead, body, participants } = read(render(post), post.language);
        expect(postSchema.safeParse({ ...post, lead, participants, body }).error).toBeUndefined();
      }),
    );
  });
});

describe('edits in the blog’s own editor', () => {
  const post = buildInterview()
    .withPerson('Anne Martin', { label: 'Anne Martin' })
    .withPerson('Karim Benali')
    .asking('Qui êtes-vous\u00a0?')
    .answering('Anne Martin', 'Je suis urbaniste.', picture('a', 'Le port', 'Le port en hiver', 'A. Martin'))
    .answering('Karim Benali', 'Je suis jardinier.')
    .asking('Et après\u00a0?')
    .answering('Anne Martin', 'On verra.')
    .answering('Karim Benali', 'Des arbres.').post;
  const html = render(post);
  const turns = (body: readonly TopBlock[]) =>
    body.map((block) => (block.type === 'question' || block.type === 'answer' ? block.id : block.type));
  const people = post.participants;

  it('a label corrected everywhere is the new label of the same person', () => {
    const back = readBack(html.replaceAll('Anne Martin\u00a0:', 'Anne M. :'), {
      newId: counter(),
      language: 'fr',
      knownParticipants: [{ ...people[0]!, role: 'urbaniste' }],
    });
    expect(back.participants).toEqual([
      { id: 'p1', name: 'Anne Martin', label: 'Anne M.', role: 'urbaniste' },
      { id: 'p2', name: 'Karim Benali', label: 'Karim Benali' },
    ]);
  });

  it('numbers are no words, even without their mark', () => {
    const numbered = render({ ...post, numbered: true });
    expect(numbered).toContain('<span class="iv-number">2.</span> Et après');
    const body = read(html).body;
    expect(read(numbered).body).toEqual(body);
    expect(read(numbered.replace('<span class="iv-number">2.</span>', '2.')).body).toEqual(body);
    expect(read(numbered.replace('<span class="iv-number">2.</span>', '<b>2.</b>')).body).toEqual(body);
    // Without our numbering, a number is the author’s own.
    expect(read(html.replace('Et après', '2. Et après')).body[3]).toMatchObject({
      content: [[{ type: 'text', text: '2. Et après\u00a0?' }]],
    });
  });

  it('a name replaced by another moves the answer to that person', () => {
    const at = html.lastIndexOf('Anne Martin');
    const { body } = read(`${html.slice(0, at)}Karim Benali${html.slice(at + 'Anne Martin'.length)}`);
    const fromKarim = body.flatMap((block) =>
      block.type === 'answer' && block.participants.includes('p2') ? [block.id] : [],
    );
    // Between equal candidates the first reading wins: Anne keeps her label, the answer moves.
    expect(fromKarim).toEqual(['a2', 'a3', 'a4']);
  });

  it('a deleted name leaves an answer with an unknown speaker', () => {
    const { body } = read(html.replace('<b class="iv-name iv-p-p2">Karim Benali\u00a0:</b> ', ''));
    expect(body.find((block) => block.type === 'answer' && block.id === 'a2')).toMatchObject({
      participants: ['p2'],
      labelShown: false,
      blocks: [paragraph('Je suis jardinier.')],
    });
  });

  it('the colon may be outside the bold', () => {
    const { body, participants } = read(
      html.replace('Karim Benali\u00a0:</b> Je', 'Karim Benali</b>&nbsp;: Je'),
    );
    expect(body.find((block) => block.type === 'answer' && block.id === 'a2')).toMatchObject({
      labelShown: true,
      blocks: [paragraph('Je suis jardinier.')],
    });
    expect(participants.map((person) => person.label)).toEqual(['Anne Martin', 'Karim Benali']);
  });

  it('a paragraph typed inside an answer belongs to it, and one between turns to none', () => {
    const edited = html
      .replace('Des arbres.</p>', 'Des arbres.</p><p>Et des haies.</p>')
      .replace(/<h2 class="iv-question" id="q-q2\b/, '<p>Entracte.</p>$&');
    const { body } = read(edited);
    expect(turns(body)).toEqual(['q1', 'a1', 'a2', 'paragraph', 'q2', 'a3', 'a4']);
    expect(body.at(-1)).toMatchObject({ blocks: [paragraph('Des arbres.'), paragraph('Et des haies.')] });
  });

  it('an answer split by the editor is joined, and a copy elsewhere gets new ids', () => {
    const answer = /<div class="iv-answer iv-p-p2" id="a-a2\b.*?<\/div>/.exec(html)![0];
    const { body } = read(html.replace(answer, answer + answer) + answer);
    expect(turns(body)).toEqual(['q1', 'a1', 'a2', 'q2', 'a3', 'a4', 'new-1']);
    expect(body[2]).toMatchObject({
      blocks: [paragraph('Je suis jardinier.'), paragraph('Je suis jardinier.')],
    });
  });

  it('a turn nested in another is separated', () => {
    const inner = '<h2 class="iv-question" id="q-q9">Alors\u00a0?</h2>';
    const { body } = read(html.replace('Je suis jardinier.</p>', `Je suis jardinier.</p>${inner}`));
    expect(turns(body)).toEqual(['q1', 'a1', 'a2', 'q9', 'q2', 'a3', 'a4']);
  });

  it('text without any mark is read as blocks outside of answers', () => {
    expect(read('<p>Bonjour <b>à tous</b></p><script>alert(1)</script>')).toEqual({
      participants: [],
      body: [
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'Bonjour ' },
            { type: 'text', text: 'à tous', marks: ['bold'] },
          ],
        },
        { type: 'html', html: '<script>alert(1)</script>', origin: 'blog' },
      ],
    });
  });

  it('a replaced picture is detected', () => {
    const replaced = html.replace(
      pictureAddress('a'.repeat(64)),
      'https://blogger.googleusercontent.com/img/a/new',
    );
    const { body } = readBack(replaced, { newId: counter(), language: 'fr', assetOf, pictureAddress });
    expect(body[1]).toMatchObject({
      blocks: [
        { type: 'paragraph' },
        { type: 'image', url: 'https://blogger.googleusercontent.com/img/a/new', alt: 'Le port' },
      ],
    });
    expect(body[1]).not.toHaveProperty('blocks.1.asset');
  });
});

describe('edits in the parts that a presentation adds', () => {
  const post = buildInterview()
    .withPerson('Anne Martin', { role: 'urbaniste' })
    .saying('Avant.')
    .asking('Un')
    .answering('Anne Martin', 'Oui.')
    .asking('Deux')
    .answering('Anne Martin', 'Non.').post;
  const html = render(post, {
    style: 'cards',
    titleLevel: 3,
    summary: true,
    people: 'start',
    enlarge: false,
    pictures: 'plain',
  });
  const { body } = read(html);
  const added = (changed: string): unknown[] => {
    expect(changed).not.toBe(html);
    const ours = new Set(body.map((block) => JSON.stringify(block)));
    return read(changed).body.filter((block) => !ours.has(JSON.stringify(block)));
  };

  it('are none while the part is unchanged', () => {
    expect(body).toEqual(publishedForm(post).body);
    // A removed entry of the list, a changed title, a corrected role: made again at the next update.
    expect(added(html.replace(/<li><a href="#q-q2.*?<\/li>/, ''))).toEqual([]);
    expect(added(html.replace('Les questions', 'Sommaire'))).toEqual([]);
    expect(added(html.replaceAll('urbaniste', 'architecte'))).toEqual([]);
    // Some editors write the address of the page before an anchor.
    expect(added(html.replaceAll('href="#q-', 'href="https://lab.example/2026/11/un.html#q-'))).toEqual([]);
  });

  it('keep the typed words', () => {
    const item = (words: string) => ({ type: 'list', ordered: false, items: [{ content: [text(words)] }] });
    expect(added(html.replace('</ul>', '<li>Et le bonus</li></ul>'))).toEqual([item('Et le bonus')]);
    expect(added(html.replace('Un</a></li>', 'Un</a> (à lire d’abord)</li>'))).toEqual([
      item('(à lire d’abord)'),
    ]);
    expect(added(html.replace('</ul></div>', '</ul><p>Merci à eux.</p></div>'))).toEqual([
      paragraph('Merci à eux.'),
    ]);
  });

  it('keep words typed after a name, on its line', () => {
    const line = /<p class="iv-speaker"[^>]*><b class="iv-name iv-p-p1">Anne Martin<\/b>/;
    expect(read(html.replace(line, '$&\u00a0: sans hésiter')).body[2]).toMatchObject({
      labelShown: true,
      blocks: [paragraph('sans hésiter'), paragraph('Oui.')],
    });
  });
});
