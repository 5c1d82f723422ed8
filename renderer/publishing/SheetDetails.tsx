import type { ReactNode } from 'react';
import type { RequestOutput } from '../../preload/contract/bridge.ts';
import { useMessages } from '../bridge/messages.tsx';
import { Disclosure } from '../widgets/Disclosure.tsx';
import { Icon } from '../widgets/Icon.tsx';
import { Changes } from './Changes.tsx';
import styles from './SheetDetails.module.css';

export type Prepared = RequestOutput<'publications.prepare'>;
type SheetDetailsProps = Readonly<{ postId: string; prepared: Prepared }>;

/** The rows of the publish sheet, in the order in which an author decides. An update opens on what changes. */
export function SheetDetails({ postId, prepared }: SheetDetailsProps): ReactNode {
  const { publishing: words, byHand } = useMessages();
  const update = prepared.intent === 'update';
  const { checks } = prepared;
  return (
    <>
      {update && (
        <Disclosure
          title={words.changes}
          {...(prepared.changes.length === 0 ? {} : { note: words.changeCount(prepared.changes.length) })}
          defaultExpanded
        >
          {prepared.changes.length === 0 ? (
            <p className={styles.quiet}>{words.changesNone}</p>
          ) : (
            <Changes changes={prepared.changes} />
          )}
        </Disclosure>
      )}
      <dl className={styles.rows}>
        <Row title={words.when}>{prepared.blog.state === 'by-hand' ? byHand.when : words.now}</Row>
        <Row title={words.address} note={update ? words.addressKept : words.addressForeseen}>
          <span className={styles.address}>{prepared.address}</span>
        </Row>
        <Row title={words.labels}>{words.labelCount(prepared.labels)}</Row>
        <Row
          title={words.pictures}
          {...(prepared.pictures === 0
            ? {}
            : { note: words.pictureWeight(Math.ceil(prepared.bytes / 1024)) })}
        >
          {words.pictureCount(prepared.pictures)}
        </Row>
      </dl>
      <Disclosure
        title={words.checks}
        note={checks.length === 0 ? words.checksNone : words.checkCount(checks.length)}
        defaultExpanded={checks.length > 0}
      >
        {checks.length === 0 ? (
          <p className={styles.quiet}>{words.checksNone}</p>
        ) : (
          <ul className={styles.checks}>
            {checks.map((check) => (
              <li key={check.code} className={styles.check} data-blocks={check.blocks || undefined}>
                <Icon name={check.blocks ? 'warning' : 'info'} />
                <span>{words.check[check.code](check.params)}</span>
              </li>
            ))}
          </ul>
        )}
      </Disclosure>
      <Disclosure title={words.preview}>
        {/* Its own host and policy, no script, no rights: what the post holds stays in the frame. */}
        <iframe
          className={styles.preview}
          title={words.previewTitle}
          src={`app://preview/post/${postId}`}
          sandbox=""
        />
      </Disclosure>
    </>
  );
}

type RowProps = Readonly<{ title: string; note?: string; children: ReactNode }>;

function Row({ title, note, children }: RowProps): ReactNode {
  return (
    <div className={styles.row}>
      <dt>{title}</dt>
      <dd>
        {children}
        {note !== undefined && <span className={styles.note}>{note}</span>}
      </dd>
    </div>
  );
}
