/** The interview that the tests write, paste and read again. */
import type { Post, TopBlock } from '#interview/document.ts';
import { blockToText } from '#interview/plain.ts';
import { inlinesToText } from '#interview/inlines.ts';
import { gardenInterview } from '#tests/builders/demo-posts.ts';
import type { PublicPost, PublicTurn } from '../pages/PublicPage.ts';

/** A post as its readers should read it. */
export function publicPostOf(post: Post): PublicPost {
  const nameOf = (id: string | undefined): string =>
    post.participants.find((person) => person.id === id)?.label ?? '';
  const turn = (block: TopBlock): PublicTurn => {
    if (block.type === 'question') return { question: blockToText(block) };
    if (block.type === 'answer')
      return { name: nameOf(block.participants[0]), answer: block.blocks.map(blockToText) };
    return { text: blockToText(block) };
  };
  return { title: post.title, lead: (post.lead ?? []).map(inlinesToText), turns: post.body.map(turn) };
}

/** Six questions, two people, closing thanks. */
export const garden: PublicPost = publicPostOf(gardenInterview);

/** The text as it arrives by mail: most labels on the line of the answer, the last one on its own line. */
export function asPlainText({ title, lead, turns }: PublicPost): string {
  const lines = turns.map((turn, index) => {
    if ('question' in turn) return `\n\n${turn.question}`;
    if ('text' in turn) return `\n\n${turn.text}`;
    if ('alt' in turn) return '';
    const last = !turns.slice(index + 1).some((later) => 'answer' in later);
    return `${turn.name} :${last ? '\n' : ' '}${turn.answer.join('\n')}`;
  });
  return [title, '', ...lead, ...lines].join('\n');
}

/** A text of tests/fixtures/interviews, parsed by its layout’s few rules; labels are the repeated names. */
export function readPlainText(text: string): PublicPost {
  const paragraphs = text.split(/\n(?:[ \t]*\n)+/u).map((part) => part.trim());
  const parts = paragraphs.filter((part) => part !== '').map((part) => part.split('\n'));
  const labelOf = (line: string): string => /^([^:?]{2,40}?)[ \u00a0]:(?:[ \u00a0]|$)/u.exec(line)?.[1] ?? '';
  const labels = parts.flat().map(labelOf);
  const isLabel = (label: string): boolean =>
    label !== '' && labels.filter((one) => one === label).length > 1;

  const turns: PublicTurn[] = [];
  const [, [title = ''] = [], ...rest] = parts;
  for (const lines of rest) {
    let answer: { name: string; answer: string[] } | undefined;
    for (const line of lines) {
      const label = labelOf(line);
      if (isLabel(label)) {
        answer = { name: label, answer: [] };
        turns.push(answer);
        const words = line.slice(line.indexOf(':') + 1).trim();
        if (words !== '') answer.answer.push(words);
      } else if (answer !== undefined) answer.answer.push(line);
      else turns.push(line.endsWith('?') ? { question: line } : { text: line });
    }
  }
  return { title, lead: [], turns };
}
