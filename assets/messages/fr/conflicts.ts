import { how, parts } from './history.ts';
import { counted } from '../plural.ts';

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
