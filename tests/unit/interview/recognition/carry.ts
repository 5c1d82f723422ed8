/** One interview as the pages and mails of the world carry it. */
import type { Recognition } from '#interview/recognition/recognize.ts';

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const p = (html: string): string => `<p>${html}</p>`;
const lines = (text: string): string[] => text.split('\n').map(escape);

type Parts = {
  question(text: string): string;
  answer(name: string, paragraphs: string[], label: string): string;
};
export type Carried = { name: string; html: (recognition: Recognition) => string };

/** The whole post with questions and answers in the format of `parts`; the rest are paragraphs. */
function page(
  recognition: Recognition,
  parts: Parts,
  wrap: (html: string) => string = (html) => html,
): string {
  const first = recognition.blocks.findIndex(({ type }) => type === 'question' || type === 'speaker');
  const around = (from: number, to: number): string[] =>
    recognition.blocks
      .slice(from, to)
      .flatMap(({ type, text }) =>
        type === 'title'
          ? [`<h2>${escape(text)}</h2>`]
          : ['lead', 'caption', 'text'].includes(type)
            ? [p(escape(text))]
            : [],
      );
  const turns = recognition.questions.flatMap((question) => [
    ...question.text.split('\n').map((line) => parts.question(escape(line))),
    ...question.answers.map(({ participant, text }) =>
      parts.answer(
        escape(participant ?? ''),
        lines(text),
        escape(recognition.participants.find(({ name }) => name === participant)?.label ?? participant ?? ''),
      ),
    ),
  ]);
  return wrap([...around(0, first), ...turns, ...around(first, recognition.blocks.length)].join('\n'));
}

const labelled =
  (label: (name: string) => string, paragraph = p): Parts['answer'] =>
  (name, [first = '', ...rest]) =>
    [paragraph(`${label(name)}${first}`), ...rest.map(paragraph)].join('');
const colon = labelled((name) => `${name} : `);
const bold = (html: string): string => `<p><b>${html}</b></p>`;
const br = (html: string): string => `${html}<br>`;

const carried = (name: string, parts: Parts, wrap?: (html: string) => string): Carried => ({
  name,
  html: (recognition) => page(recognition, parts, wrap),
});

/** Formats in which each answer names its speaker. */
export const NAMED: readonly Carried[] = [
  carried('questions in bold', { question: bold, answer: colon }),
  carried('questions in h3', { question: (html) => `<h3>${html}</h3>`, answer: colon }),
  carried('questions in bold h4', { question: (html) => `<h4><strong>${html}</strong></h4>`, answer: colon }),
  carried('questions in italics', { question: (html) => p(`<i>${html}</i>`), answer: colon }),
  carried('questions underlined', { question: (html) => p(`<u>${html}</u>`), answer: colon }),
  carried('questions in quotes', { question: (html) => `<blockquote>${html}</blockquote>`, answer: colon }),
  carried('names in bold, colon inside', { question: p, answer: labelled((name) => `<b>${name} :</b> `) }),
  carried('names in bold, colon after', { question: bold, answer: labelled((name) => `<b>${name}</b> : `) }),
  carried('names in bold without a colon', { question: bold, answer: labelled((name) => `<b>${name}</b> `) }),
  carried('names in italics', { question: bold, answer: labelled((name) => `<i>${name}</i>: `) }),
  carried('names before a dash', { question: bold, answer: labelled((name) => `${name} – `) }),
  carried('names before a long dash', { question: p, answer: labelled((name) => `<b>${name}</b> — `) }),
  carried('names and a full stop before a dash', {
    question: bold,
    answer: labelled((name) => `${name}. – `),
  }),
  carried('names in parentheses', { question: bold, answer: labelled((name) => `(${name}) `) }),
  carried('names in brackets', { question: p, answer: labelled((name) => `[${name}] `) }),
  carried('names in bold on their line', {
    question: bold,
    answer: (name, paragraphs) => [p(`<b>${name}</b>`), ...paragraphs.map(p)].join(''),
  }),
  carried('names in h4 on their line', {
    question: (html) => `<h3>${html}</h3>`,
    answer: (name, paragraphs) => [`<h4>${name}</h4>`, ...paragraphs.map(p)].join(''),
  }),
  carried('names on their line, a break after', {
    question: bold,
    answer: (name, [first = '', ...rest]) => [p(`<b>${name}</b><br>${first}`), ...rest.map(p)].join(''),
  }),
  carried('names on their line, nothing else', {
    question: p,
    answer: (name, paragraphs) => [name, ...paragraphs].map(p).join(''),
  }),
  carried(
    'one div with breaks',
    { question: (html) => `<b>${html}</b><br>`, answer: labelled((name) => `${name} : `, br) },
    (html) => `<div>${html}</div>`,
  ),
  carried(
    'one div with breaks, nothing in bold',
    { question: br, answer: labelled((name) => `${name} : `, br) },
    (html) => `<div>${html}</div>`,
  ),
  carried('divs as Blogger writes them', {
    question: (html) => `<div><b>${html}</b></div><div><br></div>`,
    answer: labelled(
      (name) => `${name} : `,
      (html) => `<div>${html}</div><div><br /></div>`,
    ),
  }),
  carried('answers in quotes', {
    question: p,
    answer: labelled(
      (name) => `<b>${name} :</b> `,
      (html) => `<blockquote>${html}</blockquote>`,
    ),
  }),
  carried('question and answers in one paragraph', {
    question: (html) => `<p><b>${html}</b>`,
    answer: labelled(
      (name) => ` <b>${name} :</b> `,
      (html) => ` ${html}`,
    ),
  }),
  carried(
    'names in the left column of a table',
    {
      question: (html) => `<tr><td><b>${html}</b></td></tr>`,
      answer: (name, paragraphs) => `<tr><td>${name}</td><td>${paragraphs.join('<br>')}</td></tr>`,
    },
    (html) => html.replace(/<tr>[\s\S]*<\/tr>/, (rows) => `<table>${rows}</table>`),
  ),
];
