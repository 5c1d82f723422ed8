import type { Post } from '../../../interview/document.ts';
import { publishedForm } from '../../../interview/published-form.ts';

/** True for a post that would show a reader nothing. */
export function isBlank(post: Post): boolean {
  const { lead, body } = publishedForm(post);
  return lead === undefined && body.every((block) => block.type === 'rule' || block.type === 'jumpBreak');
}
