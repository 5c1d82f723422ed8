import type { ReactNode } from 'react';
import { COMMAND_ROWS, COMMANDS, KEY_GROUPS, type Command } from '#contract/commands.ts';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { keyNames } from '../ui/window/shortcuts.ts';
import styles from './ShortcutsDialog.module.css';

type ShortcutsDialogProps = Readonly<{ onClose: () => void; onGuide: () => void }>;

/** Keys of post lists, handled by renderer/lists/list-keys.ts. */
const LIST_KEYS = [
  ['selectMore', 'Shift+Down'],
  ['selectOne', 'CmdOrCtrl+Space'],
  ['selectAll', 'CmdOrCtrl+A'],
  ['rowMenu', 'Shift+F10'],
] as const;

/** All keyboard shortcuts, under the names of the menus. */
export function ShortcutsDialog({ onClose, onGuide }: ShortcutsDialogProps): ReactNode {
  const all = useMessages();
  const words = all.window.shortcuts;
  const openGuide = all.guide.open;
  const language = useLanguage();
  const { commands } = all;
  const line = (id: string, name: string, keys: string): ReactNode => (
    <div key={id} className={styles.line}>
      <dt className={styles.name}>{name}</dt>
      <dd>
        <Kbd keys={keys} />
      </dd>
    </div>
  );
  const lineOf = (command: Command): ReactNode => {
    const { keys, menu } = COMMAND_ROWS[command];
    if (keys === undefined) return null;
    // The keys for people share one line.
    if (menu !== 'text.people') return line(command, commands[command], keyNames(keys, language));
    return command === 'person-1' ? line(command, words.also.person, `${keyNames(keys, language)}…9`) : null;
  };
  return (
    <Dialog
      title={words.title}
      isOpen
      onClose={onClose}
      size="l"
      hasOnlyText
      actions={<Button onPress={onGuide}>{openGuide}</Button>}
    >
      <div className={styles.groups}>
        {KEY_GROUPS.map((group) => (
          <section key={group} aria-label={words.groups[group]}>
            <h3 className={styles.title}>{words.groups[group]}</h3>
            <dl>
              {COMMANDS.filter((command) => COMMAND_ROWS[command].group === group).map(lineOf)}
              {group === 'window' &&
                LIST_KEYS.map(([id, keys]) => line(id, words.also[id], keyNames(keys, language)))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
