/** What comes in and goes out: imports, documents, exports, posts as files. */
import type { SkipReason } from '#contract/imports.ts';
import type { TakenPost } from '#contract/exchange.ts';
import { counted } from '../plural.ts';
import { de } from './elision.ts';
import { comments, importWarnings, latest, number, quoted } from './import-warnings.ts';

const posts = (count: number): string => counted('fr', count, 'billet', 'billets');
const pagesOf = (count: number): string => counted('fr', count, 'page', 'pages');
/** « 412 billets », « 412 billets et 3 pages », « 3 pages ». */
const withPages = (count: number, pages: number): string =>
  [...(count > 0 ? [posts(count)] : []), ...(pages > 0 ? [pagesOf(pages)] : [])].join(' et ');
const photos = (count: number): string => counted('fr', count, 'photo', 'photos');
const feminine = (count: number, word: string): string => (count < 2 ? word : `${word}s`);

/** « 380 Mo », « 1,2 Go »: bytes as a reader weighs them. */
export function size(bytes: number): string {
  const megabytes = bytes / 1_000_000;
  if (megabytes < 1) return 'moins de 1 Mo';
  if (megabytes < 1_000) return `${number.format(Math.round(megabytes))} Mo`;
  return `${number.format(Math.round(megabytes / 100) / 10)} Go`;
}

