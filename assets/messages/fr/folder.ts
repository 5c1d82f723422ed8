/** Publier un site dans un dossier, les mots de l’écran, et tout ce qui se trouve sur le chemin. */
import type { FailureCode, FailureParams } from '#contract/failure.ts';

const called = ({ name }: FailureParams): string =>
  name === undefined || name === '' ? 'Le dossier du site' : `Le dossier « ${name} »`;

const folderOf = (name: string | number | undefined): string =>
  name === undefined || name === '' ? 'le dossier du site' : `le dossier « ${String(name)} »`;

export const folder = {
  connect: 'Publier dans un dossier…',
  title: 'Publier dans un dossier',
  explained:
    'Escale écrit dans un dossier un site complet (pages, photos, flux), à déposer sur n’importe quel serveur ou sur les pages d’une forge. Rien ne part sur le réseau.',
  choose: 'Choisir un dossier…',
  chooseAnother: 'Choisir un autre dossier…',
  chosen: (name: string) => `Dossier choisi : ${name}`,
  known: (name: string) => `Ce dossier contient déjà le site « ${name} » : il sera repris, avec ses billets.`,
  laidOut:
    'Le site sera dans le sous-dossier « public » : c’est lui qui est à déposer sur un serveur. Le sous-dossier « escale » garde les brouillons : ne pas le mettre en ligne.',
  name: 'Nom du site',
  nameHint: 'Il paraît en tête de chaque page.',
  address: 'Adresse publique (facultatif)',
  addressHint:
    'Où le site se lit une fois déposé. Sans elle, les pages se lisent seulement sur cet ordinateur.',
  create: 'Créer le site',
  take: 'Reprendre ce site',
  connected: (name: string) => `« ${name} » est prêt.`,
  done: 'Terminer',
  see: 'Voir sur cet ordinateur',
  consequence:
    'La page est écrite dans le dossier du site. Ses lecteurs la voient une fois le site mis en ligne.',
};

export const folderFailures = {
  'folder.gone': (params) =>
    `${called(params)} n’est pas accessible : une clé ou un disque débranché, un partage éteint, ou un dossier déplacé. Votre texte est enregistré ici, et ce qui doit partir attend. Rebrancher le disque, ou choisir à nouveau le dossier dans Réglages, « Blogs et comptes ».`,
  'folder.unknown': () =>
    'Le dossier de ce site n’est pas connu sur cet ordinateur. Rien n’a changé. Le choisir dans Réglages, « Blogs et comptes », par « Publier dans un dossier… ».',
  'folder.taken': ({ name, file }) =>
    `« ${name} » contient déjà autre chose (${file}), qui ne sera pas remplacé. Rien n’y a été écrit. Choisir un dossier vide, ou celui d’un site fait par Escale.`,
  'folder.foreign': ({ name, file }) =>
    `« ${file} », dans ${folderOf(name)}, n’est pas un fichier fait par Escale. Il n’a pas été touché. Le renommer ou le déplacer, puis réessayer.`,
  'folder.read-only': (params) =>
    `${called(params)} ne peut pas être modifié : vos droits ne le permettent pas, ou le disque est en lecture seule. Votre texte est enregistré ici. Vérifier les droits du dossier, puis réessayer.`,
  'folder.full': (params) =>
    `${called(params)} est sur un disque plein. Les pages en place sont entières ; votre texte est enregistré ici. Libérer de la place, puis réessayer.`,
  'folder.address': () =>
    'Cette adresse n’est pas celle d’un site. L’écrire comme dans un navigateur, par exemple https://www.ville.example/blog/, ou laisser le champ vide.',
} as const satisfies Partial<Record<FailureCode, (params: FailureParams) => string>>;
