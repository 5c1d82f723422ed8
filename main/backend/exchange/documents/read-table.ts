/**
 * Reads the export of a form service (CSV of Framaforms, LimeSurvey, Google Forms, Microsoft Forms): one row for each person,
 * one column for each question. Columns of the service itself (ids, addresses of computers, points) are left out.
 */
import { foldKey } from '#interview/fold-key.ts';
import { LIMITS } from '#interview/document.ts';
import { isMailAddress } from '#interview/links.ts';
import { escapeText } from '#interview/markup/escape.ts';
import { blockToText, textToBlocks } from '#interview/plain.ts';
import type { ReadReturn, ReadTurn } from '#interview/returns/read-return.ts';
import { AppError } from '#contract/failure.ts';
import { TABLE_LIMITS } from '../limits.ts';
import { csvCells, separatorOf } from './csv-rows.ts';
import type { DocumentHtml } from './document-parts.ts';

type Role = 'date' | 'address' | 'name' | 'first-name' | 'last-name' | 'service' | 'question';
type Column = Readonly<{ role: Role; asked: string; code?: string; at: number }>;

/** By the folded title of a column; the first that matches. */
const ROLES: readonly (readonly [Role, RegExp])[] = [
  [
    'date',
    /^(?:horodateur|timestamp|date|date (?:de (?:la )?)?(?:soumission|reponse|fin|envoi)|heure de (?:soumission|fin)|submitted(?: (?:time|on|at))?|(?:date|time) submitted|submit ?date|completed(?: time)?|completion time|date de la derniere action|date last action)$/,
  ],
  [
    'address',
    /^(?:votre |your )?(?:adresse (?:e-?mail|mail|electronique|courriel|de courriel|de messagerie)|e-?mail(?: address)?|courriel|mel|mail)(?: de contact)?$/,
  ],
  ['first-name', /^(?:votre |your )?(?:prenom|first ?name|given name)$/],
  ['last-name', /^(?:votre |your )?(?:nom de famille|last ?name|surname|family name)$/],
  [
    'name',
    /^(?:votre |your )?(?:nom|nom (?:et|,) ?prenom|nom,? prenom|prenom (?:et )?nom|nom complet|name|full ?name)(?: \(.{0,40}\))?$/,
  ],
  [
    'service',
    /^(?:|id|#|n°|numero|serial|sid|uid|id de la reponse|response id|identifiant|nom d'utilisateur|username|(?:adresse )?ip(?: address)?|adresse ip|user agent|brouillon|draft|jeton|token|seed|tete de serie|langue(?: de depart| preferee)?|start ?language|language|derniere page|last ?page|heure de (?:debut|la derniere modification)|start(?:ed)? ?time|start ?date|date (?:de (?:lancement|debut)|started)|(?:last )?modified(?: time)?|last modified time|url de reference|referrer url|refurl|total (?:des )?points|total points|score|quiz feedback|commentaires du quiz|(?:points|feedback|commentaires) - .*|temps total|total time|(?:temps pour .*|.* time))$/,
  ],
];

const CODE = /\[\s*Q\s*(\d{1,3})\s*[-\u2010-\u2015]\s*([A-Z\d]{3})\s*\]\s*/iu;
/** A service may write titles above those of the columns. */
const MOST_TITLE_ROWS = 5;

/** Undefined if it has no row under its titles. Throws document.too-complex. */
export function readTable(text: string): DocumentHtml | undefined {
  const rows = csvCells(text, separatorOf(text));
  const columnsOfRows = rows.slice(0, MOST_TITLE_ROWS).map(columnsOf);
  const titles = bestTitles(columnsOfRows);
  const columns = columnsOfRows[titles] ?? [];
  const answers = rows.slice(titles + 1);
  if (answers.length === 0) return undefined;
  if (answers.length > TABLE_LIMITS.rows || columns.length > TABLE_LIMITS.columns)
    throw new AppError('document.too-complex');
  const returned = answers.map((row) => returnOf(row, columns));
  const above = rows
    .slice(0, titles)
    .flat()
    .filter((words) => words.trim() !== '');
  return {
    html: [...above.map((words) => `<p>${escapeText(words)}</p>`), ...returned.map(htmlOf)].join('\n'),
    notes: '',
    assetOf: () => undefined,
    warnings: [],
    returned,
  };
}

const columnsOf = (row: readonly string[]): Column[] =>
  row.map((title, at) => {
    const [, number, letters = ''] = CODE.exec(title) ?? [];
    const asked = title.replace(CODE, '').replaceAll(/\s+/gu, ' ').trim().slice(0, LIMITS.line);
    if (number !== undefined)
      return { role: 'question', asked, code: `Q${number}-${letters.toUpperCase()}`, at };
    const key = foldKey(asked.replaceAll('’', "'")).replace(/\s*[:*?]+$/, '');
    return { role: ROLES.find(([, pattern]) => pattern.test(key))?.[0] ?? 'question', asked, at };
  });

/**
 * The row with most codes, then most columns that are recognised: Framaforms writes two rows above it. A single code below
 * the first row may be quoted in an answer.
 */
function bestTitles(rows: readonly (readonly Column[])[]): number {
  const scores = rows.map((columns, index) => {
    const codes = columns.filter(({ code }) => code !== undefined).length;
    const roleCount = columns.filter(({ role, asked }) => role !== 'question' && asked !== '').length;
    return index > 0 && codes + roleCount < 2 ? 0 : codes * 1_000 + roleCount;
  });
  return Math.max(0, scores.indexOf(Math.max(0, ...scores)));
}

function returnOf(row: readonly string[], columns: readonly Column[]): ReadReturn {
  const valueOf = (role: Role): string => {
    const column = columns.find((one) => one.role === role && (row[one.at] ?? '').trim() !== '');
    return column === undefined
      ? ''
      : (row[column.at] ?? '').replaceAll(/\s+/gu, ' ').trim().slice(0, LIMITS.line);
  };
  const names = [valueOf('first-name'), valueOf('last-name') || valueOf('name')];
  const person = names.filter((name) => name !== '' && !/^anonym/i.test(name)).join(' ');
  const address = valueOf('address');
  const at = timeOf(valueOf('date'));
  const turns = columns.flatMap((column): ReadTurn[] => {
    const words = row[column.at] ?? '';
    const isAnswer =
      column.role === 'question' ||
      (column.role === 'address' && !isMailAddress(words.trim()) && !/^\s*anonym/i.test(words));
    if (!isAnswer || words.trim() === '') return [];
    const { asked, code } = column;
    return [{ asked, ...(code === undefined ? {} : { code }), blocks: paragraphsOf(words) }];
  });
  // Values without a column.
  const rest = row.slice(columns.length).filter((words) => words.trim() !== '');
  return {
    carrier: 'table',
    purpose: 'questions',
    ...(person === '' ? {} : { person }),
    ...(isMailAddress(address) ? { address } : {}),
    ...(at === undefined ? {} : { at }),
    turns: [...turns, ...rest.map((words): ReadTurn => ({ blocks: paragraphsOf(words) }))],
    consents: [],
  };
}

/** Each line is a paragraph: a form breaks none. */
const paragraphsOf = (words: string): NonNullable<ReadTurn['blocks']> =>
  words.split(/\r\n?|\n/).flatMap(textToBlocks);

const DATE =
  /^(?:(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})|(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2}))(?:[T ,à-]+(\d{1,2})[:h](\d{2})(?::(\d{2}))?(?:\s*([ap])m)?)?/iu;

