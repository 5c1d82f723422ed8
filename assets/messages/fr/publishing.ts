/** Publishing: the sheet, sends, by hand, the mirror, conflicts. */
import { counted } from '../plural.ts';
import { how, parts } from './library.ts';

/** The publish sheet, the sends, blogs and accounts. */
export const publishing = {
  sheet: 'Publier',
  sheetUpdate: 'Mettre à jour',
  preparing: 'Préparation de l’envoi…',
  blog: 'Blog',
  signed: (name: string) => `Signé « ${name} », nom de votre profil`,
  signedTrial: 'Visible de vous seul, sur cet ordinateur',
  address: 'Adresse',
  addressForeseen: 'Adresse prévue. Elle ne pourra plus changer après la première publication',
  addressKept: 'Adresse inchangée',
  addressByBlog: 'Choisie par le blog à la première publication',
  labelCount: (count: number, most: number) => `${count}/${most}`,
  pictures: 'Photos',
  pictureCount: (count: number) => (count === 0 ? 'Aucune' : counted('fr', count, 'photo', 'photos')),
  checks: 'Contrôles',
  checksNone: 'Rien à signaler',
  checkCount: (count: number) => counted('fr', count, 'point à voir', 'points à voir'),
  preview: 'Aperçu',
  changes: 'Ce qui change',
  changesNone: 'Le texte en ligne est déjà à jour.',
  changeCount: (count: number) => counted('fr', count, 'changement', 'changements'),
  changed: {
    title: 'Titre',
    labels: 'Libellés',
    lead: 'Chapô',
    question: 'Question',
    answer: 'Réponse',
    text: 'Texte',
    picture: 'Image',
    order: 'Ordre',
    presentation: 'Présentation',
    people: 'Personnes présentées',
  },
  how: { added: 'ajout', removed: 'retrait', changed: 'modification', moved: 'déplacement' },
  before: 'Avant',
  after: 'Après',
  publishOn: (blog: string) => `Publier sur ${blog}`,
  updateOn: (blog: string) => `Mettre à jour sur ${blog}`,
  publishTrial: 'Publier (essai)',
  updateTrial: 'Mettre à jour (essai)',
  consequence: 'Visible de tous immédiatement. Les abonnés sont prévenus.',
  consequenceHold: (seconds: number) =>
    `Visible de tous. Vous pouvez annuler pendant ${counted('fr', seconds, 'seconde', 'secondes')}.`,
  consequenceUpdate: 'La page en ligne est remplacée immédiatement.',
  consequenceTrial: 'Visible de vous seul, sur cet ordinateur.',
  cancel: 'Annuler',
  sent: {
    sending: 'Envoi en cours',
    mayClose: 'Vous pouvez fermer cette fenêtre : l’envoi continue et la ligne d’état montre son avancement.',
    published: 'Publié',
    updated: 'Mis à jour',
    stopped: 'Pas encore en ligne',
    onBlog: (blog: string) => `En ligne sur ${blog}`,
    see: 'Voir',
    copyAddress: 'Copier l’adresse',
    copied: 'Adresse copiée.',
    mail: 'Partager par courriel',
  },
  notConnected: (blog: string) =>
    `Ce billet vient de « ${blog} », qu’Escale a seulement lu. Pour l’y mettre à jour, relier ce blog avec son compte.`,
  onlyRead: (blog: string) =>
    `Ce billet a été importé de « ${blog} » : Escale ne peut pas l’y mettre à jour. Il y reste tel quel.`,
  publishElsewhere: 'Publier plutôt sur un autre blog',
  noBlog: 'Aucun blog n’est encore relié à Escale.',
  tryPractice: 'Essayer avec le blog d’essai',
  connectBlogger: 'Relier un blog Blogger…',
  connectBloggerTitle: 'Relier un blog Blogger',
  connectAgainTitle: 'Se connecter à Google',
  practiceExplained:
    'Le blog d’essai est sur cet ordinateur et ne demande ni compte ni réseau. Il se consulte dans le navigateur ; vous seul le voyez.',

  sends: 'Envois',
  sendsNone: 'Aucun envoi. Ce qui part vers un blog se suit ici.',
  sendTitle: (title: string, blog: string) => `« ${title} » vers ${blog}`,
  untitled: 'Sans titre',
  retry: 'Réessayer',
  cancelSend: 'Annuler l’envoi',
  openPost: 'Ouvrir le billet',

  blogsEmpty: 'Aucun blog n’est encore relié. Vous pouvez écrire et enregistrer sans blog.',
  blogStates: {
    connected: 'Relié',
    'sign-in-needed': 'Reconnexion nécessaire',
    unreachable: 'Injoignable pour le moment',
    'by-hand': 'À la main',
  },
  trialBadge: 'Essai',
  openBlog: 'Voir le blog',
  forget: 'Retirer',
  forgetLabel: (blog: string) => `Retirer ${blog} d’Escale`,
  blogSettingsOpen: 'Régler…',
  blogSettingsLabel: (blog: string) => `Régler ${blog}`,
  blogSettings: (blog: string) => `Réglages de ${blog}`,
  signIn: 'Se connecter',
  reconnect: 'Se reconnecter',
  signOut: 'Se déconnecter',
  signingIn: 'Le navigateur s’est ouvert : choisir le compte, autoriser, puis revenir ici.',
  cancelSignIn: 'Annuler la connexion',
  notKept: 'Cet ordinateur n’a pas de trousseau : la connexion sera oubliée en quittant Escale.',
  client: 'Le client OAuth de votre organisation',
  clientExplained: 'Choisir le fichier si vous l’avez déjà. Sinon, le mode d’emploi mène à sa création.',
  clientFile: 'Choisir le fichier du client…',
  clientFields: 'Ou saisir ses deux valeurs',
  clientId: 'Identifiant du client',
  clientSecret: 'Code secret du client',
  clientUse: 'Utiliser ce client',
  clientOrigins: {
    own: (id: string) => `Client Google : le vôtre (${id})`,
    build: () => 'Client Google : celui fourni avec Escale',
    policy: () => 'Client Google : celui de votre service informatique',
  },
  clientForget: 'Reprendre le client fourni',
  clientChange: 'Changer de client',
  chooseBlog: 'Quel blog relier ?',
  noneToChoose:
    'Ce compte n’a aucun blog où écrire. Se connecter avec un autre, ou demander à être auteur du blog.',
  add: 'Relier',
  added: 'Déjà relié',
};

