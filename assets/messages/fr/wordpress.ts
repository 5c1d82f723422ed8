/** Relier un blog WordPress, les mots de l’écran, et tout ce qui se trouve sur le chemin. */
import type { FailureCode, FailureParams } from '#contract/failure.ts';

/** Entre parenthèses ; rien où rien n’est connu. */
const told = (word: FailureParams[string] | undefined): string =>
  word === undefined || word === '' ? '' : ` (${word})`;
const siteOf = ({ host }: FailureParams): string =>
  host === undefined || host === '' ? 'ce site' : `${host}`;

export const wordpress = {
  connect: 'Relier un blog WordPress…',
  title: 'Relier un blog WordPress',
  address: 'Adresse du blog',
  addressHint:
    'L’adresse de l’accueil, ou de n’importe quelle page du blog. Il faut WordPress 6.2 ou plus récent.',
  find: 'Continuer',
  found: (name: string) => `Blog trouvé : ${name}`,
  moved: 'Le blog a déménagé',
  steps: [
    'Ouvrir la page d’autorisation du blog dans le navigateur, s’y identifier, puis choisir « Oui, j’approuve cette connexion ».',
    'La page affiche un mot de passe fait pour Escale. Le copier, puis le coller ici.',
  ],
  open: 'Ouvrir la page d’autorisation',
  byBrowser:
    'La page d’autorisation du blog s’ouvre dans le navigateur. S’y identifier comme d’habitude, puis choisir « Oui, j’approuve cette connexion » : Escale continue de lui-même.',
  awaited:
    'En attente de votre réponse sur le blog. Le navigateur peut demander s’il faut ouvrir Escale : accepter.',
  byPaste: 'Coller plutôt un mot de passe',
  byReturn: 'Laisser le navigateur revenir à Escale',
  user: 'Identifiant sur le blog',
  userHint: 'Celui qui sert à s’identifier sur le blog, ou l’adresse e-mail du compte.',
  password: 'Mot de passe d’application',
  passwordHint: 'Ce n’est pas le mot de passe du compte : c’est celui que la page vient d’afficher.',
  signIn: 'Se connecter',
  back: 'Changer d’adresse',
  connected: (name: string) => `« ${name} » est relié.`,
  pending:
    'Votre compte y est contributeur : vos billets y seront déposés « à valider par un éditeur », qui les mettra en ligne.',
  done: 'Terminer',
  account: (name: string, site: string) => `${name} – ${site}`,
  signOutExplained:
    'Le mot de passe d’application d’Escale est retiré du blog et effacé de cet ordinateur. Les billets, les blogs et les envois en attente restent.',
  signedOut: (name: string) =>
    `« ${name} » est déconnecté, et son mot de passe d’application retiré du blog.`,
  signedOutHere: (name: string) =>
    `« ${name} » est déconnecté et son mot de passe d’application effacé d’ici, mais le blog n’a pas pu être prévenu. Le révoquer sur le blog : votre profil, « Mots de passe d’application ».`,
};

