/** One person’s answers in the formats that people send back, as Escale reads each. */
import { colourRunsOf } from '#interview/html/colour-runs.ts';
import { readHtml } from '#interview/html/read-html.ts';
import type { ColourRun } from '#interview/answers/colours.ts';
import { textToBlocks } from '#interview/plain.ts';
import type { TopBlock } from '#interview/document.ts';
import { plainText } from './plain-text.ts';

export type Exchange = Readonly<{
  name: string;
  /** Question, and the paragraphs of the answer (none: not answered). */
  turns: readonly (readonly [string, readonly string[]])[];
}>;
export type Received = Readonly<{ blocks: TopBlock[]; colours?: ColourRun[] }>;
export type Carrier = Readonly<{ name: string; carry(exchange: Exchange): Received }>;

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const html = (source: string): Received => ({
  blocks: readHtml(source, { newId: () => 'x', origin: 'outside' }),
  colours: colourRunsOf(source),
});
const text = (source: string): Received => ({ blocks: textToBlocks(source) });
const paragraphs = (lines: readonly string[]): string =>
  lines.map((line) => `<p>${escape(line)}</p>`).join('');

/** Lines cut as a mail program cuts them. */
function wrap(line: string, prefix: string, width = 72): string {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    if (current !== '' && `${current} ${word}`.length > width) {
      lines.push(current);
      current = word;
    } else current = current === '' ? word : `${current} ${word}`;
  }
  return [...lines, current].map((part) => prefix + part).join('\n');
}

const editQuestion = (question: string, index: number): string => {
  const words = question.split(' ');
  if (index % 3 === 0) return question.replace(/^./, (first) => first.toLowerCase()).replace(/\s*\?$/, '');
  if (index % 3 === 1) return words.toSpliced(Math.floor(words.length / 2), 1).join(' ');
  return question.replace(/e/, 'é').replace(/\s*\?$/, ' exactement ?');
};