/** What is asked of a blog: when, under which address, taken back; and the story of each send. */
export const sending = {
  when: {
    label: 'Quand',
    now: 'Maintenant',
    propose: 'Proposer à un éditeur',
    proposeHint:
      'Votre compte est contributeur de ce blog : un éditeur met le billet en ligne, et en choisit l’adresse.',
    keep: (moment: string) => `Garder la date : ${moment}`,
    tomorrow: (hour: string) => `Demain à ${hour}`,
    other: 'Autre date…',
    deposit: 'Plus tard : déposer en brouillon sur le blog',
    depositHint: 'Les lecteurs du blog ne l’y voient pas.',
    depositTrial: 'Plus tard : déposer en brouillon sur le blog d’essai',
  },
  date: 'Date et heure',
  calendar: 'Ouvrir le calendrier',
  previousMonth: 'Mois précédent',
  nextMonth: 'Mois suivant',
  hourHere: (moment: string) => `Ici : ${moment}`,
  hourThere: (moment: string, zone: string) => `Sur le blog (${zone}) : ${moment}`,
  hourPast: 'Cette heure est passée.',
  hourMissing: 'Choisir un jour et une heure.',
  hourSkipped: (moment: string) => `Cette heure n’existe pas (passage à l’heure d’été) : ce sera ${moment}.`,
  hourTwice: (moment: string) =>
    `Cette heure existe deux fois cette nuit-là : ce sera la première, ${moment}.`,
  byBlog: 'Le blog publiera lui-même ; Escale peut être fermé.',
  byTrial: 'Le blog d’essai le montrera à cette heure.',
  addressOwn:
    'Le blog en fait la fin de l’adresse. Sans eux, il la tire du titre. Elle ne changera plus après.',
  addressWords: 'Mots de l’adresse',
  addressWordsHint:
    'Le billet paraît un instant sous ces mots, puis reçoit son titre : un flux ou un courriel peut les montrer.',
  acts: {
    schedule: (blog: string) => `Programmer sur ${blog}`,
    deposit: (blog: string) => `Déposer en brouillon sur ${blog}`,
    propose: 'Proposer à un éditeur',
  },
  consequences: {
    schedule: (moment: string) => `Visible de tous le ${moment}. Cela peut être changé jusque-là.`,
    scheduleTrial: (moment: string) => `Visible de vous seul, le ${moment}. Cela peut être changé jusque-là.`,
    deposit: 'Personne d’autre que les auteurs du blog ne le voit.',
    propose:
      'Personne d’autre que les auteurs du blog ne le voit, jusqu’à ce qu’un éditeur le mette en ligne.',
    updateScheduled: 'Le texte est remplacé, la date est gardée.',
    updateDeposit: 'Le brouillon du blog est remplacé.',
    updateDepositTrial: 'Le brouillon du blog d’essai est remplacé.',
  },
  takeDown: {
    title: 'Retirer du blog',
    none: 'Ce billet n’est sur aucun blog : il n’y a rien à retirer.',
    from: 'De quel blog ?',
    how: 'Comment',
    revert: 'Remettre en brouillon',
    revertHint:
      'Les lecteurs ne le voient plus. Il garde son adresse et ses commentaires, et peut reparaître au même endroit.',
    delete: 'Mettre à la corbeille du blog',
    deleteHint: 'Le blog le garde un temps dans sa corbeille, puis l’efface.',
    kept: 'Le texte est conservé dans Escale.',
    act: { revert: 'Remettre en brouillon', delete: 'Mettre à la corbeille du blog' },
  },
  intents: {
    deposit: 'Dépôt en brouillon',
    propose: 'Proposition à un éditeur',
    publish: 'Première publication',
    schedule: 'Programmation',
    update: 'Mise à jour',
    revert: 'Retour en brouillon',
    delete: 'Mise à la corbeille du blog',
  },
  story: {
    waiting: 'Envoi dans quelques secondes.',
    'waiting-network': 'En attente du réseau. L’envoi se fera automatiquement.',
    sending: 'Envoi…',
    checking: 'Vérification du billet sur le blog…',
    'needs-author': 'Votre choix est nécessaire.',
  },
  scheduleWaiting: (moment: string) => `Pas encore programmé sur le blog (${moment}).`,
  done: {
    deposit: 'En brouillon sur le blog, vérifié.',
    propose: 'À valider par un éditeur du blog, vérifié.',
    publish: 'En ligne, vérifié.',
    schedule: (moment: string) => `Le blog publiera le ${moment}. Vérifié.`,
    update: 'En ligne, vérifié.',
    revert: 'Remis en brouillon sur le blog.',
    delete: 'Dans la corbeille du blog.',
  },
  cancelled: 'Annulé. Rien n’a été envoyé.',
  endedByConflict: 'Arrêté : le billet avait été modifié sur le web. Cet envoi n’a rien remplacé.',
  cancelledLeft:
    'Annulé. Rien n’est publié. Un brouillon a pu rester sur le blog, visible de ses auteurs seulement.',
  edited: 'Le texte a changé depuis. C’est la version du moment de l’envoi qui est publiée.',
  journal: 'Détails',
  events: {
    committed: 'Demandé',
    inserting: 'Envoi d’un brouillon au blog',
    remembered: 'Brouillon reçu par le blog',
    patching: 'Envoi du texte',
    publishing: 'Publication demandée au blog',
    published: 'Publication acceptée par le blog',
    checking: 'Recherche du billet sur le blog',
    overwritten: 'Texte d’une autre personne, remplacé au même moment : gardé dans l’historique',
    'read-back': 'Vérification du billet sur le blog',
    reverting: 'Retour en brouillon demandé',
    deleting: 'Mise à la corbeille demandée',
    waiting: 'Nouvel essai un peu plus tard',
    'waiting-network': 'Pas de réseau : en attente',
    'needs-author': 'Arrêté : votre choix est nécessaire',
    sending: 'Envoi',
    done: 'Terminé',
    cancelled: 'Annulé',
  },
};

