/**
 * What in a post keeps some readers out, with the place where it is repaired (EN 301 549, 11.8.4: repair assistance;
 * WCAG 2.2: 1.1.1, 1.3.1, 2.4.4, 2.4.6). What Escale writes by itself is right already: language, the scope of headers,
 * lists, names of turns. This is about what only the author knows.
 */
import type { AnswerBlock, Image, Inline, Post, TopBlock } from './document.ts';
import { blockToText, inlinesToText } from './plain.ts';

export const ACCESS_CODES = [
  'alt-missing',
  'alt-is-file-name',
  'alt-is-caption',
  'heading-jump',
  'link-without-words',
  'link-is-address',
  'link-says-nothing',
  'table-without-headers',
  'video-untitled',
] as const;
export type AccessCode = (typeof ACCESS_CODES)[number];

/** One thing of the body, by its place among its like: pictures of rows each count, links of the lead too. */
export type Part = Readonly<{ kind: 'picture' | 'link' | 'table' | 'video'; at: number }>;

export type Barrier = Readonly<{
  code: AccessCode;
  /** Its own words, to know it by; '' when it has none. */
  words: string;
  /** The answer it stands in. */
  answerId?: string;
  part?: Part;
  /** For a heading: its place among the headings of the body, from 0. */
  heading?: number;
}>;

const fold = (text: string): string =>
  text.normalize('NFC').replaceAll("'", '’').replace(/\s+/gu, ' ').trim().toLowerCase();
