import type { ReactNode } from 'react';
import { useLanguage, useMessages } from '../../bridge/messages.tsx';
import { keysOf } from '../../ui/shortcuts.ts';
import { applies, SLASH_ENTRIES } from '../slash-commands.ts';
import { Tool } from './Tool.tsx';
import { ToolMenu } from './ToolMenu.tsx';
import type { ToolsProps } from './tools.ts';
import styles from './Toolbar.module.css';

/** Blocks to put in: those of the slash menu that do not change the block itself. */
const INSERTS = SLASH_ENTRIES.filter((entry) => entry.inserts);

/** The next turns, where they have no room of their own. */
const TURNS = [
  { command: 'next-person', icon: 'person', name: 'nextPerson' },
  { command: 'next-question', icon: 'question', name: 'nextQuestion' },
] as const;

export function InsertTools({ summary, room, interview, run, refocus }: ToolsProps): ReactNode {
  const { editor: messages, blocks: words } = useMessages();
  const language = useLanguage();
  const { block, inAnswer, endsTurn } = summary;
  // A selected card is a place to put something after, as a paragraph is.
  const place = {
    kind: interview ? ('interview' as const) : ('article' as const),
    block: block === 'card' ? ('paragraph' as const) : block,
    inAnswer,
    endsTurn,
  };
  const blocks = INSERTS.filter((entry) => applies(entry, place));
  const turns = interview && !room.turns ? TURNS : [];
  const entries = [
    ...turns.map(({ command, icon, name }) => ({ command, icon, label: messages[name] })),
    ...blocks.map(({ command, icon }) => ({ command, icon, label: words.slash[command].name })),
  ];
  if (entries.length === 0) return null;
  return (
    <div className={styles.group}>
      {room.picture && blocks.length > 0 && (
        <Tool icon="picture" label={messages.picture} onPress={() => run('insert-picture')} />
      )}
      <ToolMenu
        icon="insert"
        label={words.insert}
        refocus={refocus}
        onAction={(id) => {
          const entry = entries.find(({ command }) => command === id);
          if (entry !== undefined) run(entry.command);
        }}
        entries={entries.map(({ command, icon, label }) => ({
          id: command,
          icon,
          label,
          keys: keysOf(command, language),
        }))}
      />
    </div>
  );
}