/** The services write no zone, or their own. Day before month, unless that cannot be. */
function timeOf(text: string): number | undefined {
  const match = DATE.exec(text.trim());
  if (match === null) return undefined;
  const numbers = match.slice(1, 10).map((part) => Number(part ?? 0));
  const [y = 0, m = 0, d = 0, first = 0, second = 0, year = 0, hour = 0, minute = 0, seconds = 0] = numbers;
  const [month, day] = second > 12 ? [first, second] : [second, first];
  const afternoon = match[10]?.toLowerCase() === 'p' && hour < 12 ? 12 : 0;
  const time =
    y > 0
      ? Date.UTC(y, m - 1, d, hour + afternoon, minute, seconds)
      : Date.UTC(year < 100 ? 2_000 + year : year, month - 1, day, hour + afternoon, minute, seconds);
  return time >= 0 ? time : undefined;
}

/** The row as a text, for those who insert the document. */
function htmlOf({ person = '', address = '', turns }: ReadReturn): string {
  const head = [person, address === '' ? '' : `<${address}>`].filter((part) => part !== '').join(' ');
  const lines = turns.flatMap(({ code, asked = '', blocks = [] }) => [
    ...(asked === '' && code === undefined
      ? []
      : [`<p><b>${escapeText([code === undefined ? '' : `[${code}]`, asked].join(' ').trim())}</b></p>`]),
    ...blocks.map((block) => `<p>${escapeText(blockToText(block))}</p>`),
  ]);
  return [...(head === '' ? [] : [`<h3>${escapeText(head)}</h3>`]), ...lines].join('\n');
}
