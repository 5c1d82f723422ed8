/** The names of filters and of their values, in French and in English, folded (fold.ts). */
import type { Kind } from '../../../interview/document.ts';
import type { PassageHit } from '../../../preload/contract/archive.ts';
import type { Status } from '../../../preload/contract/shapes.ts';

export type PassageType = PassageHit['type'];
export type Filter = 'label' | 'year' | 'person' | 'status' | 'part' | 'kind' | 'blog';

export const FILTERS: Readonly<Record<string, Filter>> = {
  libelle: 'label',
  libelles: 'label',
  etiquette: 'label',
  etiquettes: 'label',
  label: 'label',
  tag: 'label',
  annee: 'year',
  annees: 'year',
  an: 'year',
  year: 'year',
  par: 'person',
  by: 'person',
  statut: 'status',
  etat: 'status',
  status: 'status',
  dans: 'part',
  in: 'part',
  type: 'kind',
  genre: 'kind',
  kind: 'kind',
  blog: 'blog',
};

export const STATUS_WORDS: Readonly<Record<string, readonly Status[]>> = {
  brouillon: ['draft'],
  brouillons: ['draft'],
  draft: ['draft'],
  drafts: ['draft'],
  attente: ['queued'],
  enattente: ['queued'],
  queued: ['queued'],
  programme: ['scheduled'],
  programmes: ['scheduled'],
  scheduled: ['scheduled'],
  publie: ['published', 'changed'],
  publies: ['published', 'changed'],
  enligne: ['published', 'changed'],
  online: ['published', 'changed'],
  published: ['published'],
  modifie: ['changed'],
  modifies: ['changed'],
  changed: ['changed'],
  corbeille: ['binned'],
  bin: ['binned'],
  binned: ['binned'],
};

export const PART_WORDS: Readonly<Record<string, readonly PassageType[]>> = {
  titre: ['title'],
  titres: ['title'],
  title: ['title'],
  titles: ['title'],
  chapo: ['lead'],
  chapeau: ['lead'],
  lead: ['lead'],
  question: ['question'],
  questions: ['question'],
  reponse: ['answer'],
  reponses: ['answer'],
  answer: ['answer'],
  answers: ['answer'],
  texte: ['text'],
  textes: ['text'],
  text: ['text'],
  texts: ['text'],
  legende: ['caption'],
  legendes: ['caption'],
  caption: ['caption'],
  captions: ['caption'],
  libelle: ['label'],
  libelles: ['label'],
  etiquette: ['label'],
  etiquettes: ['label'],
  label: ['label'],
  labels: ['label'],
};

export const KIND_WORDS: Readonly<Record<string, readonly Kind[]>> = {
  entretien: ['interview'],
  entretiens: ['interview'],
  interview: ['interview'],
  interviews: ['interview'],
  article: ['article'],
  articles: ['article'],
  page: ['page'],
  pages: ['page'],
};
