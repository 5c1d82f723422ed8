import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import {
  $getNodeByKey,
  $setState,
  HISTORY_MERGE_TAG,
  HISTORY_PUSH_TAG,
  SKIP_DOM_SELECTION_TAG,
} from 'lexical';
import type { NodeKey } from 'lexical';
import { useRef, type ReactNode } from 'react';
import { Toolbar } from 'react-aria-components';
import type { Gallery, Image, Inline } from '#interview/document.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { galleryState } from '../model/nodes/gallery-node.ts';
import { PictureFrame } from './PictureFrame.tsx';
import { RichField } from './RichField.tsx';
import { useLeaveCard, useApproached, useCardSelected } from './use-card.ts';
import { useFold } from './use-fold.ts';
import { usePicture } from './use-picture.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/overlays/Menu.tsx';
import { CARD_COMMAND, type CardAct } from './card-commands.ts';
import { MOST_IN_ROW } from '../edit/pictures.ts';
import styles from './ImageBlock.module.css';
import { PictureWords } from './PictureWords.tsx';

type GalleryBlockProps = Readonly<{ nodeKey: NodeKey; gallery: Gallery }>;

/** Two or three pictures side by side, each with its own words, and a common caption below. */
export function GalleryBlock({ nodeKey, gallery }: GalleryBlockProps): ReactNode {
  const [editor] = useLexicalComposerContext();
  const selected = useCardSelected(nodeKey);
  const words = useMessages().pictures;
  const typing = useRef(false);
  const leave = useLeaveCard(nodeKey);
  const { near, props } = useApproached(selected);

  function setCaption(caption: Inline[]): void {
    const step = typing.current ? HISTORY_MERGE_TAG : HISTORY_PUSH_TAG;
    typing.current = true;
    editor.update(
      () => {
        const node = $getNodeByKey(nodeKey);
        if (node !== null) $setState(node, galleryState, (before) => withCaption(before, caption));
      },
      { tag: [step, SKIP_DOM_SELECTION_TAG] },
    );
  }

  return (
    <figure
      className={styles.figure}
      aria-label={words.row(gallery.images.length)}
      data-selected={selected || undefined}
      {...props}
    >
      <div className={styles.row}>
        {gallery.images.map((image, index) => (
          <PictureOfRow
            // The key is the picture's file; its count tells two pictures of one file apart.
            key={`${image.asset ?? image.url ?? ''} ${gallery.images.slice(0, index).filter((other) => sameFile(other, image)).length}`}
            nodeKey={nodeKey}
            image={image}
            index={index}
            count={gallery.images.length}
            near={near}
            selected={selected}
          />
        ))}
      </div>
      <div className={styles.fields} onBlur={() => (typing.current = false)}>
        <RichField
          near={near}
          label={words.rowCaption}
          placeholder={words.captionPlaceholder}
          value={gallery.caption ?? NO_WORDS}
          onLeave={leave}
          onChange={setCaption}
        />
      </div>
    </figure>
  );
}

const NO_WORDS: readonly Inline[] = [];
const sameFile = (one: Image, other: Image): boolean => one.asset === other.asset && one.url === other.url;

function withCaption({ caption: _before, ...gallery }: Gallery, caption: Inline[]): Gallery {
  return caption.length === 0 ? gallery : { ...gallery, caption };
}

type PictureOfRowProps = Readonly<{
  nodeKey: NodeKey;
  image: Image;
  index: number;
  count: number;
  near: boolean;
  /** The whole row is selected. */
  selected: boolean;
}>;

function PictureOfRow({ nodeKey, image, index, count, near, selected }: PictureOfRowProps): ReactNode {
  const words = useMessages().pictures;
  const edit = usePicture(nodeKey, index);
  const fold = useFold(image, selected);
  return (
    <div className={styles.inRow} role="group" aria-label={words.inRow(index + 1, count)} {...fold.props}>
      <div className={styles.pictureBox} data-size="full">
        <div className={styles.frame} data-card="">
          <PictureFrame nodeKey={nodeKey} image={image} index={index} />
        </div>
        {near && <RowTools nodeKey={nodeKey} index={index} count={count} />}
      </div>
      <PictureWords image={image} edit={edit} near={near} folded={fold.folded} inRow />
    </div>
  );
}

type RowToolsProps = Readonly<{ nodeKey: NodeKey; index: number; count: number }>;

/** The tools for one picture of a row, and for the row. */
function RowTools({ nodeKey, index, count }: RowToolsProps): ReactNode {
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
