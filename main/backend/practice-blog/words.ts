/** Every word of the practice blog's public pages. */

type Words = Readonly<{
  blogName: string;
  author: string;
  trial: string;
  home: string;
  noPost: string;
  noPostHint: string;
  noPostWithLabel(label: string): string;
  withLabel(label: string): string;
  labels: string;
  readOn: string;
  newer: string;
  older: string;
  newerPost: string;
  olderPost: string;
  feed: string;
  notFound: string;
  notFoundHint: string;
  untitled: string;
}>;

const fr: Words = {
  blogName: 'Blog d’essai',
  author: 'Vous',
  trial: 'Blog d’essai — visible de vous seul, sur cet ordinateur',
  home: 'Tous les billets',
  noPost: 'Aucun billet en ligne',
  noPostHint: 'Les entretiens publiés sur le blog d’essai apparaîtront ici.',
  noPostWithLabel: (label) => `Aucun billet sous le libellé « ${label} »`,
  withLabel: (label) => `Libellé : ${label}`,
  labels: 'Libellés',
  readOn: 'Lire la suite',
  newer: 'Billets plus récents',
  older: 'Billets plus anciens',
  newerPost: 'Billet suivant',
  olderPost: 'Billet précédent',
  feed: 'Flux des billets',
  notFound: 'Page introuvable',
  notFoundHint: 'Le billet a peut-être été retiré, ou remis en brouillon.',
  untitled: 'Sans titre',
};

const en: Words = {
  blogName: 'Trial blog',
  author: 'You',
  trial: 'Trial blog — visible to you alone, on this computer',
  home: 'All posts',
  noPost: 'Nothing online yet',
  noPostHint: 'Interviews published on the trial blog will appear here.',
  noPostWithLabel: (label) => `No post with the label “${label}”`,
  withLabel: (label) => `Label: ${label}`,
  labels: 'Labels',
  readOn: 'Read on',
  newer: 'Newer posts',
  older: 'Older posts',
  newerPost: 'Next post',
  olderPost: 'Previous post',
  feed: 'Feed of posts',
  notFound: 'Page not found',
  notFoundHint: 'The post may have been taken down, or made a draft again.',
  untitled: 'Untitled',
};

/** True for a name the practice blog took by itself: it follows the language. */
export function isUsualName(name: string): boolean {
  return name === fr.blogName || name === en.blogName;
}

/** French, unless the language is English. */
export function wordsFor(language: string): Words {
  return language.toLowerCase().startsWith('en') ? en : fr;
}
