import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import type { NodeKey } from 'lexical';
import type { ReactNode } from 'react';
import { Toolbar } from 'react-aria-components';
import { useMessages } from '../../bridge/messages.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { CARD_COMMAND, MOST_IN_ROW, type CardAct } from '../card-commands.ts';
import styles from './ImageBlock.module.css';

type RowToolsProps = Readonly<{ nodeKey: NodeKey; index: number; count: number }>;

/** What can be done with one picture of a row, and with the row. */
export function RowTools({ nodeKey, index, count }: RowToolsProps): ReactNode {
  const [editor] = useLexicalComposerContext();
  const { pictures: words, editor: messages } = useMessages();
  const ask = (act: CardAct): void => void editor.dispatchCommand(CARD_COMMAND, act);

  const acts: Readonly<Record<string, CardAct>> = {
    earlier: { act: 'move-in-row', key: nodeKey, index, by: -1 },
    later: { act: 'move-in-row', key: nodeKey, index, by: 1 },
    'take-out': { act: 'take-out', key: nodeKey, index },
    'add-beside': { act: 'add-beside', key: nodeKey },
    replace: { act: 'replace', key: nodeKey, index },
    up: { act: 'move', key: nodeKey, up: true },
    down: { act: 'move', key: nodeKey, up: false },
  };

  return (
    <Toolbar className={styles.tools ?? ''} aria-label={words.tools}>
      <Menu
        label={words.more}
        placement="bottom end"
        parts={[
          {
            id: 'in-row',
            entries: [
              { id: 'earlier', label: words.moveEarlier, disabled: index === 0 },
              { id: 'later', label: words.moveLater, disabled: index === count - 1 },
              { id: 'take-out', label: words.takeOut },
            ],
          },
          {
            id: 'pictures',
            entries: [
              { id: 'add-beside', label: words.addBeside, disabled: count >= MOST_IN_ROW },
              { id: 'replace', label: words.replace },
            ],
          },
          {
            id: 'row',
            entries: [
              { id: 'up', label: words.moveUp },
              { id: 'down', label: words.moveDown },
            ],
          },
        ]}
        onAction={(id) => {
          const act = acts[id];
          if (act !== undefined) ask(act);
        }}
      >
        <IconButton icon="more" label={words.more} />
      </Menu>
      <IconButton
        icon="bin"
        label={messages.removePicture}
        onPress={() => ask({ act: 'remove-from-row', key: nodeKey, index })}
      />
    </Toolbar>
  );
}
