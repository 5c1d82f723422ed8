/** Settings: accounts and the way to Blogger, presentation, equivalents, updates. */
import type { AtRest } from '#contract/library.ts';
import { counted } from '../plural.ts';

export const settings = {
  title: 'Réglages',
  parts: 'Rubriques',
  seek: 'Chercher un réglage',
  seekHint: 'Chercher',
  seekClear: 'Effacer la recherche',
  seekNothing: (sought: string): string => `Aucun réglage pour « ${sought} ».`,
  general: 'Général',
  writing: 'Écriture',
  search: 'Recherche',
  saving: {
    title: 'Enregistrement',
    how: 'Escale enregistre automatiquement, moins d’une seconde après chaque mot.',
    last: (when: string): string => `Dernier enregistrement : ${when}.`,
    never: 'Rien n’a encore été enregistré.',
    kept: 'L’historique garde une version toutes les dix minutes et à chaque envoi.',
  },
  language: 'Langue d’Escale',
  systemLanguage: 'Comme l’ordinateur',
  theme: 'Apparence',
  themes: { system: 'Comme l’ordinateur', light: 'Claire', dark: 'Sombre' },
  noticesStay: 'Garder les messages jusqu’à ce que je les ferme',
  noticesStayHint: 'Sinon, ils disparaissent après dix secondes, ou trente quand ils proposent un bouton.',
  postLanguage: 'Langue des nouveaux billets',
  postLanguages: {
    fr: 'Français',
    en: 'Anglais',
    es: 'Espagnol',
    de: 'Allemand',
    it: 'Italien',
    pt: 'Portugais',
  },
  focus: {
    title: 'Mode concentration',
    part: 'Texte mis en avant',
    parts: { all: 'Tout le texte', paragraph: 'Le paragraphe en cours', sentence: 'La phrase en cours' },
    typewriter: 'Garder la ligne en cours à la même hauteur',
    typewriterHint: 'Le texte défile sous le curseur, comme sur une machine à écrire.',
  },
  publishing: 'Publication',
  hold: 'Délai avant une première publication',
  holdFor: (seconds: number) => (seconds === 0 ? 'Aucun' : counted('fr', seconds, 'seconde', 'secondes')),
  holdHint: 'Pendant ce délai, vous pouvez annuler l’envoi. Il ne s’applique pas au blog d’essai.',
  blogs: 'Blogs et comptes',
};

/** Ce que l'on a reçu à la place du blog, pour qui tient le réseau. */
type Received = Readonly<Record<string, string | number>>;

/** Nothing where there is nothing to add. */
const after = (words: string, value: string): string => (value === '' ? '' : words + value);

