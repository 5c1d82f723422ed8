import type { ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components';
import type { SearchResult } from '../../preload/contract/archive.ts';
import type { Status } from '../../preload/contract/shapes.ts';
import { useMessages } from '../bridge/messages.tsx';
import { hasFilter, toggleFilter } from './filters.ts';
import type { FacetName } from './filters.ts';
import styles from './Facets.module.css';

const ORDER: readonly FacetName[] = ['participants', 'labels', 'years', 'statuses'];
const SHOWN = 8;

type FacetsProps = Readonly<{
  facets: SearchResult['facets'];
  query: string;
  onQuery: (query: string) => void;
}>;

/** What the results have in common, with counts; pressing one writes it in the box. */
export function Facets({ facets, query, onQuery }: FacetsProps): ReactNode {
  const words = useMessages().search;
  const label = (facet: FacetName, value: string) =>
    facet === 'statuses' ? words.statuses[value as Status] : value;
  return (
    <nav className={styles.facets} aria-label={words.filters}>
      {ORDER.filter((facet) => facets[facet].length > 0).map((facet) => (
        <section key={facet} className={styles.group}>
          <h2 className={styles.title}>{words.facets[facet]}</h2>
          {facets[facet].slice(0, SHOWN).map(({ value, count }) => {
            const on = hasFilter(query, facet, value);
            return (
              <ToggleButton
                key={value}
                className={styles.facet ?? ''}
                isSelected={on}
                onChange={() => onQuery(toggleFilter(query, facet, value))}
                aria-label={
                  on ? words.unfilter(label(facet, value)) : words.filter(label(facet, value), count)
                }
              >
                <span className={styles.value}>{label(facet, value)}</span>
                <span className={styles.count}>{count}</span>
              </ToggleButton>
            );
          })}
        </section>
      ))}
    </nav>
  );
}
