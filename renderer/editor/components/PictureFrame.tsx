import { useState, type ReactNode } from 'react';
import type { Image } from '../../../interview/document.ts';
import { useMessages } from '../../bridge/messages.tsx';
import styles from './ImageBlock.module.css';

/** Where a picture of the document is shown from: the library first, else the address it has on the web. */
function addressOf(image: Image): string | undefined {
  return image.asset === undefined ? image.url : `app://asset/${image.asset}?width=1400`;
}

/** The picture itself, or the words that say it is not there. */
export function PictureFrame({ image }: Readonly<{ image: Image }>): ReactNode {
  const missingWords = useMessages().editor.pictureMissing;
  const address = addressOf(image);
  const [missing, setMissing] = useState<string | null>(null);
  if (address === undefined || missing === address) return <p className={styles.missing}>{missingWords}</p>;
  return (
    <img
      className={styles.picture}
      src={address}
      alt={image.decorative ? '' : image.alt}
      draggable={false}
      onError={() => setMissing(address)}
      {...(image.width === undefined || image.height === undefined
        ? {}
        : { width: image.width, height: image.height })}
    />
  );
}
