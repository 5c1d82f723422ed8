import type { NodeKey } from 'lexical';
import type { ReactNode } from 'react';
import type { Image } from '#interview/document.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { PictureFrame } from './PictureFrame.tsx';
import { PictureTools } from './PictureTools.tsx';
import { PictureWords } from './PictureWords.tsx';
import { useNear } from './use-near.ts';
import { usePicture } from './use-picture.ts';
import { useCardSelected } from './use-card-selected.ts';
import styles from './ImageBlock.module.css';

type ImageBlockProps = Readonly<{ nodeKey: NodeKey; image: Image }>;

/** A picture, its words under it. Everything is reached by Tab from the text before it. */
export function ImageBlock({ nodeKey, image }: ImageBlockProps): ReactNode {
  const selected = useCardSelected(nodeKey);
  const label = useMessages().pictures.picture;
  const edit = usePicture(nodeKey, 0);
  const { near, props } = useNear(selected);
  return (
    <figure className={styles.figure} aria-label={label} data-selected={selected || undefined} {...props}>
      <div className={styles.place} data-size={image.size ?? 'full'} data-align={image.align ?? 'middle'}>
        <div className={styles.frame} data-card="">
          <PictureFrame nodeKey={nodeKey} image={image} index={0} />
        </div>
        {near && <PictureTools nodeKey={nodeKey} image={image} edit={edit} />}
      </div>
      <PictureWords image={image} edit={edit} near={near} />
    </figure>
  );
}
