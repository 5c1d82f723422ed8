/** Connecter un blog WordPress, les mots de l’écran, et tout ce qui se trouve sur le chemin. */
import type { FailureCode, FailureParams } from '#contract/failure.ts';

/** Entre parenthèses ; rien où rien n’est connu. */
const told = (word: FailureParams[string] | undefined): string =>
  word === undefined || word === '' ? '' : ` (${word})`;
const siteOf = ({ host }: FailureParams): string =>
  host === undefined || host === '' ? 'ce site' : `${host}`;

export const wordpress = {
  connect: 'Connecter un blog WordPress…',
  title: 'Connecter un blog WordPress',
  address: 'Adresse du blog',
  addressHint:
    'L’adresse de l’accueil, ou de n’importe quelle page du blog. Il faut WordPress 6.2 ou plus récent.',
  find: 'Continuer',
  found: (name: string) => `Blog trouvé : ${name}`,
  moved: 'Le blog a déménagé',
  steps: [
    'Ouvrez la page d’autorisation du blog dans le navigateur, identifiez-vous, puis choisissez « Oui, j’approuve cette connexion ».',
    'La page affiche un mot de passe fait pour Escale. Copiez-le, puis collez-le ici.',
  ],
  open: 'Ouvrir la page d’autorisation',
  byBrowser:
    'La page d’autorisation du blog s’ouvre dans le navigateur. Identifiez-vous comme d’habitude, puis choisissez « Oui, j’approuve cette connexion » : Escale continue de lui-même.',
  awaited:
    'En attente de votre réponse sur le blog. Le navigateur peut demander s’il faut ouvrir Escale : acceptez.',
  byPaste: 'Coller plutôt un mot de passe',
  byReturn: 'Laisser le navigateur revenir à Escale',
  user: 'Identifiant sur le blog',
  userHint: 'Celui du blog, ou l’adresse e-mail du compte.',
  password: 'Mot de passe d’application',
  passwordHint: 'Celui que la page vient d’afficher.',
  signIn: 'Se connecter',
  back: 'Changer d’adresse',
  connected: (name: string) => `« ${name} » est connecté.`,
  pending: 'Votre compte est contributeur : un éditeur mettra vos billets en ligne.',
  done: 'Terminer',
  account: (name: string, site: string) => `${name} – ${site}`,
  signOutExplained:
    'Le mot de passe d’application d’Escale est retiré du blog et effacé de cet ordinateur. Les billets, les blogs et les envois en attente restent.',
  signedOut: (name: string) =>
    `« ${name} » est déconnecté, et son mot de passe d’application retiré du blog.`,
  signedOutHere: (name: string) =>
    `« ${name} » est déconnecté et son mot de passe d’application effacé d’ici, mais le blog n’a pas pu être prévenu. Révoquez-le sur le blog : votre profil, « Mots de passe d’application ».`,
};

