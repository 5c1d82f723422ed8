import { useState } from 'react';
import type { ReactNode } from 'react';
import { useMessages } from '../bridge/messages.tsx';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Notice } from '../ui/Notice.tsx';
import { DamagedNotice } from './DamagedNotice.tsx';
import { FoundBlogs } from './FoundBlogs.tsx';
import { FoundCounts } from './FoundCounts.tsx';
import { FoundChanges, type ReviewedWay } from './FoundChanges.tsx';
import { OtherWays } from './OtherWays.tsx';
import { StepHeading } from './StepHeading.tsx';
import type { ImportActs } from './use-import-acts.ts';
import type { Import } from './use-imports.ts';
import type { StartImport } from './use-start-import.ts';
import styles from './ImportScreen.module.css';

type FoundProps = Readonly<{
  one: Import;
  found: NonNullable<Import['found']>;
  acts: ImportActs;
  start: StartImport;
  onAddress: () => void;
  /** A document alone, its changes decided one by one. */
  onOneByOne: () => void;
}>;

/** What the source holds, and the question: copy it here? */
export function Found({ one, found, acts, start, onAddress, onOneByOne }: FoundProps): ReactNode {
  const words = useMessages().imports;
  const [comments, setComments] = useState(false);
  const [changes, setChanges] = useState<ReviewedWay>('accepted');
  const { id } = one;
  const { damaged } = found;
  const count = found.posts + found.pages;
  const begin = (partial: boolean): void =>
    acts.act('imports.begin', { id, comments: comments && found.comments > 0, partial, changes });
  const facts = [
    ...(one.blogs.length > 0 ? words.factsOfBlog : []),
    words.factAgain,
    ...(found.pictures > 0 ? [words.factPictures] : []),
  ];
  const short = found.feed === 'short' || found.feed === 'none';
  return (
    <>
      <StepHeading
        title={damaged === undefined ? words.found(found.posts, found.pages) : words.damaged(damaged.file)}
      >
        <FoundBlogs blogs={one.blogs} name={one.name} />
      </StepHeading>
      {damaged !== undefined && <DamagedNotice damaged={damaged} posts={found.posts} pages={found.pages} />}
      {short && <Notice tone="alert">{count === 0 ? words.feedNone : words.feedShort}</Notice>}
      {count === 0 && !short && damaged === undefined && <Notice>{words.foundNothing}</Notice>}
      {count > 0 && (
        <>
          <div className={styles.sides}>
            <FoundCounts found={found} />
            <ul className={styles.facts}>
              {facts.map((fact) => (
                <li key={fact}>{fact}</li>
              ))}
            </ul>
          </div>
          {found.comments > 0 && (
            <div className={styles.choice}>
              <Checkbox isSelected={comments} onChange={setComments}>
                {words.withComments(found.comments)}
              </Checkbox>
              <p className={styles.hint}>{words.commentsHint}</p>
            </div>
          )}
          {found.reviewed !== undefined && (
            <FoundChanges
              reviewed={found.reviewed}
              way={changes}
              onWay={setChanges}
              onOneByOne={onOneByOne}
            />
          )}
          <div className={styles.buttons}>
            <Button kind={short ? 'quiet' : 'primary'} onPress={() => begin(damaged !== undefined)}>
              {damaged === undefined
                ? words.begin(found.posts, found.pages)
                : words.beginPartial(found.posts, found.pages)}
            </Button>
            <Button onPress={() => acts.act('imports.cancel', { id })}>
              {damaged === undefined ? words.nothing : words.changeNothing}
            </Button>
          </div>
        </>
      )}
      {(short || count === 0) && (
        <OtherWays start={start} {...(one.kind === 'address' && count === 0 ? { onAddress } : {})} />
      )}
    </>
  );
}
