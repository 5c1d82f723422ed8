/** What is kept: revisions, the bin, backups, the index, and a library that does not open. */
import { counted } from '../plural.ts';
import { size } from './exchange.ts';

/** The parts of a post that a change can be of, and how: « Modifié sur le web » names them so too. */
export const parts = {
  title: 'Titre',
  description: 'Description',
  language: 'Langue',
  labels: 'Libellés',
  person: 'Personne',
  lead: 'Chapô',
  question: 'Question',
  answer: 'Réponse',
  text: 'Texte',
  picture: 'Image',
};

export const how = { added: 'ajout', removed: 'retrait', changed: 'modification', moved: 'déplacement' };

/** Earlier states of a post: the list, reading, comparing, putting back; and who approved what. */
export const history = {
  title: 'Historique',
  list: 'Versions',
  rule: 'Gardées : toutes pendant un jour, une par heure pendant une semaine, une par jour pendant un an ; sans limite si publiées, envoyées, validées ou importées.',
  by: (reason: string, who: string) => `${reason} : ${who}`,
  rewritten: 'réécrite : une personne a été effacée',
  withdrawn: 'validation retirée',
  current: 'Le texte actuel',
  previous: 'La version précédente',
  view: 'Affichage',
  compare: 'Comparer',
  read: 'Lire',
  with: 'Comparer avec',
  loading: 'Lecture…',
  first: 'Aucune version plus ancienne.',
  currentText: 'le texte actuel',
  /** Which of two states is the older. */
  direction: (before: string, after: string) => `Avant : ${before}. Après : ${after}.`,
  noneDiffers: 'Aucune version gardée n’est différente du texte actuel.',
  same: 'Aucune différence pour un lecteur.',
  differences: (count: number) => counted('fr', count, 'différence', 'différences'),
  restore: 'Rétablir cette version',
  restoreTurn: { question: 'Rétablir cette question', answer: 'Rétablir cette réponse' },
  restoreTurnOf: (act: string, who: string) => `${act} (${who})`,
  restored: (moment: string) =>
    `Le billet est rétabli dans sa version du ${moment}. Le texte remplacé est gardé dans l’historique.`,
  turnRestored: {
    question: 'La question est rétablie. Le texte remplacé est gardé dans l’historique.',
    answer: 'La réponse est rétablie. Le texte remplacé est gardé dans l’historique.',
  },
  deleted: 'Un long passage vient d’être supprimé. Le texte précédent est gardé dans l’historique.',
  undo: 'Annuler',
  undone: 'Le texte précédent est rétabli.',

  kinds: {
    ...parts,
    numbers: 'Numéros des questions',
    break: '« Lire la suite »',
  },
  how,
  speakers: (before: string, after: string) => `${before} → ${after}`,
  speakersLabel: 'Qui parle :',
  nobody: 'personne',
  name: { shown: 'Le nom est maintenant affiché.', hidden: 'Le nom n’est plus affiché.' },
  otherwise: 'La présentation a changé, pas les mots.',
  formats: {
    bold: 'gras',
    italic: 'italique',
    underline: 'souligné',
    strike: 'barré',
    code: 'code',
    sub: 'indice',
    sup: 'exposant',
    link: (url: string) => `lien vers ${url}`,
    language: (tag: string) => `langue ${tag}`,
    heading: (level: string) => `intertitre ${level}`,
    bullets: 'liste',
    numbers: 'liste numérotée',
    nested: 'sous-liste',
    quote: 'citation',
    cite: 'source de la citation',
    aside: 'encadré',
    table: 'tableau',
    'header-cell': 'en-tête de tableau',
    'code-block': 'bloc de code',
    video: 'vidéo',
    sealed: 'contenu d’ailleurs',
  },
  formatRemoved: (format: string) => `sans ${format}`,
  question: (question: string) => `Question ${question}`,
  pictures: {
    added: 'Image ajoutée',
    removed: 'Image retirée',
    changed: 'Image modifiée',
    before: 'Avant',
    after: 'Après',
    fields: {
      alt: 'Texte alternatif',
      caption: 'Légende',
      credit: 'Crédit',
      'row-caption': 'Légende de la rangée',
      size: 'Taille',
      align: 'Place',
      row: 'Rangée',
    },
  },

  approvals: 'Validations',
  approve: 'Marquer comme validé…',
  approveTitle: 'Validation',
  approvalsNone: 'Personne n’a encore validé ce billet.',
  who: 'Par qui',
  whoHint: 'Une personne du billet ne valide que ses réponses.',
  whoMissing: 'Saisissez un nom.',
  hierarchy: 'hiérarchie',
  what: 'Situation',
  given: 'Validé',
  expected: 'En attente de validation',
  day: 'Date',
  dayMissing: 'Indiquez la date.',
  which: 'Quel texte',
  whichCurrent: 'Le texte actuel',
  whichSent: (moment: string) => `Celui envoyé le ${moment}`,
  whichKept: (moment: string) => `La version du ${moment}`,
  note: 'Note',
  noteHint: 'Par exemple : par courriel, date à vérifier.',
  keep: 'Enregistrer la validation',
  await: 'Attendre cette validation',
  approved: (list: string) => `Validé : ${list}`,
  awaited: (list: string) => `En attente : ${list}`,
  on: (who: string, date: string) => `${who} (${date})`,
  changedSince: (who: string, date: string) => `${who} (${date}, modifié depuis)`,
  approvedBy: (who: string, date: string) => `${who}, le ${date}`,
  waitingFor: (who: string) => `En attente : ${who}`,
  since: {
    questions: (ago: string) => `réponses demandées ${ago}`,
    sent: (ago: string) => `envoyé ${ago}`,
    asked: (ago: string) => `demandé ${ago}`,
  },
  wantedFor: (date: string) => `souhaité pour le ${date}`,
  overdue: (days: number) => `en retard de ${counted('fr', days, 'jour', 'jours')}`,
  remindedAgo: (ago: string) => `relancé ${ago}`,
  noReturn: 'rien reçu',
  returned: (count: number, ago: string) =>
    count === 1 ? `1 retour reçu ${ago}` : `${count} retours reçus, le dernier ${ago}`,
  remind: 'Relancer',
  remindOf: (who: string) => `Copier un courriel de relance pour ${who}`,
  reminded: (who: string) => `Le courriel de relance pour ${who} est copié, à coller dans votre messagerie.`,
  wanted: 'Souhaité pour le',
  wantedHint: 'Facultatif.',
  people: 'Personnes attendues',
  openOf: (title: string) => `Ouvrir « ${title} »`,
  changed: (count: number) => `Modifié depuis : ${counted('fr', count, 'changement', 'changements')}`,
  unchanged: 'Rien n’a changé depuis',
  see: 'Voir',
  seeOf: (who: string) => `Voir ce qui a changé depuis la validation par ${who}`,
  confirm: 'Validé…',
  confirmOf: (who: string) => `Marquer comme validé par ${who}`,
  withdraw: (who: string) => `Retirer la validation par ${who}`,
  stopWaiting: (who: string) => `Ne plus attendre ${who}`,
  sheetChanged: (count: number) =>
    count === 1
      ? 'Un texte validé a changé depuis. Vous pouvez publier quand même.'
      : `${count} textes validés ont changé depuis. Vous pouvez publier quand même.`,
  sheetAwaited: 'vous pouvez publier quand même',
  sinceOf: (who: string, date: string) => `Depuis la validation par ${who} (${date})`,
};

