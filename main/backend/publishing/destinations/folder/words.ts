/** The words of the pages of a site, in its language, which may be another than the window's. */
const fr = {
  older: 'Billets plus anciens',
  newer: 'Billets plus récents',
  pages: 'Pages',
  labels: 'Libellés',
  labelled: (label: string) => `Libellé : ${label}`,
  home: 'Tous les billets',
  feed: 'Flux des billets',
  readOn: 'Lire la suite',
  nothing: 'Aucun billet en ligne.',
  untitled: 'Sans titre',
};
export type SiteWords = typeof fr;

const en: SiteWords = {
  older: 'Older posts',
  newer: 'Newer posts',
  pages: 'Pages',
  labels: 'Labels',
  labelled: (label) => `Label: ${label}`,
  home: 'All posts',
  feed: 'Feed of posts',
  readOn: 'Read on',
  nothing: 'Nothing online yet.',
  untitled: 'Untitled',
};

export const wordsOf = (language: 'fr' | 'en'): SiteWords => (language === 'en' ? en : fr);
