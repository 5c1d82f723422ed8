/** A document reviewed in a word processor: changes by two people, one comment. */
import { makeDocx } from './document-files.ts';

const DATE = 'w:date="2026-03-02T09:30:00Z"';
const run = (text: string, bold = false): string =>
  `<w:r>${bold ? '<w:rPr><w:b/></w:rPr>' : ''}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const ins = (text: string, author: string): string =>
  `<w:ins w:id="1" w:author="${author}" ${DATE}>${run(text)}</w:ins>`;
const del = (text: string, author: string): string =>
  `<w:del w:id="2" w:author="${author}" ${DATE}><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;
const p = (...runs: string[]): string => `<w:p>${runs.join('')}</w:p>`;
const commentedRange = (id: number, inner: string): string =>
  `<w:commentRangeStart w:id="${id}"/>${inner}<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;

export const reviewedInterview = makeDocx({
  comments: ['Le nom exact du service est à vérifier auprès de la mairie.'],
  body: [
    p(run('Qu’est-ce qui a changé au guichet ?', true)),
    p(
      run('Anne Martin : Il '),
      del('fermait', 'Claire Roux'),
      ins('ouvre', 'Claire Roux'),
      run(' plus tard, dit le '),
      commentedRange(1, run('service des usages')),
      run('.'),
    ),
    p(run('Et la suite ?', true)),
    p(run('Anne Martin : Nous verrons'), ins(' avec les habitants', 'Karim Benali'), run('.')),
    p(run('Qui vous aide ?', true)),
    p(run('Anne Martin : Toute l’équipe.')),
  ].join(''),
});