/** « Importer… »: a blog by its address, a backup, texts; what was found, what came in, what did not. */
export const imports = {
  title: 'Importer un blog existant',
  sentence: 'Les billets sont copiés ici ; rien ne change sur le blog.',

  address: 'Adresse de votre blog',
  addressExample: 'monblog.blogspot.com',
  addressHint: 'Un blog public, Blogger ou WordPress. Sans mot de passe.',
  addressEmpty: 'Saisissez d’abord l’adresse du blog, par exemple monblog.blogspot.com.',
  inspect: 'Chercher',

  backup: 'Une sauvegarde du blog',
  backupHint: 'De Blogger, WordPress, Ghost ou Substack, brouillons compris.',
  chooseFiles: 'Choisir des fichiers…',
  chooseFolder: 'Choisir un dossier…',
  backupHow: 'Comment l’obtenir',
  backupSteps: [
    'Blogger : sur blogger.com, Paramètres, Gérer le blog, « Sauvegarder le contenu ». Choisissez ici le fichier téléchargé.',
    'Blogger, autrement : sur takeout.google.com, cochez Blogger seulement. Choisissez ici l’archive zip, ou le dossier qu’elle contient.',
    'WordPress : Outils, Exporter, « Tout le contenu ». Choisissez ici le fichier XML, ou l’archive zip de WordPress.com.',
    'Ghost : Paramètres, « Import/Export », puis exportez le contenu. Choisissez ici le fichier JSON.',
    'Substack : Paramètres, « Export ». Choisissez ici l’archive zip ; les listes d’abonnés ne sont pas lues.',
  ],
  texts: 'Des textes',
  textsHint: 'Word, OpenDocument, Markdown, texte ou page web : un billet par fichier.',
  chooseTexts: 'Choisir des textes…',
  drop: 'Ou déposez ici des fichiers ou un dossier.',
  dropNow: 'Déposer pour importer',
  dropNothing: 'Aucun des éléments déposés n’est un fichier de cet ordinateur.',

  earlier: 'Importations précédentes',
  open: (name: string) => `Voir l’importation de ${name}`,
  back: 'Nouvelle importation',
  states: {
    inspecting: 'Lecture en cours',
    ready: 'En attente de votre choix',
    running: 'En cours',
    paused: 'En pause',
    done: 'Terminée',
    cancelled: 'Arrêtée',
    undoing: 'Annulation en cours',
    undone: 'Annulée',
    failed: 'Interrompue',
  },

  reading: (name: string) => `Lecture de ${name}`,
  readingNow: 'Lecture…',
  readCount: (count: number) => `${posts(count)} ${count < 2 ? 'vu' : 'vus'} jusqu’ici`,
  readOf: (done: number, total: number) => `${number.format(done)} sur ${number.format(total)}`,
  readingHint: 'Rien n’est encore copié. Vous pouvez écrire.',
  stopReading: 'Arrêter la lecture',

  recognized: (count: number, pages: number) => {
    if (count + pages === 0) return 'Aucun billet trouvé';
    const what = withPages(count, pages);
    if (count + pages > 1)
      return count === 0 ? `${what} trouvées. Les copier ici ?` : `${what} trouvés. Les copier ici ?`;
    return pages === 1 ? `${what} trouvée. La copier ici ?` : `${what} trouvé. Le copier ici ?`;
  },
  noPosts: 'Aucun billet n’a été trouvé. L’adresse ou le fichier est peut-être celui d’un autre blog.',
  blogs: 'Blogs trouvés',
  manyBlogs: (count: number) => `${counted('fr', count, 'blog', 'blogs')}, gardés séparément`,
  unnamedBlog: 'Blog sans nom',
  contents: 'Ce qui a été trouvé',
  kinds: {
    posts: 'Billets',
    pages: 'Pages',
    comments: 'Commentaires',
    pictures: 'Photos',
  },
  kindsWithin: { drafts: 'brouillons', scheduled: 'programmés', trashed: 'dans la corbeille du blog' },
  withComments: (count: number) =>
    count === 1 ? 'Copier aussi le commentaire' : `Copier aussi les ${comments(count)}`,
  commentsHint: (count: number): string =>
    count === 1 ? 'À côté du billet, jamais publié.' : 'À côté des billets, jamais publiés.',
  oneByOne: 'Pour choisir chaque modification, importer le document seul :',
  factsOfBlog: [
    'Rien ne change sur le blog.',
    'Dates, libellés et adresses sont gardés.',
    'Réglages et modèles ne sont pas importés.',
  ],
  factAgain: 'Un billet déjà présent est complété, jamais doublé.',
  factPictures: 'Les photos peuvent être copiées ensuite.',
  begin: (count: number, pages: number) =>
    count + pages === 1
      ? `Copier ${count === 1 ? 'ce billet' : 'cette page'}`
      : `Copier les ${withPages(count, pages)}`,
  nothing: 'Ne rien copier',

  notRead: (name: string) => `Impossible de lire ${name}`,
  feedShort:
    'Ce blog n’affiche que le début de ses billets : le texte entier ne peut pas être lu par son adresse. Une sauvegarde du blog contient tout.',
  feedNone:
    'Ce blog n’affiche aucun billet public : il est privé, vide, ou ne laisse pas lire ses billets par son adresse. Une sauvegarde du blog contient tout.',
  feedLatest: (count: number) =>
    `Ce site ne laisse lire que son flux, qui ne donne que ${latest(count)}, sans les pages ni les commentaires. Une sauvegarde du blog contient tout.`,
  otherBackup: 'Choisir une sauvegarde…',
  otherTexts: 'Choisir des textes…',
  otherAddress: 'Corriger l’adresse',

  damaged: (file: string) => `Le fichier « ${file} » est endommagé`,
  damagedAt: (entry: number, title: string, line: number | undefined) => {
    const place = `La lecture s’arrête à l’élément n° ${number.format(entry)}`;
    const named = title === '' ? place : `${place} (« ${title} »)`;
    return line === undefined ? `${named}.` : `${named}, ligne ${number.format(line)}.`;
  },
  passedAt: (entry: number, title: string, line: number | undefined) => {
    const place = `L’élément n° ${number.format(entry)}`;
    const named = title === '' ? place : `${place} (« ${title} »)`;
    const where = line === undefined ? '' : `, ligne ${number.format(line)},`;
    return `${named}${where} est endommagé : il sera laissé de côté. Ce qui suit a été lu.`;
  },
  damage: {
    cut: 'Le fichier s’interrompt : le téléchargement est peut-être incomplet.',
    malformed: 'À partir de là, le fichier n’est plus lisible.',
    forbidden: 'À partir de là, le fichier contient ce qu’aucune sauvegarde de blog ne contient.',
    'too-large': 'Le fichier est plus grand que ce qu’Escale accepte de lire.',
  } as Readonly<Record<string, string>>,
  readable: (count: number, pages: number) =>
    count + pages === 0
      ? 'Rien d’entier ne peut en être lu.'
      : count === 0
        ? `${counted('fr', pages, 'page entière peut être lue', 'pages entières peuvent être lues')}.`
        : count + pages === 1
          ? '1 billet entier peut être lu.'
          : `${withPages(count, pages)} entiers peuvent être lus.`,
  beginPartial: (count: number, pages: number) =>
    count + pages === 1
      ? `Importer ${count === 1 ? 'ce billet' : 'cette page'}`
      : `Importer ces ${withPages(count, pages)}`,
  changeNothing: 'Ne rien changer',

  running: (name: string) => `Copie de ${name}`,
  runningNow: 'Copie des billets',
  paused: 'En pause',
  runningHint: 'Vous pouvez écrire : la copie continue.',
  pausedHint: 'Les billets déjà copiés sont dans la bibliothèque.',
  pause: 'Mettre en pause',
  resume: 'Reprendre',
  stop: 'Arrêter…',
  stopTitle: 'Arrêter cette importation ?',
  stopKept: (count: number) =>
    count === 0
      ? 'Rien n’est encore copié.'
      : `${counted('fr', count, 'billet déjà copié reste', 'billets déjà copiés restent')} dans la bibliothèque. ${count === 1 ? 'Il pourra en être retiré' : 'Ils pourront en être retirés'} ensuite avec « Annuler cette importation… ».`,
  stopPictures: 'Les photos déjà copiées restent.',
  stopNow: 'Arrêter',
  goOn: 'Continuer',

  /** What an import line holds, in the list of all. */
  holds: (count: number, pages: number) => withPages(count, pages),

  finished: (name: string, count: number) =>
    `Importation de ${name} terminée : ${counted('fr', count, 'billet ajouté', 'billets ajoutés')}.`,
  picturesFinished: (name: string) => `Les photos de ${name} sont copiées.`,
  undoFinished: (name: string) => `L’importation de ${name} est annulée.`,
  interrupted: (name: string) => `L’importation de ${name} s’est interrompue.`,
  seeReport: 'Voir le compte rendu',

  report: 'Compte rendu',
  reportTitle: {
    done: (count: number) =>
      count === 0 ? 'Tout était déjà là' : counted('fr', count, 'billet ajouté', 'billets ajoutés'),
    cancelled: (count: number) =>
      `Importation arrêtée : ${counted('fr', count, 'billet ajouté', 'billets ajoutés')}`,
    undone: 'Importation annulée',
    failed: 'Importation interrompue',
  },
  imported: {
    added: 'Ajoutés',
    updated: 'Complétés',
    unchanged: 'Inchangés',
    skipped: 'Laissés de côté',
  },
  kindsOf: {
    pages: pagesOf,
    drafts: (count: number) => counted('fr', count, 'brouillon', 'brouillons'),
    scheduled: (count: number) => counted('fr', count, 'billet programmé', 'billets programmés'),
    trashed: (count: number) => `${number.format(count)} dans la corbeille du blog`,
  },
  commentsTaken: (count: number) =>
    `${counted('fr', count, 'commentaire copié', 'commentaires copiés')}, à lire à côté de ${count === 1 ? 'son' : 'leur'} billet.`,
  commentsLeft: (count: number) =>
    `${counted('fr', count, 'commentaire laissé de côté', 'commentaires laissés de côté')}, comme choisi.`,
  ofThem: (kinds: string) => `Dont ${kinds}.`,
  skipped: (count: number) => counted('fr', count, 'billet laissé de côté', 'billets laissés de côté'),
  warnings: (count: number) => counted('fr', count, 'remarque', 'remarques'),
  more: 'Seuls les premiers sont affichés.',
  allImported: 'Tout a été importé, sans remarque.',
  untitled: 'Sans titre',
  reasons: {
    'too-large': 'Plus long que ce qu’un billet peut contenir',
    'too-complex': 'Demande trop de temps ou de mémoire pour être lu',
    'without-text': 'La source n’en donne pas le texte',
  } as Readonly<Record<SkipReason, string>>,
  warning: importWarnings,
  line: (file: string, line: number) => `${file}, ligne ${number.format(line)}`,
  element: (file: string, entry: number) => `${file}, élément n° ${number.format(entry)}`,
  warningOther: (text: string) => `${quoted(text)} : à vérifier`,
  copyReport: 'Copier le compte rendu',
  reportCopied: 'Le compte rendu est dans le presse-papiers.',

  seePosts: 'Voir les billets',
  proposals: 'Voir les entretiens trouvés',
  pictures: 'Photos',
  picturesOnBlog: (count: number) =>
    count === 1
      ? 'La photo reste sur le blog, invisible sans réseau.'
      : `Les ${photos(count)} restent sur le blog, invisibles sans réseau.`,
  fetchPictures: (count: number, bytes: number | undefined) => {
    const act = count === 1 ? 'Copier aussi la photo' : `Copier aussi les ${photos(count)}`;
    return bytes === undefined ? act : `${act} (environ ${size(bytes)})`;
  },
  fetching: 'Copie des photos',
  fetched: (count: number) => `${photos(count)} ${feminine(count, 'copiée')} dans la bibliothèque.`,
  missing: (count: number) => `${photos(count)} ${feminine(count, 'manquante')}`,
  missingReasons: {
    'not-found': 'Plus à cette adresse',
    'not-a-picture': 'Ce n’est pas une photo',
    'too-large': 'Trop lourde',
    refused: 'Refusée par le site',
    unavailable: 'Le site ne répond pas',
    offline: 'Pas de réseau',
  } as Readonly<Record<string, string>>,
  missingReasonOther: 'Illisible pour le moment',
  retryPictures: 'Réessayer',

  undo: 'Annuler cette importation…',
  undoTitle: 'Annuler cette importation ?',
  undoAdded: (count: number) =>
    count === 0
      ? 'Aucun billet n’avait été ajouté : rien n’est retiré.'
      : `${counted('fr', count, 'billet ajouté est retiré', 'billets ajoutés sont retirés')} de la bibliothèque.`,
  undoUpdated: (count: number) =>
    `${counted('fr', count, 'billet complété retrouve son état', 'billets complétés retrouvent leur état')} d’avant.`,
  undoKept: 'Les billets modifiés ou publiés depuis sont gardés.',
  undoBlog: 'Sur le blog, rien ne change.',
  undoNow: 'Annuler l’importation',
  undoKeep: 'Garder les billets',
  undoing: 'Annulation de l’importation',
  undone: 'Ce qui avait été importé a été retiré de la bibliothèque. Sur le blog, rien n’a changé.',
  undoneKept: (count: number) =>
    counted(
      'fr',
      count,
      'billet gardé, parce que vous l’avez modifié ou publié',
      'billets gardés, parce que vous les avez modifiés ou publiés',
    ),

  comments: 'Commentaires',
  commentsReadOnly: 'Copiés du blog. Ils ne peuvent pas être modifiés ici.',
  commentAnonymous: 'Anonyme',
  commentStates: {
    spam: 'Indésirable',
    pending: 'En attente de validation',
    emptied: 'Retiré par son auteur',
  } as Readonly<Record<string, string>>,
  commentAnswers: (name: string) => `en réponse à ${name}`,
  commentsWaiting: (count: number) => `${count} à valider`,
  commentActs: { approve: 'Approuver', spam: 'Indésirable', delete: 'Supprimer' },
  commentActName: (act: string, name: string) => `${act} : commentaire ${de(name)}`,
  commentWhole: 'Afficher en entier',
  commentLess: 'Réduire',
  commentsShown: (shown: number, total: number) =>
    `${counted('fr', shown, 'commentaire affiché', 'commentaires affichés')} sur ${number.format(total)}`,
  commentsMore: (count: number) => (count === 1 ? 'Afficher 1 autre' : `Afficher ${count} autres`),
  commentDelete: 'Supprimer ce commentaire du blog',
  commentDeleteWhat: (name: string) =>
    `Le commentaire ${de(name)} est retiré du blog pour tous ses lecteurs. Il ne peut pas être rétabli d’ici.`,
};

