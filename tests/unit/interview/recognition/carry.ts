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

const labelledAnswer =
  (label: (name: string) => string, paragraph = p): Parts['answer'] =>
  (name, [first = '', ...rest]) =>
    [paragraph(`${label(name)}${first}`), ...rest.map(paragraph)].join('');
const colon = labelledAnswer((name) => `${name} : `);
const bold = (html: string): string => `<p><b>${html}</b></p>`;
const br = (html: string): string => `${html}<br>`;

const carriedBy = (name: string, parts: Parts, wrap?: (html: string) => string): Carried => ({
  name,
  html: (recognition) => page(recognition, parts, wrap),
});

/** Formats in which each answer names its speaker. */
export const NAMED: readonly Carried[] = [
  carriedBy('questions in bold', { question: bold, answer: colon }),
  carriedBy('questions in h3', { question: (html) => `<h3>${html}</h3>`, answer: colon }),
  carriedBy('questions in bold h4', {
    question: (html) => `<h4><strong>${html}</strong></h4>`,
    answer: colon,
  }),
  carriedBy('questions in italics', { question: (html) => p(`<i>${html}</i>`), answer: colon }),
  carriedBy('questions underlined', { question: (html) => p(`<u>${html}</u>`), answer: colon }),
  carriedBy('questions in quotes', { question: (html) => `<blockquote>${html}</blockquote>`, answer: colon }),
  carriedBy('names in bold, colon inside', {
    question: p,
    answer: labelledAnswer((name) => `<b>${name} :</b> `),
  }),
  carriedBy('names in bold, colon after', {
    question: bold,
    answer: labelledAnswer((name) => `<b>${name}</b> : `),
  }),
  carriedBy('names in bold without a colon', {
    question: bold,
    answer: labelledAnswer((name) => `<b>${name}</b> `),
  }),
  carriedBy('names in italics', { question: bold, answer: labelledAnswer((name) => `<i>${name}</i>: `) }),
  carriedBy('names before a dash', { question: bold, answer: labelledAnswer((name) => `${name} – `) }),
  carriedBy('names before a long dash', {
    question: p,
    answer: labelledAnswer((name) => `<b>${name}</b> — `),
  }),
  carriedBy('names and a full stop before a dash', {
    question: bold,
    answer: labelledAnswer((name) => `${name}. – `),
  }),
  carriedBy('names in parentheses', { question: bold, answer: labelledAnswer((name) => `(${name}) `) }),
  carriedBy('names in brackets', { question: p, answer: labelledAnswer((name) => `[${name}] `) }),
  carriedBy('names in bold on their line', {
    question: bold,
    answer: (name, paragraphs) => [p(`<b>${name}</b>`), ...paragraphs.map(p)].join(''),
  }),
  carriedBy('names in h4 on their line', {
    question: (html) => `<h3>${html}</h3>`,
    answer: (name, paragraphs) => [`<h4>${name}</h4>`, ...paragraphs.map(p)].join(''),
  }),
  carriedBy('names on their line, a break after', {
    question: bold,
    answer: (name, [first = '', ...rest]) => [p(`<b>${name}</b><br>${first}`), ...rest.map(p)].join(''),
  }),
  carriedBy('names on their line, nothing else', {
    question: p,
    answer: (name, paragraphs) => [name, ...paragraphs].map(p).join(''),
  }),
  carriedBy(
    'one div with breaks',
    { question: (html) => `<b>${html}</b><br>`, answer: labelledAnswer((name) => `${name} : `, br) },
    (html) => `<div>${html}</div>`,
  ),
  carriedBy(
    'one div with breaks, nothing in bold',
    { question: br, answer: labelledAnswer((name) => `${name} : `, br) },
    (html) => `<div>${html}</div>`,
  ),
  carriedBy('divs as Blogger writes them', {
    question: (html) => `<div><b>${html}</b></div><div><br></div>`,
    answer: labelledAnswer(
      (name) => `${name} : `,
      (html) => `<div>${html}</div><div><br /></div>`,
    ),
  }),
  carriedBy('answers in quotes', {
    question: p,
    answer: labelledAnswer(
      (name) => `<b>${name} :</b> `,
      (html) => `<blockquote>${html}</blockquote>`,
    ),
  }),
  carriedBy('question and answers in one paragraph', {
    question: (html) => `<p><b>${html}</b>`,
    answer: labelledAnswer(
      (name) => ` <b>${name} :</b> `,
      (html) => ` ${html}`,
    ),
  }),
  carriedBy(
    'names in the left column of a table',
    {
      question: (html) => `<tr><td><b>${html}</b></td></tr>`,
      answer: (name, paragraphs) => `<tr><td>${name}</td><td>${paragraphs.join('<br>')}</td></tr>`,
    },
    (html) => html.replace(/<tr>[\s\S]*<\/tr>/, (rows) => `<table>${rows}</table>`),
  ),
];
