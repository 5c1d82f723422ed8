import type { ReactNode } from 'react';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import type { Import } from './use-imports.ts';
import styles from './ImportScreen.module.css';

const WHOLE = ['posts', 'pages', 'comments', 'pictures'] as const;
const PART = ['drafts', 'scheduled', 'trashed'] as const;

type FoundCountsProps = Readonly<{ found: NonNullable<Import['found']> }>;

/** How many of each; what there is none of is not listed. */
export function FoundCounts({ found }: FoundCountsProps): ReactNode {
  const words = useMessages().imports;
  const language = useLanguage();
  const number = new Intl.NumberFormat(language);
  const parts = PART.filter((kind) => found[kind] > 0);
  return (
    <table className={styles.counts} aria-label={words.contents}>
      <tbody>
        {WHOLE.filter((kind) => found[kind] > 0 || kind === 'posts').flatMap((kind) => [
          <tr key={kind}>
            <th scope="row">{words.kinds[kind]}</th>
            <td>{number.format(found[kind])}</td>
          </tr>,
          ...(kind === 'posts' || (kind === 'pages' && found.posts === 0)
            ? parts.map((part) => (
                <tr key={part} data-part>
                  <th scope="row">{words.kindsWithin[part]}</th>
                  <td>{number.format(found[part])}</td>
                </tr>
              ))
            : []),
        ])}
      </tbody>
    </table>
  );
}
