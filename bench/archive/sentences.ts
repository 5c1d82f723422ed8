/**
 * Sentence patterns with their function words and punctuation. Placeholders: `*` a word, `L` with its article, `D`
 * after « de ».
 */

const FRENCH = `Nous avons pensé à L avec D, et L est venue ensuite, sans que personne ne le demande.
Le plus difficile n’est pas L, c’est D : il faut du temps, et un peu de *.
C’est dans L que nous avons trouvé une * pour les *, puis une autre pour D.
Je crois que * et * vont ensemble, parce que L le demande depuis longtemps.
Il y a eu une *, puis des *, sans que L change vraiment.
À ce moment-là, * nous a montré comment L pouvait devenir *.
Quand on parle D, on oublie souvent que L commence par une * très simple.
Ce que je retiens, c’est L : une * qui ne dit pas son nom.
On nous disait que L était *, mais nous n’en avons pas vu la *.
Les * du quartier ont repris L, et depuis les * reviennent chaque semaine.
Pour L, il a fallu * avec les *, * avec les *, et attendre D.
Je ne sais pas si L est la bonne *, mais elle nous a permis D.
Il s’agit moins D que D : voilà ce qui nous occupe.
L’équipe a mis * mois à * L, et personne ne l’a regretté.
Avant, chaque * avait sa * ; aujourd’hui, L se partage.
Dans notre *, L n’est jamais * : on y revient, on la corrige, on recommence.
Si je devais garder une *, ce serait L, avec ses * et ses *.
Nous n’avions ni * ni *, seulement L et beaucoup D.
Au fond, L et L disent la même chose : il n’y a pas D sans *.
Le jour où L est arrivée, les * ont compris que la * ne suffirait pas.
Vous savez, L, on en parle peu, et c’est pourtant là que tout se *.
Les * ne viennent pas pour L, ils viennent pour D et pour les *.
Il faut * sans *, et surtout ne pas confondre L avec D.
Une * m’a dit un jour : « L, c’est D et rien d’autre ».
Cela suppose D, une * claire et des * qui tiennent.
Nous avons * puis *, avant de revenir à L comme au premier jour.
Ni L ni L ne m’ont paru *, et pourtant la * était là.
Ce n’est qu’après D que les * ont pris la mesure D.
J’ai appris à * L, à * les *, à laisser la * en paix.
Entre L et L, nous avons choisi de ne pas choisir.`.split('\n');

const FRENCH_QUESTIONS = `Comment L a-t-elle changé votre * ?
Qu’est-ce que L vous a appris sur D ?
Pourquoi avoir choisi * plutôt que * ?
Quel est le rôle D dans votre * ?
Où en est L aujourd’hui ?
Qui décide D, et avec quelles * ?
Que diriez-vous à une * qui voudrait * L ?
Comment passe-t-on D à L ?`.split('\n');

const FRENCH_TITLES = `L et L : entretien sur D
* : ce que L doit à D
Faire * avec les *
L, une affaire D
« L ne se décrète pas »
Au pays D, L`.split('\n');

const ENGLISH = `We thought about * and *, and the * came later than anyone expected.
It is not the * that matters here, it is how a * becomes a *.
I have never seen a * without some *, and that is why we kept the *.
When you work with *, the * teaches you to *.
They told us that * was *, but the * said otherwise.
Our * began with a * and two *, nothing more.
You cannot * a * from an office: you need *, time and *.`.split('\n');
const ENGLISH_QUESTIONS = `What made you choose * over *?
How did the * change your *?
Who decides about the *, and with what *?`.split('\n');
const ENGLISH_TITLES = `The * and the *: a conversation about *
What * owes to *`.split('\n');

/** A parsed pattern: texts and the placeholders between them. */
export type Sentence = readonly (string | Readonly<{ put: '*' | 'L' | 'D' }>)[];
export type Sentences = Readonly<Record<'statements' | 'questions' | 'titles', readonly Sentence[]>>;

const takenApart = (sentences: readonly string[]): Sentence[] =>
  sentences.map((sentence) =>
    sentence
      // A narrow no-break space before tall signs, a no-break space before the colon and inside guillemets.
      .replace(/ (?=[?;!])/gu, '\u202f')
      .replace(/ (?=[:»])|(?<=«) /gu, '\u00a0')
      .split(/(\*|\bL\b(?!’)|\bD\b)/u)
      .filter((part) => part !== '')
      .map((part) => (part === '*' || part === 'L' || part === 'D' ? { put: part } : part)),
  );

export const SENTENCES: Readonly<Record<'fr' | 'en', Sentences>> = {
  fr: {
    statements: takenApart(FRENCH),
    questions: takenApart(FRENCH_QUESTIONS),
    titles: takenApart(FRENCH_TITLES),
  },
  en: {
    statements: takenApart(ENGLISH),
    questions: takenApart(ENGLISH_QUESTIONS),
    titles: takenApart(ENGLISH_TITLES),
  },
};