/** Publishing by hand: the text is pasted in Blogger’s own editor, and read back. */
export const byHand = {
  act: 'Publier à la main…',
  actUpdate: 'Mettre à jour à la main…',
  consequence: 'Escale n’envoie rien : il prépare le texte à coller dans Blogger.',
  blogNote: 'À la main : vous collez le texte dans Blogger, puis Escale vérifie la page',
  when: 'Dès que vous le publiez dans Blogger',
  title: 'Publier à la main',
  intro: (blog: string) =>
    `Sur ${blog}. Les étapes terminées sont enregistrées : vous pouvez fermer et continuer plus tard.`,
  edited: 'Le billet a changé depuis que ce texte a été préparé.',
  takeNew: 'Utiliser le texte actuel',
  reading: 'Lecture du texte en ligne…',
  readAgain: 'Lire de nouveau le blog',
  theirs: 'Ce qui a changé sur le blog',
  kept: 'Le texte du blog est gardé dans l’historique. Ne rien coller avant d’avoir choisi.',

  steps: 'Étapes',
  done: 'Fait',
  open: 'Ouvrir Blogger',
  openAdvice: 'Le blog s’ouvre dans le navigateur. Y commencer un nouveau billet.',
  openAdviceUpdate: 'Le billet s’ouvre dans l’éditeur de Blogger.',
  copyTitle: 'Copier le titre',
  titleAdvice: 'Le coller dans le champ du titre.',
  titleNone: 'Ce billet n’a pas de titre.',
  copyText: 'Copier le texte (HTML)',
  textAdvice:
    'Dans Blogger, passer en affichage HTML (le crayon, en haut à gauche du texte). Tout effacer, coller, et rester en affichage HTML.',
  picturesInside: (count: number, kilobytes: number) =>
    `${counted('fr', count, 'photo est dans ce texte', 'photos sont dans ce texte')} (${counted('fr', kilobytes, 'Ko', 'Ko')}) : rien à envoyer à part. Blogger n’en fait pas de vignette.`,
  copyLabels: 'Copier les libellés',
  labelsAdvice: 'Les coller dans « Libellés », à droite, à la place de ceux qui s’y trouvent.',
  labelsNone: 'Ce billet n’a pas de libellé : laisser ce champ vide dans Blogger.',
  publish: 'Publier dans Blogger',
  publishAdvice: 'Y choisir « Publier ». Escale le saura après avoir vérifié la page.',
  publishAdviceUpdate: 'Y choisir « Mettre à jour ». Escale le saura après avoir vérifié la page.',
  copied: {
    title: 'Titre copié.',
    text: 'Texte copié.',
    labels: 'Libellés copiés.',
  },

  check: 'Vérifier que le billet est en ligne',
  checkAdvice: 'Coller l’adresse de la page, ou laisser Escale la chercher sur le blog.',
  address: 'Adresse du billet',
  verify: 'Vérifier',
  search: 'Chercher dans le blog',
  searching: 'Escale continue de chercher pendant deux minutes.',
  differs: 'Différences : le texte copié, puis celui du blog',
  differsSetting: 'Les mots sont les mêmes ; seule la mise en forme diffère.',
  copyAgain: 'Copier de nouveau',
  accept: 'Accepter cette page',
  acceptNote:
    '« Accepter cette page » garde le texte du blog dans l’historique ; la prochaine mise à jour partira de ce texte.',
  confirm: 'Je confirme qu’il est en ligne',
  confirmNote: 'Il sera affiché « En ligne, non vérifié ».',

  verified: 'En ligne, vérifié',
  verifiedNote: 'Escale a lu la page : son texte est bien celui qui a été copié ou accepté.',
  unverified: 'En ligne, non vérifié',
  verifyNow: 'Vérifier maintenant',
  unverifiedNote: 'Confirmé par vous : Escale n’a pas pu lire le blog.',
  see: 'Voir',
  giveUp: 'Annuler cette publication',
  gaveUp: 'Publication annulée. Ce que vous avez collé dans Blogger y reste ; le billet est enregistré.',
  goOn: 'Continuer…',
  storyDone: 'En ligne, vérifié.',
  storyConfirmed: 'En ligne, confirmé par vous, non vérifié.',
  story: 'À publier à la main : le texte est prêt à copier.',

  takenDown: 'Ce billet n’est plus sur le blog ?',
  takenDownNote:
    'Escale ne peut pas le retirer. Le retirer dans Blogger, puis l’indiquer ici : Escale vérifie d’abord la page.',
  backToDraft: 'Remis en brouillon à la main',
  deleted: 'Supprimé à la main',
  takenDownConfirm: 'Je confirme qu’il n’est plus en ligne',

  add: 'Publier à la main…',
  addTitle: 'Un blog où publier à la main',
  addExplained:
    'Sans compte ni autorisation : le texte est copié ici et collé dans Blogger ; Escale vérifie ensuite la page publique. On peut se connecter plus tard, les billets suivent.',
  addAddress: 'Adresse de votre blog',
  addAct: 'Ajouter ce blog',
  addPrivate:
    'Ce blog n’est visible que sur invitation. Pour l’ajouter quand même, compléter ci-dessous ; ses billets resteront « non vérifiés ».',
  dashboard: 'Adresse du blog dans Blogger',
  dashboardHint: 'Ouvrir le blog dans Blogger et copier l’adresse de la page : elle contient un long numéro',
  name: 'Nom du blog',
  switchTo: 'Publier à la main',
  switchToLabel: (blog: string) => `Publier à la main sur ${blog}`,
  switchBack: 'Revenir à la connexion',
  switchBackLabel: (blog: string) => `Revenir à la connexion pour ${blog}`,
  connect: 'Relier par un compte…',
  connectLabel: (blog: string) => `Relier par un compte… (${blog})`,
  thisBlog: 'Publier à la main sur ce blog',
};

