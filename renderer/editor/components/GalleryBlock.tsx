import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import {
  $getNodeByKey,
  $setState,
  HISTORY_MERGE_TAG,
  HISTORY_PUSH_TAG,
  SKIP_DOM_SELECTION_TAG,
  type NodeKey,
} from 'lexical';
import { useRef, type ReactNode } from 'react';
import type { Gallery, Image, Inline } from '#interview/document.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { galleryState } from '../nodes/gallery-state.ts';
import { PictureFrame } from './PictureFrame.tsx';
import { PictureWords } from './PictureWords.tsx';
import { RichField } from './RichField.tsx';
import { RowTools } from './RowTools.tsx';
import { useLeaveCard } from './use-leave-card.ts';
import { useNear } from './use-near.ts';
import { usePicture } from './use-picture.ts';
import { useCardSelected } from './use-card-selected.ts';
import styles from './ImageBlock.module.css';

type GalleryBlockProps = Readonly<{ nodeKey: NodeKey; gallery: Gallery }>;

/** Two or three pictures side by side, each with its words under it, and words under them all. */
export function GalleryBlock({ nodeKey, gallery }: GalleryBlockProps): ReactNode {
  const [editor] = useLexicalComposerContext();
  const selected = useCardSelected(nodeKey);
  const words = useMessages().pictures;
  const typing = useRef(false);
  const leave = useLeaveCard(nodeKey);
  const { near, props } = useNear(selected);

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
            // The pictures are told apart by what they show; two of the same, by their place.
            key={`${image.asset ?? image.url ?? ''} ${gallery.images.slice(0, index).filter((other) => sameFile(other, image)).length}`}
            nodeKey={nodeKey}
            image={image}
            index={index}
            count={gallery.images.length}
            near={near}
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
}>;

function PictureOfRow({ nodeKey, image, index, count, near }: PictureOfRowProps): ReactNode {
  const words = useMessages().pictures;
  const edit = usePicture(nodeKey, index);
  return (
    <div className={styles.inRow} role="group" aria-label={words.inRow(index + 1, count)}>
      <div className={styles.place} data-size="full">
        <div className={styles.frame} data-card="">
          <PictureFrame nodeKey={nodeKey} image={image} index={index} />
        </div>
        {near && <RowTools nodeKey={nodeKey} index={index} count={count} />}
      </div>
      <PictureWords image={image} edit={edit} near={near} />
    </div>
  );
}
