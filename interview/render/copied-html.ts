/**
 * What leaves by copy, as HTML that Word, a mail or a blog understand: plain elements, no class, no id, no style; names
 * in bold, questions as headings.
 */
import type { AnswerBlock, Inline, List, Post, Table, TopBlock } from '../document.ts';
import { sanitizeHtml } from '../markup/sanitize.ts';
import { creditShown } from '../pictures.ts';
import { htmlToText } from '../markup/html-text.ts';
import { publishedForm } from '../published-form.ts';
import { inlinesOfCite } from '../blocks/cite.ts';
import { answerLabel, participantsById, questionLabel } from '../speakers.ts';
import { escapeText, open } from '../markup/escape.ts';
import { inlinesHtml } from '../markup/inlines-html.ts';

/** The body of a post; `language` decides how names stand before what people say. */
export function copiedHtml(post: Post): string {
  const published = publishedForm(post);
  const people = participantsById(published);
  const top = (block: TopBlock): string => {
    switch (block.type) {
      case 'question': {
        const label = questionLabel(block, people, published.language);
        const words = block.content.map(inlinesHtml).join('<br>');
        return `${open('h2', { lang: block.language })}${label === '' ? '' : `${escapeText(label)} `}${words}</h2>`;
      }
      case 'answer':
        return answerHtml(answerLabel(block, people, published.language), block.blocks);
      case 'heading':
        return `<h${block.level}>${inlinesHtml(block.content)}</h${block.level}>`;
      case 'rule':
        return '<hr>';
      case 'jumpBreak':
        return '';
      default:
        return blockHtml(block);
    }
  };
  return [...(published.lead ?? []).map(paragraph), ...published.body.map(top)].join('');
}

const paragraph = (content: readonly Inline[]): string => `<p>${inlinesHtml(content)}</p>`;

/** The name stands before the first words, or alone above what is no paragraph. */
function answerHtml(label: string, blocks: readonly AnswerBlock[]): string {
  const [first, ...others] = blocks;
  if (label === '') return blocks.map(blockHtml).join('');
  const name = `<strong>${escapeText(label)}</strong>`;
  return first?.type === 'paragraph'
    ? `<p>${name} ${inlinesHtml(first.content)}</p>${others.map(blockHtml).join('')}`
    : `<p>${name}</p>${blocks.map(blockHtml).join('')}`;
}

function blockHtml(block: AnswerBlock): string {
  switch (block.type) {
    case 'paragraph':
      return paragraph(block.content);
    case 'list':
      return listHtml(block);
    case 'quote': {
      const cite =
        block.cite === undefined ? '' : `<p><cite>${inlinesHtml(inlinesOfCite(block.cite))}</cite></p>`;
      return `${open('blockquote', { lang: block.language })}${block.content.map(paragraph).join('')}${cite}</blockquote>`;
    }
    case 'image': {
      // Only a picture that is on the web can be shown elsewhere; of one of the library the words go.
      const picture = block.url === undefined ? '' : open('img', { src: block.url, alt: block.alt });
      const caption = [inlinesHtml(block.caption), escapeText(creditShown(block.credit))]
        .filter((part) => part !== '')
        .join(' – ');
      if (picture === '') return caption === '' ? '' : `<p><em>${caption}</em></p>`;
      return `<figure>${picture}${caption === '' ? '' : `<figcaption>${caption}</figcaption>`}</figure>`;
    }
    case 'gallery':
      return (
        block.images.map(blockHtml).join('') + (block.caption === undefined ? '' : paragraph(block.caption))
      );
    case 'table':
      return tableHtml(block);
    case 'code':
      return `<pre><code>${escapeText(block.text)}</code></pre>`;
    case 'embed':
      return `<p>${open('a', { href: block.url })}${escapeText(block.title === '' ? block.url : block.title)}</a></p>`;
    case 'html': {
      const words = htmlToText(sanitizeHtml(block.html));
      return words === '' ? '' : `<p>${escapeText(words)}</p>`;
    }
  }
}

function listHtml(list: List): string {
  const tag = list.ordered ? 'ol' : 'ul';
  const items = list.items.map(
    ({ content, children }) =>
      `<li>${inlinesHtml(content)}${children === undefined ? '' : listHtml(children)}</li>`,
  );
  return `${open(tag, { start: list.start })}${items.join('')}</${tag}>`;
}

function tableHtml(table: Table): string {
  const caption = table.caption === undefined ? '' : `<caption>${inlinesHtml(table.caption)}</caption>`;
  const rows = table.rows.map((row) => {
    const cells = row.map((cell) => {
      const tag = cell.header ? 'th' : 'td';
      return `${open(tag, { colspan: cell.columns, rowspan: cell.rows })}${inlinesHtml(cell.content)}</${tag}>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<table>${caption}<tbody>${rows.join('')}</tbody></table>`;
}