/** The bin: what lies in it, until when, and erasing. */
export const bin = {
  done: (title: string) => `« ${title} » est dans la corbeille.`,
  undo: 'Annuler',
  online: (blogs: string) => `Il reste en ligne sur ${blogs}.`,
  sending: 'Un envoi déjà commencé sera terminé.',
  sentence: 'Ce billet est dans la corbeille. Remettez-le dans les brouillons pour le modifier.',
  since: (date: string) => `Dans la corbeille depuis le ${date}.`,
  from: (date: string) => `Il pourra être effacé à partir du ${date}.`,
  erase: 'Effacer définitivement…',
  eraseTitle: 'Effacer définitivement',
  searching: 'Recherche de ce qui serait effacé…',
  question: (title: string) => `Effacer « ${title} » ? Cette action ne peut pas être annulée.`,
  goes: 'Ce qui est effacé',
  words: (count: number) => `Le texte : ${counted('fr', count, 'mot', 'mots')}`,
  revisions: (count: number) =>
    `L’historique : ${counted('fr', count, 'version', 'versions')}, validations comprises`,
  notes: (count: number) => counted('fr', count, 'note', 'notes'),
  sends: (count: number) => `Le suivi de ${counted('fr', count, 'envoi', 'envois')}`,
  pictures: (count: number, bytes: number) =>
    count === 0
      ? 'Aucune image : le billet n’en a pas, ou elles sont utilisées ailleurs.'
      : count === 1
        ? `1 image inutilisée ailleurs (${size(bytes)}), conservée encore trente jours`
        : `${count} images inutilisées ailleurs (${size(bytes)}), conservées encore trente jours`,
  staysOnline: (blogs: string) =>
    `Le billet reste en ligne sur ${blogs}. Escale ne le reconnaîtra plus : la prochaine actualisation l’importera de nouveau.`,
  staysSending: 'Un envoi est en cours. Le billet pourra être effacé quand il sera terminé.',
  act: 'Effacer',
  erased: (title: string) => `« ${title} » est effacé.`,
  rule: {
    never: 'Rien n’est effacé avant trente jours, et ensuite seulement par vous.',
    '90-days':
      'Rien n’est effacé avant trente jours. Après quatre-vingt-dix jours, les billets qui ne sont pas en ligne sont effacés automatiquement (voir Réglages).',
    '365-days':
      'Rien n’est effacé avant trente jours. Après un an, les billets qui ne sont pas en ligne sont effacés automatiquement (voir Réglages).',
  },
  aside: (count: number, bytes: number) =>
    count === 1 ? `1 image inutilisée (${size(bytes)}).` : `${count} images inutilisées (${size(bytes)}).`,
  asideLater: 'Rien n’est effacé avant trente jours.',
  eraseAside: (count: number, bytes: number) =>
    `Effacer ${counted('fr', count, 'image', 'images')} (${size(bytes)})`,
  asideErased: (count: number, bytes: number) =>
    count === 0
      ? 'Aucune image effacée : toutes servent de nouveau.'
      : `${counted('fr', count, 'image effacée', 'images effacées')} (${size(bytes)}).`,
  settings: 'Corbeille',
  settingsRule: 'Vider la corbeille',
  settingsHint: 'Jamais avant trente jours, ni ce qui est en ligne ou en cours d’envoi.',
  rules: {
    never: 'À la main',
    '90-days': 'Automatiquement, après quatre-vingt-dix jours',
    '365-days': 'Automatiquement, après un an',
  },
};

