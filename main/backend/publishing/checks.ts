/** What the publish sheet checks, from the document and from what would be sent. */
import type { z } from 'zod';
import type { Post } from '../../../interview/document.ts';
import { checkLabels, MOST_LABEL_CHARACTERS, MOST_LABELS } from '../../../interview/labels.ts';
import { imagesOf } from '../../../interview/pictures.ts';
import { publishedForm } from '../../../interview/published-form.ts';
import type { checkSchema } from '../../../preload/contract/publishing.ts';
import { isBlank } from './blank.ts';
import type { Photos } from '../../../preload/contract/pictures.ts';
import { POST_BUDGET } from './pictures/fit-inside.ts';

export type Check = z.infer<typeof checkSchema>;

type Given = Readonly<{ post: Post; photos: Photos; bytes: number }>;

/** In the order in which they are shown: what blocks comes first. */
export function checksOf({ post, photos, bytes }: Given): Check[] {
  const published = publishedForm(post);
  const labels = checkLabels(post.labels);
  const checks: (Check | undefined)[] = [
    published.title === '' ? blocking('title-missing') : undefined,
    isBlank(post) ? blocking('body-empty') : undefined,
    labels.tooMany ? blocking('too-many-labels', { count: labels.count, most: MOST_LABELS }) : undefined,
    labels.tooLong
      ? blocking('labels-too-long', { characters: labels.characters, most: MOST_LABEL_CHARACTERS })
      : undefined,
    bytes > POST_BUDGET
      ? blocking('too-heavy', { kilobytes: Math.ceil(bytes / 1000), limit: POST_BUDGET / 1000 })
      : undefined,
    ...photosChecks(photos),
    counted(
      'alt-missing',
      imagesOf(published).filter((image) => !image.decorative && image.alt === '').length,
    ),
    counted(
      'answer-unnamed',
      published.body.filter((block) => block.type === 'answer' && block.participants.length === 0).length,
    ),
    counted('question-unanswered', unanswered(published)),
  ];
  return checks.filter((check) => check !== undefined).slice(0, 200);
}

/** Blogger takes no picture: where they go is the author's choice, and they are there before the text leaves. */
function photosChecks({ host, count, missing, breakProposed, heavyHead }: Photos): (Check | undefined)[] {
  if (count > 0 && host === undefined) return [blocking('host-needed', { pictures: count })];
  return [
    missing.length > 0 ? blocking('pictures-missing', { count: missing.length }) : undefined,
    breakProposed ? advice('break-missing') : undefined,
    heavyHead === undefined ? undefined : advice('head-heavy', { kilobytes: Math.ceil(heavyHead / 1000) }),
  ];
}

const blocking = (code: Check['code'], params: Check['params'] = {}): Check => ({
  code,
  blocks: true,
  params,
});
const advice = (code: Check['code'], params: Check['params'] = {}): Check => ({
  code,
  blocks: false,
  params,
});
const counted = (code: Check['code'], count: number): Check | undefined =>
  count > 0 ? advice(code, { count }) : undefined;

/** Questions that another question, or the end, follows without an answer. */
function unanswered(post: Post): number {
  const turns = post.body.filter((block) => block.type === 'question' || block.type === 'answer');
  return turns.filter((turn, index) => turn.type === 'question' && turns[index + 1]?.type !== 'answer')
    .length;
}