/** Comptes Google, chemin vers Blogger, ce qu'il faut faire quand il est fermé. */
export const connection = {
  account: (name: string) => (name === '' ? 'Compte sans nom' : name),
  accountStates: { signedIn: 'Connecté', signedOut: 'Reconnexion nécessaire' },
  consented: (date: string) => `autorisé le ${date}`,
  ends: (date: string) =>
    `Le projet Google de ce client est en mode « Test » : cette connexion prendra fin le ${date}. Dans la console Google, choisissez « Publier l’application », puis reconnectez-vous.`,
  accountBlogs: (count: number) => counted('fr', count, 'blog connecté', 'blogs connectés'),
  noBlogs: 'Aucun blog de ce compte n’est connecté.',
  addBlogs: 'Connecter un blog de ce compte…',
  addBlogsLabel: (name: string) => `Connecter un blog du compte ${name}`,
  reconnectLabel: (name: string) => `Reconnecter le compte ${name}`,
  signOutLabel: (name: string) => `Déconnecter le compte ${name}`,
  signOutAsk: (name: string) => `Déconnecter « ${name} » ?`,
  signOutExplained:
    'L’autorisation est retirée chez Google et la connexion effacée de cet ordinateur. Les billets, les blogs et les envois en attente restent.',
  signedOut: (name: string) => `« ${name} » est déconnecté, et l’autorisation retirée chez Google.`,
  signedOutHere: (name: string) =>
    `« ${name} » est déconnecté et sa connexion effacée d’ici, mais Google n’a pas pu être prévenu. Retirez l’accès d’Escale dans le compte Google.`,
  openGoogleAccess: 'Ouvrir les accès du compte Google',
  otherAccount: (wanted: string, got: string) =>
    `Connecté avec « ${got} ». Les blogs de « ${wanted} » attendent encore : recommencez et choisissez ce compte.`,
  close: 'Fermer',
  roles: {
    administrator: 'Administrateur',
    author: 'Auteur : vous ne pourrez mettre à jour que vos propres billets',
    contributor: 'Contributeur : un éditeur met vos billets en ligne',
    reader: 'Lecteur : vous ne pourrez rien publier sur ce blog',
  },

  readOnly: 'Lecture seule sur le blog',
  readOnlyPage:
    'C’est une page du blog : Escale la lit et la suit, mais n’envoie que des billets. Ce que vous changez ici n’y sera pas porté ; modifiez-la sur le blog.',
  readOnlyWhy: (author: string) =>
    author === ''
      ? 'Ce billet est d’une autre personne. Vous pouvez le modifier ici ; le blog n’acceptera de vous aucune mise à jour.'
      : `Ce billet est signé « ${author} ». Vous pouvez le modifier ici ; le blog n’acceptera de vous aucune mise à jour.`,
  copyText: 'Copier le texte',
  copyRequest: 'Copier une demande de mise à jour',
  copied: 'Copié.',
  request: (title: string, blog: string, url: string, author: string) =>
    `Bonjour${after(' ', author)},\n\nJ’ai préparé une nouvelle version du billet « ${title} » (${url === '' ? blog : url}). Étant auteur du blog « ${blog} », je ne peux mettre à jour que mes propres billets.\n\nPourriez-vous y porter le texte ci-joint, ou me donner le droit de modifier tous les billets (administrateur sur Blogger, éditeur sur WordPress) ?\n\nMerci.`,

  ways: {
    reconnect: 'Se reconnecter',
    again: 'Recommencer',
    changeClient: 'Changer de client',
    openConsole: 'Ouvrir la page de l’API Blogger',
    openConsent: 'Ouvrir l’écran de consentement',
    copyForIt: 'Copier le texte pour le service informatique',
    givePassword: 'Saisir le mot de passe du proxy…',
  },

  proxy: {
    title: 'Mot de passe du proxy',
    asks: (proxy: string) => `Le proxy ${proxy} demande qui vous êtes avant de laisser passer Escale.`,
    realm: (realm: string) => `Il se présente ainsi : « ${realm} ».`,
    again: 'Ce nom et ce mot de passe ont été refusés. Vérifiez-les, puis recommencez.',
    user: 'Nom d’utilisateur',
    userColon: 'Un nom d’utilisateur ne contient pas de deux-points.',
    password: 'Mot de passe',
    memory: 'Ils sont gardés en mémoire jusqu’à la fermeture d’Escale, et ne sont écrits nulle part.',
    basic: 'Ce proxy les reçoit sans chiffrement propre, comme il le demande.',
    give: 'Continuer',
    later: 'Plus tard',
  },

  itText: (received: Received) => {
    const value = (name: string) => String(received[name] ?? '');
    const kinds: Readonly<Record<string, string>> = {
      redirect: `une redirection${after(' vers ', value('to'))}`,
      portal: 'la page d’un portail de connexion',
      page: 'une page qui ne vient pas du blog',
      cut: 'une réponse coupée',
      proxy: `un refus du proxy ${value('proxy')}`,
    };
    const lines = [
      'Bonjour,',
      '',
      'Le logiciel Escale, qui publie des billets sur un blog, n’obtient pas les réponses de ce blog depuis notre réseau.',
      '',
      ...(value('code') === 'network.certificate'
        ? [`Reçu pour ${value('host')} : un certificat que l’ordinateur ne reconnaît pas.`]
        : value('code') === 'network.proxy-method'
          ? [`Reçu du proxy ${value('proxy')} : une demande d’identification par ${value('methods')}.`]
          : value('code') === 'network.proxy-password'
            ? [`Reçu du proxy ${value('proxy')} : une demande de nom et de mot de passe.`]
            : [
                `Reçu pour ${value('host')} : ${kinds[value('kind')] ?? 'une réponse inattendue'} (statut HTTP ${value('status')}${after(', ', value('type'))}).`,
              ]),
      '',
      'À laisser passer, en HTTPS (port 443), avec toutes les méthodes (PATCH et DELETE comprises) :',
      '– pour un blog WordPress : son adresse',
      '– pour un blog Blogger : accounts.google.com (dans le navigateur de la personne), oauth2.googleapis.com, blogger.googleapis.com, *.blogspot.com et blogger.googleusercontent.com',
      '',
      'Escale suit le proxy du système (fichier PAC compris), lui donne un nom et un mot de passe (Basic) s’il les demande, et reconnaît les certificats installés dans le système. Si le réseau déchiffre les échanges, son autorité doit y être installée.',
    ];
    return lines.join('\n');
  },

  start: {
    noClient: 'Pour se connecter à Google, il faut encore un fichier de votre organisation.',
    needs: 'Ce qu’il faut, la première fois',
    list: [
      'Un compte Google qui peut écrire sur le blog.',
      'Un « client OAuth » : un fichier que Google donne à votre organisation. Il se crée une fois, gratuitement.',
      'Dix minutes. Ensuite, se connecter prend une minute.',
    ],
    help: 'Qui peut aider',
    helpExplained:
      'Le service informatique, ou la personne qui gère les comptes Google de votre organisation. Cette personne crée le fichier, vous le choisissez ici.',
    copyRequest: 'Copier une demande à lui envoyer',
    request: (steps: readonly string[]) =>
      [
        'Bonjour,',
        '',
        'Pour publier sur notre blog Blogger avec le logiciel Escale, il me faut un « client OAuth » de Google, de type « Application de bureau ». Il se crée une fois pour toute l’organisation, gratuitement, en une dizaine de minutes :',
        '',
        ...steps.map((step, index) => `${index + 1}. ${step}`),
        '',
        'Pourriez-vous m’envoyer le fichier JSON ainsi obtenu ?',
        '',
        'Merci.',
      ].join('\n'),
    ready:
      'Le navigateur s’ouvre sur la page de Google : choisissez le compte qui écrit sur le blog, puis autorisez Escale. Une minute suffit.',
    otherwise: 'Sans attendre',
    practice: 'Le blog d’essai, sur cet ordinateur, ne demande aucun compte.',
    practicePosts:
      'Les billets publiés sur le blog d’essai redeviennent des brouillons, à publier quand vous voulez. Rien n’est envoyé sans vous, et leurs pages d’essai restent sur cet ordinateur.',
    byHand:
      'La publication à la main ne demande ni compte ni fichier : vous collez dans Blogger le texte préparé.',
  },

  guide: {
    title: 'Mode d’emploi : créer le client, en six étapes',
    before:
      'Dix minutes, une seule fois pour l’institution. Il faut un compte Google de l’institution ; rien ne passe par nous.',
    steps: [
      'Ouvrez la console Google avec un compte de l’institution, et créez un projet, par exemple « Escale ».',
      'Dans la bibliothèque d’API, cherchez « Blogger API » et choisissez « Activer ».',
      'Dans « Écran de consentement OAuth » (ou « Google Auth Platform »), choisissez « Externe », donnez un nom à l’application et une adresse de contact ; dans « Accès aux données », ajoutez le seul champ d’application …/auth/blogger.',
      'Dans « Audience », choisissez « Publier l’application » : l’état devient « En production ». Laissée en « Test », chaque connexion prend fin au bout de sept jours.',
      'Dans « Identifiants » (ou « Clients »), créez un « ID client OAuth » de type « Application de bureau », puis téléchargez son fichier JSON.',
      'Revenez ici, choisissez ce fichier, puis « Se connecter ». Si Google dit que l’application n’est pas validée : « Paramètres avancés », puis « Accéder à Escale ». Cochez la case « Gérer votre compte Blogger ».',
    ],
    open: [
      'Ouvrir la console',
      'Ouvrir l’API Blogger',
      'Ouvrir l’écran de consentement',
      'Ouvrir « Audience »',
      'Ouvrir « Identifiants »',
    ],
    trouble: 'Google affiche une erreur',
    troubles: [
      'Erreur 401 : invalid_client ou deleted_client – le client n’existe plus. Choisissez-en un autre.',
      'Erreur 400 : redirect_uri_mismatch – le client n’est pas de type « Application de bureau ». Créez-en un de ce type.',
      'Erreur 403 : access_denied, « en cours de test » – ajoutez votre adresse aux utilisateurs tests, ou publiez l’application.',
      'Erreur 403 : org_internal, ou « bloqué par votre administrateur » – le projet est réservé à une autre organisation, ou la vôtre n’admet pas l’application : demandez à son administrateur Google.',
      'La page ne s’ouvre pas, ou ne revient pas à Escale – annulez ici et recommencez ; vérifiez qu’aucun logiciel ne bloque 127.0.0.1.',
    ],
  },
};

