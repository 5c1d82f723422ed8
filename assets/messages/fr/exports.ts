import { counted } from '../plural.ts';

/** Files that go out: « Exporter… », « Envoyer en relecture… », the search description. */
export const exports = {
  untitled: 'Sans titre',
  one: 'Exporter ce billet',
  all: 'Exporter tout',
  format: 'Format',
  formats: {
    docx: { name: 'Document Word (docx)', hint: 'Pour Word ou LibreOffice, photos comprises' },
    pdf: { name: 'PDF', hint: 'Pour lire et imprimer, pages numérotées' },
    html: { name: 'Page web (HTML)', hint: 'Un seul fichier, photos comprises' },
    markdown: { name: 'Markdown', hint: 'Le texte, et les photos dans un dossier à côté' },
    feed: {
      name: 'Sauvegarde Blogger (feed.atom)',
      hint: 'Pour Blogger : adresses, libellés, descriptions, brouillons. Un fichier par blog',
    },
  },
  which: 'Quels billets',
  lists: {
    all: 'Tous les billets',
    drafts: 'Brouillons',
    published: 'En ligne',
  },
  postCount: (count: number) => counted('fr', count, 'billet', 'billets'),
  nothingToExport: 'Aucun billet dans cette liste.',
  chooseFile: 'Choisir où enregistrer…',
  chooseFolder: 'Choisir le dossier…',
  writing: (done: number, total: number) => `${done} sur ${total}`,
  writingTitle: 'Export en cours',
  writingOne: 'Écriture du fichier…',
  stop: 'Arrêter',
  finish: 'Terminer',
  ended: {
    done: (files: number) =>
      files === 0 ? 'Aucun fichier écrit.' : `${counted('fr', files, 'fichier écrit', 'fichiers écrits')}.`,
    cancelled: (files: number) =>
      files === 0
        ? 'Export arrêté. Aucun fichier n’a été écrit.'
        : `Export arrêté. ${counted('fr', files, 'fichier entier est resté', 'fichiers entiers sont restés')}.`,
  },
  files: 'Fichiers',
  moreFiles: (count: number) => `et ${counted('fr', count, 'autre', 'autres')}`,
  openFolder: 'Ouvrir le dossier',
  skippedTitle: (count: number) => counted('fr', count, 'billet laissé de côté', 'billets laissés de côté'),
  skipped: {
    gone: 'n’est plus dans la bibliothèque',
    'newer-version': 'écrit par une version plus récente d’Escale',
    'pdf-failed': 'le PDF n’a pas pu être fait',
  },
  notesTitle: 'À savoir',
  remark: (title: string, sentence: string) => `« ${title} »\u00a0: ${sentence}`,
  notes: {
    'pictures-left': (count: number) =>
      count === 1 ? '1 photo reste dans Escale' : `${count} photos restent dans Escale`,
    'pictures-elsewhere': (count: number) =>
      count === 1
        ? '1 photo n’est que sur le web : le fichier donne son adresse'
        : `${count} photos ne sont que sur le web : le fichier donne leur adresse`,
    'pictures-missing': (count: number) =>
      count === 1 ? '1 photo manque dans la bibliothèque' : `${count} photos manquent dans la bibliothèque`,
  },

  send: 'Envoyer en relecture',
  sendExplained:
    'Escale écrit un fichier à joindre à un courriel, et garde l’état envoyé dans Modifications. Ni les notes ni les coordonnées n’y sont.',
  recipient: 'À qui',
  recipientHint: 'Une personne du billet, ou un autre nom',
  recipientMissing: 'Dire à qui le texte est envoyé.',
  what: 'Quoi',
  whole: 'Tout le billet',
  partOf: (name: string) => `Les questions et réponses de ${name}`,
  partHint: 'Ses réponses, sous les questions posées ; rien de ce que disent les autres',
  headed: (notice: string) => `En tête de chaque page : « ${notice} »`,
  sendAct: 'Enregistrer le fichier…',
  sent: (recipient: string) => `Envoyé en relecture à ${recipient}`,
  sentDone: (name: string, recipient: string) =>
    `« ${name} » est prêt à être joint à un courriel pour ${recipient}. L’état envoyé est gardé dans Modifications.`,
  fileOf: (title: string, recipient: string) => `${title} - relecture ${recipient}`,

  description: 'Description',
  descriptionLabel: 'Description pour la recherche',
  descriptionHint: 'Ce que montre une recherche sous le titre',
  signs: (count: number, most: number) => `${count}/${most} signes`,
  tooLong: (most: number) => `Blogger garde ${most} signes, espaces comprises.`,
  fromLead: 'Proposer depuis le chapô',
  fromText: 'Proposer depuis le texte',
  nothingToPropose: 'Il n’y a encore ni chapô ni texte d’où la tirer.',
  shown: 'Dans une recherche, en partage',
  inSearch: 'Dans une recherche',
  inShare: 'En partage',
  noPicture: 'Pas de photo à montrer',
  pictureInside: 'Une photo placée dans le billet n’a pas de vignette en partage.',
  noDescription: 'Pas de description : une recherche prend les premiers mots.',
  copyDescription: 'Copier la description',
  descriptionCopied: 'Description copiée.',
  byHand:
    'Escale ne peut pas transmettre la description : Blogger ne la reçoit que dans son propre éditeur, sous « Description de la recherche ». La coller là, ou passer par une sauvegarde feed.atom.',
};
