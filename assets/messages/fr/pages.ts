/** The words of the pages that Escale makes. A site's are in its own language, which may be another than the window's. */
import type { SampleWords } from '#interview/render/sample-interview.ts';

const sample: SampleWords = {
  language: 'fr',
  title: 'Au bord du canal, une école de voile pour tous',
  lead: 'Deux ans après son ouverture, la base nautique accueille chaque semaine quarante habitants qui n’étaient jamais montés sur un bateau.',
  alt: 'Trois voiliers blancs sur l’eau, au pied des collines',
  caption: 'Une sortie du mercredi',
  roles: ['monitrice', 'chargé de mission'],
  questions: ['D’où vient cette idée\u00a0?', 'Qu’est-ce qui vous a surpris\u00a0?'],
  heading: 'Et demain',
  answers: [
    'D’une remarque d’enfant\u00a0: «\u00a0L’eau est à qui\u00a0?\u00a0» Nous avons cherché comment répondre.',
    'Le quai était vide. Il suffisait d’un ponton, et de l’accord de tous.',
    'Que les plus âgés soient venus les premiers.',
    'Le silence, une fois le moteur coupé.',
  ],
};

export const pages = {
  /** Of the practice blog. */
  practice: {
    blogName: 'Blog d’essai',
    author: 'Vous',
    practice: 'Blog d’essai — visible de vous seul, sur cet ordinateur',
    allPosts: 'Tous les billets',
    noPost: 'Aucun billet en ligne',
    noPostHint: 'Les entretiens publiés sur le blog d’essai apparaîtront ici.',
    noPostWithLabel: (label: string) => `Aucun billet sous le libellé «\u00a0${label}\u00a0»`,
    withLabel: (label: string) => `Libellé\u00a0: ${label}`,
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
  },
  /** Of a site in a folder. */
  site: {
    older: 'Billets plus anciens',
    newer: 'Billets plus récents',
    pages: 'Pages',
    labels: 'Libellés',
    labelled: (label: string) => `Libellé\u00a0: ${label}`,
    home: 'Tous les billets',
    feed: 'Flux des billets',
    readOn: 'Lire la suite',
    nothing: 'Aucun billet en ligne.',
    untitled: 'Sans titre',
  },
  /** Seen in the browser once Google has answered. */
  signIn: {
    done: { title: 'Connexion établie', text: 'Cette page peut être fermée. La suite est dans Escale.' },
    refused: { title: 'Connexion refusée', text: 'Rien n’a été connecté. Cette page peut être fermée.' },
    strange: { title: 'Adresse inattendue', text: 'Cette page ne correspond à aucune connexion en cours.' },
  },
  /** Shows what a presentation does. */
  sample,
};
export type PageWords = typeof pages;
