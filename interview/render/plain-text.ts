/** A post as plain text: the title, then blocks apart by an empty line; names before answers, as in print. */
import type { AnswerBlock, List, Post, TopBlock } from '../document.ts';
import { blockToText } from '../plain.ts';
import { inlinesToText, paragraphsToText } from '../inlines.ts';
import { creditShown } from '../pictures.ts';
import { publishedForm, questionNumbers } from '../published-form.ts';
import { answerLabel, participantsById, questionLabel } from '../speakers.ts';

function listText(list: List, indent = ''): string {
  const lines = list.items.map((item, index) => {
    const bullet = list.ordered ? `${(list.start ?? 1) + index}. ` : '- ';
    const own = `${indent}${bullet}${inlinesToText(item.content).replace(/\n/g, `\n${indent}${' '.repeat(bullet.length)}`)}`;
    return item.children ? `${own}\n${listText(item.children, `${indent}  `)}` : own;
  });
  return lines.join('\n');
}

function blockText(block: AnswerBlock): string {
  switch (block.type) {
    case 'list':
      return listText(block);
    case 'quote':
      return paragraphsToText(block.content) + (block.cite === undefined ? '' : `\n— ${block.cite}`);
    case 'image': {
      const caption = [inlinesToText(block.caption), creditShown(block.credit)]
        .filter((part) => part !== '')
        .join(' — ');
      return caption === '' ? (block.alt === '' ? '' : `[${block.alt}]`) : caption;
    }
    case 'gallery':
      return [...block.images.map(blockText), inlinesToText(block.caption ?? [])]
        .filter((text) => text !== '')
        .join('\n');
    case 'embed':
      return block.title === '' ? block.url : `${block.title}\n${block.url}`;
    default:
      return blockToText(block);
  }
}

/** The text of a post; ends with a newline. The inverse of recognition for what recognition can see. */
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
      case 'heading':
        return inlinesToText(top.content);
      case 'rule':
        return '* * *';
      case 'jumpBreak':
        return '';
      default:
        return blockText(top);
    }
  };
  const parts = [published.title, ...(published.lead ?? []).map(inlinesToText), ...published.body.map(block)];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