/** Ce que reçoivent les lecteurs d’un blog : l’allure de ses billets. */
export const presentation = {
  title: 'Présentation',
  hint: 'Pour les prochaines publications et mises à jour.',
  style: 'Style des entretiens',
  styles: { classic: 'Classique', headings: 'Noms en titre', cards: 'Cartes' },
  styleHints: {
    classic: '«\u00a0Nom\u00a0:\u00a0» devant la réponse',
    headings: 'Le nom sur sa ligne',
    cards: 'Un cadre, le nom, la fonction',
  },
  previewFrame: 'Aperçu d’un entretien',
  summary: 'Sommaire des questions, avant la première',
  people: 'Encart des personnes',
  peopleHint: 'Leur portrait, leur nom, leur fonction.',
  peoplePositions: { off: 'Aucun', start: 'Au début', end: 'À la fin' },
  pictures: 'Images',
  pictureAppearances: { plain: 'Sans cadre', rounded: 'Coins arrondis', framed: 'Encadrées' },
  enlarge: 'Agrandir les images d’un clic',
  enlargeHint: 'Sauf les images décoratives ou placées dans le billet.',
  level: 'Niveau du titre des billets',
  levelHint: 'Questions et intertitres sont un niveau au-dessous.',
  levels: {
    1: 'Niveau 1',
    2: 'Niveau 2',
    3: 'Niveau 3 (thèmes de Blogger)',
    4: 'Niveau 4',
  },
  read: 'Détecter sur le blog',
  levelRead: (level: number, url: string) => `Niveau ${level}, détecté sur ${url}.`,
  notFound: {
    'no-page': 'Aucun billet de ce blog n’est en ligne. Publiez-en un d’abord, ou choisissez le niveau.',
    'no-answer': 'La page n’a pas répondu. Le niveau n’a pas changé.',
    'no-heading': 'Le titre du billet n’est pas un titre de la page. Le niveau n’a pas changé.',
    'too-deep': 'Le titre y est plus bas que le niveau 4. Le niveau n’a pas changé.',
  },
  sheetHint:
    'Facultatif, à coller une fois sur le blog (Blogger\u00a0: Thème, Personnaliser, Avancé\u00a0; WordPress\u00a0: Apparence, CSS additionnel).',
  copySheet: 'Copier la feuille de style',
  copied: 'Feuille de style copiée.',
  withSheet: 'Aperçu avec la feuille de style',
};

