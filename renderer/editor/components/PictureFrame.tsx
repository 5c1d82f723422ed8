import { useState, type ReactNode } from 'react';
import type { Image } from '../../../interview/document.ts';
import { useMessages } from '../../bridge/messages.tsx';
import styles from './ImageBlock.module.css';

/** The picture itself, from the library; what is only on the web is not loaded from there, but named. */
export function PictureFrame({ image }: Readonly<{ image: Image }>): ReactNode {
  const { editor: messages, pictures: words } = useMessages();
  const { asset, url } = image;
  const [missing, setMissing] = useState<string | null>(null);
  if (asset === undefined || missing === asset)
    return (
      <p className={styles.missing}>
        {url === undefined ? messages.pictureMissing : words.onWeb}
        {url !== undefined && <span className={styles.webAddress}>{url}</span>}
      </p>
    );
  return (
    <img
      className={styles.picture}
      src={`app://asset/${asset}?width=1400`}
      alt={image.decorative ? '' : image.alt}
      draggable={false}
      onError={() => setMissing(asset)}
      {...(image.width === undefined || image.height === undefined
        ? {}
        : { width: image.width, height: image.height })}
    />
  );
}
