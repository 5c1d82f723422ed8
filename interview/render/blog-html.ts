/** A post as HTML for a blog (docs/design/blogger.md#html, docs/design/document.md#source-bytes). */
import type { Participant, Post, TopBlock } from '../document.ts';
import type { IsOnPage } from '../markup/active-content.ts';
import { CLASSES, isAnchor, publicationMark, publishedAnchor, styleClass } from '../marks.ts';
import { publishedForm, questionNumbers } from '../published-form.ts';
import { participantsById } from '../speakers.ts';
import { blockHtml } from './blocks-html.ts';
import { attributes } from '../markup/escape.ts';
import { extrasAtEnd, extrasAtStart, positionOfExtras } from './extras-html.ts';
import { inlinesHtml } from '../markup/inlines-html.ts';
import { type Presentation, STANDALONE } from './presentation.ts';
import { answerHtml, questionHtml, type TurnContext } from './turns-html.ts';

// At which level each heading of a post stands on its page (RGAA 9.1, WCAG 1.3.1 and 2.4.6): questions one below the
// post's title, editorial headings shifted with them, no level left out, none below h6.

const DEEPEST = 6;
/** The level that a document gives its questions and its first headings. */
const FIRST = 2;

/** Of the questions and headings among `blocks`. Deterministic, and in one pass. */
function headingLevels(blocks: readonly TopBlock[], titleLevel: number): ReadonlyMap<TopBlock, number> {
  const levels = new Map<TopBlock, number>();
  /** The levels of the document that are open here, outermost first. */
  const open: number[] = [];
  for (const block of blocks) {
    if (block.type !== 'question' && block.type !== 'heading') continue;
    const own = block.type === 'question' ? FIRST : block.level;
    while (open.length > 0 && (open.at(-1) ?? 0) >= own) open.pop();
    open.push(own);
    levels.set(block, Math.min(DEEPEST, titleLevel + open.length));
  }
  return levels;
}

/** One block of the body, in published form. */
export function topBlockHtml(block: TopBlock, context: TurnContext): string {
  if (block.type === 'question') return questionHtml(block, context);
  return block.type === 'answer' ? answerHtml(block, context) : blockHtml(block, context);
}

/** Who speaks for the first time, by answer. */
function introductions({ body }: Post, people: TurnContext['people']): ReadonlyMap<string, Participant[]> {
  const met = new Set<string>();
  const introduced = new Map<string, Participant[]>();
  for (const block of body) {
    if (block.type !== 'answer' || !block.labelShown) continue;
    const news = block.participants.filter((id) => !met.has(id));
    for (const id of news) met.add(id);
    introduced.set(
      block.id,
      news.flatMap((id) => people.get(id) ?? []),
    );
  }
  return introduced;
}

/** Few posts have any: the others are not copied. */
const hasAnchorLinks = ({ lead, body }: Post): boolean => /"url":"#[qa]-/.test(JSON.stringify([lead, body]));

/** Links of the document to its own turns, as they stand on the page. */
function withAnchors<Value>(value: Value, anchor: (anchor: string) => string): Value {
  if (Array.isArray(value)) return value.map((item: unknown) => withAnchors(item, anchor)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([name, field]: [string, unknown]) => [
    name,
    name === 'url' && typeof field === 'string' && isAnchor(field.slice(1)) && field.startsWith('#')
      ? `#${anchor(field.slice(1))}`
      : withAnchors(field, anchor),
  ]);
  return Object.fromEntries(fields) as Value;
}

/** The lead, the body and what the blog adds to it, of a post in published form. */
export function bodyHtml(post: Post, given: Omit<TurnContext, 'people' | 'language'>): string {
  const people = participantsById(post);
  const context: TurnContext = {
    ...given,
    people,
    language: post.language,
    levels: headingLevels(post.body, (given.presentation ?? STANDALONE).titleLevel),
    numbers: questionNumbers(post),
    introduced: introductions(post, people),
  };
  const lead = (post.lead ?? []).map(
    (paragraph) => `<p class="${CLASSES.lead}" style="font-size:1.15em">${inlinesHtml(paragraph)}</p>`,
  );
  const place = positionOfExtras(post);
  const parts: string[] = [];
  let clear = false;
  for (const [index, block] of post.body.entries()) {
    const here = clear ? { ...context, clear } : context;
    const extras = index === place ? extrasAtStart(post, here) : '';
    if (extras !== '') clear = false;
    parts.push(extras, topBlockHtml(block, extras === '' ? here : context));
    if (block.type === 'image' && block.align !== undefined) clear = true;
    else if (block.type === 'question' || block.type === 'heading') clear = false;
  }
  if (place === post.body.length) parts.push(extrasAtStart(post, context));
  parts.push(extrasAtEnd(post, clear ? { ...context, clear } : context));
  return lead.join('') + parts.join('');
}

/** Of what stands around the post: by it a theme may style it. */
export const wrapperClass = ({ style }: Presentation): string =>
  style === 'classic' ? CLASSES.post : `${CLASSES.post} ${styleClass(style)}`;

type BlogHtmlOptions = Readonly<{
  /** Its mark stands on the wrapper; without it (a rendering that is not sent) the wrapper has none. */
  publicationId?: string;
  /** The public address of a picture of the library. */
  pictureAddress: (sha256: string) => string;
  /** How the blog shows its posts; STANDALONE where none is said. */
  presentation?: Presentation;
  /** The page has been cited by anchors without the publication's mark: they stay. */
  bareAnchors?: boolean;
  /** The active content that the post's page on the blog already has; absent for any other page. */
  isOnPage?: IsOnPage | undefined;
}>;

/**
 * The HTML of a page on a blog: one wrapper with the publication's mark and the language, no newline, no empty paragraph,
 * literal UTF-8, no script that its page does not have already.
 */
export function renderBlogHtml(post: Post, options: BlogHtmlOptions): string {
  const { publicationId, pictureAddress, presentation = STANDALONE, bareAnchors = false, isOnPage } = options;
  const own = publicationId !== undefined && !bareAnchors;
  const anchor = own ? (bare: string) => publishedAnchor(bare, publicationId) : undefined;
  const form = publishedForm(post);
  const published =
    anchor !== undefined && hasAnchorLinks(form)
      ? { ...form, ...withAnchors({ lead: form.lead, body: form.body }, anchor) }
      : form;
  const id = publicationId === undefined ? undefined : publicationMark(publicationId);
  return `<div${attributes({ class: wrapperClass(presentation), id, lang: published.language })}>${bodyHtml(
    published,
    {
      pictureAddress,
      prefer: 'url',
      verbatim: true,
      isOnPage,
      presentation,
      ...(anchor && { anchor }),
    },
  )}</div>`;
}
