/**
 * What the slash menu offers. To add to it: a command of COMMANDS (preload/contract/events.ts), its words under `slash`
 * in assets/messages/{fr,en}/blocks.ts, and a line here. Its keys are those of SHORTCUTS.
 *
 * A command the editor does not know itself (commands.ts) is passed to the page, as the menu's would be.
 */
import type { BlocksMessages } from '../../assets/messages/fr/blocks.ts';
import type { Kind } from '../../interview/document.ts';
import type { ToolIconName } from './components/ToolIcon.tsx';
import { foldForFind } from './fold.ts';
import type { BlockKind } from './summary.ts';
import type { Command } from './types.ts';

/** Where the slash stands. */
export type SlashPlace = Readonly<{
  kind: Kind;
  block: BlockKind;
  inAnswer: boolean;
  /** Whether the block is the last of its answer, so that what may not stand in an answer can follow it. */
  endsTurn: boolean;
}>;

type SlashCommand = Command & keyof BlocksMessages['slash'];

export type SlashEntry = Readonly<{
  command: SlashCommand;
  icon: ToolIconName;
  /** Puts a block in, rather than changing the one with the caret: the toolbar offers it too. */
  inserts?: true;
  /** Whether it can be done there. Nothing is offered in the lead, in code or in a table by default. */
  applies: (place: SlashPlace) => boolean;
}>;

const NOT_HERE: readonly BlockKind[] = [
  'lead',
  'none',
  'card',
  'table',
  'table-caption',
  'code-block',
  'quote-source',
];
const isText = ({ block }: SlashPlace): boolean => !NOT_HERE.includes(block);
const isNot =
  (block: BlockKind) =>
  (place: SlashPlace): boolean =>
    isText(place) && place.block !== block;
const outside =
  (block: BlockKind) =>
  (place: SlashPlace): boolean =>
    isText(place) && place.block !== block && !place.inAnswer;
const betweenTurns = (place: SlashPlace): boolean => isText(place) && (!place.inAnswer || place.endsTurn);

export const SLASH_ENTRIES: readonly SlashEntry[] = [
  {
    command: 'question',
    icon: 'question',
    applies: (at) => isNot('question')(at) && at.kind === 'interview',
  },
  { command: 'answer', icon: 'answer', applies: (at) => isText(at) && at.kind === 'interview' },
  {
    command: 'paragraph',
    icon: 'paragraph',
    applies: (at) => isText(at) && at.block !== 'paragraph' && at.block !== 'answer',
  },
  { command: 'heading-2', icon: 'heading2', applies: outside('heading-2') },
  { command: 'heading-3', icon: 'heading3', applies: outside('heading-3') },
  { command: 'heading-4', icon: 'heading4', applies: outside('heading-4') },
  { command: 'bullet-list', icon: 'bullets', applies: isNot('bullet-list') },
  { command: 'numbered-list', icon: 'numbers', applies: isNot('numbered-list') },
  { command: 'quote', icon: 'quote', applies: isNot('quote') },
  { command: 'code-block', icon: 'codeBlock', applies: isText },
  { command: 'insert-table', icon: 'table', inserts: true, applies: isText },
  { command: 'insert-picture', icon: 'picture', inserts: true, applies: isText },
  { command: 'insert-gallery', icon: 'gallery', inserts: true, applies: isText },
  { command: 'insert-video', icon: 'video', inserts: true, applies: isText },
  { command: 'insert-rule', icon: 'rule', inserts: true, applies: betweenTurns },
  { command: 'insert-jump-break', icon: 'jump', inserts: true, applies: betweenTurns },
  { command: 'add-answers', icon: 'answer', applies: (at) => isText(at) && at.kind === 'interview' },
];

/**
 * What applies at a place and is meant by the words typed after the slash: first what begins with them, then where a
 * word does, then what they may also be called. Accents and case do not matter.
 */
export function slashEntries(
  place: SlashPlace,
  query: string,
  words: BlocksMessages['slash'],
): readonly SlashEntry[] {
  const wanted = foldForFind(query.trim()).text;
  return SLASH_ENTRIES.filter((entry) => entry.applies(place))
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
