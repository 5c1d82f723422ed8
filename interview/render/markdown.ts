/** Renders a post as Markdown: the title is a first-level heading, questions are second-level ones, names are bold. */
import type { MarkdownContext, SimpleBlock } from '../blocks/block-type.ts';
import { typeOf } from '../blocks/blocks.ts';
import type { Post, TopBlock } from '../document.ts';
import { escapeMarkdown, inlinesMarkdown, paragraphMarkdown } from '../markup/inlines-markdown.ts';
import { publishedForm, questionNumbers } from '../published-form.ts';
import { answerLabel, participantsById, questionLabel } from '../speakers.ts';

/** The Markdown of a post; ends with a newline. */
export function renderMarkdown(post: Post, context: MarkdownContext = {}): string {
  const published = publishedForm(post);
  const people = participantsById(published);
  const numbers = questionNumbers(published);
  const bold = (label: string): string => `**${escapeMarkdown(label)}**`;
  const blockMarkdown = (inner: SimpleBlock): string => typeOf(inner).markdown(inner, context);
  const block = (top: TopBlock): string => {
    switch (top.type) {
      case 'question': {
        const label = questionLabel(top, people, published.language);
        const text = top.content.map((paragraph) => inlinesMarkdown(paragraph, '<br>')).join('<br>');
        const number = numbers.get(top.id);
        const before = [number ?? '', escapeMarkdown(label)].filter((part) => part !== '');
        return `## ${[...before, text].join(' ')}`;
      }
      case 'answer': {
        const label = answerLabel(top, people, published.language);
        const texts = top.blocks.map(blockMarkdown);
        if (label === '') return texts.join('\n\n');
        return top.blocks[0]?.type === 'paragraph'
          ? `${bold(label)} ${texts.join('\n\n')}`
          : [bold(label), ...texts].join('\n\n');
      }
      default:
        return blockMarkdown(top);
    }
  };
  const title = published.title === '' ? [] : [`# ${escapeMarkdown(published.title)}`];
  const parts = [...title, ...(published.lead ?? []).map(paragraphMarkdown), ...published.body.map(block)];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
