import type { ReactNode } from 'react';
import { Initials } from '../ui/Initials.tsx';
import styles from './Portrait.module.css';

type PortraitProps = Readonly<{
  person: Readonly<{ name: string; portrait?: string | undefined }>;
  /** 1 to 8, of the initials. */
  tint: number;
  size?: 'small' | 'large';
}>;

/** Somebody's picture, or their initials. Their name stands beside it. */
export function Portrait({ person, tint, size = 'small' }: PortraitProps): ReactNode {
  const { name, portrait } = person;
  return (
    <span className={styles.portrait} data-size={size}>
      {portrait === undefined ? (
        <Initials name={name} tint={tint} />
      ) : (
        <img
          className={styles.picture}
          src={`app://asset/${portrait}?width=${size === 'large' ? 240 : 96}`}
          alt=""
          draggable={false}
        />
      )}
    </span>
  );
}
