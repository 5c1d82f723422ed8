/**
 * Generates any number of invented French interviews, deterministically, for measuring search. Words of a made
 * vocabulary follow a Zipf law and are mixed with French function words, so that some are in nearly every post and most
 * in few.
 */
import {
  DOCUMENT_VERSION,
  type Inline,
  type Participant,
  type Post,
  type TopBlock,
} from '#interview/document.ts';

export type GeneratedPost = Readonly<{ document: Post; publishedAt: number }>;

/** Numbers in [0, 1), always the same for a seed (the mulberry32 generator). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const ROOTS =
  'innovation école service usager jardin projet public métropole équipe atelier bibliothèque santé région quartier numérique habitant commune démarche culture énergie partage transport mobilité musée rivière écologie médiation écoute œuvre cœur chantier forêt budget réunion';
const ONSETS = 'b br c ch cl d dr f fl g gr j l m n p pr r s t tr v'.split(' ');
const VOWELS = 'a e i o u ou an on é ai'.split(' ');
const ENDINGS = 'tion ment eur euse age ité ique isme able ier ade ure ance elle el al'.split(' ');
const FIRST_NAMES =
  'Alba Bruno Camille Denis Élise Fanny Gaël Hélène Ismaël Jeanne Karim Léonie Mathis Noémie Oscar Paola Quentin Rosalie Sacha Thaïs'.split(
    ' ',
  );
const LAST_NAMES =
  'Abribat Bellanger Corvez Desnoues Esnault Faucheux Garrigue Hamelin Izard Jaouen Kervella Lemétayer Mazurier Nivelle Ozanne Pelletan Querré Roquebert Sauvage Tardieu'.split(
    ' ',
  );
const LABELS =
  'Innovation,Santé,Culture,École,Numérique,Mobilité,Énergie,Portraits,Territoires,Participation'.split(',');
const SKELETONS = [
  'Nous avons pensé à * avec les *, et la * est venue ensuite',
  'Le * de la * n’est pas le même que celui du *',
  'C’est dans l’* que nous avons trouvé une * pour le *',
  'Je crois que * et * vont ensemble, parce que la * le demande',
  'Il y a eu une *, puis des *, sans que le * change vraiment',
  'À ce moment-là, * nous a montré comment le * pouvait devenir *',
];
const QUESTIONS = [
  'Comment la * a-t-elle changé votre *\u00a0?',
  'Qu’est-ce que le * vous a appris sur la *\u00a0?',
  'Pourquoi avoir choisi * plutôt que *\u00a0?',
  'Quel est le rôle de l’* dans votre *\u00a0?',
];

/** `count` interviews of 300 to 2,000 words, by one to three people out of two hundred, from 2008 to 2026. */
export function* generateArchive(count: number, seed = 1): Generator<GeneratedPost> {
  const random = seededRandom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const pick = <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item;
  const vocabulary = ROOTS.split(' ');
  const usedWords = new Set(vocabulary);
  while (vocabulary.length < 20_000) {
    const word =
      pick(ONSETS) +
      pick(VOWELS) +
      (random() < 0.6 ? pick(ONSETS) + pick(VOWELS) : '') +
      (random() < 0.8 ? pick(ENDINGS) : '');
    if (!usedWords.has(word)) vocabulary.push(word);
    usedWords.add(word);
  }
  const people = FIRST_NAMES.flatMap((first, index) =>
    LAST_NAMES.filter((_, position) => (position + index) % 2 === 0).map((last) => `${first} ${last}`),
  );
  // The rank of a word under Zipf's law: the logarithm of its place is nearly uniform.
  const word = (): string => {
    const chosen = vocabulary[Math.floor(vocabulary.length ** random()) - 1] ?? 'projet';
    return random() < 0.2 && !chosen.endsWith('s') ? `${chosen}s` : chosen;
  };
  const fill = (skeleton: string): string => skeleton.replace(/\*/g, word);
  const text = (content: string): Inline[] => [{ type: 'text', text: content }];
  const paragraph = (): Inline[] =>
    text(`${Array.from({ length: 2 + below(4) }, () => fill(pick(SKELETONS))).join('. ')}.`);

  for (let number = 0; number < count; number += 1) {
    const participants = Array.from(new Set(Array.from({ length: 1 + below(3) }, () => pick(people)))).map(
      (name): Participant => ({
        id: `p${people.indexOf(name)}`,
        name,
        label: name,
        role: fill('chargée de *'),
      }),
    );
    const body: TopBlock[] = [];
    const questions = 4 + below(6);
    for (let questionIndex = 0; questionIndex < questions; questionIndex += 1) {
      body.push({ type: 'question', id: `q${questionIndex}`, content: [text(fill(pick(QUESTIONS)))] });
      for (const { id } of participants) {
        const blocks = Array.from({ length: 1 + below(3) }, () => ({
          type: 'paragraph' as const,
          content: paragraph(),
        }));
        body.push({
          type: 'answer',
          id: `a${questionIndex}-${id}`,
          participants: [id],
          labelShown: true,
          blocks,
        });
      }
    }
    yield {
      publishedAt: Date.UTC(2008 + below(19), below(12), 1 + below(28), 9),
      document: {
        version: DOCUMENT_VERSION,
        kind: 'interview',
        language: 'fr',
        title: fill('Le * et la * : entretien sur l’*'),
        labels: [...new Set([pick(LABELS), pick(LABELS)])],
        participants,
        lead: [paragraph()],
        body,
      },
    };
  }
}