/** Files that go out: « Exporter… », « Demander une validation… », the search description. */
export const exports = {
  untitled: 'Sans titre',
  one: 'Exporter ce billet',
  several: (count: number) => `Exporter ${counted('fr', count, 'billet', 'billets')}`,
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
    reading: 'À valider',
    scheduled: 'Programmés',
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
    'pdf-failed': 'le PDF n’a pas pu être créé',
    'too-complex': 'sa page sur le blog est trop complexe',
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
    'html-left-out': (count: number) =>
      count === 1
        ? '1 élément actif (script, formulaire…) n’est pas dans le fichier'
        : `${count} éléments actifs (scripts, formulaires…) ne sont pas dans le fichier`,
  },

  send: 'Demander une validation',
  sendExplained:
    'Escale enregistre un fichier à joindre à un courriel, et garde la version envoyée dans l’historique. Le fichier ne contient ni les notes ni les coordonnées.',
  recipient: 'À qui',
  recipientHint: 'Une personne du billet, ou un autre nom',
  recipientMissing: 'Indiquez à qui le texte est destiné.',
  what: 'Quoi',
  whole: 'Tout le billet',
  partOf: (name: string) => `Les questions et réponses ${de(name)}`,
  partHint: 'Ses réponses avec les questions, sans ce que disent les autres',
  form: {
    name: 'Formulaire (PDF)',
    hint: 'Pour approuver réponse par réponse, à l’écran ou sur papier ; renvoyé, Escale le lit',
  },
  consents: {
    label: 'Demander aussi un accord pour',
    lastDayHint: 'Vide : sans limite',
    minor: 'La personne est mineure : ses deux parents signent aussi',
    alone: 'Sans le texte : seulement l’accord',
    lawyer: 'Seul un juriste peut dire si le texte d’un accord suffit.',
  },
  headed: (notice: string) => `En tête de chaque page : « ${notice} »`,
  sendAct: 'Enregistrer le fichier…',
  sent: (recipient: string) => `Envoyé pour validation à ${recipient}`,
  sentDone: (name: string, recipient: string) =>
    `« ${name} » est prêt à être joint à un courriel pour ${recipient}. La version envoyée est gardée dans l’historique.`,
  fileOf: (title: string, recipient: string) => `${title} - pour ${recipient}`,

  description: 'Description',
  descriptionLabel: 'Description pour la recherche',
  descriptionHint: 'Affichée sous le titre dans les résultats de recherche',
  signs: (count: number, most: number) => `${count}/${most} signes`,
  tooLong: (most: number) => `Blogger garde ${most} signes, espaces comprises.`,
  fromLead: 'Proposer depuis le chapô',
  fromText: 'Proposer depuis le texte',
  nothingToPropose: 'Il n’y a pas encore de chapô ni de texte.',
  shown: 'Résultats de recherche et partage',
  inSearch: 'Dans une recherche',
  inShare: 'En partage',
  noPicture: 'Pas de photo à montrer',
  pictureInside: 'Une photo placée dans le billet n’a pas de vignette en partage.',
  noDescription: 'Pas de description : les moteurs de recherche affichent les premiers mots.',
  copyDescription: 'Copier la description',
  descriptionCopied: 'Description copiée.',
  byHand:
    'Escale ne peut pas transmettre la description : Blogger ne l’accepte que dans son propre éditeur, sous « Description de la recherche ». Collez-la là, ou utilisez une sauvegarde feed.atom.',
};

