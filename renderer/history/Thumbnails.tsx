import type { ReactNode } from 'react';
import styles from './Thumbnails.module.css';

type ThumbnailsProps = Readonly<{
  /** Of the library, by their sha256. */
  assets: readonly string[];
  /** Which state they are of: said, and shown where two stand beside each other. */
  label: string;
}>;

/** The pictures of one state of a passage, small; nothing where there is none. */
export function Thumbnails({ assets, label }: ThumbnailsProps): ReactNode {
  if (assets.length === 0) return null;
  return (
    <figure className={styles.thumbnails}>
      <div className={styles.pictures}>
        {assets.map((asset, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- one picture may stand twice; it has no other name than its rank
          <img key={index} src={`app://asset/${asset}?width=320`} alt="" draggable={false} />
        ))}
      </div>
      <figcaption>{label}</figcaption>
    </figure>
  );
}
