/** Publishing: the sheet, sends, by hand, the mirror, conflicts. */
import { counted } from '../plural.ts';
import { how, parts } from './library.ts';

/** The publish sheet, the sends, blogs and accounts. */
export const publishing = {
  sheet: 'Publier',
  sheetUpdate: 'Mettre à jour',
  preparing: 'Préparation de l’envoi…',
  blog: 'Blog',
  signed: (name: string) => `Signé « ${name} », nom de votre profil Google`,
  signedTrial: 'Visible de vous seul, sur cet ordinateur',
  address: 'Adresse',
  addressForeseen: 'Adresse prévue ; elle ne changera plus après la première publication',
  addressKept: 'Adresse inchangée',
  labels: 'Libellés',
  labelCount: (count: number, most: number) => `${count}/${most}`,
  pictures: 'Photos',
  pictureCount: (count: number) => (count === 0 ? 'Aucune' : counted('fr', count, 'photo', 'photos')),
  checks: 'Vérifications',
  checksNone: 'Rien à signaler',
  checkCount: (count: number) => counted('fr', count, 'point à voir', 'points à voir'),
  preview: 'Aperçu',
  previewTitle: 'Aperçu du billet, tel que les lecteurs le verront',
  changes: 'Ce qui change',
  changesNone: 'Le texte en ligne est déjà celui-ci.',
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
  consequence: 'Visible de tous aussitôt ; les abonnés sont prévenus.',
  consequenceHold: (seconds: number) =>
    `Visible de tous ; l’envoi peut être annulé pendant ${counted('fr', seconds, 'seconde', 'secondes')}.`,
  consequenceUpdate: 'La page en ligne est remplacée aussitôt.',
  consequenceTrial: 'Visible de vous seul, sur cet ordinateur.',
  cancel: 'Annuler',
  notConnected: (blog: string) =>
    `Ce billet vient de « ${blog} », qu’Escale a seulement lu. Pour l’y mettre à jour, relier ce blog avec son compte.`,
  publishElsewhere: 'Publier plutôt sur un autre blog',
  noBlog: 'Aucun blog n’est encore relié à Escale.',
  tryPractice: 'Essayer avec le blog d’essai',
  connectBlogger: 'Relier un blog Blogger…',
  practiceExplained:
    'Le blog d’essai vit sur cet ordinateur, sans compte ni réseau. Il se lit dans le navigateur ; personne d’autre ne le voit.',

  sends: 'Envois',
  sendsNone: 'Aucun envoi. Ce qui part vers un blog se suit ici.',
  sendTitle: (title: string, blog: string) => `« ${title} » vers ${blog}`,
  untitled: 'Sans titre',
  retry: 'Réessayer',
  cancelSend: 'Annuler l’envoi',
  openPost: 'Ouvrir le billet',

  blogsEmpty: 'Escale n’est encore relié à aucun blog. On peut écrire et tout garder sans cela.',
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
  client: 'Le client de votre institution',
  clientExplained:
    'Google demande un « client OAuth » de type application de bureau. Choisir son fichier si votre institution en a un. Sinon, le mode d’emploi ci-dessous mène à sa création : dix minutes, une seule fois.',
  clientFile: 'Choisir le fichier du client…',
  clientFields: 'Ou saisir ses deux valeurs',
  clientId: 'Identifiant du client',
  clientSecret: 'Code secret du client',
  clientUse: 'Utiliser ce client',
  clientNow: (id: string) => `Client en place : ${id}`,
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
    keep: (moment: string) => `Garder la date : ${moment}`,
    tomorrow: (hour: string) => `Demain à ${hour}`,
    other: 'Autre date…',
    deposit: 'Plus tard : déposer en brouillon sur Blogger',
    depositHint: 'Les auteurs et les administrateurs du blog peuvent l’y lire ; personne d’autre.',
  },
  date: 'Date et heure',
  calendar: 'Ouvrir le calendrier',
  previousMonth: 'Mois précédent',
  nextMonth: 'Mois suivant',
  hourHere: (moment: string) => `Ici : ${moment}`,
  hourThere: (moment: string, zone: string) => `Sur le blog (${zone}) : ${moment}`,
  hourPast: 'Cette heure est passée.',
  hourMissing: 'Choisir un jour et une heure.',
  hourSkipped: (moment: string) => `Cette heure n’existe pas, on avance les montres : ce sera ${moment}.`,
  hourTwice: (moment: string) =>
    `Cette heure vient deux fois cette nuit-là : ce sera la première, ${moment}.`,
  byBlogger: 'Blogger publiera lui-même ; Escale peut être fermé.',
  chooseAddress: 'Choisir l’adresse',
  addressWords: 'Mots de l’adresse',
  addressWordsHint:
    'Le billet paraît un instant sous ces mots, puis reçoit son titre : un flux ou un courriel peut les montrer.',
  addressNow: (address: string) => `Ce sera ${address}`,
  acts: {
    schedule: (blog: string) => `Programmer sur ${blog}`,
    deposit: (blog: string) => `Déposer en brouillon sur ${blog}`,
  },
  consequences: {
    schedule: (moment: string) => `Visible de tous le ${moment}. Cela peut être changé jusque-là.`,
    deposit: 'Personne d’autre que les auteurs du blog ne le voit.',
    updateScheduled: 'Le texte est remplacé, la date est gardée.',
    updateDeposit: 'Le brouillon de Blogger est remplacé.',
  },
  takeDown: {
    title: 'Retirer du blog',
    none: 'Ce billet n’est sur aucun blog : il n’y a rien à retirer.',
    from: 'De quel blog ?',
    how: 'Comment',
    revert: 'Remettre en brouillon',
    revertHint:
      'Les lecteurs ne le voient plus. Il garde son adresse et ses commentaires, et peut reparaître au même endroit.',
    delete: 'Mettre à la corbeille de Blogger',
    deleteHint: 'Blogger le garde un temps dans sa corbeille, puis l’efface.',
    kept: 'Le texte reste entier dans Escale.',
    act: { revert: 'Remettre en brouillon', delete: 'Mettre à la corbeille de Blogger' },
  },
  intents: {
    deposit: 'Dépôt en brouillon',
    publish: 'Première publication',
    schedule: 'Programmation',
    update: 'Mise à jour',
    revert: 'Retour en brouillon',
    delete: 'Mise à la corbeille de Blogger',
  },
  story: {
    waiting: 'Partira dans quelques secondes.',
    'waiting-network': 'En attente du réseau ; partira sans autre geste.',
    sending: 'Envoi…',
    checking: 'Vérification de ce qui est arrivé…',
    'needs-author': 'À vous de choisir.',
  },
  scheduleWaiting: (moment: string) => `Programmation pas encore transmise (${moment}).`,
  done: {
    deposit: 'Déposé en brouillon, relu et conforme.',
    publish: 'En ligne, relu et conforme.',
    schedule: (moment: string) => `Blogger publiera le ${moment}. Relu et conforme.`,
    update: 'En ligne, relu et conforme.',
    revert: 'Remis en brouillon sur Blogger.',
    delete: 'Dans la corbeille de Blogger.',
  },
  cancelled: 'Annulé avant le départ. Rien n’a été envoyé.',
  endedByConflict: 'Arrêté : le billet avait été modifié sur le web. Cet envoi n’a rien remplacé.',
  cancelledLeft:
    'Annulé. Rien n’est public ; un brouillon a pu rester sur Blogger, que ses auteurs seuls voient.',
  edited: 'Le texte a changé depuis : c’est celui du moment de l’envoi qui part.',
  journal: 'Le fil de cet envoi',
  events: {
    committed: 'Demandé',
    inserting: 'Envoi d’un brouillon à Blogger',
    remembered: 'Brouillon reçu par Blogger',
    patching: 'Envoi du texte',
    publishing: 'Publication demandée à Blogger',
    published: 'Publication acceptée par Blogger',
    checking: 'Vérification de ce qui est sur le blog',
    'read-back': 'Relecture du billet sur le blog',
    reverting: 'Retour en brouillon demandé',
    deleting: 'Mise à la corbeille demandée',
    waiting: 'Nouvel essai un peu plus tard',
    'waiting-network': 'Pas de réseau : mis en attente',
    'needs-author': 'Arrêté : une décision est nécessaire',
    sending: 'Envoi',
    done: 'Terminé',
    cancelled: 'Annulé',
  },
};

