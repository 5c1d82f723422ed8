import { useState } from 'react';
import type { ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components';
import type { SearchResult } from '#contract/archive.ts';
import type { Status } from '#contract/shapes.ts';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { Button } from '../ui/Button.tsx';
import { FILTER_OF, findFilter, toggleFilter } from './query-filters.ts';
import type { FacetName } from './query-filters.ts';
import styles from './Facets.module.css';

const ORDER: readonly FacetName[] = ['participants', 'labels', 'years', 'statuses', 'blogs'];
const SHOWN = 6;

type FacetsProps = Readonly<{
  facets: SearchResult['facets'];
  query: string;
  onQuery: (query: string) => void;
}>;

/** What the results have in common, with counts; pressing one writes it in the box. */
export function Facets({ facets, query, onQuery }: FacetsProps): ReactNode {
  const words = useMessages().search;
  return (
    <nav className={styles.facets} aria-label={words.filters}>
      {ORDER.filter((facet) => facets[facet].length > 0).map((facet) => (
        <Facet key={facet} facet={facet} values={facets[facet]} query={query} onQuery={onQuery} />
      ))}
    </nav>
  );
}

type FacetProps = Readonly<{
  facet: FacetName;
  values: SearchResult['facets'][FacetName];
  query: string;
  onQuery: (query: string) => void;
}>;

function Facet({ facet, values, query, onQuery }: FacetProps): ReactNode {
  const words = useMessages().search;
  const language = useLanguage();
  const [whole, setWhole] = useState(false);
  const kind = FILTER_OF[facet];
  const name = (value: string): string => (facet === 'statuses' ? words.statuses[value as Status] : value);
  const isOn = (value: string): boolean => findFilter(query, kind, value) !== undefined;
  // What is chosen stays in sight, wherever its count puts it.
  const shown = whole ? values : values.filter(({ value }, index) => index < SHOWN || isOn(value));
  const title = words.facets[facet];
  return (
    <section className={styles.group} aria-label={title}>
      <h2 className={styles.title}>{title}</h2>
      {shown.map(({ value, count }) => {
        const on = isOn(value);
        return (
          <ToggleButton
            key={value}
            className={styles.facet ?? ''}
            isSelected={on}
            onChange={() => onQuery(toggleFilter(query, kind, value, language))}
            aria-label={on ? words.unfilter(name(value)) : words.filter(name(value), count)}
          >
            <span className={styles.value} title={name(value)}>
              {name(value)}
            </span>
            <span className={styles.count}>{count}</span>
          </ToggleButton>
        );
      })}
      {(whole || values.length > shown.length) && (
        <div className={styles.all}>
          <Button
            kind="plain"
            aria-expanded={whole}
            aria-label={whole ? words.seeLessOf(title) : words.seeAllOf(title, values.length)}
            onPress={() => setWhole(!whole)}
          >
            {whole ? words.seeLess : words.seeAll(values.length)}
          </Button>
        </div>
      )}
    </section>
  );
}