/** Without what may follow a sentence or a link: points, arrows, chevrons. */
const bare = (text: string): string => fold(text).replace(/^[«“"'\s[(]+|[\s.…:!?>»›→”"')\]]+$/gu, '');

const FILE_NAME = /^\S+\.(?:jpe?g|png|gif|webp|avif|heic|heif|tiff?|bmp|svg)$|\.(?:jpe?g|png|heic|tiff?)$/iu;
/** What cameras, telephones and screens call a picture. */
const CAMERA_NAME =
  /^(?:img|dsc[fn]?|dscf|pxl|mvi|gopr|scan|image|photo|picture|screenshot|capture(?: d[’']écran)?)[\s_-]*\d[\d\s_()-]*$/iu;

function lastOfAddress(url: string): string {
  return /\/([^/?#]+?)(?:\.[a-z0-9]{2,5})?(?:[?#].*)?$/iu.exec(url)?.[1] ?? '';
}

/** What is wrong with the alternative text of one picture; undefined: nothing that can be seen from here. */
function altOf({ alt, caption, decorative, url }: Image): AccessCode | undefined {
  if (decorative) return undefined;
  const text = alt.trim();
  if (text === '') return 'alt-missing';
  const named = url === undefined ? '' : lastOfAddress(url);
  // A name of several words, as « le-marais-en-hiver », may have been made of a good text.
  if (
    FILE_NAME.test(text) ||
    CAMERA_NAME.test(text) ||
    (named !== '' && /[\d_-]/u.test(named) && text === named)
  )
    return 'alt-is-file-name';
  return bare(text) === bare(inlinesToText(caption)) ? 'alt-is-caption' : undefined;
}

const ADDRESS = /^(?:https?:\/\/|www\.)\S+$/iu;
/** Link texts that say nothing out of their sentence, as they are read in a list of links. */
const NOTHING = new Set(
  [
    'ici|cliquez ici|cliquer ici|clique ici|par ici|là|c’est ici|voir ici|lien|le lien|ce lien|lien ici',
    'voir|voir le lien|suite|la suite|lire la suite|lire|lire plus|lire ici|en savoir plus|savoir plus',
    'plus|plus d’infos|plus d’informations|cette page|cet article|télécharger|détails|here|click here',
    'click|link|the link|this link|this|this page|this article|read more|read on|more|more info',
    'more information|learn more|see more|see here|details|download',
  ]
    .join('|')
    .split('|'),
);

function linkOf({ url, content }: Extract<Inline, { type: 'link' }>): AccessCode | undefined {
  const text = inlinesToText(content)
    .replace(/[\u200b\u2060\ufeff]/gu, '')
    .trim();
  if (text === '') return 'link-without-words';
  // The address of a mailbox or a telephone is what one wants to read.
  if (!/^https?:/iu.test(url)) return NOTHING.has(bare(text)) ? 'link-says-nothing' : undefined;
  if (ADDRESS.test(text) || fold(url).replace(/^https?:\/\/|\/$/gu, '') === fold(text).replace(/\/$/u, ''))
    return 'link-is-address';
  return NOTHING.has(bare(text)) ? 'link-says-nothing' : undefined;
}

/** In the order of the text. Sealed cards are not read: what stands in them is repaired on the blog. */
export function barriersOf(post: Post): readonly Barrier[] {
  const found: Barrier[] = [];
  const count = { picture: 0, link: 0, table: 0, video: 0, heading: 0 };
  let level = 1;

  const add = (code: AccessCode | undefined, words: string, place: Omit<Barrier, 'code' | 'words'>): void => {
    if (code !== undefined) found.push({ code, words: words.replace(/\s+/gu, ' ').trim(), ...place });
  };

  /** `part`: what the words belong to, when they are no text of their own: a picture's caption. */
  function links(inlines: readonly Inline[], inAnswer: { answerId?: string }, part?: Part): void {
    for (const inline of inlines) {
      if (inline.type !== 'link') continue;
      const text = inlinesToText(inline.content);
      add(linkOf(inline), text.trim() === '' ? inline.url : text, {
        ...inAnswer,
        part: part ?? { kind: 'link', at: count.link },
      });
      if (part === undefined) count.link += 1;
    }
  }

  function pictures(
    images: readonly Image[],
    caption: readonly Inline[],
    inAnswer: { answerId?: string },
  ): void {
    const first: Part = { kind: 'picture', at: count.picture };
    for (const image of images) {
      const part: Part = { kind: 'picture', at: count.picture };
      const shown = inlinesToText(image.caption);
      add(altOf(image), image.alt.trim() === '' ? shown : image.alt, { ...inAnswer, part });
      links(image.caption, inAnswer, part);
      count.picture += 1;
    }
    links(caption, inAnswer, first);
  }

  function block(one: TopBlock | AnswerBlock, inAnswer: { answerId?: string }): void {
    switch (one.type) {
      case 'answer':
        for (const inner of one.blocks) block(inner, { answerId: one.id });
        return;
      case 'question':
        // Readers get it as a heading of the second level.
        level = 2;
        for (const paragraph of one.content) links(paragraph, inAnswer);
        return;
      case 'heading':
        if (one.level > level + 1)
          add('heading-jump', blockToText(one), { ...inAnswer, heading: count.heading });
        level = one.level;
        count.heading += 1;
        links(one.content, inAnswer);
        return;
      case 'paragraph':
        return links(one.content, inAnswer);
      case 'list':
        for (const item of one.items) {
          links(item.content, inAnswer);
          if (item.children !== undefined) block(item.children, inAnswer);
        }
        return;
      case 'quote':
        for (const paragraph of one.content) links(paragraph, inAnswer);
        return;
      case 'image':
        return pictures([one], [], inAnswer);
      case 'gallery':
        return pictures(one.images, one.caption ?? [], inAnswer);
      case 'table': {
        links(one.caption ?? [], inAnswer);
        if (!one.rows.some((row) => row.some((cell) => cell.header)))
          add('table-without-headers', blockToText(one).split('\n')[0]?.replaceAll('\t', ' ') ?? '', {
            ...inAnswer,
            part: { kind: 'table', at: count.table },
          });
        for (const row of one.rows) for (const cell of row) links(cell.content, inAnswer);
        count.table += 1;
        return;
      }
      case 'embed':
        if (one.title.trim() === '' || ADDRESS.test(one.title.trim()))
          add('video-untitled', one.url, { ...inAnswer, part: { kind: 'video', at: count.video } });
        count.video += 1;
        return;
      case 'code':
      case 'html':
      case 'rule':
      case 'jumpBreak':
    }
  }

  for (const paragraph of post.lead ?? []) links(paragraph, {});
  for (const one of post.body) block(one, {});
  return found;
}