const fileSize = (bytes: number): string => {
  const megabytes = bytes / 1_000_000;
  if (megabytes < 1) return `${Math.max(1, Math.round(bytes / 1_000))}\u00a0ko`;
  return megabytes < 1_000
    ? `${new Intl.NumberFormat('fr', { maximumFractionDigits: megabytes < 10 ? 1 : 0 }).format(megabytes)}\u00a0Mo`
    : `${new Intl.NumberFormat('fr', { maximumFractionDigits: 1 }).format(megabytes / 1_000)}\u00a0Go`;
};
const posts = (count: number): string => counted('fr', count, 'billet', 'billets');

/** Les sauvegardes, les restaurer, changer d’ordinateur, échanger un billet. */
export const backups = {
  title: 'Sauvegardes',
  rotation:
    'Une par jour, vérifiée. Restent sept jours, quatre semaines et six mois ; les vôtres, trente jours au moins.',
  now: 'Sauvegarder maintenant',
  none: 'Pas encore de sauvegarde : la première se fait dès qu’il y a un billet.',
  list: 'Sauvegardes gardées',
  more: (count: number): string => `Voir les ${count} sauvegardes`,
  proved: (count: number): string => `vérifiée, ${posts(count)}`,
  unproved: 'pas encore vérifiée',
  onSecond: 'aux deux emplacements',
  onlySecond: 'au second emplacement',
  size: fileSize,
  reasons: {
    daily: 'Sauvegarde du jour',
    asked: 'Sauvegarde manuelle',
    'before-migration': 'Avant une mise à jour',
    'before-import': 'Avant une importation',
    'before-restore': 'Avant une restauration',
    'before-version': 'Avant une nouvelle version',
  },
  beforeVersion: (version: string): string => `Avant la version ${version}`,
  restoreOne: 'Restaurer…',
  restoreOf: (date: string): string => `Restaurer la sauvegarde du ${date}…`,
  fromFile: 'Restaurer depuis un fichier…',
  work: {
    copying: 'Copie et vérification de la bibliothèque',
    mirroring: 'Copie vers le second emplacement',
    preparing: 'Vérification et comparaison de la sauvegarde',
    packing: 'Enregistrement de la bibliothèque dans un fichier, puis vérification',
  },
  stop: 'Arrêter',
  stopWork: (work: string): string => `Arrêter : ${work}`,
  second: {
    title: 'Second emplacement',
    why: 'Une clé USB, un partage ou un dossier synchronisé.',
    choose: 'Choisir un dossier…',
    change: 'Changer de dossier…',
    forget: 'Ne plus y copier',
    states: {
      ok: (name: string, when: string): string => `« ${name} » : à jour (${when}).`,
      late: (name: string): string => `« ${name} » : copie dans l’heure.`,
      gone: (name: string): string =>
        `« ${name} » n’est pas disponible. Les sauvegardes d’ici sont intactes.`,
      failed: (name: string): string => `La copie vers « ${name} » a échoué. Nouvel essai dans l’heure.`,
    },
  },
  line: {
    here: (when: string): string => `Sauvegarde : ${when}`,
    both: (when: string): string => `Sauvegarde : ${when}, 2 emplacements`,
    secondGone: (when: string): string => `Sauvegarde : ${when}, second emplacement absent`,
    onlyHere: 'Aucune copie hors de cet ordinateur',
    failed: 'La dernière sauvegarde a échoué',
    open: (text: string): string => `${text}. Ouvrir les sauvegardes`,
  },
  restore: {
    title: 'Restaurer une sauvegarde',
    openTitle: 'Ouvrir une bibliothèque Escale',
    from: (date: string): string => `Sauvegarde du ${date}.`,
    counts: (here: number, there: number): string =>
      `Elle contient ${posts(there)} ; la bibliothèque ouverte en contient ${here}.`,
    opens: (there: number): string => `Cette bibliothèque contient ${posts(there)}. Elle s’ouvrira ici.`,
    same: (count: number): string =>
      count === 1 ? '1 billet est le même dans les deux.' : `${count} billets sont les mêmes dans les deux.`,
    nothingDiffers: 'Tous les billets sont les mêmes.',
    onlyHere: (count: number): string =>
      `${posts(count)} : ${count === 1 ? 'absent' : 'absents'} de la sauvegarde`,
    onlyThere: (count: number): string => `${posts(count)} : ${count === 1 ? 'restauré' : 'restaurés'}`,
    newerHere: (count: number): string => `${posts(count)} : version plus ancienne dans la sauvegarde`,
    newerThere: (count: number): string => `${posts(count)} : version plus récente dans la sauvegarde`,
    andMore: (count: number): string => `et ${counted('fr', count, 'autre', 'autres')}`,
    missing: (count: number): string =>
      count === 1
        ? '1 image est introuvable et manquera dans son billet.'
        : `${count} images sont introuvables et manqueront dans leurs billets.`,
    kept: 'La bibliothèque ouverte reste parmi les sauvegardes.',
    paused: 'Rien ne sera publié deux fois.',
    act: 'Restaurer',
    open: 'Ouvrir cette bibliothèque',
    opening: 'La bibliothèque s’ouvre…',
    done: (date: string): string =>
      `Bibliothèque du ${date} restaurée. Celle qu’elle remplace est gardée parmi les sauvegardes.`,
    opened: (date: string): string => `Bibliothèque du ${date} ouverte.`,
  },
  leave: {
    button: 'Changer d’ordinateur…',
    title: 'Changer d’ordinateur',
    what: 'Toute la bibliothèque en un fichier. Sur l’autre ordinateur, choisissez « J’ai déjà une bibliothèque Escale ».',
    careful: 'Ce fichier contient tout : gardez-le en lieu sûr.',
    stays: 'Ce qui n’est pas inclus',
    account: (name: string): string => `La connexion de « ${name} » : à refaire sur l’autre ordinateur.`,
    store: (name: string): string =>
      `La clé de l’hébergement des photos de « ${name} » : à saisir de nouveau.`,
    nothingStays: 'Tout est inclus : aucun compte n’est connecté.',
    unsent: (count: number): string =>
      count === 1 ? '1 envoi n’est pas parti' : `${count} envois ne sont pas partis`,
    unsentWhy: 'Il vaut mieux les envoyer d’abord d’ici.',
    choose: 'Choisir où enregistrer…',
    fileName: 'Bibliothèque Escale',
    done: (name: string, count: number, bytes: number): string =>
      `« ${name} » est enregistré et vérifié : ${posts(count)}, ${fileSize(bytes)}.`,
    missing: (count: number): string =>
      count === 1 ? '1 image manquait déjà ici.' : `${count} images manquaient déjà ici.`,
    finish: 'Terminer',
  },
};

