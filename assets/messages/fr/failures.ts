/** What happened, what was kept, what to do next. */
import type { FailureCode, FailureParams } from '#contract/failure.ts';
import { counted } from '../plural.ts';
import { folderFailures } from './folder.ts';
import { wordpressFailures } from './wordpress.ts';

const proxyOf = ({ proxy }: FailureParams): string =>
  proxy === undefined ? 'Le proxy' : `Le proxy ${proxy}`;

const whoseCertificate = (host: string): string => (host === '' ? 'par le réseau' : `pour ${host}`);
const signedBy = (author: string): string =>
  author === '' ? 'est d’une autre personne' : `est signé « ${author} »`;

/** Se connecter à Google, et tout ce qui se trouve sur le chemin. */
export const connectionFailures = {
  'client-file.invalid': () =>
    'Ce fichier n’est pas celui d’un client OAuth « application de bureau ». Rien n’a changé. Téléchargez-le à nouveau depuis la console Google.',
  'sign-in.cancelled': () => 'La connexion a été annulée. Rien n’a changé.',
  'sign-in.replaced': () => 'Une connexion plus récente a remplacé celle-ci. Rien n’a changé.',
  'sign-in.refused': ({ reason }) => {
    switch (reason) {
      case 'access_denied':
        return 'L’autorisation n’a pas été donnée sur la page de Google. Rien n’a changé. Recommencez, choisissez le compte du blog, puis autorisez.';
      case 'admin_policy_enforced':
      case 'org_internal':
        return 'L’administrateur Google de votre organisation n’autorise pas cette application. Rien n’a changé. Demandez-lui de l’autoriser, ou choisissez un autre compte.';
      case 'no refresh token':
        return 'Google n’a pas permis de rester connecté. Rien n’a changé. Retirez l’accès d’Escale dans le compte Google, puis recommencez.';
      default:
        return 'Google a refusé la connexion. Rien n’a changé. Vérifiez le compte choisi et l’autorisation accordée, puis recommencez.';
    }
  },
  'sign-in.client-refused': () =>
    'Google ne reconnaît pas ce client OAuth : il a été supprimé, ou son code secret a changé. Les textes et les envois sont conservés. Choisissez le fichier d’un client valide, puis reconnectez-vous.',
  'sign-in.timed-out': () =>
    'Le navigateur n’a pas répondu en cinq minutes. Rien n’a changé. Recommencez ; si Google affichait une erreur, consultez le mode d’emploi ci-dessous.',
  'sign-in.no-browser': () =>
    'Le navigateur n’a pas pu être ouvert. Rien n’a changé. Choisissez un navigateur par défaut dans les réglages du système, puis recommencez.',
  'sign-in.no-port': () =>
    'Escale ne peut pas recevoir la réponse du navigateur : un logiciel de protection bloque l’adresse 127.0.0.1 de cet ordinateur. Rien n’a changé. Faites autoriser Escale, puis recommencez.',
  'secrets.unavailable': () =>
    'Le trousseau de cet ordinateur est verrouillé ou illisible : Escale ne peut pas lire votre connexion. Rien n’est perdu. Déverrouillez le trousseau, puis quittez et rouvrez Escale.',
  'network.offline': () =>
    'Pas de réseau. Ce qui est sur cet ordinateur est intact. Vérifiez la connexion, puis réessayez.',
  'network.unclear': () =>
    'La réponse du blog s’est perdue en route. Escale vérifie ce qui est arrivé avant de continuer.',
  'network.not-blogger': (params) =>
    params['kind'] === 'proxy'
      ? `${proxyOf(params)} bloque l’accès à ${params['host'] ?? 'ce blog'}. Votre texte est enregistré ici ; ce qui attend partira automatiquement. Demandez au service informatique d’autoriser cet accès.`
      : 'Le réseau répond à la place du blog (portail de connexion ou filtre). Votre texte est enregistré ici ; ce qui attend partira automatiquement. Ouvrez une page web pour se connecter au portail, ou prévenez le service informatique.',
  'network.certificate': ({ host }) =>
    `Le certificat présenté ${whoseCertificate(String(host ?? ''))} n’est pas reconnu par cet ordinateur. Rien n’est parti ; ce qui attend partira automatiquement. Le service informatique peut installer son certificat dans le système, ou ne plus déchiffrer ces échanges.`,
  'network.proxy-password': (params) =>
    `${proxyOf(params)} demande un nom et un mot de passe. Rien n’est parti ; votre texte est enregistré ici. Saisissez-les : ce qui attend partira.`,
  'network.proxy-method': (params) =>
    `${proxyOf(params)} demande une identification qu’Escale ne prend pas en charge ici (${params['methods'] === undefined || params['methods'] === '' ? 'méthode inconnue' : params['methods']}). Rien n’est parti ; votre texte est enregistré ici. Demandez au service informatique d’autoriser la méthode « Basic », ou un accès sans identification.`,
  'destination.signed-out': ({ testMode }) =>
    testMode === 1
      ? 'Google a mis fin à la connexion au bout de sept jours : le projet Google est en mode « Test ». Le texte à envoyer est conservé. Dans la console Google, « Écran de consentement OAuth », choisissez « Publier l’application » ; puis reconnectez-vous.'
      : 'La connexion au blog a expiré ou a été retirée. Le texte à envoyer est conservé. Reconnectez-vous ; l’envoi reprendra.',
  'blogger.not-enabled': () =>
    'L’API Blogger n’est pas activée dans le projet Google de ce client. Rien n’est parti ; le texte est conservé. Activez-la dans la console Google, attendez une minute, puis réessayez.',
  'blogger.scope-missing': () =>
    'La case « Gérer votre compte Blogger » n’a pas été cochée sur la page de Google. Rien n’est parti ; le texte est conservé. Recommencez et cochez-la.',
  'destination.forbidden': () =>
    'Ce compte n’a pas le droit d’écrire sur ce blog. Rien n’a changé sur le blog ; le texte est conservé. Demandez à en être auteur ou administrateur.',
  'destination.read-only': ({ author }) =>
    `Lecture seule sur le blog : ce billet ${signedBy(String(author ?? ''))}, et vous êtes auteur, non administrateur. Rien n’est parti ; votre texte reste ici. Copiez le texte, ou demandez la mise à jour à cette personne ou à un administrateur.`,
  'destination.page': () =>
    'C’est une page du blog, et Escale n’envoie que des billets. Rien n’est parti ; votre texte reste ici. Modifiez la page sur le blog.',
} as const satisfies Partial<Record<FailureCode, (params: FailureParams) => string>>;