export const carriers: readonly Carrier[] = [
  {
    name: 'numbered paragraphs',
    carry: ({ turns }) =>
      html(turns.map(([q, a], i) => `<p>${i + 1}. ${escape(q)}</p>${paragraphs(a)}`).join('')),
  },
  {
    name: '« Question 1 : » in plain text',
    carry: ({ turns }) =>
      text(turns.map(([q, a], i) => `Question ${i + 1} : ${q}\n\n${a.join('\n')}\n`).join('\n')),
  },
  {
    name: 'Q1, only the numbers',
    carry: ({ turns }) => html(turns.map(([, a], i) => `<p>Q${i + 1}</p>${paragraphs(a)}`).join('')),
  },
  {
    name: 'bold questions',
    carry: ({ turns }) => html(turns.map(([q, a]) => `<p><b>${escape(q)}</b></p>${paragraphs(a)}`).join('')),
  },
  {
    name: 'bold question and answer in one paragraph',
    carry: ({ turns }) =>
      html(turns.map(([q, a]) => `<p><b>${escape(q)}</b> ${a.map(escape).join('<br>')}</p>`).join('')),
  },
  {
    name: 'question and answer parted by a line break',
    carry: ({ turns }) =>
      html(turns.map(([q, a]) => `<p>${escape(q)}<br>${a.map(escape).join('<br>')}</p>`).join('')),
  },
  {
    name: 'headings',
    carry: ({ turns }) => html(turns.map(([q, a]) => `<h2>${escape(q)}</h2>${paragraphs(a)}`).join('')),
  },
  {
    name: 'ordered list with answers between',
    carry: ({ turns }) =>
      html(
        turns.map(([q, a], i) => `<ol start="${i + 1}"><li>${escape(q)}</li></ol>${paragraphs(a)}`).join(''),
      ),
  },
  {
    name: 'ordered list with answers inside the items',
    carry: ({ turns }) =>
      html(
        `<ol>${turns.map(([q, a]) => `<li>${escape(q)}<br>${a.map(escape).join('<br>')}</li>`).join('')}</ol>`,
      ),
  },
  {
    name: 'interleaved mail',
    carry: ({ turns }) =>
      text(
        `Bonjour, voici mes réponses.\n\nLe mardi 4 mars 2025 à 10:02, Le laboratoire <lab@example.org> a écrit :\n> Bonjour,\n>\n> Merci de répondre sous chaque question.\n>\n` +
          turns
            .map(
              ([q, a], i) => `${wrap(`${i + 1}. ${q}`, '> ')}\n\n${a.map((p) => wrap(p, '')).join('\n\n')}\n`,
            )
            .join('\n') +
          `\nBien cordialement,\n--\nUne personne\nUn service, une ville\n`,
      ),
  },
  {
    name: 'interleaved HTML mail',
    carry: ({ turns }) =>
      html(
        `<p>Bonjour</p><p>Le mar. 4 mars 2025 à 10:02, Le laboratoire &lt;lab@example.org&gt; a écrit :</p>` +
          turns.map(([q, a]) => `<blockquote><p>${escape(q)}</p></blockquote>${paragraphs(a)}`).join('') +
          `<p>-- </p><p>Une personne</p>`,
      ),
  },
  {
    name: 'answers above the quoted mail, by number',
    carry: ({ turns }) =>
      text(
        `Bonjour,\n\n${turns.map(([, a], i) => (a.length === 0 ? '' : `${i + 1}) ${a.join('\n')}\n`)).join('\n')}\nCordialement\n\n-----Message d'origine-----\nDe : Le laboratoire\nEnvoyé : mardi 4 mars 2025\nÀ : Une personne\nObjet : Vos réponses\n\n` +
          turns.map(([q], i) => `> ${i + 1}. ${q}`).join('\n'),
      ),
  },
  {
    name: 'answers under the quoted mail, by number',
    carry: ({ turns }) =>
      text(
        `${turns.map(([q], i) => `> ${i + 1}. ${q}`).join('\n')}\n\n${turns.map(([, a], i) => (a.length === 0 ? '' : `${i + 1}. ${a.join('\n')}`)).join('\n\n')}\n`,
      ),
  },
  {
    name: 'answers in an ordered list under the quoted mail',
    carry: ({ turns }) =>
      html(
        `<blockquote>${turns.map(([q]) => `<p>${escape(q)}</p>`).join('')}</blockquote><ol>${turns.map(([, a]) => `<li>${a.map(escape).join('<br>') || '…'}</li>`).join('')}</ol>`,
      ),
  },
  {
    name: 'two-column table with a header row',
    carry: ({ turns }) =>
      html(
        `<table><tr><th>Question</th><th>Réponse</th></tr>${turns.map(([q, a]) => `<tr><td>${escape(q)}</td><td>${paragraphs(a)}</td></tr>`).join('')}</table>`,
      ),
  },
  {
    name: 'two-column table, answers in merged rows',
    carry: ({ turns }) =>
      html(
        `<table>${turns
          .map(([q, a]) => {
            const [first = '', ...more] = a;
            return `<tr><td rowspan="${a.length || 1}">${escape(q)}</td><td>${escape(first)}</td></tr>${more.map((p) => `<tr><td>${escape(p)}</td></tr>`).join('')}`;
          })
          .join('')}</table>`,
      ),
  },
  {
    name: 'table with a column of numbers',
    carry: ({ turns }) =>
      html(
        `<table>${turns.map(([q, a], i) => `<tr><td>${i + 1}</td><td>${escape(q)}</td><td>${a.map(escape).join('<br>')}</td></tr>`).join('')}</table>`,
      ),
  },
  {
    name: 'answers told by colour only',
    carry: ({ turns }) =>
      html(
        turns
          .map(
            ([q, a]) =>
              `<p><span style="color:black">${escape(q.replace(/\s*\?$/, ''))} </span><span style="color:#1f4e79">${a.map(escape).join('<br>')}</span></p>`,
          )
          .join(''),
      ),
  },
  {
    name: 'the name before each answer',
    carry: ({ name, turns }) =>
      html(
        turns
          .map(
            ([q, a]) => `<p>${escape(q)}</p>${paragraphs(a.map((p, i) => (i === 0 ? `${name} : ${p}` : p)))}`,
          )
          .join(''),
      ),
  },
  {
    name: '« Réponse : » before each answer',
    carry: ({ turns }) =>
      html(turns.map(([q, a]) => `<p>${escape(q)}</p><p>Réponse :</p>${paragraphs(a)}`).join('')),
  },
  {
    name: 'questions slightly edited',
    carry: ({ turns }) =>
      html(turns.map(([q, a], i) => `<p><b>${escape(editQuestion(q, i))}</b></p>${paragraphs(a)}`).join('')),
  },
  {
    name: 'reordered',
    carry: ({ turns }) =>
      html(
        turns
          .toReversed()
          .map(([q, a]) => `<p>${escape(q)}</p>${paragraphs(a)}`)
          .join(''),
      ),
  },
  {
    name: 'as copied from Escale',
    carry: ({ turns }) => {
      const post = plainText.postOf(turns.map(([q]) => q));
      return text(
        plainText.filled(
          post,
          turns.map(([, a]) => a),
        ),
      );
    },
  },
];