export const wordpressFailures = {
  'wordpress.no-https': (params) =>
    `${siteOf(params)} ne répond pas en https : un mot de passe y passerait en clair. Rien n’a été envoyé. Demander à la personne qui gère le site de l’ouvrir en https.`,
  'wordpress.no-answer': (params) =>
    `Rien ne répond à cette adresse (${siteOf(params)}), ou le réseau manque. Rien n’a été envoyé ; vérifier l’adresse et le réseau, puis recommencer.`,
  'wordpress.not-found': (params) =>
    `Aucun blog WordPress ne répond à cette adresse (${siteOf(params)}). Vérifier l’adresse dans un navigateur, puis la coller ici.`,
  'wordpress.rest-closed': (params) =>
    `${siteOf(params)} est un WordPress, mais son accès pour les applications (API REST) est fermé, sans doute par une extension de sécurité. Demander à la personne qui gère le site de l’ouvrir aux comptes identifiés.`,
  'wordpress.too-old': ({ version = '', oldest = '', ...params }) =>
    `${siteOf(params)} utilise ${version === '' ? 'une version de WordPress trop ancienne' : `WordPress ${version}, trop ancien`} pour Escale : il faut WordPress ${oldest} ou plus récent. Rien n’a été envoyé et rien n’a changé. Demander à la personne qui gère le site de mettre WordPress à jour, puis recommencer.`,
  'wordpress.no-passwords': (params) =>
    `${siteOf(params)} n’admet pas les mots de passe d’application. Demander à la personne qui gère le site de les activer.`,
  'wordpress.redirected': ({ to, ...params }) =>
    `${siteOf(params)} renvoie vers une autre adresse${told(to)}. Par sécurité, le mot de passe n’y a pas été envoyé. Relier le blog par cette autre adresse, si c’est bien la sienne.`,
  'wordpress.moved': ({ blog, from, to }) =>
    `Escale connaît déjà ce blog (${blog}), à l’adresse ${from}. Ici, c’est ${to} qui répond en son nom : le blog a déménagé, ou un autre site prend sa place. Rien n’a été envoyé et rien n’a changé ; billets et envois en attente restent ici. Si le blog a bien déménagé, le confirmer : ils partiront vers la nouvelle adresse. Sinon, vérifier l’adresse.`,
  'wordpress.page': () =>
    'Le site a répondu par une page, au lieu de répondre à Escale : un pare-feu, une page d’identification ou une double authentification. Rien n’a changé sur le blog. Demander à la personne qui gère le site de laisser passer l’API REST.',
  'wordpress.password-refused': (params) =>
    `${siteOf(params)} n’a pas reconnu cet identifiant avec ce mot de passe. Vérifier que c’est bien le mot de passe d’application affiché par la page, et non celui du compte. Si les deux sont justes, l’hébergeur ne transmet pas l’identification (en-tête « Authorization ») : le signaler à la personne qui gère le site.`,
  'wordpress.header-dropped': (params) =>
    `${siteOf(params)} vient de donner un mot de passe à Escale, et ne le reconnaît pas : l’hébergeur ne transmet pas l’identification (en-tête « Authorization »). Rien n’est relié. Demander à la personne qui gère le site de laisser passer cet en-tête.`,
  'wordpress.refused': () =>
    'Vous avez refusé la connexion sur le blog, ou fermé sa demande. Rien n’a changé. Pour relier le blog, ouvrir de nouveau la page d’autorisation et approuver.',
  'wordpress.no-rights': () =>
    'Ce compte n’a pas le droit d’écrire sur ce blog. Demander à en être auteur, ou au moins contributeur.',
  'wordpress.pending': () =>
    'Le billet est déposé sur le blog, à valider par un éditeur, qui le mettra en ligne : votre compte y est contributeur. D’ici là, « Réessayer » le demande à nouveau.',
  'wordpress.taken-over': () =>
    'Un éditeur a pris ce billet en main : votre compte de contributeur ne peut plus ni le lire ni le modifier sur le blog. Annuler cet envoi ; votre texte reste ici.',
  'wordpress.no-changes': () =>
    'Votre compte ne peut pas modifier un billet déjà en ligne sur ce blog. Rien n’est parti ; votre texte est enregistré ici. Le demander à un éditeur.',
  'wordpress.no-pictures': () =>
    'Votre compte n’a pas le droit de déposer des photos sur ce blog. Rien n’est parti ; votre texte est enregistré ici. Demander à en être auteur, ou retirer les photos.',
  'wordpress.picture-refused': ({ picture = '', detail = '' }) =>
    [
      picture === '' ? `Le site a refusé une photo.` : `Le site a refusé la photo « ${picture} ».`,
      detail === '' ? '' : `Sa réponse : « ${detail} ».`,
      `Le billet n’est pas parti ; votre texte est enregistré ici. Remplacer la photo, ou demander à la personne qui gère le site d’accepter des fichiers de cette taille et de ce type, puis réessayer.`,
    ]
      .filter((sentence) => sentence !== '')
      .join(' '),
  'wordpress.no-categories': ({ name }) =>
    `La catégorie « ${name} » n’existe pas sur ce blog, et votre compte n’a pas le droit d’en créer. Rien n’est parti. Choisir une catégorie qui existe, ou demander à un éditeur de la créer.`,
} as const satisfies Partial<Record<FailureCode, (params: FailureParams) => string>>;
