import type { ReactNode } from 'react';
import { menu as english } from '../../assets/messages/en/menu.ts';
import { menu as french } from '../../assets/messages/fr/menu.ts';
import type { Command } from '../../preload/contract/events.ts';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { Button } from '../widgets/Button.tsx';
import { Dialog } from '../widgets/Dialog.tsx';
import { Kbd } from '../widgets/Kbd.tsx';
import { keyNames, keysOf } from './shortcuts.ts';
import styles from './ShortcutsDialog.module.css';

/** In the order in which they stand, column after column. */
const GROUPS = ['start', 'turns', 'post', 'window', 'text'] as const;

const COMMANDS: Readonly<Record<(typeof GROUPS)[number], readonly Command[]>> = {
  start: ['new-interview', 'new-article', 'go-to', 'search', 'find', 'replace', 'find-next', 'find-previous'],
  turns: [
    'next-question',
    'next-person',
    'turn-people',
    'split-turn',
    'merge-turn',
    'move-turn-up',
    'move-turn-down',
    'add-answers',
  ],
  post: [
    'publish',
    'take-down',
    'preview',
    'preview-beside',
    'history',
    'copy-html',
    'duplicate-post',
    'bin-post',
  ],
  window: [
    'next-region',
    'previous-region',
    'toolbar',
    'toggle-sidebar',
    'toggle-list',
    'toggle-panel',
    'outline',
    'focus-mode',
    'settings',
    'guide',
    'shortcuts',
  ],
  text: [
    'paragraph',
    'heading-2',
    'heading-3',
    'heading-4',
    'bullet-list',
    'numbered-list',
    'quote',
    'bold',
    'italic',
    'underline',
    'link',
    'insert-picture',
    'typography',
    'no-break-space',
    'paste-plain',
    'undo',
    'redo',
  ],
};

type ShortcutsDialogProps = Readonly<{ onClose: () => void; onGuide: () => void }>;

/** Every key, in the words of the menus. */
export function ShortcutsDialog({ onClose, onGuide }: ShortcutsDialogProps): ReactNode {
  const all = useMessages();
  const words = all.window.shortcuts;
  const openGuide = all.guide.open;
  const language = useLanguage();
  const { commands } = language === 'fr' ? french : english;
  const line = (id: string, name: string, keys: string): ReactNode => (
    <div key={id} className={styles.line}>
      <dt className={styles.name}>{name}</dt>
      <dd>
        <Kbd keys={keys} />
      </dd>
    </div>
  );
  return (
    <Dialog
      title={words.title}
      isOpen
      onClose={onClose}
      size="l"
      reads
      actions={<Button onPress={onGuide}>{openGuide}</Button>}
    >
      <div className={styles.groups}>
        {GROUPS.map((group) => (
          <section key={group} aria-label={words.groups[group]}>
            <h3 className={styles.title}>{words.groups[group]}</h3>
            <dl>
              {COMMANDS[group].map((command) => {
                const keys = keysOf(command, language);
                return keys === undefined ? null : line(command, commands[command], keys);
              })}
              {group === 'turns' &&
                line('person', words.also.person, `${keyNames('CmdOrCtrl+1', language)}…9`)}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
