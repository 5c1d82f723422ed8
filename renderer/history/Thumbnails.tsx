import type { ReactNode } from 'react';
import styles from './Thumbnails.module.css';

type ThumbnailsProps = Readonly<{
  /** Pictures of the library, by sha256. */
  assets: readonly string[];
  /** The version they belong to: announced, and shown if two are side by side. */
  label: string;
}>;

/** Thumbnails of the pictures in one version of a passage; nothing without any. */
export function Thumbnails({ assets, label }: ThumbnailsProps): ReactNode {
  if (assets.length === 0) return null;
  return (
    <figure className={styles.thumbnails}>
      <div className={styles.pictures}>
        {assets.map((asset, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a picture may occur twice; its rank is its only id
          <img key={index} src={`app://asset/${asset}?width=320`} alt="" draggable={false} />
        ))}
      </div>
      <figcaption>{label}</figcaption>
    </figure>
  );
}
