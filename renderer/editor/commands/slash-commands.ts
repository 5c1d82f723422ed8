/**
 * The entries of the slash menu: rows of the command table (preload/contract/commands.ts), with the words under `slash`
 * in assets/messages/{fr,en}/editor.ts.
 *
 * A command unknown to the editor (commands/commands.ts) is sent to the page, as the menu does.
 */
import type { BlocksMessages } from '#assets/messages/fr/editor.ts';
import type { Kind } from '#interview/document.ts';
import { COMMAND_ROWS, COMMANDS, type SlashCommand } from '#contract/commands.ts';
import type { IconName } from '../../ui/Icon.tsx';
import { foldForFind } from '../model/fold.ts';
import type { BlockKind } from './summary.ts';

/** The block in which the slash was typed. */
export type SlashContext = Readonly<{
  kind: Kind;
  block: BlockKind;
  inAnswer: boolean;
  /** Whether the block is the last of its answer, so that a block that answers cannot hold may follow it. */
  endsTurn: boolean;
}>;

export type SlashEntry = Readonly<{ command: SlashCommand; icon: IconName; inserts: boolean }>;

const NOT_HERE: readonly BlockKind[] = [
  'lead',
  'none',
  'card',
  'table',
  'table-caption',
  'code-block',
  'quote-source',
];
const isText = ({ block }: SlashContext): boolean => !NOT_HERE.includes(block);
export const SLASH_ENTRIES: readonly SlashEntry[] = COMMANDS.flatMap((command) => {
  const { slash } = COMMAND_ROWS[command];
  return slash === undefined
    ? []
    : [{ command: command as SlashCommand, icon: slash.icon, inserts: slash.inserts === true }];
});

/** Whether the entry applies in this context. Nothing is offered in the lead, in code or in a table. */
export function applies({ command }: SlashEntry, context: SlashContext): boolean {
  const { slash } = COMMAND_ROWS[command];
  if (slash === undefined || !isText(context)) return false;
  if (slash.interview === true && context.kind !== 'interview') return false;
  if (slash.turn === true && context.kind === 'page') return false;
  const already = context.block === command || (command === 'paragraph' && context.block === 'answer');
  switch (slash.where) {
    case 'text':
      return true;
    case 'other':
      return !already;
    case 'outside':
      return !already && !context.inAnswer;
    case 'between':
      return !context.inAnswer || context.endsTurn;
  }
}

/**
 * The applicable entries that match the query, ignoring accents and case: names that begin with it first, then names
 * with a word that does, then synonyms.
 */
export function slashEntries(
  context: SlashContext,
  query: string,
  words: BlocksMessages['slash'],
): readonly SlashEntry[] {
  const foldedQuery = foldForFind(query.trim()).text;
  return SLASH_ENTRIES.filter((entry) => applies(entry, context))
    .map((entry) => ({ entry, rank: rankOf(foldedQuery, words[entry.command]) }))
    .filter(({ rank }) => rank < Infinity)
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ entry }) => entry);
}

function rankOf(foldedQuery: string, { name, also }: Readonly<{ name: string; also: string }>): number {
  const folded = foldForFind(name).text;
  if (folded.startsWith(foldedQuery)) return 0;
  if (wordStarts(folded, foldedQuery)) return 1;
  return wordStarts(foldForFind(also).text, foldedQuery) ? 2 : Infinity;
}

const wordStarts = (words: string, foldedQuery: string): boolean =>
  words.split(/[\s'’,]+/u).some((_word, index, all) => all.slice(index).join(' ').startsWith(foldedQuery));