/** Publishing by hand: the text is pasted in Blogger’s own editor, and read back. */
export const byHand = {
  act: 'Publier à la main…',
  actUpdate: 'Mettre à jour à la main…',
  consequence: 'Rien ne part d’Escale : le texte est préparé, prêt à copier dans Blogger.',
  blogNote: 'À la main : le texte est collé dans Blogger, puis relu par Escale',
  when: 'Dès que vous le publiez dans Blogger',
  title: 'Publier à la main',
  intro: (blog: string) =>
    `Sur ${blog}. Les étapes faites sont gardées : on peut fermer et reprendre plus tard.`,
  edited: 'Le billet a changé depuis que ce texte a été préparé.',
  takeNew: 'Reprendre le texte d’aujourd’hui',
  reading: 'Lecture du texte en ligne…',
  readAgain: 'Relire le blog',
  theirs: 'Ce qui a changé sur le blog',
  kept: 'Le texte du blog est gardé dans Modifications. Ne rien coller avant d’avoir choisi.',

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
  publishAdvice: 'Y choisir « Publier ». Escale n’en sait rien avant d’avoir relu la page.',
  publishAdviceUpdate: 'Y choisir « Mettre à jour ». Escale n’en sait rien avant d’avoir relu la page.',
  copied: {
    title: 'Titre copié.',
    text: 'Texte copié.',
    labels: 'Libellés copiés.',
  },

  check: 'Vérifier que le billet est en ligne',
  checkAdvice: 'Coller l’adresse de sa page, ou laisser Escale la chercher par la marque du texte.',
  address: 'Adresse du billet',
  verify: 'Vérifier',
  search: 'Chercher dans le blog',
  searching: 'Escale cherche encore, de moins en moins souvent, pendant deux minutes.',
  differs: 'Ce qui diffère : le texte copié, puis celui du blog',
  differsSetting: 'Les mots sont les mêmes ; seule la mise en forme diffère.',
  copyAgain: 'Copier de nouveau',
  accept: 'C’est bien ainsi',
  acceptNote:
    '« C’est bien ainsi » garde le texte du blog dans Modifications, et la prochaine mise à jour partira de lui.',
  confirm: 'Je confirme qu’il est en ligne',
  confirmNote: 'Il sera noté « En ligne, non vérifié ».',

  verified: 'En ligne, vérifié',
  verifiedNote: 'Escale a relu la page : elle dit ce qui a été copié, ou ce qui a été accepté.',
  unverified: 'En ligne, non vérifié',
  verifyNow: 'Vérifier maintenant',
  unverifiedNote: 'Selon vous seul : Escale n’a pas pu lire le blog.',
  see: 'Voir',
  giveUp: 'Abandonner cet envoi',
  gaveUp: 'Cet envoi est abandonné. Ce qui a été collé dans Blogger y reste ; le billet est enregistré.',
  goOn: 'Continuer…',
  storyDone: 'En ligne, relu sur le blog.',
  storyConfirmed: 'En ligne selon vous, non vérifié.',
  story: 'À publier à la main : le texte est prêt à copier.',

  takenDown: 'Ce billet n’est plus sur le blog ?',
  takenDownNote:
    'Escale ne peut pas le retirer lui-même. Le retirer dans Blogger, puis le dire ici : la page est relue d’abord.',
  backToDraft: 'Remis en brouillon à la main',
  deleted: 'Supprimé à la main',
  takenDownConfirm: 'Je confirme qu’il n’est plus en ligne',

  add: 'Publier à la main…',
  addTitle: 'Un blog où publier à la main',
  addExplained:
    'Sans compte ni autorisation : le texte est copié ici et collé dans Blogger ; Escale relit ensuite la page publique. On peut se connecter plus tard, les billets suivent.',
  addAddress: 'Adresse de votre blog',
  addAct: 'Ajouter ce blog',
  addPrivate:
    'Ce blog ne se lit pas sans invitation. Pour l’ajouter malgré tout, dire lequel c’est ; ses billets resteront « non vérifiés ».',
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
  offline: 'Pas actualisé, faute de réseau ; cela se fera sans autre geste.',
  quiet: 'Pas actualisé cette fois-ci.',
  notes: 'À savoir',
  noteCount: (count: number) => counted('fr', count, 'point', 'points'),
  untitled: 'Sans titre',
  note: {
    gone: (title: string) => `« ${title} » n’est plus sur le blog. Son texte reste dans Escale.`,
    'draft-removed': (title: string) =>
      `Un brouillon en trop de « ${title} », laissé par un envoi interrompu, a été mis à la corbeille de Blogger.`,
    'draft-kept': (title: string) =>
      `Un brouillon « ${title} » du blog vient d’un envoi d’Escale et a été modifié depuis : il reste où il est.`,
    'online-twice': (title: string) =>
      `« ${title} » se trouve deux fois sur le blog. Escale suit l’un des deux ; l’autre est à supprimer dans Blogger s’il est de trop.`,
    'changed-both': (title: string) =>
      `« ${title} » a été modifié sur le web et ici. Votre texte reste ; celui du blog est dans Modifications.`,
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
    `Ce qu’elle s’apprêtait à envoyer se trouve peut-être déjà sur « ${blog} ». La vérification lit tout le blog, y reconnaît ces billets, puis laisse partir le reste ; abandonner garde les textes et n’envoie rien.`,
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
    'Modifié sur le web depuis votre dernier envoi. Rien n’est parti ; votre texte est dans Modifications.',
  explainedBlogOnly:
    'Modifié sur le web depuis votre dernier envoi. Rien n’a changé ici : la version du blog peut prendre la place du texte.',
  nothing: 'Il n’y a plus rien à choisir : ce billet est sur le blog tel qu’il a été envoyé.',
  foundAt: (date: string) => `Lu sur le blog le ${date}`,

  toChoose: (count: number) =>
    count === 1 ? 'Un passage modifié des deux côtés' : `${count} passages modifiés des deux côtés`,
  toChooseExplained: 'Choisir ce qui reste.',
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
  },
  consequences: {
    publish: () => 'Le texte choisi sera publié, comme vous l’aviez demandé.',
    schedule: (moment: string) => `Le texte choisi paraîtra à la date prévue : ${moment}.`,
    deposit: () => 'Le billet reste un brouillon sur le blog : personne d’autre que ses auteurs ne le voit.',
  },
  keepHere: 'Garder ce choix ici',
  later: 'Décider plus tard',
  copy: 'Copier mon texte',
  copied: 'Votre texte est dans le presse-papiers.',
  showRemote: 'Afficher la version du blog',
  changedSince: 'Un des deux textes a changé entre-temps. Rien n’est parti : revoir les choix.',

  away: {
    gone: 'Ce billet a été supprimé sur Blogger. Votre texte est entier ici : rien n’en a été effacé. Il peut être publié de nouveau ; son adresse sera nouvelle, et les anciens liens ne mèneront plus à lui.',
    trashed:
      'Ce billet est dans la corbeille de Blogger. Votre texte est entier ici : rien n’en a été effacé. Le sortir de la corbeille sur Blogger lui rend son adresse ; publié de nouveau d’ici, il en aura une nouvelle.',
    withdrawn:
      'Ce billet a été remis en brouillon sur Blogger. Votre texte est entier ici : rien n’en a été effacé. Publié de nouveau, il garde son adresse.',
  },
  publishAgain: 'Publier de nouveau…',
  leave: 'Laisser ainsi',
  lookAgain: 'Regarder de nouveau',

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