/** Les sauvegardes, et les fichiers qui vont d’un Escale à un autre. */
export const backupFailures = {
  'library.folder-in-use': ({ name }) =>
    `« ${String(name)} » est déjà utilisé, ou fait partie de la bibliothèque. Rien n’a changé : choisissez un autre dossier.`,
  'rescue.nothing': () =>
    'Aucun billet n’a pu être lu dans ce fichier. Il n’a pas été modifié : restaurez une sauvegarde, ou confiez-le à un spécialiste.',
  'rescue.busy': () =>
    'La bibliothèque est en cours de restauration. Votre texte reste ici et sera enregistré ensuite.',
  'backup.not-found': () => 'Cette sauvegarde n’existe plus. Rien n’a changé : choisissez-en une autre.',
  'backup.not-a-library': () =>
    'Ce fichier n’est pas une bibliothèque Escale. Rien n’a changé : choisissez un fichier .escale-library, ou une sauvegarde.',
  'backup.newer-version': () =>
    'Cette bibliothèque a été écrite par une version plus récente d’Escale. Rien n’a changé : mettez Escale à jour, puis recommencez.',
  'backup.before-release': () =>
    'Cette bibliothèque a été faite par une version de développement, avant la première version d’Escale. Rien n’a changé : ouvrez-la avec la version qui l’a faite pour en exporter les billets.',
  'backup.damaged': () =>
    'Cette sauvegarde est endommagée et ne peut pas être restaurée. Rien n’a changé : choisissez-en une autre.',
  'backup.folder-inside': () =>
    'Ce dossier est celui de la bibliothèque : une copie y serait perdue avec elle. Choisissez-en un sur une clé, un partage ou un autre disque.',
  'post-file.not-a-post': () =>
    'Ce fichier n’est pas un billet d’Escale. Rien n’a changé. Choisissez-en un autre.',
  'post-file.newer-version': () =>
    'Ce billet a été écrit par une version plus récente d’Escale. Rien n’a changé : mettez Escale à jour, puis recommencez.',
  'post-file.damaged': () =>
    'Ce fichier est endommagé et ne peut pas être lu. Rien n’a changé : demandez qu’il vous soit renvoyé.',
  'backup.no-room': ({ megabytes }) =>
    `Il n’y a pas assez de place sur le disque (il faut ${String(megabytes)} Mo). Rien n’a changé : libérez de la place, puis recommencez.`,
  'backup.folder-gone': ({ name }) =>
    `Le dossier « ${String(name)} » n’est pas disponible. La bibliothèque et les sauvegardes de cet ordinateur sont intactes : branchez la clé ou le partage, ou choisissez un autre dossier.`,
} satisfies Partial<Record<FailureCode, (params: FailureParams) => string>>;

