/**
 * Renders copied content as HTML for Word, mail and blogs: plain elements without classes, ids or styles, names in
 * bold, questions as headings.
 */
import type { SimpleBlock } from '../blocks/block-type.ts';
import { typeOf } from '../blocks/blocks.ts';
import type { AnswerBlock, Inline, Post, TopBlock } from '../document.ts';
import { escapeText, openingTag } from '../markup/escape.ts';
import { inlinesHtml } from '../markup/inlines-html.ts';
import { publishedForm } from '../published-form.ts';
import { answerLabel, participantsById, questionLabel } from '../speakers.ts';

/** The body of a post; its language decides the form of names before answers. */
export function clipboardHtml(post: Post): string {
  const published = publishedForm(post);
  const people = participantsById(published);
  const top = (block: TopBlock): string => {
    switch (block.type) {
      case 'question': {
        const label = questionLabel(block, people, published.language);
        const words = block.content.map(inlinesHtml).join('<br>');
        return `${openingTag('h2', { lang: block.language })}${label === '' ? '' : `${escapeText(label)} `}${words}</h2>`;
      }
      case 'answer':
        return answerHtml(answerLabel(block, people, published.language), block.blocks);
      default:
        return blockHtml(block);
    }
  };
  return [...(published.lead ?? []).map(paragraph), ...published.body.map(top)].join('');
}

const blockHtml = (block: SimpleBlock): string => typeOf(block).clipboardHtml(block);
const paragraph = (content: readonly Inline[]): string => `<p>${inlinesHtml(content)}</p>`;

/** Puts the name before the first words, or alone above a block that is not a paragraph. */
function answerHtml(label: string, blocks: readonly AnswerBlock[]): string {
  const [first, ...others] = blocks;
  if (label === '') return blocks.map(blockHtml).join('');
  const name = `<strong>${escapeText(label)}</strong>`;
  return first?.type === 'paragraph'
    ? `<p>${name} ${inlinesHtml(first.content)}</p>${others.map(blockHtml).join('')}`
    : `<p>${name}</p>${blocks.map(blockHtml).join('')}`;
}
