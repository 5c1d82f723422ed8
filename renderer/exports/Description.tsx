import { useMemo, useState, type ReactNode } from 'react';
import {
  MOST_DESCRIPTION,
  proposeDescription,
  countCharacters,
  firstCharacters,
} from '#interview/description.ts';
import type { Post } from '#interview/document.ts';
import { paragraphsToText } from '#interview/inlines.ts';
import { imagesOf } from '#interview/pictures.ts';
import { useMessages } from '../bridge/messages.tsx';
import { Button } from '../ui/Button.tsx';
import { Disclosure } from '../ui/Disclosure.tsx';
import { isNearLimit } from '../ui/fields/near-limit.ts';
import { TextField } from '../ui/fields/TextField.tsx';
import { call } from '../bridge/call.ts';
import { useNotices } from '../ui/window/notices.tsx';
import { useQuery } from '../bridge/use-query.ts';
import styles from './Description.module.css';

type DescriptionPartProps = Readonly<{
  post: Post;
  onChange: (description: string) => void;
  /** Called at each key; other parts may update later. */
  onType: (description: string) => void;
}>;

/** The limit of the schema; a warning appears much earlier. */
const LONGEST = 2_000;

/** The description for search engines: typed, or proposed from the lead; not shown as sent to the blog. */
export function DescriptionPart({ post, onChange, onType }: DescriptionPartProps): ReactNode {
  const words = useMessages().exports;
  // Shown until the field is left, since `post` is updated less often than the author types.
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const description = typed ?? post.description ?? '';
  const signs = countCharacters(description);
  const count = isNearLimit(signs, MOST_DESCRIPTION) ? words.signs(signs, MOST_DESCRIPTION) : undefined;
  const proposal = useMemo(() => proposeDescription(post), [post]);
  const hasLead = paragraphsToText(post.lead ?? []).trim() !== '';
  return (
    <Disclosure title={words.description} level={2} {...(count === undefined ? {} : { note: count })}>
      <div className={styles.part}>
        <TextField
          label={words.descriptionLabel}
          value={description}
          onChange={(text) => {
            const line = text.replace(/[\r\n\u2028\u2029]+/g, ' ');
            setTyped(line);
            onType(line);
          }}
          onBlur={() => setTyped(undefined)}
          maxLength={LONGEST}
          rows={6}
          hint={count === undefined ? words.descriptionHint : `${words.descriptionHint} · ${count}`}
          {...(signs > MOST_DESCRIPTION ? { error: words.tooLong(MOST_DESCRIPTION) } : {})}
        />
        {proposal === '' ? (
          <p className={styles.hint}>{words.nothingToPropose}</p>
        ) : (
          proposal !== description && (
            <div>
              <Button onPress={() => onChange(proposal)}>{hasLead ? words.fromLead : words.fromText}</Button>
            </div>
          )
        )}
        {signs > 0 && <CopyDescription description={description} />}
      </div>
    </Disclosure>
  );
}

type CopyDescriptionProps = Readonly<{ description: string }>;

/** The button to copy the description for Blogger, whose API has no field for it. */
function CopyDescription({ description }: CopyDescriptionProps): ReactNode {
  const words = useMessages().exports;
  const notices = useNotices();
  const copy = (): void => {
    call('clipboard.write', { text: description }).then(
      () => notices.show({ id: 'copy', text: words.descriptionCopied, tone: 'good' }),
      (thrown: unknown) => notices.fail('copy', thrown),
    );
  };
  return (
    <div className={styles.byHand}>
      <p className={styles.hint}>{words.byHand}</p>
      <div>
        <Button icon="copy" onPress={copy}>
          {words.copyDescription}
        </Button>
      </div>
    </div>
  );
}

type SharePreviewProps = Readonly<{
  postId: string;
  /** The address of the post on its blog, as planned. */
  address: string;
  /** Whether pictures are embedded in the post, so that no thumbnail is made. */
  pictureInside: boolean;
  /** The excerpt, if the destination has one: it replaces the description; '' means the beginning of the text. */
  excerpt?: string | undefined;
  /** The picture for shared links, or the reason there is none; by default the first picture of the text. */
  shared?: Readonly<{ asset?: string; hint?: string }> | undefined;
}>;

/** The preview of the post in search results and shared links. */
export function SharePreview(props: SharePreviewProps): ReactNode {
  const words = useMessages().exports;
  return (
    <Disclosure title={words.shown} isLazy>
      <Opened {...props} />
    </Disclosure>
  );
}

function Opened({ postId, excerpt, ...how }: SharePreviewProps): ReactNode {
  const words = useMessages().exports;
  const post = useQuery('posts.get', { id: postId }, ['posts.changed']).value?.document;
  if (post === undefined) return null;
  const description = (post.description ?? '').trim();
  return (
    <div className={styles.part}>
      <Shown post={post} about={excerpt?.trim() ?? description} {...how} />
      {excerpt === undefined &&
        (description === '' ? (
          <p className={styles.hint}>{words.noDescription}</p>
        ) : (
          <CopyDescription description={description} />
        ))}
    </div>
  );
}

type ShownProps = Pick<SharePreviewProps, 'address' | 'pictureInside' | 'shared'> &
  Readonly<{ post: Post; about: string }>;

function Shown({ post, about, address, pictureInside, shared }: ShownProps): ReactNode {
  const words = useMessages().exports;
  const title = post.title.trim() === '' ? words.untitled : post.title;
  const text = about === '' ? proposeDescription(post) : cut(about);
  const site = siteOf(address);
  const images = imagesOf(post);
  const picture = shared === undefined ? images[0] : images.find(({ asset }) => asset === shared.asset);
  const inside = pictureInside && picture !== undefined && picture.url === undefined;
  const hint = inside ? words.pictureInside : shared?.hint;
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
          {picture?.asset === undefined || inside ? (
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
        {hint !== undefined && <p className={styles.hint}>{hint}</p>}
      </section>
    </>
  );
}

/** The host name, as on a card. */
const siteOf = (address: string): string => /^https?:\/\/([^/?#]+)/.exec(address)?.[1] ?? address;

/** Truncates as search engines do. */
function cut(text: string): string {
  return countCharacters(text) <= MOST_DESCRIPTION ? text : `${firstCharacters(text, MOST_DESCRIPTION - 1)}…`;
}
