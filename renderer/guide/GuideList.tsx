import type { ReactNode } from 'react';
import { ListBox, ListBoxItem, Text } from 'react-aria-components';
import { useMessages } from '../bridge/messages.tsx';
import type { Found, Page } from './search-guide.ts';
import type { GuidePlace } from './use-guide-place.ts';
import styles from './GuideList.module.css';

type GuideListProps = Readonly<{
  pages: readonly Page[];
  /** What a search found, in the place of the subjects. */
  found: readonly Found[] | undefined;
  place: GuidePlace;
  onShow: (place: GuidePlace) => void;
}>;

const keyOf = ({ subject, anchor }: GuidePlace): string => `${subject}#${anchor ?? ''}`;

/** One stop of the Tab key; the arrows show each page as they pass. */
export function GuideList({ pages, found, place, onShow }: GuideListProps): ReactNode {
  const words = useMessages().guide;
  const lines =
    found?.map((each) => ({
      key: keyOf(each),
      place: { subject: each.subject, anchor: each.anchor },
      title: each.heading,
      hint: each.heading === each.page ? each.excerpt : `${each.page}. ${each.excerpt}`,
    })) ??
    pages.map(({ subject, title }) => ({
      key: subject,
      place: { subject } as GuidePlace,
      title,
      hint: undefined,
    }));
  if (lines.length === 0) return null;
  const chosen = found === undefined ? place.subject : keyOf(place);
  return (
    <ListBox
      className={styles.list ?? ''}
      aria-label={found === undefined ? words.subjects : words.results}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={lines.some(({ key }) => key === chosen) ? [chosen] : []}
      onSelectionChange={(keys) => {
        const line = keys === 'all' ? undefined : lines.find(({ key }) => keys.has(key));
        if (line !== undefined) onShow(line.place);
      }}
    >
      {lines.map(({ key, title, hint }) => (
        <ListBoxItem key={key} id={key} textValue={title} className={styles.line ?? ''}>
          <Text slot="label" className={styles.title ?? ''}>
            {title}
          </Text>
          {hint !== undefined && (
            <Text slot="description" className={styles.hint ?? ''}>
              {hint}
            </Text>
          )}
        </ListBoxItem>
      ))}
    </ListBox>
  );
}
