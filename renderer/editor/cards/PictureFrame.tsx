import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import type { NodeKey } from 'lexical';
import { useState, type ReactNode } from 'react';
import type { Image } from '#interview/document.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { Button } from '../../ui/Button.tsx';
import { CARD_COMMAND } from './card-commands.ts';
import styles from './ImageBlock.module.css';

type PictureFrameProps = Readonly<{
  nodeKey: NodeKey;
  image: Image;
  /** Its index in a row; 0 for a single picture. */
  index: number;
}>;

/** The image from the library. A picture that is only on the web is named and not loaded. */
export function PictureFrame({ nodeKey, image, index }: PictureFrameProps): ReactNode {
  const [editor] = useLexicalComposerContext();
  const { editor: messages, pictures: words } = useMessages();
  const { asset, url } = image;
  const [missing, setMissing] = useState<string | null>(null);
  const [found, setFound] = useState(0);
  const [looking, setLooking] = useState(false);
  if (asset === undefined)
    return (
      <p className={styles.missing}>
        {url === undefined ? messages.pictureMissing : words.onWeb}
        {url !== undefined && <span className={styles.webAddress}>{url}</span>}
      </p>
    );
  function find(sha256: string): void {
    setLooking(true);
    const ended = (same: boolean): void => {
      setLooking(false);
      if (!same) return;
      setFound(found + 1);
      setMissing(null);
    };
    editor.dispatchCommand(CARD_COMMAND, { act: 'find-again', key: nodeKey, index, sha256, ended });
  }
  if (missing === asset)
    return (
      <div className={styles.missing}>
        <p>{words.fileGone}</p>
        <Button icon="search" isPending={looking} onPress={() => find(asset)}>
          {words.findAgain}
        </Button>
      </div>
    );
  return (
    <img
      className={styles.picture}
      // Changes the address after a repair: the browser caches the missing answer.
      src={`app://asset/${asset}?width=1400${found === 0 ? '' : `&again=${found}`}`}
      alt={image.decorative ? '' : image.alt}
      draggable={false}
      onError={() => setMissing(asset)}
      {...(image.width === undefined || image.height === undefined
        ? {}
        : { width: image.width, height: image.height })}
    />
  );
}
