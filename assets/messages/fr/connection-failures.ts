import type { FailureCode, FailureParams } from '#contract/failure.ts';

const proxyOf = ({ proxy }: FailureParams): string =>
  proxy === undefined ? 'Le proxy' : `Le proxy ${proxy}`;

const whoseCertificate = (host: string): string => (host === '' ? 'par le réseau' : `pour ${host}`);
const signedBy = (author: string): string =>
  author === '' ? 'est d’une autre personne' : `est signé « ${author} »`;

/** Se connecter à Google, et tout ce qui se trouve sur le chemin. */
export const connectionFailures = {
  'client-file.invalid': () =>
    'Ce fichier n’est pas celui d’un client OAuth « application de bureau ». Rien n’a changé. Le télécharger à nouveau depuis la console Google.',
  'sign-in.cancelled': () => 'La connexion a été annulée. Rien n’a changé.',
  'sign-in.replaced': () => 'Cette connexion a laissé la place à une plus récente. Rien n’a changé.',
  'sign-in.refused': ({ reason }) => {
    switch (reason) {
      case 'access_denied':
        return 'L’autorisation n’a pas été donnée sur la page de Google. Rien n’a changé. Recommencer, choisir le compte du blog, puis autoriser.';
      case 'admin_policy_enforced':
      case 'org_internal':
        return 'L’administrateur Google de votre organisation n’admet pas cette application. Rien n’a changé. Lui demander de l’admettre, ou choisir un autre compte.';
      case 'no refresh token':
        return 'Google n’a pas donné de quoi rester connecté. Rien n’a changé. Retirer l’accès d’Escale dans le compte Google, puis recommencer.';
      default:
        return 'Google a refusé la connexion. Rien n’a changé. Vérifier le compte choisi et l’autorisation accordée, puis recommencer.';
    }
  },
  'sign-in.client-refused': () =>
    'Google ne reconnaît pas ce client OAuth : il a été supprimé, ou son code secret a changé. Les textes et les envois sont conservés. Choisir le fichier d’un client en service, puis se reconnecter.',
  'sign-in.timed-out': () =>
    'Le navigateur n’a pas répondu en cinq minutes. Rien n’a changé. Recommencer ; si la page de Google montrait une erreur, le mode d’emploi ci-dessous dit laquelle et que faire.',
  'sign-in.no-browser': () =>
    'Le navigateur n’a pas pu être ouvert. Rien n’a changé. Choisir un navigateur par défaut dans les réglages du système, puis recommencer.',
  'sign-in.no-port': () =>
    'Escale ne peut pas recevoir la réponse du navigateur : un logiciel de protection bloque l’adresse 127.0.0.1 de cet ordinateur. Rien n’a changé. Faire autoriser Escale, puis recommencer.',
  'secrets.unavailable': () =>
    'Le trousseau de cet ordinateur est verrouillé ou illisible : Escale ne peut pas lire votre connexion. Rien n’est perdu. Déverrouiller le trousseau, puis quitter et rouvrir Escale.',
  'network.offline': () =>
    'Pas de réseau. Votre texte est enregistré sur cet ordinateur ; l’envoi reprendra tout seul.',
  'network.unclear': () =>
    'La réponse du blog s’est perdue en route. Escale vérifie ce qui est arrivé avant de continuer.',
  'network.not-blogger': (params) =>
    params['kind'] === 'proxy'
      ? `${proxyOf(params)} ne laisse pas passer vers ${params['host'] ?? 'Blogger'}. Votre texte est enregistré ici ; ce qui attend partira tout seul. Demander au service informatique d’ouvrir ce passage.`
      : 'Le réseau répond à la place de Blogger (portail de connexion ou filtre). Votre texte est enregistré ici ; ce qui attend partira tout seul. Ouvrir une page web pour passer le portail, ou prévenir le service informatique.',
  'network.certificate': ({ host }) =>
    `Le certificat présenté ${whoseCertificate(String(host ?? ''))} n’est pas reconnu par cet ordinateur. Rien n’est parti ; ce qui attend partira tout seul. Le service informatique peut installer son certificat dans le système, ou ne plus ouvrir ces échanges.`,
  'network.proxy-password': (params) =>
    `${proxyOf(params)} demande un nom et un mot de passe. Rien n’est parti ; votre texte est enregistré ici. Les saisir : ce qui attend partira.`,
  'network.proxy-method': (params) =>
    `${proxyOf(params)} demande une identification qu’Escale ne connaît pas ici (${params['methods'] === undefined || params['methods'] === '' ? 'méthode inconnue' : params['methods']}). Rien n’est parti ; votre texte est enregistré ici. Demander au service informatique d’admettre la méthode « Basic », ou un passage sans identification.`,
  'destination.signed-out': ({ testMode }) =>
    testMode === 1
      ? 'Google a mis fin à la connexion au bout de sept jours : le projet Google est en mode « Test ». Le texte à envoyer est conservé. Dans la console Google, « Écran de consentement OAuth », choisir « Publier l’application » ; puis se reconnecter.'
      : 'La connexion à Blogger a expiré ou a été retirée. Le texte à envoyer est conservé. Se reconnecter ; l’envoi reprendra.',
  'blogger.not-enabled': () =>
    'L’API Blogger n’est pas activée dans le projet Google de ce client. Rien n’est parti ; le texte est conservé. L’activer dans la console Google, attendre une minute, puis réessayer.',
  'blogger.scope-missing': () =>
    'La case « Gérer votre compte Blogger » n’a pas été cochée sur la page de Google. Rien n’est parti ; le texte est conservé. Recommencer et la cocher.',
  'destination.forbidden': () =>
    'Ce compte n’a pas le droit d’écrire sur ce blog. Rien n’a changé sur le blog ; le texte est conservé. Demander à en être auteur ou administrateur.',
  'destination.read-only': ({ author }) =>
    `Lecture seule sur le blog : ce billet ${signedBy(String(author ?? ''))}, et vous êtes auteur, non administrateur. Rien n’est parti ; votre texte reste ici. Copier le texte, ou demander la mise à jour à cette personne ou à un administrateur.`,
} as const satisfies Partial<Record<FailureCode, (params: FailureParams) => string>>;
