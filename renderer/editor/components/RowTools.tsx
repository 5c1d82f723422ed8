import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import type { NodeKey } from 'lexical';
import type { ReactNode } from 'react';
import { Toolbar } from 'react-aria-components';
import { useMessages } from '../../bridge/messages.tsx';
import { IconButton } from '../../widgets/IconButton.tsx';
import { Menu } from '../../widgets/Menu.tsx';
import { $moveCard, $moveInRow, $removeFromRow, $takeOut, MOST_IN_ROW } from '../edit/pictures.ts';
import { addBeside, replacePicture } from '../pictures.ts';
import styles from './ImageBlock.module.css';

type RowToolsProps = Readonly<{ nodeKey: NodeKey; index: number; count: number }>;

/** What can be done with one picture of a row, and with the row. */
export function RowTools({ nodeKey, index, count }: RowToolsProps): ReactNode {
  const [editor] = useLexicalComposerContext();
  const { pictures: words, editor: messages } = useMessages();
  const step = (edit: () => void): void => editor.update(edit, { tag: 'history-push' });

  const acts: Readonly<Record<string, () => void>> = {
    earlier: () => step(() => $moveInRow(nodeKey, index, -1)),
    later: () => step(() => $moveInRow(nodeKey, index, 1)),
    'take-out': () => step(() => $takeOut(nodeKey, index)),
    'add-beside': () => void addBeside(editor, nodeKey),
    replace: () => void replacePicture(editor, nodeKey, index),
    up: () => step(() => void $moveCard(nodeKey, true)),
    down: () => step(() => void $moveCard(nodeKey, false)),
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
        onAction={(id) => acts[id]?.()}
      >
        <IconButton icon="more" label={words.more} />
      </Menu>
      <IconButton
        icon="bin"
        label={messages.removePicture}
        onPress={() => step(() => $removeFromRow(nodeKey, index))}
      />
    </Toolbar>
  );
}