const number = new Intl.NumberFormat('fr');

/** Whether the archive can be searched whole: in the settings. */
export const archiveHealth = {
  title: 'Index de recherche',
  hint: 'La reconstruction ne change aucun texte.',
  check: 'Vérifier l’index',
  rebuild: 'Reconstruire l’index',
  building: (done: number, total: number): string =>
    `Reconstruction de l’index\u00a0: ${number.format(done)} sur ${counted('fr', total, 'billet', 'billets')}`,
  right: 'L’index correspond aux billets.',
  wrong: (count: number): string =>
    `${counted('fr', count, 'différence entre l’index et les billets', 'différences entre l’index et les billets')}. Les textes sont intacts\u00a0; reconstruisez l’index pour corriger.`,
};

/** La bibliothèque qui ne s’ouvre pas, et le dossier où elle est. */
export const rescue = {
  titles: {
    damaged: 'La bibliothèque est endommagée',
    missing: 'Le fichier de la bibliothèque manque',
    newer: 'La bibliothèque vient d’une version plus récente d’Escale',
    early: 'La bibliothèque est d’avant la première version d’Escale',
    gone: 'La bibliothèque est introuvable',
    readOnly: 'La bibliothèque est en lecture seule',
    share: 'La bibliothèque est sur un partage réseau',
    inUse: 'La bibliothèque est ouverte ailleurs',
    others: 'La bibliothèque ne peut pas être ouverte',
  },
  folder: (name: string): string => `Dossier : « ${name} »`,
  /** Words that are on the screen, and not saved yet. */
  wordsKept:
    'Votre texte non enregistré est conservé derrière cet écran et sera enregistré dès que la bibliothèque s’ouvrira.',
  explain: {
    damaged:
      'Une partie du fichier ne peut plus être lue. Restaurez une sauvegarde, ou récupérez ce qui peut encore l’être. Dans les deux cas, le fichier endommagé est gardé parmi les sauvegardes.',
    missing:
      'Le dossier ne contient plus les billets. Restaurez une sauvegarde, ou remettez le fichier à sa place.',
    newer: (found: string, known: string): string =>
      `Sa version est ${found} ; cette version d’Escale lit jusqu’à ${known}. Elle n’a pas été modifiée. Mettez Escale à jour, puis réessayez.`,
    early:
      'Elle a été faite par une version de développement, que les versions publiées ne lisent pas. Elle n’a pas été modifiée. Choisissez un autre dossier pour en commencer une nouvelle ; la version de développement qui a fait celle-ci peut encore l’ouvrir, et en exporter les billets.',
    gone: 'Si elle est sur une clé USB ou un autre disque, branchez ce support, puis réessayez. Escale n’en crée pas une nouvelle automatiquement.',
    readOnly:
      'Vérifiez les droits du dossier, ou la protection du disque, puis réessayez. Les billets sont intacts.',
    share:
      'Elle risquerait d’y être endommagée. Choisissez un dossier de cet ordinateur ; puis « Restaurer depuis un fichier… », dans les réglages, pour reprendre les billets du partage. Un partage convient pour les sauvegardes.',
    shareLocal: (name: string): string =>
      `Le dossier habituel, « ${name} », est sur cet ordinateur, avec les données de votre session.`,
    inUse: {
      app: 'Un autre Escale l’a ouverte sur cet ordinateur. Fermez-le, puis réessayez.',
      commandLine: 'Une commande d’Escale l’utilise. Attendez qu’elle se termine, puis réessayez.',
      others: 'Un autre programme l’utilise. Fermez-le, puis réessayez.',
    },
    process: (number: string): string => `Processus ${number}`,
  },
  copies: 'Sauvegardes',
  noCopies: 'Aucune sauvegarde n’a été trouvée dans ce dossier ni au second emplacement.',
  restore: 'Restaurer cette sauvegarde',
  restoreOf: (date: string): string => `Restaurer cette sauvegarde, du ${date}`,
  work: {
    restoring: 'Vérification et restauration de la sauvegarde',
    recovering: 'Copie et vérification de ce qui peut être lu',
    moving: 'Copie et vérification de la bibliothèque',
  },
  recover: 'Récupérer ce qui peut l’être',
  recoverHint: 'Crée une nouvelle bibliothèque avec tout ce qui peut encore être lu.',
  chooseFile: 'Choisir un fichier de bibliothèque…',
  reveal: 'Montrer le dossier',
  otherFolder: 'Choisir un autre dossier…',
  useUsual: 'Utiliser le dossier local habituel',
  beginAnew: 'Créer une nouvelle bibliothèque ici',
  quit: 'Quitter',
  report: {
    title: 'Ce qui a pu être récupéré',
    recovered: (count: number, revisions: number): string =>
      revisions === 0
        ? `${posts(count)}.`
        : `${posts(count)}, ${counted('fr', revisions, 'version', 'versions')}.`,
    whole: 'Tout a pu être lu.',
    rebuilt: (count: number): string =>
      `${posts(count)} : le texte était perdu, une version de l’historique le remplace`,
    doubtful: (count: number): string =>
      `${posts(count)} : le texte peut différer légèrement de celui qui avait été enregistré`,
    lost: (count: number): string => `${posts(count)} : rien n’a pu être lu`,
    missing: (count: number): string => counted('fr', count, 'image introuvable', 'images introuvables'),
    partly: (parts: string): string => `Il manque peut-être aussi quelque chose dans : ${parts}.`,
    parts: {
      posts: 'les billets',
      history: 'l’historique',
      people: 'l’annuaire',
      pictures: 'les images',
      notes: 'les notes',
      settings: 'les réglages',
      publishing: 'les blogs et les envois',
      others: 'les importations et les suivis',
    },
    others: (count: number): string => `et ${counted('fr', count, 'autre', 'autres')}`,
    kept: 'Rien n’a encore changé. Le fichier endommagé sera gardé parmi les sauvegardes. Escale vérifiera chaque blog avant tout envoi.',
    accept: 'Ouvrir la bibliothèque récupérée',
    back: 'Revenir aux sauvegardes',
  },
  met: {
    damaged:
      'Une partie de la bibliothèque ne peut plus être lue. Votre texte reste à l’écran. Restaurez une sauvegarde dès que possible.',
    open: 'Que faire…',
    title: 'Que faire de la bibliothèque',
  },
  settings: {
    title: 'Dossiers',
    library: (name: string): string => `La bibliothèque est dans « ${name} ».`,
    by: {
      usual: 'C’est le dossier local habituel.',
      chosen: 'Ce dossier a été choisi ici.',
      set: 'Ce dossier est défini en dehors d’Escale (ESCALE_LIBRARY). Il se change à cet endroit ; une autre bibliothèque ouverte ici ne l’est que jusqu’à la fermeture.',
    },
    synced: (service: string): string =>
      `${service} synchronise ce dossier et peut endommager la bibliothèque. Déplacez-la ; seules les sauvegardes peuvent y rester.`,
    move: 'Déplacer la bibliothèque…',
    moveHint: 'Elle est copiée et vérifiée ; l’original reste ici.',
    open: 'Ouvrir une autre bibliothèque…',
    same: 'C’est le dossier de la bibliothèque ouverte.',
    noLibrary: (name: string): string =>
      `« ${name} » ne contient pas de bibliothèque Escale. En créer une nouvelle, vide ? La bibliothèque actuelle reste à sa place.`,
    begin: 'Créer une nouvelle bibliothèque',
    hasLibrary: (name: string): string =>
      `« ${name} » contient une bibliothèque Escale. L’ouvrir ? La bibliothèque actuelle reste à sa place.`,
    openIt: 'L’ouvrir',
    moveThere: (name: string): string => `Déplacer la bibliothèque dans « ${name} » ?`,
    moveIt: 'Déplacer',
    moved: (folder: string): string =>
      `La bibliothèque a été déplacée : elle est maintenant dans « ${folder} ». L’original est resté dans l’ancien dossier ; vous pouvez l’effacer une fois que tout est vérifié.`,
  },
  advice: {
    synced: (service: string): string =>
      `La bibliothèque est dans un dossier synchronisé par ${service}, ce qui peut l’endommager. Déplacez-la ailleurs sur cet ordinateur.`,
    see: 'Voir…',
  },
};
