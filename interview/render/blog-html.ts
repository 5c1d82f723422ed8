/** Renders a post as HTML for a blog (docs/design/blogger.md#html, docs/design/document.md#source-bytes). */
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

// Heading levels of a post on its page (RGAA 9.1, WCAG 1.3.1 and 2.4.6): questions one below the post's title,
// editorial headings shifted with them, without gaps, at most h6.

const DEEPEST = 6;
/** The level of questions and of top headings in a document. */
const FIRST = 2;

/** The levels of the questions and headings in `blocks`. Deterministic, in one pass. */
function headingLevels(blocks: readonly TopBlock[], titleLevel: number): ReadonlyMap<TopBlock, number> {
  const levels = new Map<TopBlock, number>();
  /** The open levels of the document, outermost first. */
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

/** Renders a block of the body, in published form. */
export function topBlockHtml(block: TopBlock, context: TurnContext): string {
  if (block.type === 'question') return questionHtml(block, context);
  return block.type === 'answer' ? answerHtml(block, context) : blockHtml(block, context);
}

/** The people who speak for the first time, by answer. */
function introductions({ body }: Post, people: TurnContext['people']): ReadonlyMap<string, Participant[]> {
  const knownSpeakers = new Set<string>();
  const introduced = new Map<string, Participant[]>();
  for (const block of body) {
    if (block.type !== 'answer' || !block.labelShown) continue;
    const newSpeakers = block.participants.filter((id) => !knownSpeakers.has(id));
    for (const id of newSpeakers) knownSpeakers.add(id);
    introduced.set(
      block.id,
      newSpeakers.flatMap((id) => people.get(id) ?? []),
    );
  }
  return introduced;
}

/** Avoids copying posts without such links. */
const hasAnchorLinks = ({ lead, body }: Post): boolean => /"url":"#[qa]-/.test(JSON.stringify([lead, body]));

/** Replaces links to the post's own turns by the page's anchors. */
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

/** Renders the lead, the body and the blog's extras of a post in published form. */
export function bodyHtml(post: Post, options: Omit<TurnContext, 'people' | 'language'>): string {
  const people = participantsById(post);
  const context: TurnContext = {
    ...options,
    people,
    language: post.language,
    levels: headingLevels(post.body, (options.presentation ?? STANDALONE).titleLevel),
    numbers: questionNumbers(post),
    introduced: introductions(post, people),
  };
  const lead = (post.lead ?? []).map(
    (paragraph) => `<p class="${CLASSES.lead}" style="font-size:1.15em">${inlinesHtml(paragraph)}</p>`,
  );
  const extrasIndex = positionOfExtras(post);
  const parts: string[] = [];
  let clear = false;
  for (const [index, block] of post.body.entries()) {
    const blockContext = clear ? { ...context, clear } : context;
    const extras = index === extrasIndex ? extrasAtStart(post, blockContext) : '';
    if (extras !== '') clear = false;
    parts.push(extras, topBlockHtml(block, extras === '' ? blockContext : context));
    if (block.type === 'image' && block.align !== undefined) clear = true;
    else if (block.type === 'question' || block.type === 'heading') clear = false;
  }
  if (extrasIndex === post.body.length) parts.push(extrasAtStart(post, context));
  parts.push(extrasAtEnd(post, clear ? { ...context, clear } : context));
  return lead.join('') + parts.join('');
}

/** Class of the wrapper, for themes. */
export const wrapperClass = ({ style }: Presentation): string =>
  style === 'classic' ? CLASSES.post : `${CLASSES.post} ${styleClass(style)}`;

type BlogHtmlOptions = Readonly<{
  /** Its mark is put on the wrapper; without it (a rendering that is not sent) the wrapper has no mark. */
  publicationId?: string;
  /** The public address of a library picture. */
  pictureAddress: (sha256: string) => string;
  /** The blog's presentation; STANDALONE by default. */
  presentation?: Presentation;
  /** Keeps anchors without the publication's mark, as links to the page use them. */
  bareAnchors?: boolean;
  /** Tests for active content already on the post's page; absent for any other page. */
  isOnPage?: IsOnPage | undefined;
}>;

/**
 * Renders a page of a blog: one wrapper with the publication's mark and language, without newlines or empty paragraphs,
 * in literal UTF-8, and with no script that the page does not already have.
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
