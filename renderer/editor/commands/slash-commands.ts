/**
 * What the slash menu offers where the slash stands: rows of the table of commands (preload/contract/commands.ts), with
 * the words under `slash` in assets/messages/{fr,en}/editor.ts.
 *
 * A command the editor does not know itself (commands/commands.ts) is passed to the page, as the menu's would be.
 */
import type { BlocksMessages } from '#assets/messages/fr/editor.ts';
import type { Kind } from '#interview/document.ts';
import { COMMAND_ROWS, COMMANDS, type SlashCommand } from '#contract/commands.ts';
import type { IconName } from '../../ui/Icon.tsx';
import { foldForFind } from '../model/fold.ts';
import type { BlockKind } from './summary.ts';

/** Where the slash stands. */
export type SlashContext = Readonly<{
  kind: Kind;
  block: BlockKind;
  inAnswer: boolean;
  /** Whether the block is the last of its answer, so that what may not stand in an answer can follow it. */
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

/** Whether it can be done there. Nothing is offered in the lead, in code or in a table. */
export function applies({ command }: SlashEntry, place: SlashContext): boolean {
  const { slash } = COMMAND_ROWS[command];
  if (slash === undefined || !isText(place)) return false;
  if (slash.interview === true && place.kind !== 'interview') return false;
  if (slash.turn === true && place.kind === 'page') return false;
  const already = place.block === command || (command === 'paragraph' && place.block === 'answer');
  switch (slash.where) {
    case 'text':
      return true;
    case 'other':
      return !already;
    case 'outside':
      return !already && !place.inAnswer;
    case 'between':
      return !place.inAnswer || place.endsTurn;
  }
}

/**
 * What applies at a place and is meant by the words typed after the slash: first what begins with them, then where a
 * word does, then what they may also be called. Accents and case do not matter.
 */
export function slashEntries(
  place: SlashContext,
  query: string,
  words: BlocksMessages['slash'],
): readonly SlashEntry[] {
  const wanted = foldForFind(query.trim()).text;
  return SLASH_ENTRIES.filter((entry) => applies(entry, place))
    .map((entry) => ({ entry, rank: rankOf(wanted, words[entry.command]) }))
    .filter(({ rank }) => rank < Infinity)
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ entry }) => entry);
}

function rankOf(wanted: string, { name, also }: Readonly<{ name: string; also: string }>): number {
  const folded = foldForFind(name).text;
  if (folded.startsWith(wanted)) return 0;
  if (wordStarts(folded, wanted)) return 1;
  return wordStarts(foldForFind(also).text, wanted) ? 2 : Infinity;
}

const wordStarts = (words: string, wanted: string): boolean =>
  words.split(/[\s'’,]+/u).some((_word, index, all) => all.slice(index).join(' ').startsWith(wanted));
