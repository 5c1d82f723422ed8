import type { ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { SearchResult } from '#contract/search.ts';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { Figure } from '../ui/figures/Figure.tsx';
import { findFilter, toggleFilter } from './query-filters.ts';
import styles from './YearBars.module.css';

type YearBarsProps = Readonly<{
  years: SearchResult['facets']['years'];
  query: string;
  onQuery: (query: string) => void;
}>;

/** Years; larger gaps are omitted, since a single post of 1970 would make all bars thin. */
const MOST_YEARS = 60;
/** The number of labels that fit side by side. */
const MOST_NUMBERS = 16;

/** All years from first to last, including empty ones. */
function yearsOf(years: YearBarsProps['years']): { value: string; count: number }[] {
  const counts = new Map(years.map(({ value, count }) => [Number(value), count]));
  const yearsWithPosts = [...counts.keys()].toSorted((a, b) => a - b);
  const [first = 0, last = 0] = [yearsWithPosts[0], yearsWithPosts.at(-1)];
  const shownYears =
    last - first < MOST_YEARS
      ? Array.from({ length: last - first + 1 }, (_, at) => first + at)
      : yearsWithPosts;
  return shownYears.map((year) => ({ value: String(year), count: counts.get(year) ?? 0 }));
}

/** The number of results per year; pressing a bar filters by its year. */
export function YearBars({ years, query, onQuery }: YearBarsProps): ReactNode {
  const { search: words, listing } = useMessages();
  const language = useLanguage();
  const all = yearsOf(years);
  const most = Math.max(...all.map(({ count }) => count));
  const chosen = all.map(({ value }) => value).filter((year) => findFilter(query, 'year', year));
  const every = Math.ceil(all.length / MOST_NUMBERS);
  return (
    <div className={styles.years}>
      <Figure
        title={words.byYear}
        columns={[words.year, words.posts]}
        rows={all.map(({ value, count }) => ({ id: value, cells: [value, listing.number(count)] }))}
      >
        <ToggleButtonGroup
          className={styles.bars ?? ''}
          aria-label={words.byYear}
          selectionMode="multiple"
          selectedKeys={chosen}
          onSelectionChange={(keys) => {
            const changed = all.filter(({ value }) => keys.has(value) !== chosen.includes(value));
            onQuery(changed.reduce((now, { value }) => toggleFilter(now, 'year', value, language), query));
          }}
        >
          {all.map(({ value, count }, at) => (
            <ToggleButton
              key={value}
              id={value}
              className={styles.year ?? ''}
              aria-label={words.filter(value, count)}
              isDisabled={count === 0 && !chosen.includes(value)}
            >
              <span className={styles.count}>{every === 1 && count > 0 && listing.number(count)}</span>
              <span className={styles.column}>
                <span className={styles.bar} style={{ blockSize: `${(100 * count) / most}%` }} />
              </span>
              <span className={styles.value}>{(all.length - 1 - at) % every === 0 && value}</span>
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </Figure>
    </div>
  );
}
