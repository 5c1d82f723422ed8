/**
 * Rules for the HTML that readers get, for any post and any presentation; each names its criteria (RGAA 4.1; EN 301
 * 549 v3.2.1, chapter 9, which is WCAG 2.1).
 */
import * as fc from 'fast-check';
import { parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { describe, expect, it } from 'vitest';
import type { Post, TopBlock } from '#interview/document.ts';
import { publishedForm } from '#interview/published-form.ts';
import { TINT_COLOURS } from '#interview/people/person-signs.ts';
import { renderBlogHtml } from '#interview/render/blog-html.ts';
import { STANDALONE, type Presentation } from '#interview/render/presentation.ts';
import { OF_BLOGGER } from '#tests/builders/presentations.ts';
import { buildInterview, paragraph, picture, text } from '../../builders/interview-builder.ts';
import { arbitraryPost } from '../../builders/arbitrary-post.ts';
import { arbitraryPresentation } from '../../builders/arbitrary-presentation.ts';
import { checkProperty } from '#tests/random/check-property.ts';

type Element = Tree.Element;
const isElement = (node: Tree.Node): node is Element => 'tagName' in node;
function elementsOf(
  node: Tree.ParentNode,
  isIncluded: (element: Element) => boolean = () => true,
): Element[] {
  return node.childNodes
    .filter(isElement)
    .flatMap((child) => [...(isIncluded(child) ? [child] : []), ...elementsOf(child, isIncluded)]);
}
const hasTag = (tags: string) => (element: Element) => tags.split(' ').includes(element.tagName);
const value = (element: Element, name: string): string | undefined =>
  element.attrs.find((attribute) => attribute.name === name)?.value;
const hasClass = (element: Element, name: string): boolean =>
  (value(element, 'class') ?? '').split(' ').includes(name);
const words = (node: Tree.Node): string =>
  'value' in node
    ? node.value
    : 'tagName' in node && node.tagName === 'br'
      ? '\n'
      : 'childNodes' in node
        ? node.childNodes.map(words).join('')
        : '';
const foldSpaces = (text: string): string => text.replace(/[ \t\n]+/g, ' ').replace(/^ | $/g, '');

const pictureAddress = (sha256: string): string => `https://images.exemple.fr/${sha256}.jpg`;
const render = (post: Post, presentation: Presentation, publicationId = 'pub-1'): string =>
  renderBlogHtml(post, { publicationId, pictureAddress, presentation });

/** Without sealed cards, whose contents are not ours. */
const withoutCards = (post: Post): Post => ({
  ...post,
  body: post.body.flatMap((block): TopBlock[] => {
    if (block.type === 'html') return [];
    return block.type === 'answer'
      ? [{ ...block, blocks: block.blocks.filter((inner) => inner.type !== 'html') }]
      : [block];
  }),
});
const anyPost = arbitraryPost.map(withoutCards);
const forAll = (
  rule: (post: Post, presentation: Presentation, root: Tree.DocumentFragment) => void,
): void => {
  checkProperty(
    fc.property(anyPost, arbitraryPresentation, (post, presentation) =>
      rule(post, presentation, parseFragment(render(post, presentation))),
    ),
  );
};

describe('for any post and any presentation', () => {
  it('headings start one level below the title, skip none, end at h6, with all questions on one level (RGAA 9.1; EN 9.1.3.1, 9.2.4.6)', () =>
    forAll((_post, { titleLevel }, root) => {
      let before: number = titleLevel;
      for (const heading of elementsOf(root, hasTag('h1 h2 h3 h4 h5 h6'))) {
        const level = Number(heading.tagName[1]);
        expect(level).toBeGreaterThan(titleLevel);
        expect(level).toBeLessThanOrEqual(before + 1);
        before = level;
      }
      const questions = elementsOf(root, (element) => hasClass(element, 'iv-question'));
      expect(new Set(questions.map((question) => question.tagName)).size).toBeLessThanOrEqual(1);
      for (const question of questions) expect(question.tagName).toBe(`h${titleLevel + 1}`);
    }));

  it('each figure has its role, a caption, and the caption as name (RGAA 1.9; EN 9.1.1.1, 9.1.3.1)', () =>
    forAll((_post, _presentation, root) => {
      for (const figure of elementsOf(root, hasTag('figure'))) {
        const caption = figure.childNodes.filter(isElement).filter(hasTag('figcaption'));
        expect(caption).toHaveLength(1);
        expect(value(figure, 'role')).toBe('figure');
        expect(value(figure, 'aria-label')).toBe(foldSpaces(words(caption[0]!)));
      }
      for (const caption of elementsOf(root, hasTag('figcaption')))
        expect((caption.parentNode as Element).tagName).toBe('figure');
    }));

  it('every picture has an alternative; a decorative one has an empty one, and no link (RGAA 1.1, 1.2; EN 9.1.1.1)', () =>
    forAll((_post, { enlarge }, root) => {
      for (const image of elementsOf(root, hasTag('img'))) expect(value(image, 'alt')).toBeDefined();
      for (const frame of elementsOf(root, (element) => hasClass(element, 'iv-decorative'))) {
        expect(elementsOf(frame, hasTag('img')).map((image) => value(image, 'alt'))).toEqual(['']);
        expect(elementsOf(frame, (element) => hasClass(element, 'iv-enlarge'))).toEqual([]);
      }
      for (const link of elementsOf(root, (element) => hasClass(element, 'iv-enlarge'))) {
        expect(enlarge).toBe(true);
        expect(value(link, 'href')).toMatch(/^https?:/);
        const [image] = elementsOf(link, hasTag('img'));
        // RGAA 6.1: the name of the link includes that of the picture.
        expect(value(link, 'aria-label')).toContain(value(image!, 'alt'));
      }
    }));

  it('sets its language (RGAA 8.3, 8.7; EN 9.3.1.1, 9.3.1.2)', () =>
    forAll((post, _presentation, root) => {
      const [wrapper, ...others] = root.childNodes.filter(isElement);
      expect(others).toEqual([]);
      expect(value(wrapper!, 'lang')).toBe(post.language);
      for (const question of publishedForm(post).body.filter((block) => block.type === 'question')) {
        const heading = elementsOf(root, (element) =>
          (value(element, 'id') ?? '').startsWith(`q-${question.id}.`),
        );
        expect(heading.map((element) => value(element, 'lang'))).toEqual([question.language]);
      }
    }));

  it('names the speaker in text, wherever the author shows it (RGAA 3.1; EN 9.1.4.1)', () =>
    forAll((post, _presentation, root) => {
      const form = publishedForm(post);
      for (const answer of form.body.filter((block) => block.type === 'answer')) {
        if (!answer.labelShown) continue;
        const [element] = elementsOf(root, (one) => (value(one, 'id') ?? '').startsWith(`a-${answer.id}.`));
        for (const id of answer.participants) {
          const label = form.participants.find((person) => person.id === id)?.label ?? '';
          expect(foldSpaces(words(element!))).toContain(foldSpaces(label));
        }
      }
    }));

  it('has no layout table, no colour of text, no script and no style sheet (RGAA 3.1, 3.2, 5.3, 10.1; EN 9.1.4.1, 9.1.4.3)', () =>
    forAll((_post, _presentation, root) => {
      expect(elementsOf(root, hasTag('script style link'))).toEqual([]);
      expect(elementsOf(root, (element) => hasClass(element, 'tr-caption-container'))).toEqual([]);
      for (const element of elementsOf(root)) {
        const style = value(element, 'style') ?? '';
        // Initials have a background for their ink, and repeat the name beside them.
        const isHidden = hasClass(element, 'iv-initials') && value(element, 'aria-hidden') === 'true';
        const ownColours = TINT_COLOURS.map(([ground, ink]) => `background:${ground};color:${ink};`);
        const other = isHidden ? ownColours.reduce((left, pair) => left.replace(pair, ''), style) : style;
        expect(other).not.toMatch(/(?:^|;)\s*(?:color|background)/);
        expect(style).not.toMatch(/position|!important|url\(/);
      }
    }));

  it('has no empty paragraph, newline or empty item, which Blogger would remove or break (RGAA 8.9)', () =>
    forAll((post, presentation, root) => {
      expect(render(post, presentation)).not.toContain('\n');
      for (const element of elementsOf(root, hasTag('p li h1 h2 h3 h4 h5 h6 figcaption')))
        expect(words(element).trim() !== '' || elementsOf(element, hasTag('img br ul ol')).length > 0).toBe(
          true,
        );
    }));

  it('ids are unique on a page that shows the post twice with another one (RGAA 8.2; EN 9.4.1.1)', () => {
    checkProperty(
      fc.property(anyPost, anyPost, arbitraryPresentation, (one, other, presentation) => {
        const page = [
          render(one, presentation),
          render(one, presentation, 'pub-2'),
          render(other, presentation, 'pub-3'),
        ];
        const ids = elementsOf(parseFragment(page.join(''))).flatMap((element) => value(element, 'id') ?? []);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });

  it('every entry of the list of questions links to a heading of the same post (RGAA 12.7 by analogy; EN 9.2.4.4)', () =>
    forAll((post, presentation, root) => {
      const lists = elementsOf(root, (element) => hasClass(element, 'iv-summary'));
      const questions = publishedForm(post).body.filter((block) => block.type === 'question');
      expect(lists).toHaveLength(presentation.summary && questions.length >= 2 ? 1 : 0);
      for (const list of lists) {
        const targets = elementsOf(list, hasTag('a')).map((link) => value(link, 'href'));
        const ids = elementsOf(root, (element) => hasClass(element, 'iv-question')).map(
          (element) => `#${value(element, 'id') ?? ''}`,
        );
        expect(targets).toEqual(ids);
      }
    }));

  it('differs between styles in appearance only: the same headings, names and words in the same order', () =>
    forAll((post, presentation) => {
      const plain = (style: Presentation['style']): string =>
        elementsOf(parseFragment(render(post, { ...presentation, style })), () => true)
          .filter(
            (element) =>
              !hasClass(element, 'iv-role') && hasTag('h2 h3 h4 h5 h6 b strong em li img')(element),
          )
          .map((element) => `${element.tagName} ${foldSpaces(words(element)).replace(/\s*:$/, '')}`)
          .join('\n');
      expect(plain('headings')).toBe(plain('classic'));
      expect(plain('cards')).toBe(plain('classic'));
    }));
});

describe('heading levels', () => {
  const heading = (level: 2 | 3 | 4, words: string) => ({
    type: 'heading' as const,
    level,
    content: [text(words)],
  });
  const levels = (post: Post, titleLevel: Presentation['titleLevel']): string[] =>
    elementsOf(parseFragment(render(post, { ...STANDALONE, titleLevel })), hasTag('h1 h2 h3 h4 h5 h6')).map(
      (element) => `${element.tagName} ${words(element)}`,
    );
  const post = buildInterview()
    .withPerson('Anne')
    .saying(heading(2, 'Avant'))
    .asking('Un')
    .answering('Anne', 'Oui.')
    .saying(heading(3, 'Sous'))
    .saying(heading(4, 'Plus bas'))
    .asking('Deux')
    .answering('Anne', 'Non.')
    .saying(heading(4, 'Sauté')).post;

  it.each([
    [1, ['h2 Avant', 'h2 Un', 'h3 Sous', 'h4 Plus bas', 'h2 Deux', 'h3 Sauté']],
    [2, ['h3 Avant', 'h3 Un', 'h4 Sous', 'h5 Plus bas', 'h3 Deux', 'h4 Sauté']],
    [3, ['h4 Avant', 'h4 Un', 'h5 Sous', 'h6 Plus bas', 'h4 Deux', 'h5 Sauté']],
    [4, ['h5 Avant', 'h5 Un', 'h6 Sous', 'h6 Plus bas', 'h5 Deux', 'h6 Sauté']],
  ] as const)('under a title of level %i (RGAA 9.1)', (titleLevel, expected) =>
    expect(levels(post, titleLevel)).toEqual(expected),
  );

  it('are those of Blogger’s themes by default: the title is an h3', () =>
    expect(render(post, OF_BLOGGER)).toMatch(
      /<h4 class="iv-question" id="q-q1\.[0-9a-z]{7}" style="font-size:1.2em">Un<\/h4>/,
    ));
});

describe('pictures of a post', () => {
  const framed = (
    image: ReturnType<typeof picture>,
    presentation: Partial<Presentation> = {},
    address = pictureAddress,
  ) =>
    renderBlogHtml(buildInterview().saying(image).post, {
      pictureAddress: address,
      presentation: { ...STANDALONE, ...presentation },
    });

  it('link to themselves only when the blog asks for it and readers can open them', () => {
    const image = picture('a', 'Le port');
    expect(framed(image)).not.toContain('<a');
    expect(framed(image, { enlarge: true })).toContain(
      `<a class="iv-enlarge" href="${pictureAddress('a'.repeat(64))}" aria-label="Agrandir l’image\u00a0: Le port"><img`,
    );
    expect(framed(image, { enlarge: true }, () => 'data:image/png;base64,AAAA')).not.toContain('<a');
    expect(framed({ ...image, alt: '', decorative: true }, { enlarge: true })).not.toContain('<a');
  });

  it('are no figure without a caption', () => {
    expect(framed(picture('a', 'Le port'))).toContain('<div class="iv-figure"');
    expect(framed(picture('a', 'Le port'))).not.toContain('<figure');
  });

  it('of an old caption table become a figure in a blog’s presentation', () => {
    const source =
      '<table class="tr-caption-container"><tbody><tr><td><img src="https://a.exemple.fr/q.jpg" alt="Quai"></td></tr><tr><td class="tr-caption">Le quai</td></tr></tbody></table>';
    const html = framed({
      type: 'image',
      url: 'https://a.exemple.fr/q.jpg',
      alt: 'Quai',
      caption: [text('Le quai')],
      credit: '',
      decorative: false,
      source,
    });
    expect(html).toContain('<figure class="iv-figure" role="figure" aria-label="Le quai"');
    expect(html).not.toContain('<table');
  });
});

describe('the list of questions', () => {
  const asks = (jump: boolean): Post => {
    const begun = buildInterview()
      .withPerson('Anne')
      .saying(paragraph('Avant.'))
      .asking('Un')
      .answering('Anne', 'Oui.');
    return (jump ? begun.saying({ type: 'jumpBreak' } as never) : begun)
      .asking('Deux')
      .answering('Anne', 'Non.').post;
  };
  const order = (post: Post): string[] =>
    elementsOf(
      parseFragment(render(post, { ...STANDALONE, summary: true })).childNodes[0] as Element,
    ).flatMap((element) =>
      hasClass(element, 'iv-summary') ? ['list'] : hasClass(element, 'iv-question') ? [words(element)] : [],
    );

  it('is before the first question; after the jump break when that comes later', () => {
    expect(order(asks(false))).toEqual(['list', 'Un', 'Deux']);
    expect(order(asks(true))).toEqual(['Un', 'list', 'Deux']);
  });
});