/** « Noms équivalents », in settings. */
export const equivalents = {
  title: 'Noms équivalents',
  hint: 'Plusieurs noms pour une même chose : une recherche sur l’un trouve aussi les autres.',
  names: 'Noms équivalents',
  namesHint: 'Au moins deux, séparés par « = » : Mairie = Hôtel de ville',
  add: 'Ajouter des noms équivalents',
  example: ['Pôle emploi', 'France Travail', 'ANPE'],
  takeExample: (names: string) => `Utiliser cet exemple : ${names}`,
  keep: 'Enregistrer',
  cancel: 'Annuler',
  edit: (names: string) => `Modifier ${names}`,
  remove: (names: string) => `Retirer ${names}`,
  problems: {
    'too-few': 'Écrivez au moins deux noms, séparés par « = ».',
    'too-many': 'Vingt noms au plus dans un groupe.',
    'too-long': 'Un nom peut avoir cent signes au plus.',
    repeated: 'Le même nom est écrit deux fois.',
  },
  elsewhere: (name: string) => `« ${name} » est déjà dans un autre groupe.`,
};

/** Les versions plus récentes d’Escale, et la copie d’avant leur première ouverture. */
export const updates = {
  title: 'Mises à jour',
  installed: (version: string): string => `Version installée : ${version}.`,
  none: 'Cette version d’Escale ne peut pas se mettre à jour : elle n’a pas d’adresse de mise à jour.',
  mode: 'Nouvelles versions d’Escale',
  modes: {
    off: 'Ne pas chercher',
    notify: 'Me prévenir',
    install: 'Télécharger, et installer à la fermeture',
  },
  modeHints: {
    off: 'Escale ne cherche que si vous choisissez « Chercher maintenant ».',
    notify: 'Escale cherche à son ouverture, puis une fois par jour. Rien n’est téléchargé.',
    install: 'Votre texte est d’abord enregistré, comme à chaque fermeture.',
  },
  managed:
    'Escale a été installé par un paquet du système, par votre service informatique ou dans un dossier à part : les mises à jour se font de la même façon. Escale peut vous prévenir quand il y en a une.',
  fixed: 'Fixé par votre service informatique.',
  fixedOff: 'Fixé par votre service informatique : Escale ne cherche pas de nouvelle version.',
  policy: {
    unreadable:
      'Le fichier de réglage de votre service informatique ne peut pas être lu tel quel. Tant qu’il n’est pas corrigé, Escale ne cherche pas de nouvelle version.',
    unsafe:
      'Le fichier de réglage de votre service informatique peut être modifié par d’autres que lui. Tant que c’est le cas, Escale n’en tient pas compte et ne cherche pas de nouvelle version.',
  },
  check: 'Chercher maintenant',
  checking: 'Recherche d’une nouvelle version',
  downloading: (version: string): string => `Téléchargement de la version ${version}`,
  results: {
    current: 'Escale est à jour.',
    older: 'La version proposée est plus ancienne que celle-ci : rien n’a été installé.',
    'no-network': 'Le serveur des mises à jour ne répond pas, ou il n’y a pas de réseau. Rien n’a changé.',
    'no-answer':
      'Le serveur des mises à jour n’a pas répondu correctement. Rien n’a été installé ; réessayez plus tard.',
    unchecked:
      'La réponse n’a pas pu être vérifiée : sa signature manque ou n’est pas celle d’Escale. Rien n’a été installé. Si cela se reproduit, prévenez votre service informatique.',
    expired:
      'La réponse du serveur est trop ancienne : de nouvelles versions sont peut-être masquées, ou la date de cet ordinateur est fausse. Rien n’a été installé. Vérifiez la date ; si cela se reproduit, prévenez votre service informatique.',
    interrupted:
      'Le téléchargement s’est interrompu. Rien n’a été installé ; la prochaine fois, il recommencera du début.',
    damaged:
      'Le fichier téléchargé n’est pas celui qui était annoncé : il a été supprimé et rien n’a été installé.',
    disk: 'Le téléchargement n’a pas pu être enregistré sur le disque. Rien n’a été installé.',
    'not-installed': 'La nouvelle version n’a pas pu être préparée. Celle-ci continue comme avant.',
  },
  checkedAt: (when: string): string => `Dernière recherche : ${when}.`,
  available: (version: string): string => `Version ${version}`,
  there: (version: string): string => `La version ${version} est disponible.`,
  size: (size: string): string => `${size} à télécharger.`,
  byOthers:
    'Votre service informatique, ou l’outil qui a installé Escale, l’installe ; Escale ne demande pas de mot de passe.',
  notes: 'Ce qui change',
  download: 'Télécharger, et installer à la fermeture',
  downloadAgain: 'Télécharger de nouveau',
  ready: (version: string): string =>
    `La version ${version} est téléchargée et vérifiée. Elle sera installée à la fermeture d’Escale, une fois tout enregistré.`,
  restart: 'Redémarrer et installer',
  page: 'Ouvrir la page de cette version',
  line: {
    available: (version: string): string => `Version ${version} disponible`,
    ready: (version: string): string => `Version ${version} prête`,
    open: (text: string): string => `${text}. Ouvrir les mises à jour`,
  },
  copying: {
    title: 'Escale prépare votre bibliothèque',
    why: 'C’est la première ouverture avec une nouvelle version : une copie est faite et vérifiée avant que quoi que ce soit ne change.',
    progress: 'Copie de la bibliothèque',
  },
};

/** Ce qui était en cours dans une bibliothèque venue d’ailleurs. */
export const atRest = {
  what: ({ imports, acts, erasures, tidying }: AtRest): string => {
    const parts = [
      ...(imports === 0 ? [] : [imports === 1 ? 'une importation' : `${imports} importations`]),
      ...(acts === 0
        ? []
        : [
            acts === 1
              ? 'un changement dans plusieurs billets'
              : `${acts} changements dans plusieurs billets`,
          ]),
      ...(erasures === 0
        ? []
        : [erasures === 1 ? 'l’effacement d’une personne' : `l’effacement de ${erasures} personnes`]),
      ...(tidying ? ['le vidage automatique de la corbeille'] : []),
    ];
    const list = new Intl.ListFormat('fr').format(parts);
    const one = parts.length === 1 && imports <= 1 && acts <= 1;
    const start = `${list.charAt(0).toUpperCase()}${list.slice(1)} ${one ? 'était' : 'étaient'} en cours dans cette sauvegarde.`;
    return `${start} ${one && imports === 1 ? 'Elle n’a pas repris.' : 'Rien n’a repris.'}`;
  },
  goOn: 'Reprendre',
  giveUp: 'Abandonner',
};