/** What the blogs hold, mirrored here; a library that is a copy; labels in use. */
export const mirror = {
  refresh: 'Actualiser depuis le blog',
  refreshAll: 'Actualiser depuis les blogs',
  refreshOf: (blog: string) => `Actualiser depuis le blog ${blog}`,
  stop: 'Arrêter',
  stopOf: (blog: string) => `Arrêter l’actualisation de ${blog}`,
  reading: 'Lecture du blog…',
  read: (done: number) => `Lecture du blog : ${counted('fr', done, 'billet lu', 'billets lus')}`,
  at: (when: string) => `Actualisé à ${when}`,
  on: (when: string) => `Actualisé le ${when}`,
  never: 'Pas encore actualisé',
  added: (count: number) => counted('fr', count, 'nouveau billet', 'nouveaux billets'),
  changed: (count: number) => counted('fr', count, 'billet modifié', 'billets modifiés'),
  failed: (sentence: string) => `L’actualisation n’a pas abouti. ${sentence}`,
  offline: 'Pas actualisé : pas de réseau. Escale réessaiera automatiquement.',
  quiet: 'Pas actualisé cette fois-ci.',
  notes: 'À savoir',
  noteCount: (count: number) => counted('fr', count, 'point', 'points'),
  untitled: 'Sans titre',
  note: {
    gone: (title: string) => `« ${title} » n’est plus sur le blog. Son texte reste dans Escale.`,
    'draft-removed': (title: string) =>
      `Un brouillon en trop de « ${title} », laissé par un envoi interrompu, a été mis à la corbeille du blog.`,
    'draft-kept': (title: string) =>
      `Un brouillon « ${title} » du blog vient d’un envoi d’Escale et a été modifié depuis : il reste où il est.`,
    'online-twice': (title: string) =>
      `« ${title} » se trouve deux fois sur le blog. Escale suit l’un des deux ; l’autre y est à supprimer s’il est de trop.`,
    'changed-both': (title: string) =>
      `« ${title} » a été modifié sur le web et ici. Votre texte reste ; celui du blog est dans l’historique.`,
    overwritten: (title: string) =>
      `Un envoi a remplacé ce qu’une autre personne écrivait au même moment dans « ${title} ». Son texte est dans l’historique.`,
    'list-refused': (list: string): string =>
      list === 'draft'
        ? 'Ce compte ne peut pas lire les brouillons du blog.'
        : list === 'scheduled'
          ? 'Ce compte ne peut pas lire les billets programmés du blog.'
          : 'Ce compte ne peut pas lire la corbeille du blog.',
    'left-out': (title: string) => `« ${title} » est trop lourd pour être repris ici. Il reste sur le blog.`,
  },
  paused: (count: number) =>
    `${counted('fr', count, 'envoi retenu', 'envois retenus')} : cette bibliothèque vient d’une sauvegarde ou d’une copie.`,
  pausedWhy: (blog: string) =>
    `Ce qui attendait d’être envoyé est peut-être déjà sur « ${blog} ». Escale peut vérifier tout le blog et n’envoyer que ce qui manque, ou abandonner : vos textes sont gardés et rien n’est envoyé.`,
  verify: 'Vérifier le blog',
  verifying: 'Vérification du blog…',
  abandon: 'Abandonner',
  pausedStory: 'Retenu : le blog sera d’abord vérifié.',
  /** « 12 billets, aussi écrit « design » (3) »: beside a label that is offered. */
  labelHint: (count: number, variants: readonly Readonly<{ label: string; count: number }>[]): string =>
    [
      counted('fr', count, 'billet', 'billets'),
      ...(variants.length === 0
        ? []
        : [`aussi écrit ${variants.map((one) => `« ${one.label} » (${one.count})`).join(', ')}`]),
    ].join(', '),
  /** The post bears the rarer writing of a label. */
  labelRarer: (label: string, common: string, count: number): string =>
    `« ${label} » s’écrit « ${common} » dans ${counted('fr', count, 'billet', 'billets')} : sur le blog, ce sont deux libellés.`,
  labelUse: (common: string): string => `Écrire « ${common} »`,
};