/** Où, dans une bibliothèque, se trouve ce qui n’a rien à y faire. */
const place = ({ table, row, column, value }: FailureParams): string =>
  table === undefined
    ? `« ${String(value)} »`
    : `table ${String(table)}, ligne ${String(row)}, colonne ${String(column)}`;

/** Une bibliothèque, une sauvegarde ou un fichier qui contient ce qu’Escale n’y a pas mis. */
export const foreignFailures = {
  'library.foreign-part': ({ part }) =>
    `Cette bibliothèque contient une partie qu’Escale ne connaît pas (« ${String(part)} »). Par prudence, elle n’est pas ouverte et rien n’a changé : restaurez une sauvegarde.`,
  'library.too-complex': () =>
    'Cette opération demande trop de temps ou de mémoire : elle a été arrêtée, rien n’a été modifié. Si la bibliothèque ou la sauvegarde vient d’ailleurs, vérifiez sa provenance.',
  'library.foreign-value': (params) =>
    `Cette bibliothèque contient une valeur qu’Escale n’écrit jamais (${place(params)}). Par prudence, rien n’en est utilisé et rien n’a changé : restaurez une sauvegarde.`,
  'backup.foreign-part': ({ part }) =>
    `Ce fichier contient une partie qu’Escale ne connaît pas (« ${String(part)} »). Par prudence, il est refusé et rien n’a changé : choisissez-en un autre.`,
  'backup.foreign-value': (params) =>
    `Ce fichier contient une valeur qu’Escale n’écrit jamais (${place(params)}). Par prudence, il est refusé et rien n’a changé : choisissez-en un autre.`,
} satisfies Partial<Record<FailureCode, (params: FailureParams) => string>>;

const STORE_FIELDS: Readonly<Record<string, string>> & Readonly<{ endpoint: string }> = {
  endpoint: 'l’adresse du service doit commencer par https://, sans mot de passe ni « ? »',
  publicBase: 'l’adresse publique doit commencer par https://, sans mot de passe ni « ? »',
  bucket: 'le nom de l’espace ne peut contenir que des minuscules, des chiffres, des points et des tirets',
  prefix: 'le dossier ne peut contenir que des lettres sans accent, des chiffres, des points et des tirets',
  region: 'la région ne peut contenir que des lettres, des chiffres et des tirets',
};

/** What happened, what was kept, what to do next. The incident id is shown apart, never the code. */
const ofBlog = (name: unknown): string => (name === '' ? '' : ` de « ${String(name)} »`);