export const wordpressFailures = {
  'wordpress.no-https': (params) =>
    `${siteOf(params)} ne répond pas en https : un mot de passe y passerait en clair. Rien n’a été envoyé. Demandez à la personne qui gère le site de l’ouvrir en https.`,
  'wordpress.no-answer': (params) =>
    `Rien ne répond à cette adresse (${siteOf(params)}), ou le réseau manque. Rien n’a été envoyé ; vérifiez l’adresse et le réseau, puis recommencez.`,
  'wordpress.not-found': (params) =>
    `Aucun blog WordPress ne répond à cette adresse (${siteOf(params)}). Vérifiez l’adresse dans un navigateur, puis collez-la ici.`,
  'wordpress.rest-closed': (params) =>
    `${siteOf(params)} est un WordPress, mais son accès pour les applications (API REST) est fermé, sans doute par une extension de sécurité. Demandez à la personne qui gère le site de l’ouvrir aux comptes identifiés.`,
  'wordpress.too-old': ({ version = '', oldest = '', ...params }) => {
    const used =
      version === '' ? 'une version de WordPress trop ancienne' : `WordPress ${version}, trop ancien`;
    return `${siteOf(params)} utilise ${used} pour Escale : il faut WordPress ${oldest} ou plus récent. Rien n’a été envoyé et rien n’a changé. Demandez à la personne qui gère le site de mettre WordPress à jour, puis recommencez.`;
  },
  'wordpress.no-passwords': (params) =>
    `${siteOf(params)} n’admet pas les mots de passe d’application. Demandez à la personne qui gère le site de les activer.`,
  'wordpress.redirected': ({ to, ...params }) =>
    `${siteOf(params)} renvoie vers une autre adresse${told(to)}. Par sécurité, le mot de passe n’y a pas été envoyé. Connectez le blog par cette autre adresse, si c’est bien la sienne.`,
  'wordpress.moved': ({ blog, from, to }) =>
    `Escale connaît déjà ce blog (${blog}), à l’adresse ${from}. Ici, c’est ${to} qui répond en son nom : le blog a déménagé, ou un autre site prend sa place. Rien n’a été envoyé et rien n’a changé ; billets et envois en attente restent ici. Si le blog a bien déménagé, confirmez-le : ils partiront vers la nouvelle adresse. Sinon, vérifiez l’adresse.`,
  'wordpress.page': () =>
    'Le site a répondu par une page, au lieu de répondre à Escale : un pare-feu, une page d’identification ou une double authentification. Rien n’a changé sur le blog. Demandez à la personne qui gère le site de laisser passer l’API REST.',
  'wordpress.password-refused': (params) =>
    `${siteOf(params)} n’a pas reconnu cet identifiant avec ce mot de passe. Vérifiez que c’est bien le mot de passe d’application affiché par la page, et non celui du compte. Si les deux sont justes, l’hébergeur ne transmet pas l’identification (en-tête « Authorization ») : signalez-le à la personne qui gère le site.`,
  'wordpress.header-dropped': (params) =>
    `${siteOf(params)} vient de donner un mot de passe à Escale, et ne le reconnaît pas : l’hébergeur ne transmet pas l’identification (en-tête « Authorization »). Rien n’est connecté. Demandez à la personne qui gère le site de laisser passer cet en-tête.`,
  'wordpress.refused': () =>
    'Vous avez refusé la connexion sur le blog, ou fermé sa demande. Rien n’a changé. Pour connecter le blog, ouvrir de nouveau la page d’autorisation et approuver.',
  'wordpress.no-rights': () =>
    'Ce compte n’a pas le droit d’écrire sur ce blog. Demandez à en être auteur, ou au moins contributeur.',
  'wordpress.pending': () =>
    'Le billet est déposé sur le blog, à valider par un éditeur, qui le mettra en ligne : votre compte y est contributeur. D’ici là, « Réessayer » le demande à nouveau.',
  'wordpress.taken-over': () =>
    'Un éditeur a pris ce billet en main : votre compte de contributeur ne peut plus ni le lire ni le modifier sur le blog. Annulez cet envoi ; votre texte reste ici.',
  'wordpress.no-changes': () =>
    'Votre compte ne peut pas modifier un billet déjà en ligne sur ce blog. Rien n’est parti ; votre texte est enregistré ici. Demandez-le à un éditeur.',
  'wordpress.no-pictures': () =>
    'Votre compte n’a pas le droit de déposer des photos sur ce blog. Rien n’est parti ; votre texte est enregistré ici. Demandez à en être auteur, ou retirez les photos.',
  'wordpress.picture-refused': ({ picture = '', detail = '' }) =>
    [
      picture === '' ? `Le site a refusé une photo.` : `Le site a refusé la photo « ${picture} ».`,
      detail === '' ? '' : `Sa réponse : « ${detail} ».`,
      `Le billet n’est pas parti ; votre texte est enregistré ici. Remplacez la photo, ou demandez à la personne qui gère le site d’accepter des fichiers de cette taille et de ce type, puis réessayez.`,
    ]
      .filter((sentence) => sentence !== '')
      .join(' '),
  'wordpress.no-categories': ({ name }) =>
    `La catégorie « ${name} » n’existe pas sur ce blog, et votre compte n’a pas le droit d’en créer. Rien n’est parti. Choisissez une catégorie qui existe, ou demandez à un éditeur de la créer.`,
} as const satisfies Partial<Record<FailureCode, (params: FailureParams) => string>>;