/** Un billet en un fichier, d’un Escale à un autre. */
export const postFile = {
  title: 'Partager le billet avec un autre utilisateur d’Escale',
  what: 'Un fichier avec le texte, ses personnes et ses photos. Quand il revient, les changements des deux côtés sont réunis : rien n’est écrasé ni doublé.',
  notes: (count: number): string => `Avec ${counted('fr', count, 'note', 'notes')}`,
  people: (count: number): string =>
    `Avec les remarques, les liens et les coordonnées de ${counted('fr', count, 'personne', 'personnes')}`,
  private:
    'L’historique et les validations ne sont jamais inclus. Les photos le sont telles quelles, avec les informations de l’appareil, comme le lieu.',
  choose: 'Choisir où enregistrer…',
  done: (name: string): string => `« ${name} » est enregistré.`,
  missing: (count: number): string =>
    count === 1 ? 'Une image n’a pas été trouvée ici.' : `${count} images n’ont pas été trouvées ici.`,
  finish: 'Terminer',
  outcomes: {
    added: (title: string): string => `« ${title} » est dans la bibliothèque.`,
    same: (title: string): string => `« ${title} » était déjà là, à l’identique.`,
    newer: (title: string): string =>
      `« ${title} » est à jour avec ce qui a été reçu. La version précédente est dans l’historique.`,
    older: (title: string): string =>
      `« ${title} » est ici plus récent que le fichier reçu : rien n’a changé.`,
    merged: (title: string): string =>
      `« ${title} » avait changé des deux côtés, à des endroits différents : tout est réuni. Les deux versions précédentes sont dans l’historique.`,
    kept: (title: string): string =>
      `« ${title} » a changé des deux côtés au même endroit : votre texte est conservé, le texte reçu est dans l’historique.`,
  } satisfies Record<TakenPost['outcome'], (title: string) => string>,
  notesTaken: (count: number): string => `${counted('fr', count, 'note reçue', 'notes reçues')}.`,
  cleaned: (count: number): string =>
    count === 1
      ? 'Le code d’un bloc importé n’a pas été repris : il n’est publié que sur le blog dont il vient.'
      : `Le code de ${count} blocs importés n’a pas été repris : il n’est publié que sur le blog dont il vient.`,
};
