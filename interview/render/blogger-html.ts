/** A post as HTML for Blogger (BLOGGER.md section 6, DESIGN section 4). */
import type { Post, TopBlock } from '../document.ts';
import { CLASSES, publicationMark } from '../marks.ts';
import { questionNumbers } from '../numbers.ts';
import { publishedForm } from '../published-form.ts';
import { participantsById } from '../speakers.ts';
import { blockHtml, sourceOf } from './blocks-html.ts';
import { attributes, open } from './escape.ts';
import { inlinesHtml } from './inlines-html.ts';
import { answerHtml, questionHtml, type TurnContext } from './turns-html.ts';

/** One block of the body, in published form. */
export function topBlockHtml(block: TopBlock, context: TurnContext): string {
  switch (block.type) {
    case 'question':
      return questionHtml(block, context);
    case 'answer':
      return answerHtml(block, context);
    case 'heading':
      return (
        sourceOf(block, context) ??
        `${open(`h${block.level}`, { style: context.clear === true ? 'clear:both' : undefined })}${inlinesHtml(block.content)}</h${block.level}>`
      );
    case 'rule':
      return sourceOf(block, context) ?? '<hr>';
    case 'jumpBreak':
      return context.verbatim ? (sourceOf(block, context) ?? '<!--more-->') : '';
    default:
      return blockHtml(block, context);
  }
}

/** The lead and the body of a post that is in published form. */
export function bodyHtml(post: Post, context: TurnContext): string {
  const lead = (post.lead ?? []).map(
    (paragraph) => `<p class="${CLASSES.lead}" style="font-size:1.15em">${inlinesHtml(paragraph)}</p>`,
  );
  const numbers = questionNumbers(post);
  let clear = false;
  const body = post.body.map((block) => {
    const html = topBlockHtml(block, { ...context, numbers, ...(clear ? { clear } : {}) });
    if (block.type === 'image' && block.align !== undefined) clear = true;
    else if (block.type === 'question' || block.type === 'heading') clear = false;
    return html;
  });
  return lead.join('') + body.join('');
}

/**
 * The HTML sent to Blogger: one wrapper with the publication's mark and the language, no newline, no empty paragraph,
 * literal UTF-8, no script but in a sealed card of the blog itself. Without `publicationId` (a rendering that is not
 * sent) the wrapper has no mark. `pictureAddress` gives the public address of a picture of the library.
 */
export function renderBloggerHtml(
  post: Post,
  options: Readonly<{ publicationId?: string; pictureAddress: (sha256: string) => string }>,
): string {
  const published = publishedForm(post);
  const { publicationId, pictureAddress } = options;
  const id = publicationId === undefined ? undefined : publicationMark(publicationId);
  const context: TurnContext = {
    pictureAddress,
    prefer: 'url',
    verbatim: true,
    people: participantsById(published),
    language: published.language,
  };
  return `<div${attributes({ class: CLASSES.post, id, lang: published.language })}>${bodyHtml(published, context)}</div>`;
}
