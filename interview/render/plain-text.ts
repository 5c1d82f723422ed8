/**
 * Renders a post as plain text: the title, then blocks separated by empty lines, with names before answers, as in
 * print.
 */
import type { SimpleBlock } from '../blocks/block-type.ts';
import { typeOf } from '../blocks/blocks.ts';
import type { Post, TopBlock } from '../document.ts';
import { inlinesToText, paragraphsToText } from '../inlines.ts';
import { publishedForm, questionNumbers } from '../published-form.ts';
import { answerLabel, participantsById, questionLabel } from '../speakers.ts';

function blockText(block: SimpleBlock): string {
  const { printedText, text } = typeOf(block);
  return (printedText ?? text)(block);
}

/** The text of a post; ends with a newline. Recognition reverses it, as far as it can. */
export function renderText(post: Post): string {
  const published = publishedForm(post);
  const people = participantsById(published);
  const numbers = questionNumbers(published);
  const labelled = (label: string, text: string): string => (label === '' ? text : `${label} ${text}`);
  const block = (top: TopBlock): string => {
    switch (top.type) {
      case 'question':
        return labelled(
          numbers.get(top.id) ?? '',
          labelled(questionLabel(top, people, published.language), paragraphsToText(top.content)),
        );
      case 'answer': {
        const label = answerLabel(top, people, published.language);
        const texts = top.blocks.map(blockText).filter((text) => text !== '');
        return top.blocks[0]?.type === 'paragraph'
          ? labelled(label, texts.join('\n\n'))
          : [label, ...texts].filter((text) => text !== '').join('\n\n');
      }
      default:
        return blockText(top);
    }
  };
  const parts = [published.title, ...(published.lead ?? []).map(inlinesToText), ...published.body.map(block)];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
