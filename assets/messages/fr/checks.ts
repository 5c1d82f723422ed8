/** What deserves a look before publishing, said beside the text. */
export const checks = {
  'title-missing': () => 'Le titre est vide.',
  'body-empty': () => 'Le texte est vide.',
  'answer-unnamed': () => 'Une réponse sans nom.',
  'answer-empty': (who: string) => (who === '' ? 'Une réponse vide.' : `La réponse de ${who} est vide.`),
  'question-unanswered': (question: string) => `Sans réponse : « ${question} »`,
  'answer-waiting': (who: string, question: string) => `Sans réponse de ${who} : « ${question} »`,
  'question-empty': () => 'Une question vide.',
  'alt-missing': (name: string) =>
    name === '' ? 'Une image sans texte alternatif.' : `Image sans texte alternatif : ${name}`,
  'too-many-labels': () => 'Plus de 20 libellés.',
  'labels-too-long': () => 'Plus de 200 caractères de libellés.',
  'alt-is-file-name': (name: string) => `Texte alternatif qui n’est qu’un nom de fichier : ${name}`,
  'alt-is-caption': (name: string) => `Texte alternatif qui répète la légende : ${name}`,
  'heading-jump': (words: string) => `Intertitre qui saute un niveau : « ${words} »`,
  'link-without-words': (address: string) => `Lien sans texte : ${address}`,
  'link-is-address': (address: string) => `Lien qui n’affiche que son adresse : ${address}`,
  'link-says-nothing': (words: string) => `Lien qui ne dit pas où il mène : « ${words} »`,
  'table-without-headers': (words: string) =>
    words === '' ? 'Un tableau sans en-têtes.' : `Tableau sans en-têtes : ${words}`,
  'video-untitled': (address: string) => `Vidéo sans titre : ${address}`,
};
