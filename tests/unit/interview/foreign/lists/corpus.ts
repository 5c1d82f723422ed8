/** Lists as authors write them, and the expected result from any program. */

/** How an item is counted; `bullet` is not. */
export type Count = 'bullet' | 'decimal' | 'letter' | 'LETTER' | 'roman' | 'ROMAN' | 'legal';
/** An item with its depth from 1; or a paragraph between two lists. `fresh`: the number starts another list. */
export type Row =
  | Readonly<{ depth: number; count: Count; number: number; html: string; fresh?: boolean }>
  | Readonly<{ paragraph: string }>;

const item = (depth: number, count: Count, number: number, html: string): Row => ({
  depth,
  count,
  number,
  html,
});
const bullet = (depth: number, html: string): Row => item(depth, 'bullet', 0, html);
const n = (number: number, html: string, depth = 1): Row => item(depth, 'decimal', number, html);
const restartedItem = (number: number, html: string): Row => ({
  depth: 1,
  count: 'decimal',
  number,
  html,
  fresh: true,
});

type ListCase = Readonly<{ name: string; rows: readonly Row[]; expected: string }>;

const listCase = (name: string, rows: readonly Row[], ...lines: readonly string[]): ListCase => ({
  name,
  rows,
  expected: lines.map((line) => `${line}\n`).join(''),
});

export const LISTS: readonly ListCase[] = [
  listCase('bullets', [bullet(1, 'la mer'), bullet(1, 'le port')], '- la mer', '- le port'),
  listCase(
    'numbers',
    [n(1, 'larguer'), n(2, 'hisser'), n(3, 'saluer')],
    '1. larguer',
    '2. hisser',
    '3. saluer',
  ),
  listCase('one number alone', [n(1, 'larguer')], '1. larguer'),
  listCase('a start that is not 1', [n(3, 'larguer'), n(4, 'hisser')], '3. larguer', '4. hisser'),
  listCase(
    'numbers of two digits',
    [n(9, 'neuf'), n(10, 'dix'), n(11, 'onze')],
    '9. neuf',
    '10. dix',
    '11. onze',
  ),
  listCase(
    'bullets at three depths',
    [
      bullet(1, 'pont'),
      bullet(2, 'cabine'),
      bullet(3, 'couchette'),
      bullet(2, 'timonerie'),
      bullet(1, 'cale'),
    ],
    '- pont',
    '  - cabine',
    '    - couchette',
    '  - timonerie',
    '- cale',
  ),
  listCase(
    'numbers, letters, Roman numbers at three depths',
    [
      n(1, 'un'),
      item(2, 'letter', 1, 'petit a'),
      item(3, 'roman', 1, 'premier'),
      item(3, 'roman', 2, 'second'),
      item(2, 'letter', 2, 'petit b'),
      n(2, 'deux'),
    ],
    '1. un',
    '  1. petit a',
    '    1. premier',
    '    2. second',
    '  2. petit b',
    '2. deux',
  ),
  listCase(
    'bullets under numbers',
    [n(1, 'semer'), bullet(2, 'en mars'), bullet(2, 'en avril'), n(2, 'arroser'), bullet(2, 'le soir')],
    '1. semer',
    '  - en mars',
    '  - en avril',
    '2. arroser',
    '  - le soir',
  ),
  listCase(
    'numbers under bullets',
    [bullet(1, 'matin'), n(1, 'ouvrir', 2), n(2, 'trier', 2), bullet(1, 'soir'), n(1, 'fermer', 2)],
    '- matin',
    '  1. ouvrir',
    '  2. trier',
    '- soir',
    '  1. fermer',
  ),
  listCase(
    'legal numbers',
    [
      item(1, 'legal', 1, 'Objet'),
      item(2, 'legal', 1, 'Champ'),
      item(2, 'legal', 2, 'Durée'),
      item(3, 'legal', 1, 'Reconduction'),
      item(1, 'legal', 2, 'Prix'),
      item(2, 'legal', 1, 'Révision'),
    ],
    '1. Objet',
    '  1. Champ',
    '  2. Durée',
    '    1. Reconduction',
    '2. Prix',
    '  1. Révision',
  ),
  listCase(
    'letters',
    [
      item(1, 'letter', 1, 'les fèves'),
      item(1, 'letter', 2, 'les pois'),
      item(1, 'letter', 3, 'les lentilles'),
    ],
    '1. les fèves',
    '2. les pois',
    '3. les lentilles',
  ),
  listCase(
    'letters that are Roman numbers too',
    [item(1, 'LETTER', 3, 'carotte'), item(1, 'LETTER', 4, 'datte')],
    '3. carotte',
    '4. datte',
  ),
  listCase(
    'letters up to i and j',
    [8, 9, 10].map((number) => item(1, 'letter', number, `plan ${number}`)),
    '8. plan 8',
    '9. plan 9',
    '10. plan 10',
  ),
  listCase(
    'Roman numbers',
    [1, 2, 3, 4, 5].map((number) => item(1, 'ROMAN', number, `acte ${number}`)),
    '1. acte 1',
    '2. acte 2',
    '3. acte 3',
    '4. acte 4',
    '5. acte 5',
  ),
  listCase(
    'Roman numbers from nine',
    [9, 10, 11].map((number) => item(1, 'roman', number, `scène ${number}`)),
    '9. scène 9',
    '10. scène 10',
    '11. scène 11',
  ),
  listCase(
    'a list that begins again',
    [n(1, 'pain'), n(2, 'sel'), restartedItem(1, 'feu'), n(2, 'eau')],
    '1. pain',
    '2. sel',
    '1. feu',
    '2. eau',
  ),
  listCase(
    'a list that goes on after a paragraph',
    [n(1, 'pain'), n(2, 'sel'), { paragraph: 'Une pause.' }, { ...restartedItem(3, 'feu') }, n(4, 'eau')],
    '1. pain',
    '2. sel',
    'p Une pause.',
    '3. feu',
    '4. eau',
  ),
  listCase(
    'bullets, then numbers',
    [bullet(1, 'libre'), bullet(1, 'ouvert'), n(1, 'lire'), n(2, 'relire')],
    '- libre',
    '- ouvert',
    '1. lire',
    '2. relire',
  ),
  listCase(
    'marks and links in items',
    [n(1, 'un <b>mot</b> gras'), n(2, 'voir <a href="https://exemple.fr/a">la page</a>')],
    '1. un **mot** gras',
    '2. voir [la page](https://exemple.fr/a)',
  ),
  listCase(
    'items that begin with a number',
    [n(1, '2024 : le départ'), n(2, '2025 : le retour')],
    '1. 2024 : le départ',
    '2. 2025 : le retour',
  ),
];

const ROMANS = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];

/** The labels of items as Word writes them: `legal` includes the numbers above. */
export function marksOf(rows: readonly Row[]): string[] {
  const above: number[] = [];
  return rows.map((row) => {
    if (!('depth' in row)) return '';
    above.length = row.depth - 1;
    above.push(row.number);
    const letter = String.fromCharCode(96 + row.number);
    const roman = ROMANS[row.number - 1] ?? '';
    const marks: Record<Count, string> = {
      bullet: '·',
      decimal: `${row.number}.`,
      letter: `${letter})`,
      LETTER: `${letter.toUpperCase()}.`,
      roman: `${roman}.`,
      ROMAN: `${roman.toUpperCase()}.`,
      legal: row.depth === 1 ? `${row.number}.` : above.join('.'),
    };
    return marks[row.count];
  });
}
