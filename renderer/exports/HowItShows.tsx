import type { ReactNode } from 'react';
import { firstSigns, MOST_DESCRIPTION, proposeDescription, signsOf } from '#interview/description.ts';
import type { Post } from '#interview/document.ts';
import { imagesOf } from '#interview/pictures.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useQuery } from '../bridge/use-query.ts';
import { Disclosure } from '../ui/Disclosure.tsx';
import { CopyDescription } from './CopyDescription.tsx';
import styles from './Description.module.css';

type HowItShowsProps = Readonly<{
  postId: string;
  /** Of the post on its blog, as foreseen. */
  address: string;
  /** Pictures go inside the post: none of them makes a thumbnail. */
  pictureInside: boolean;
}>;

/** What others see of the post before they open it: in a search, and where it is shared. */
export function HowItShows(props: HowItShowsProps): ReactNode {
  const words = useMessages().exports;
  return (
    <Disclosure title={words.shown} late>
      <Opened {...props} />
    </Disclosure>
  );
}

function Opened({ postId, address, pictureInside }: HowItShowsProps): ReactNode {
  const words = useMessages().exports;
  const post = useQuery('posts.get', { id: postId }, ['posts.changed']).value?.document;
  if (post === undefined) return null;
  const description = (post.description ?? '').trim();
  return (
    <div className={styles.part}>
      <Shown post={post} address={address} pictureInside={pictureInside} />
      {description === '' ? (
        <p className={styles.hint}>{words.noDescription}</p>
      ) : (
        <CopyDescription description={description} />
      )}
    </div>
  );
}

type ShownProps = Readonly<{ post: Post; address: string; pictureInside: boolean }>;

function Shown({ post, address, pictureInside }: ShownProps): ReactNode {
  const words = useMessages().exports;
  const title = post.title.trim() === '' ? words.untitled : post.title;
  const said = (post.description ?? '').trim();
  const text = said === '' ? proposeDescription(post) : cut(said);
  const site = siteOf(address);
  const picture = imagesOf(post)[0];
  return (
    <>
      <section aria-label={words.inSearch}>
        <h4 className={styles.title}>{words.inSearch}</h4>
        <div className={styles.result}>
          <p className={styles.address}>{address}</p>
          <p className={styles.resultTitle}>{title}</p>
          <p className={styles.resultText}>{text}</p>
        </div>
      </section>
      <section aria-label={words.inShare}>
        <h4 className={styles.title}>{words.inShare}</h4>
        <div className={styles.card}>
          {picture?.asset === undefined ? (
            <p className={styles.noPicture}>{words.noPicture}</p>
          ) : (
            <img
              className={styles.picture}
              src={`app://asset/${picture.asset}?width=640`}
              alt={picture.alt}
            />
          )}
          <div className={styles.cardWords}>
            <p className={styles.address}>{site}</p>
            <p className={styles.cardTitle}>{title}</p>
            <p className={styles.resultText}>{text}</p>
          </div>
        </div>
        {pictureInside && picture !== undefined && <p className={styles.hint}>{words.pictureInside}</p>}
      </section>
    </>
  );
}

/** The host alone, as a card shows it. */
const siteOf = (address: string): string => /^https?:\/\/([^/?#]+)/.exec(address)?.[1] ?? address;

/** As a search cuts it. */
function cut(text: string): string {
  return signsOf(text) <= MOST_DESCRIPTION ? text : `${firstSigns(text, MOST_DESCRIPTION - 1)}…`;
}