export const failures: Record<FailureCode, (params: FailureParams) => string> = {
  ...connectionFailures,
  ...backupFailures,
  ...foreignFailures,
  ...folderFailures,
  ...wordpressFailures,
  unexpected: () =>
    'Une erreur imprévue s’est produite. Votre texte est conservé. Recommencez, ou redémarrez Escale si cela se répète.',
  'request.invalid': () => 'Escale n’a pas compris cette demande. Rien n’a été modifié.',
  'request.forbidden': () => 'Cette demande a été refusée par sécurité. Rien n’a été modifié.',
  'request.too-large': () => 'C’est trop volumineux pour être traité en une fois. Rien n’a été modifié.',
  'backend.unavailable': () =>
    'La bibliothèque ne répond pas pour le moment. Votre texte reste ici et sera enregistré dès qu’elle répondra.',
  'library.in-use': ({ holder }) =>
    holder === 'command-line'
      ? 'Une commande d’Escale utilise cette bibliothèque. Rien n’est perdu : attendez qu’elle se termine, puis réessayez.'
      : 'Cette bibliothèque est déjà ouverte par un autre programme. Rien n’est perdu : fermez-le, puis réessayez.',
  'library.newer-version': () =>
    'Cette bibliothèque a été écrite par une version plus récente d’Escale. Mettez Escale à jour pour l’ouvrir.',
  'library.before-release': () =>
    'Cette bibliothèque a été faite par une version de développement, avant la première version d’Escale. Elle n’a pas été modifiée : choisissez un autre dossier, ou ouvrez-la avec la version qui l’a faite pour en exporter les billets.',
  'library.corrupt': ({ file }) =>
    file === 'missing'
      ? 'Le fichier de la bibliothèque est introuvable : restaurez une sauvegarde, ou remettez-le à sa place.'
      : 'Le fichier de la bibliothèque est endommagé : une partie ne peut plus être lue. Restaurez une sauvegarde, ou récupérez ce qui peut l’être.',
  'library.not-found': () => 'La bibliothèque est introuvable à cet endroit.',
  'library.moved': () =>
    'Le dossier de la bibliothèque a été déplacé ou supprimé. Votre texte reste ici : remettez le dossier à sa place, il sera enregistré ensuite.',
  'library.read-only': () =>
    'La bibliothèque est en lecture seule : rien ne peut y être enregistré. Vérifiez les droits du dossier.',
  'library.network-share': () =>
    'La bibliothèque se trouve sur un partage réseau, où elle risquerait d’être endommagée. Choisissez un dossier de cet ordinateur.',
  'work.cancelled': () => 'Arrêté. Rien n’a changé.',
  'disk.full': () =>
    'Le disque est plein. Votre texte reste ici : libérez de la place, il sera enregistré ensuite.',
  'disk.failed': () =>
    'L’enregistrement sur le disque a échoué. Votre texte reste ici et sera enregistré à nouveau. Vérifiez le disque.',
  'search.superseded': () => 'Une recherche plus récente a remplacé celle-ci. Rien n’a été modifié.',
  'post.not-found': () => 'Ce billet n’est plus dans la bibliothèque.',
  'post.changed-elsewhere': () =>
    'Ce billet a été modifié ailleurs entre-temps. Votre texte est conservé ici ; rien n’a été remplacé.',
  'post.newer-version': () =>
    'Ce billet a été écrit par une version plus récente d’Escale. Mettez Escale à jour pour l’ouvrir.',
  'post.open-elsewhere': () =>
    'Ce billet est ouvert dans une autre fenêtre d’Escale, et s’écrit là. Il s’ouvrira ici dès que cette fenêtre l’aura quitté.',
  'window.too-many': ({ most }) => `${most} fenêtres sont déjà ouvertes. Fermez-en une, puis recommencez.`,
  'consent.not-found': () => 'Cet accord n’est plus dans la bibliothèque.',
  'note.not-found': () => 'Cette note n’est plus dans la bibliothèque.',
  'return.file-too-large': ({ megabytes }) =>
    `Cette pièce dépasse ${megabytes} Mo. Rien n’a été enregistré : numérisez-la avec moins de détails, puis recommencez.`,
  'return.post-unknown': ({ name }) =>
    `« ${String(name)} » ne dit pas de quel billet il s’agit. Rien n’a été changé : indiquez le billet.`,
  'return.other-post': ({ name }) => `« ${String(name)} » concerne un autre billet. Rien n’a été changé.`,
  'return.person-unknown': ({ name }) =>
    `« ${String(name)} » ne dit pas qui répond. Rien n’a été changé : ajoutez ces réponses dans Escale, où la personne se choisit.`,
  'return.not-found': () => 'Ce retour n’est plus dans la bibliothèque, ou son fichier n’a pas été gardé.',
  'example.online': () =>
    'L’exemple est en ligne sur un vrai blog. Rien n’a été supprimé. Retirez-le du blog, puis recommencez.',
  'bin.not-there': () => 'Ce billet n’est plus dans la corbeille. Rien n’a été effacé.',
  'bin.too-early': ({ days }) =>
    `Rien n’est effacé avant trente jours dans la corbeille. Encore ${counted('fr', Number(days), 'jour', 'jours')} pour ce billet.`,
  'bin.sending': () =>
    'Un envoi de ce billet est en cours : rien n’a été effacé. Réessayez quand il sera terminé.',
  'revision.not-found': () => 'Cette version n’est plus dans l’historique.',
  'participant.not-found': () => 'Cette personne n’est plus dans l’annuaire.',
  'people.same': () => 'C’est déjà la même personne. Rien n’a été modifié.',
  'people.busy': () =>
    'Une fusion ou un changement de nom est en cours pour cette personne. Rien n’a été modifié. Réessayez quand il sera terminé.',
  'people.in-use': () =>
    'Cette personne est nommée dans un billet, peut-être dans la corbeille : elle reste dans l’annuaire.',
  'people.not-undoable': () =>
    'Cette action ne peut plus être annulée. Le texte précédent de chaque billet reste dans son historique.',
  'erasure.not-found': () => 'Cet effacement n’est plus dans la liste : rien n’a changé.',
  'erasure.under-way': () => 'L’effacement est en cours. Attendez qu’il soit terminé.',
  'asset.not-found': () => 'Cette image n’est plus dans la bibliothèque.',
  'asset.too-large': () =>
    'Cette image est trop grande (50 Mo et 60 mégapixels au plus). Choisissez-en une plus légère.',
  'asset.not-a-picture': () =>
    'Ce fichier n’est pas une image prise en charge (JPEG, PNG, GIF, WebP, AVIF, TIFF ou SVG).',
  'asset.filters': () =>
    'Ce dessin SVG contient des filtres, qui peuvent bloquer l’ordinateur : il n’a pas été ajouté. Exportez-le en PNG depuis le logiciel de dessin.',
  'asset.too-complex': () =>
    'Cette image demande trop de temps ou de mémoire pour être lue : elle n’a pas été ajoutée. Exportez-la en JPEG ou en PNG depuis un logiciel de retouche.',
  'asset.heic': () =>
    'Cette photo est au format HEIC de l’iPhone, qu’Escale ne lit pas ; le fichier est intact. Sur l’iPhone, choisissez Réglages, Appareil photo, Formats, « Le plus compatible » pour les prochaines ; exportez celle-ci en JPEG, ou envoyez-la-vous par Mail.',
  'file.token-unknown': () => 'Ce fichier n’est plus disponible. Choisissez-le à nouveau.',
  'file.unreadable': () =>
    'Ce fichier ne peut pas être lu. Vérifiez qu’il existe encore et que vous avez le droit de le lire.',
  'document.unknown-kind': () =>
    'Ce fichier n’est pas un document pris en charge (docx, odt, eml, msg, csv, txt, html, md). Rien n’a été modifié.',
  'document.no-text': () =>
    'Cette commande lit un texte (txt), une page (html) ou du Markdown (md). Copiez le texte du document ou de la transcription dans un fichier txt.',
  'document.pdf': () =>
    'Un PDF ne garde pas l’ordre du texte. Ouvrez-le, copiez tout, puis collez le texte ici. Rien n’a été modifié.',
  'document.pdf-locked': () =>
    'Ce PDF est chiffré : Escale ne peut pas lire s’il contient un formulaire rempli. Rien n’a été modifié. Demandez-le sans mot de passe, ou ouvrez-le et copiez-en le texte.',
  'document.old-word': () =>
    'Ce document est d’une ancienne version de Word, ou protégé par un mot de passe. Enregistrez-le au format docx sans mot de passe, puis réessayez.',
  'document.damaged': () =>
    'Ce document est endommagé : rien n’a été importé ni modifié. Ouvrez-le et enregistrez-le à nouveau, ou copiez-en le texte.',
  'document.too-large': () =>
    'Ce document est trop volumineux pour être lu. Rien n’a été modifié. Copiez-en le texte par parties.',
  'document.too-complex': () =>
    'Ce document demande trop de temps ou de mémoire pour être lu : la lecture a été arrêtée, rien n’a été modifié. Vérifiez d’où il vient, ou copiez-en le texte.',
  'blog.not-found': () => 'Ce blog n’est plus connecté à Escale.',
  'account.not-found': () => 'Ce compte n’est plus connecté à Escale.',
  'outside.refused': () => 'Cette adresse n’est pas celle d’un site public : Escale ne l’a pas ouverte.',
  'outside.not-found': () => 'Le site répond qu’il n’y a rien à cette adresse, ou que ce n’est pas public.',
  'outside.too-large': () => 'Le contenu de ce site est trop volumineux (20 Mo au plus). Rien n’a été gardé.',
  'outside.unavailable': () => 'Ce site ne répond pas pour le moment. Réessayez plus tard.',
  'destination.answer-too-long': ({ host }) =>
    `« ${host} » a envoyé une réponse beaucoup trop longue. Elle n’a pas été lue, et rien n’a changé ici. Si cela se répète, prévenez la personne qui gère ce site.`,
  'destination.endless-list': ({ blog, count }) =>
    `La liste des billets${ofBlog(blog)} ne s’arrête pas : ${count} ont été lus. La lecture est arrêtée, ce qui a été lu est gardé. Prévenez la personne qui gère ce site.`,
  'destination.ended-twice': ({ blog }) =>
    `Escale s’est arrêté deux fois pendant la lecture de « ${blog} ». Ce blog n’est plus lu de lui-même ; rien n’est perdu ici. Actualisez-le pour essayer encore, ou prévenez la personne qui gère ce site.`,
  'destination.quota': () =>
    'Le blog limite pour le moment le nombre de demandes. L’envoi reprendra automatiquement.',
  'destination.not-found': () => 'Ce billet n’est plus sur le blog. Le texte est conservé ici.',
  'destination.labels': () =>
    'Le blog a refusé les libellés : trop nombreux, ou trop longs en tout. Retirez-en, puis réessayez.',
  'destination.html-refused': () =>
    'Le blog a refusé le contenu du billet. Le texte est conservé ici. Vérifiez les blocs importés, puis réessayez.',
  'destination.rejected': () =>
    'Le blog a refusé la demande. Le texte est conservé ici. Réessayez plus tard.',
  'destination.unavailable': () => 'Le blog ne répond pas pour le moment. L’envoi reprendra automatiquement.',
  'publication.changed-on-blog': () =>
    'Ce billet a été modifié sur le blog depuis le dernier envoi. Rien n’a été remplacé : choisissez la version à garder.',
  'publication.nothing-to-publish': () => 'Il n’y a rien à publier : ajoutez un titre et du texte.',
  'publication.required-checks': ({ count }) =>
    `Ce blog exige ${counted('fr', Number(count ?? 1), 'contrôle qui n’est pas satisfait', 'contrôles qui ne sont pas satisfaits')}. Rien n’est parti : ${Number(count ?? 1) === 1 ? 'réglez-le' : 'réglez-les'} dans la fenêtre de publication.`,
  'publication.too-heavy': () =>
    'Le billet est trop lourd pour le blog. Réduisez le nombre ou la taille des images.',
  'publication.not-there': () => 'Ce billet n’est pas sur ce blog : il n’y a rien à y retirer.',
  'publication.already-online': () =>
    'Ce billet est déjà en ligne sur le blog ; rien n’y a été changé. Mettez-le à jour, ou remettez-le en brouillon d’abord.',
  'comment.not-found': () => 'Ce commentaire n’est plus sur le blog. Il est retiré d’ici aussi.',
  'comment.offline': () => 'Pas de réseau : rien n’a changé sur le blog. Recommencez une fois en ligne.',
  'comment.unclear': () =>
    'La réponse du blog s’est perdue en route. Actualisez depuis le blog pour voir ce qu’est devenu ce commentaire.',
  'publication.date-passed': () =>
    'L’heure prévue est passée avant que l’envoi puisse partir. Rien n’a été publié : choisissez une autre date, ou publiez maintenant.',
  'publication.not-found': () => 'Cette publication n’existe plus.',
  'pictures.not-chosen': () =>
    'L’emplacement des photos de ce blog n’est pas encore choisi. Choisissez-le dans la fenêtre de publication. Rien n’est parti.',
  'pictures.no-address': ({ count }) =>
    `${counted('fr', Number(count ?? 1), 'photo n’a', 'photos n’ont')} pas encore d’adresse sur le web. Rien n’est parti.`,
  'pictures.store-not-set': () =>
    'L’espace de stockage des photos n’est pas configuré, ou sa clé manque. Configurez-le dans les réglages du blog. Rien n’est parti.',
  'pictures.store-address': ({ field }) =>
    `Ce réglage n’est pas accepté : ${STORE_FIELDS[String(field)] ?? STORE_FIELDS.endpoint}.`,
  'pictures.store-refused': ({ host, status, reason }) =>
    `L’espace de stockage ${host} a refusé (${[status, reason].filter((part) => part !== '').join(', ')}). Vérifiez le nom de l’espace, la région et la clé. Rien n’est parti.`,
  'pictures.store-unavailable': ({ host }) =>
    `L’espace de stockage ${host} ne répond pas correctement pour le moment. Escale réessaiera.`,
  'pictures.not-public': ({ host, reason, status }) => {
    if (reason === 'not-a-picture')
      return `À cette adresse, ${host} ne renvoie pas une image. Rien n’est parti.`;
    if (reason === 'unavailable')
      return `${host} ne répond pas correctement pour le moment : les lecteurs pourraient ne pas voir la photo. Rien n’est parti.`;
    if (reason === 'refused')
      return `${host} n’est pas un site public : les lecteurs n’y verraient rien. Rien n’est parti.`;
    if (status === 404 || status === 410)
      return `${host} n’a rien à cette adresse. Vérifiez l’adresse publique. Rien n’est parti.`;
    return `La photo est sur ${host}, mais tout le monde ne peut pas la voir. Rendez l’espace public, ou vérifiez l’adresse publique. Rien n’est parti.`;
  },
  'pictures.host-changed': () =>
    'L’emplacement des photos de ce blog a changé depuis la préparation de cet envoi. Rien n’est parti. Annulez cet envoi, puis publiez à nouveau.',
  'pictures.none-missing': () => 'Toutes les photos de ce billet sont déjà en place.',
  'pictures.handoff-ended': () =>
    'Ce dépôt de photos est terminé. Ouvrez à nouveau la fenêtre de publication.',
  'job.not-found': () => 'Cet envoi n’existe plus.',
  'job.already-leaving': () => 'L’envoi est déjà parti : il ne peut plus être annulé.',
  'practice-blog.port-taken': () =>
    'Le blog d’essai n’a pas pu démarrer : son adresse est utilisée par un autre programme.',
  'import.not-found': () => 'Cette importation n’est plus dans la bibliothèque.',
  'import.not-now': () => 'Cette importation a déjà avancé : rien n’a été modifié.',
  'import.busy': () => 'Une autre importation est en cours. Attendez sa fin, ou mettez-la en pause.',
  'import.address': () =>
    'Ce n’est pas l’adresse d’un blog. La copier depuis la barre du navigateur : https://…',
  'import.damaged': () =>
    'Ce fichier est endommagé : rien n’a été importé. Téléchargez-le à nouveau, ou n’importez que ce qui peut être lu.',
  'import.file-gone': ({ name }) =>
    `Le fichier « ${name} » n’est plus à sa place. Ce qui a déjà été copié est conservé : remettez le fichier à sa place, puis reprenez.`,
  'import.inspection-cut': () =>
    'Escale s’est fermé pendant cette lecture : rien n’a été copié. Réessayez ; si Escale se ferme à nouveau, choisissez une autre source.',
  'proposals.not-proposed': () =>
    'Ce billet a changé depuis : rien n’a été accepté. Il sera analysé et proposé à nouveau.',
  'proposals.not-decided': () => 'Il n’y a rien à annuler : rien n’a été modifié.',
  'proposals.no-turns': () =>
    'Aucune question n’a été trouvée dans ce billet. Ouvrez-le pour marquer vous-même les questions.',
  'proposals.edited-since': () =>
    'Ce billet a été modifié depuis qu’il a été accepté : le texte actuel est conservé. L’original est dans l’historique.',
  'proposals.sample-first': ({ count }) =>
    Number(count) === 1
      ? 'Regardez d’abord un billet sûr. Rien n’a été accepté.'
      : `Regardez d’abord ${count ?? ''} billets sûrs, un à un. Rien n’a été accepté.`,
  'proposals.busy': () => 'Une série de billets est déjà en cours. Attendez sa fin.',
  'several.not-found': () => 'Cette action n’est plus en mémoire : elle ne peut plus être suivie ni annulée.',
  'several.written-since': () => 'Ce billet a été modifié depuis : ses libellés restent tels qu’ils sont.',
  'several.sending': () => 'Un envoi de ce billet est déjà en cours. Réessayez quand il sera terminé.',
  'several.too-many-labels': ({ most }) =>
    `Ce billet porterait plus de ${most} libellés : les siens restent tels qu’ils sont.`,
  'several.by-hand': () => 'Ce blog se met à jour à la main, un billet à la fois.',
  'several.unknown-text': () =>
    'Escale ne connaît pas assez bien le texte en ligne de ce billet pour le mettre à jour d’ici. Ouvrez-le et mettez-le à jour.',
  'export.not-found': () => 'Cet export n’est plus en mémoire. Les fichiers déjà écrits sont à leur place.',
  'export.not-written': (params) =>
    `Rien n’a pu être écrit à cet endroit (« ${params['name'] ?? ''} »). Vérifiez que le dossier existe et que l’écriture y est permise, ou choisissez-en un autre.`,
  'export.form-script': () =>
    'Le formulaire ne sait pas montrer l’écriture de ce texte : rien n’a été écrit. Choisissez le format docx.',
  'export.nothing-of-person': () =>
    'Cette personne n’a encore ni question ni réponse dans cet entretien. Rien n’a été écrit.',
  'questions.none': () => 'Cet entretien n’a pas encore de question pour cette personne. Rien n’a été écrit.',
  'export.pdf-failed': () =>
    'Le PDF n’a pas pu être créé, et rien n’a été écrit. Réessayez, ou choisissez le format docx.',
  'feed.private': () =>
    'Ce blog n’est pas public : ses billets ne peuvent pas être lus depuis son adresse. Choisissez une sauvegarde du blog, ou connectez le blog avec son compte.',
  'feed.none': () =>
    'Les billets de ce blog ne peuvent pas être lus depuis son adresse : son propriétaire ne le permet pas. Choisissez une sauvegarde du blog, ou connectez le blog avec son compte.',
  'feed.no-name': ({ host }) =>
    `Le site « ${host} » n’a pas été trouvé : il n’y a pas de réseau, ou l’adresse est fausse. Rien n’a changé. Vérifiez la connexion, puis copiez l’adresse depuis la barre du navigateur.`,
  'feed.no-blog': () =>
    'Aucun blog n’a été trouvé à cette adresse. Copiez-la depuis la barre du navigateur ; sinon, choisissez une sauvegarde du blog, ou connectez le blog avec son compte.',
  'feed.not-blogger': () =>
    'Le site à cette adresse n’est ni un blog Blogger ni un blog WordPress. Choisissez une sauvegarde du blog, ou connectez le blog avec son compte.',
  'by-hand.not-found': () =>
    'Le blog ne montre pas encore ce billet. Blogger met parfois une minute à l’afficher : cherchez à nouveau, ou collez l’adresse du billet.',
  'by-hand.no-mark': () =>
    'Cette page est bien celle du blog, mais le texte copié n’y est pas. Dans Blogger, passez en « Affichage HTML », effacez tout, collez à nouveau le texte, puis mettez à jour.',
  'by-hand.not-yet': () =>
    'Le blog montre encore l’ancien texte. Collez le nouveau dans Blogger et mettez à jour, puis vérifiez à nouveau.',
  'by-hand.differs': () =>
    'Le billet est sur le blog, mais diffère du texte copié. Les différences sont affichées ci-dessous.',
  'by-hand.page-missing': () =>
    'Il n’y a pas de page à cette adresse. Vérifiez que le billet est publié, et non en brouillon, puis copiez son adresse depuis le navigateur.',
  'by-hand.other-blog': () =>
    'Cette adresse est celle d’un autre blog. Rien n’a changé. Collez celle du billet sur ce blog.',
  'by-hand.address': () =>
    'Ce n’est pas l’adresse d’un billet. La copier depuis la barre du navigateur : https://…',
  'by-hand.private': () =>
    'Ce blog n’est visible que sur invitation : Escale ne peut pas y vérifier le billet.',
  'by-hand.unreachable': () => 'Le blog n’a pas pu être lu. Vérifiez son adresse, ou réessayez plus tard.',
  'by-hand.offline': () =>
    'Pas de réseau. Les étapes déjà faites sont conservées ; vérifiez dès qu’il revient.',
  'by-hand.unread': () =>
    'Le texte en ligne n’a pas pu être lu avant la copie. Vérifiez dans Blogger que personne ne l’a modifié avant de le remplacer.',
  'by-hand.dashboard': () =>
    'Cette adresse ne contient pas le numéro du blog. Ouvrez le blog dans Blogger et copiez l’adresse de la page, qui contient un long numéro.',
  'by-hand.not-seen': () => 'Le blog a changé entre-temps. Vérifiez à nouveau, puis choisissez.',
  'by-hand.still-online': () =>
    'Ce billet est toujours en ligne à son adresse. Retirez-le dans Blogger, puis vérifiez à nouveau.',
};
