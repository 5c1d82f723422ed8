import type { ReactNode } from 'react';
import { useLanguage, useMessages } from '../../bridge/messages.tsx';
import { keysOf } from '../../frame/shortcuts.ts';
import { SLASH_ENTRIES } from '../slash-commands.ts';
import { Tool } from './Tool.tsx';
import { ToolMenu } from './ToolMenu.tsx';
import type { ToolsProps } from './tools.ts';
import styles from './Toolbar.module.css';

/** Blocks to put in: those of the slash menu that do not change the block itself. */
const INSERTS = SLASH_ENTRIES.filter((entry) => entry.inserts === true);

export function InsertTools({ summary, interview, run, refocus }: ToolsProps): ReactNode {
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
  const entries = INSERTS.filter((entry) => entry.applies(place));
  if (entries.length === 0) return null;
  return (
    <div className={styles.group}>
      <Tool icon="picture" label={messages.picture} onPress={() => run('insert-picture')} />
      <ToolMenu
        icon="insert"
        label={words.insert}
        refocus={refocus}
        onAction={(id) => {
          const entry = entries.find(({ command }) => command === id);
          if (entry !== undefined) run(entry.command);
        }}
        entries={entries.map(({ command, icon }) => ({
          id: command,
          icon,
          label: words.slash[command].name,
          keys: keysOf(command, language),
        }))}
      />
    </div>
  );
}
