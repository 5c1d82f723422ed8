import type { NodeKey } from 'lexical';
import type { ReactNode } from 'react';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { Toolbar } from 'react-aria-components';
import { IMAGE_ALIGNS, IMAGE_SIZES, type Image } from '#interview/document.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { PictureFrame } from './PictureFrame.tsx';
import { PictureWords } from './PictureWords.tsx';
import { useApproached, useCardSelected } from './use-card.ts';
import { useFold } from './use-fold.ts';
import { usePicture, type PictureEdit } from './use-picture.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu, type MenuEntry } from '../../ui/overlays/Menu.tsx';
import { CARD_COMMAND, type CardAct } from './card-commands.ts';
import styles from './ImageBlock.module.css';

type ImageBlockProps = Readonly<{ nodeKey: NodeKey; image: Image }>;

/** A picture with its words under it. Tab reaches all of it from the text before. */
export function ImageBlock({ nodeKey, image }: ImageBlockProps): ReactNode {
  const selected = useCardSelected(nodeKey);
  const label = useMessages().pictures.picture;
  const edit = usePicture(nodeKey, 0);
  const { near, props } = useApproached(selected);
  const fold = useFold(image, selected);
  return (
    <figure className={styles.figure} aria-label={label} data-selected={selected || undefined} {...props}>
      <div className={styles.one} {...fold.props}>
        <div
          className={styles.pictureBox}
          data-size={image.size ?? 'full'}
          data-align={image.align ?? 'middle'}
        >
          <div className={styles.frame} data-card="">
            <PictureFrame nodeKey={nodeKey} image={image} index={0} />
          </div>
          {near && <PictureTools nodeKey={nodeKey} image={image} edit={edit} />}
        </div>
        <PictureWords image={image} edit={edit} near={near} folded={fold.folded} />
      </div>
    </figure>
  );
}

type PictureToolsProps = Readonly<{ nodeKey: NodeKey; image: Image; edit: PictureEdit }>;

/** The tools for the size and alignment of a picture. */
function PictureTools({ nodeKey, image, edit }: PictureToolsProps): ReactNode {
  const [editor] = useLexicalComposerContext();
  const { pictures: words, editor: messages, window } = useMessages();
  const size = image.size ?? 'full';
  const align = image.align ?? 'middle';
  const radioEntry = (id: string, label: string, now: string): MenuEntry => ({
    id,
    label,
    ...(id === now && { icon: 'check' as const }),
  });

  const ask = (act: CardAct): void => void editor.dispatchCommand(CARD_COMMAND, act);

  function act(id: string): void {
    if (id === 'replace') ask({ act: 'replace', key: nodeKey, index: 0 });
    else if (id === 'add-beside') ask({ act: 'add-beside', key: nodeKey });
    else ask({ act: 'move', key: nodeKey, up: id === 'up' });
  }

  return (
    <Toolbar className={styles.tools ?? ''} aria-label={words.tools}>
      <Menu
        label={words.size}
        parts={[
          {
            id: 'size',
            entries: [...IMAGE_SIZES, 'full' as const].map((one) => radioEntry(one, words.sizes[one], size)),
          },
        ]}
        onAction={(id) =>
          edit.choose((before) =>
            withSize(
              before,
              IMAGE_SIZES.find((one) => one === id),
            ),
          )
        }
      >
        <Button kind="plain" opens aria-label={window.chosenOf(words.size, words.sizes[size])}>
          {words.sizes[size]}
        </Button>
      </Menu>
      <Menu
        label={words.align}
        parts={[
          {
            id: 'align',
            entries: (['left', 'middle', 'right'] as const).map((one) =>
              radioEntry(one, words.aligns[one], align),
            ),
          },
        ]}
        onAction={(id) =>
          edit.choose((before) =>
            withAlign(
              before,
              IMAGE_ALIGNS.find((one) => one === id),
            ),
          )
        }
      >
        <Button kind="plain" opens aria-label={window.chosenOf(words.align, words.alignsShort[align])}>
          {words.alignsShort[align]}
        </Button>
      </Menu>
      <Menu
        label={words.more}
        placement="bottom end"
        parts={[
          {
            id: 'picture',
            entries: [
              { id: 'add-beside', label: words.addBeside },
              { id: 'replace', label: words.replace },
            ],
          },
          {
            id: 'move',
            entries: [
              { id: 'up', label: words.moveUp },
              { id: 'down', label: words.moveDown },
            ],
          },
        ]}
        onAction={act}
      >
        <IconButton icon="more" label={words.more} />
      </Menu>
      <IconButton
        icon="bin"
        label={messages.removePicture}
        onPress={() => ask({ act: 'remove', key: nodeKey })}
      />
    </Toolbar>
  );
}

function withSize({ size: _size, ...image }: Image, size: Image['size']): Image {
  return size === undefined ? image : { ...image, size };
}

/** A full-width picture becomes half as wide, since text must fit beside it. */
function withAlign({ align: _align, ...image }: Image, align: Image['align']): Image {
  if (align === undefined) return image;
  return { ...image, size: image.size ?? 'medium', align };
}