/** A post that was changed on its blog: what changed, what to keep. */
export const conflicts = {
  title: 'Modifié sur le web',
  titleAway: 'Ce billet n’est plus en ligne',
  reading: 'Comparaison avec le blog…',
  explained:
    'Modifié sur le web depuis votre dernier envoi. Rien n’est parti ; votre texte est dans l’historique.',
  explainedBlogOnly:
    'Modifié sur le web depuis votre dernier envoi. Rien n’a changé ici : la version du blog peut prendre la place du texte.',
  nothing: 'Il n’y a plus rien à choisir : ce billet est sur le blog tel qu’il a été envoyé.',
  changedWhen: {
    some: 'Modifié sur le web',
    at: (time: string) => `Modifié sur le web à ${time}`,
    on: (date: string) => `Modifié sur le web le ${date}`,
    readAt: (time: string) => `Modifié sur le web, lu à ${time}`,
    readOn: (date: string) => `Modifié sur le web, lu le ${date}`,
  },
  banner: {
    choose: 'Rien n’est remplacé, rien ne part avant votre choix.',
    open: 'Le texte ouvert reste tel qu’il est en attendant.',
    away: 'Votre texte est entier ici.',
  },

  toChoose: (count: number) =>
    count === 1 ? 'Un passage modifié des deux côtés' : `${count} passages modifiés des deux côtés`,
  toChooseExplained: 'Choisir la version à garder.',
  left: (count: number) => `Encore ${counted('fr', count, 'choix', 'choix')} à faire`,
  allChosen: 'Tout est choisi.',
  nothingToChoose: 'Les modifications portent sur des passages différents : elles sont réunies.',
  byBlog: 'Modifié sur le blog',
  byMe: 'Modifié ici',
  byBoth: 'Modifié des deux côtés, pareil',
  kinds: { ...parts, order: 'Ordre' },
  how,
  named: (kind: string, who: string) => `${kind} : ${who}`,
  mine: 'Mon texte',
  theirs: 'Sur le blog',
  gone: 'Retiré',
  start: 'Au début du billet',
  after: (text: string) => `Après : ${text}`,
  noWords: 'Sans texte',
  taken: 'Retiré : ',
  put: 'Ajouté : ',
  keepFor: (place: string) => `Que garder ? ${place}`,
  keepMine: 'Garder mon texte',
  keepTheirs: 'Garder celui du blog',
  keepBoth: 'Reprendre les deux',
  removeMine: 'Garder mon retrait',
  removeTheirs: 'Retirer, comme sur le blog',
  bothText: 'Texte repris des deux côtés',
  bothHint: 'Une ligne vide sépare deux paragraphes.',
  confirm: 'Confirmer ce texte',
  confirmed: 'Texte confirmé.',
  bothEmpty: 'Écrire un texte, ou choisir un des deux côtés.',
  acts: {
    update: 'Mettre à jour le blog',
    publish: 'Publier',
    schedule: 'Programmer',
    deposit: 'Mettre à jour le brouillon',
    propose: 'Proposer à un éditeur',
  },
  consequences: {
    publish: () => 'Le texte choisi sera publié, comme vous l’aviez demandé.',
    schedule: (moment: string) => `Le texte choisi paraîtra à la date prévue : ${moment}.`,
    propose: () => 'Le texte choisi sera proposé à un éditeur, comme vous l’aviez demandé.',
    deposit: () => 'Le billet reste un brouillon sur le blog : personne d’autre que ses auteurs ne le voit.',
  },
  keepHere: 'Garder ce choix ici',
  later: 'Décider plus tard',
  copy: 'Copier mon texte',
  copied: 'Votre texte est dans le presse-papiers.',
  showRemote: 'Afficher la version du blog',
  changedSince: 'Un des deux textes a changé entre-temps. Rien n’est parti : revoir les choix.',

  away: {
    gone: 'Ce billet a été supprimé sur le blog. Votre texte est entier ici : rien n’en a été effacé. Il peut être publié de nouveau ; son adresse sera nouvelle, et les anciens liens ne mèneront plus à lui.',
    trashed:
      'Ce billet est dans la corbeille du blog. Votre texte est entier ici : rien n’en a été effacé. Le sortir de la corbeille, sur le blog, lui rend son adresse ; publié de nouveau d’ici, il en aura une nouvelle.',
    withdrawn:
      'Ce billet a été remis en brouillon sur le blog. Votre texte est entier ici : rien n’en a été effacé. Publié de nouveau, il garde son adresse.',
  },
  inBin: (blog: string) =>
    `Ce billet est dans la corbeille de ${blog}. L’en sortir lui rend son adresse ; publié de nouveau d’ici, il en aura une autre.`,
  putBack: 'Sortir de la corbeille du blog',
  putBackDone: (blog: string) =>
    `Le billet est de nouveau un brouillon sur ${blog}. « Publier » le remet en ligne à la même adresse.`,
  publishAgain: 'Publier de nouveau…',
  leave: 'Laisser tel quel',
  checkAgain: 'Regarder de nouveau',

  choose: 'Choisir…',
  whatChanged: 'Voir ce qui a changé',
  whatToDo: 'Que faire ?',
  open: 'Ouvrir le billet',
  noticeTaken: (title: string) => `« ${title} » : modifié sur le web. La version du blog est maintenant ici.`,
  noticeOpen: (title: string) =>
    `« ${title} » : modifié sur le web. Le texte ouvert reste tel qu’il est en attendant.`,
  noticeChoose: (title: string) =>
    `« ${title} » : modifié sur le web et ici. Rien n’est remplacé ; à vous de choisir.`,
  noticeMany: (count: number) => `${counted('fr', count, 'billet modifié', 'billets modifiés')} sur le web.`,
};
