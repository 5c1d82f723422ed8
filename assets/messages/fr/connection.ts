import { counted } from '../plural.ts';

/** Ce que l'on a reçu à la place de Blogger, pour qui tient le réseau. */
type Received = Readonly<Record<string, string | number>>;

/** Nothing where there is nothing to add. */
const after = (words: string, value: string): string => (value === '' ? '' : words + value);

/** Comptes Google, chemin vers Blogger, ce qu'il faut faire quand il est fermé. */
export const connection = {
  accounts: 'Comptes Google',
  account: (name: string) => (name === '' ? 'Compte sans nom' : name),
  accountStates: { signedIn: 'Connecté', signedOut: 'Reconnexion nécessaire' },
  consented: (date: string) => `autorisé le ${date}`,
  ends: (date: string) =>
    `Le projet Google de ce client est en mode « Test » : cette connexion prendra fin le ${date}. Dans la console Google, choisir « Publier l’application », puis se reconnecter.`,
  accountBlogs: (count: number) => counted('fr', count, 'blog relié', 'blogs reliés'),
  noBlogs: 'Aucun blog de ce compte n’est relié.',
  addBlogs: 'Relier un blog de ce compte…',
  addBlogsLabel: (name: string) => `Relier un blog du compte ${name}`,
  reconnectLabel: (name: string) => `Reconnecter le compte ${name}`,
  signOutLabel: (name: string) => `Déconnecter le compte ${name}`,
  signOutAsk: (name: string) => `Déconnecter « ${name} » ?`,
  signOutExplained:
    'L’autorisation est retirée chez Google et la connexion effacée de cet ordinateur. Les billets, les blogs et les envois en attente restent.',
  signedOut: (name: string) => `« ${name} » est déconnecté, et l’autorisation retirée chez Google.`,
  signedOutHere: (name: string) =>
    `« ${name} » est déconnecté et sa connexion effacée d’ici, mais Google n’a pas pu être prévenu : l’accès d’Escale reste inscrit dans le compte Google. L’y retirer.`,
  openGoogleAccess: 'Ouvrir les accès du compte Google',
  otherAccount: (wanted: string, got: string) =>
    `Connecté avec « ${got} ». Les blogs de « ${wanted} » attendent encore : recommencer et choisir ce compte.`,
  close: 'Fermer',
  roles: {
    administrator: 'Administrateur',
    author: 'Auteur : vous ne pourrez mettre à jour que vos propres billets',
    reader: 'Lecteur : vous ne pourrez rien publier sur ce blog',
  },

  readOnly: 'Lecture seule sur le blog',
  readOnlyWhy: (author: string) =>
    author === ''
      ? 'Ce billet est d’une autre personne. Vous pouvez le modifier ici ; le blog n’acceptera de vous aucune mise à jour.'
      : `Ce billet est signé « ${author} ». Vous pouvez le modifier ici ; le blog n’acceptera de vous aucune mise à jour.`,
  copyText: 'Copier le texte',
  copyRequest: 'Copier une demande de mise à jour',
  copied: 'Copié.',
  request: (title: string, blog: string, url: string, author: string) =>
    `Bonjour${after(' ', author)},\n\nJ’ai préparé une nouvelle version du billet « ${title} » (${url === '' ? blog : url}). Étant auteur du blog « ${blog} », je ne peux mettre à jour que mes propres billets.\n\nPourriez-vous y porter le texte ci-joint, ou me rendre administrateur du blog (Blogger, Paramètres, Autorisations) ?\n\nMerci.`,

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
    again: 'Ce nom et ce mot de passe ont été refusés. Les vérifier, puis recommencer.',
    user: 'Nom d’utilisateur',
    userColon: 'Un nom d’utilisateur ne contient pas de deux-points.',
    password: 'Mot de passe',
    memory: 'Ils sont gardés en mémoire jusqu’à la fermeture d’Escale, et ne sont écrits nulle part.',
    basic: 'Ce proxy les reçoit sans chiffrement propre, comme il le demande.',
    give: 'Continuer',
    later: 'Plus tard',
  },

  itText: (received: Received) => {
    const said = (name: string) => String(received[name] ?? '');
    const kinds: Readonly<Record<string, string>> = {
      redirect: `une redirection${after(' vers ', said('to'))}`,
      portal: 'la page d’un portail de connexion',
      page: 'une page qui ne vient pas de Google',
      cut: 'une réponse coupée',
      proxy: `un refus du proxy ${said('proxy')}`,
    };
    const lines = [
      'Bonjour,',
      '',
      'Le logiciel Escale, qui publie des billets sur Blogger (Google), n’obtient pas les réponses de Google depuis notre réseau.',
      '',
      ...(said('code') === 'network.certificate'
        ? [`Reçu pour ${said('host')} : un certificat que l’ordinateur ne reconnaît pas.`]
        : said('code') === 'network.proxy-method'
          ? [`Reçu du proxy ${said('proxy')} : une demande d’identification par ${said('methods')}.`]
          : said('code') === 'network.proxy-password'
            ? [`Reçu du proxy ${said('proxy')} : une demande de nom et de mot de passe.`]
            : [
                `Reçu pour ${said('host')} : ${kinds[said('kind')] ?? 'une réponse inattendue'} (statut HTTP ${said('status')}${after(', ', said('type'))}).`,
              ]),
      '',
      'À laisser passer, en HTTPS (port 443), avec toutes les méthodes (PATCH et DELETE comprises) :',
      '– accounts.google.com (dans le navigateur de la personne)',
      '– oauth2.googleapis.com',
      '– blogger.googleapis.com',
      '– *.blogspot.com et blogger.googleusercontent.com, pour relire le blog et ses images',
      '',
      'Escale suit le proxy du système (fichier PAC compris), lui donne un nom et un mot de passe (Basic) s’il les demande, et reconnaît les certificats installés dans le système. Si le réseau ouvre les échanges chiffrés, son autorité doit y être installée.',
    ];
    return lines.join('\n');
  },

  guide: {
    title: 'Mode d’emploi : créer le client, en six étapes',
    before:
      'Dix minutes, une seule fois pour l’institution. Il faut un compte Google de l’institution ; rien ne passe par nous.',
    steps: [
      'Ouvrir la console Google avec un compte de l’institution, et créer un projet, par exemple « Escale ».',
      'Dans la bibliothèque d’API, chercher « Blogger API » et choisir « Activer ».',
      'Dans « Écran de consentement OAuth » (ou « Google Auth Platform »), choisir « Externe », donner un nom à l’application et une adresse de contact ; dans « Accès aux données », ajouter le seul champ d’application …/auth/blogger.',
      'Dans « Audience », choisir « Publier l’application » : l’état devient « En production ». Laissée en « Test », chaque connexion prend fin au bout de sept jours.',
      'Dans « Identifiants » (ou « Clients »), créer un « ID client OAuth » de type « Application de bureau », puis télécharger son fichier JSON.',
      'Revenir ici, choisir ce fichier, puis « Se connecter ». Si Google dit que l’application n’est pas validée : « Paramètres avancés », puis « Accéder à Escale ». Cocher la case « Gérer votre compte Blogger ».',
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
      'Erreur 401 : invalid_client ou deleted_client – le client n’existe plus. En choisir un autre.',
      'Erreur 400 : redirect_uri_mismatch – le client n’est pas de type « Application de bureau ». En créer un de ce type.',
      'Erreur 403 : access_denied, « en cours de test » – ajouter votre adresse aux utilisateurs tests, ou publier l’application.',
      'Erreur 403 : org_internal, ou « bloqué par votre administrateur » – le projet est réservé à une autre organisation, ou la vôtre n’admet pas l’application : demander à son administrateur Google.',
      'La page ne s’ouvre pas, ou ne revient pas à Escale – annuler ici et recommencer ; vérifier qu’aucun logiciel ne bloque 127.0.0.1.',
    ],
  },
};
