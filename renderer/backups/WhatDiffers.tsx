import type { ReactNode } from 'react';
import type { Candidate, ListedPosts } from '#contract/backups.ts';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { formatMoment } from '../ui/format.ts';
import { useNow } from '../ui/use-now.ts';
import { Disclosure } from '../ui/Disclosure.tsx';
import { Notice } from '../ui/Notice.tsx';
import styles from './Backups.module.css';

/** A dialog shows so many titles; the count says the rest. */
const MOST = 50;
/** First what the author would miss. */
const LISTS = ['onlyHere', 'newerHere', 'onlyThere', 'newerThere'] as const;

/** What a restore would change: counts, and posts by title. */
export function WhatDiffers({ candidate }: Readonly<{ candidate: Candidate }>): ReactNode {
  const words = useMessages().backups.restore;
  const language = useLanguage();
  const now = useNow(60_000);
  const { here, there, same, missing, madeAt } = candidate;
  const lists = LISTS.filter((name) => candidate[name].count > 0);
  if (here.posts === 0)
    return (
      <>
        <p>{words.opens(there.posts)}</p>
        {missing > 0 && <Notice tone="alert">{words.missing(missing)}</Notice>}
        <p className={styles.sentence}>{words.held}</p>
      </>
    );
  return (
    <>
      <p>
        {words.from(formatMoment(madeAt, now, language))} {words.counts(here.posts, there.posts)}
      </p>
      {lists.map((name, index) => (
        <Disclosure key={name} title={words[name](candidate[name].count)} defaultExpanded={index === 0}>
          <Titles list={candidate[name]} />
        </Disclosure>
      ))}
      <p className={styles.sentence}>
        {lists.length === 0 ? words.nothingDiffers : same > 0 ? words.same(same) : ''}
      </p>
      {missing > 0 && <Notice tone="alert">{words.missing(missing)}</Notice>}
      <p className={styles.sentence}>{words.kept}</p>
      <p className={styles.sentence}>{words.held}</p>
    </>
  );
}

function Titles({ list }: Readonly<{ list: ListedPosts }>): ReactNode {
  const { restore: words } = useMessages().backups;
  const { untitled } = useMessages().window.lists;
  const language = useLanguage();
  const now = useNow(60_000);
  const rest = list.count - Math.min(list.posts.length, MOST);
  return (
    <ul className={styles.titles}>
      {list.posts.slice(0, MOST).map(({ title, updatedAt }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- two posts may bear one title and one instant
        <li key={index}>
          {title === '' ? untitled : title}{' '}
          <span className={styles.facts}>{formatMoment(updatedAt, now, language)}</span>
        </li>
      ))}
      {rest > 0 && <li className={styles.facts}>{words.andMore(rest)}</li>}
    </ul>
  );
}
