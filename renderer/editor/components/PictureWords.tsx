import { useId, useSyncExternalStore, type ReactNode } from 'react';
import type { Image } from '#interview/document.ts';
import { bareCredit } from '#interview/pictures.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { Button } from '../../ui/Button.tsx';
import { onProposals, proposalFor, settle } from '../proposals.ts';
import { CardCheck } from './CardCheck.tsx';
import { PictureField } from './PictureField.tsx';
import { RichField } from './RichField.tsx';
import type { PictureEdit } from './use-picture.ts';
import styles from './ImageBlock.module.css';

type PictureWordsProps = Readonly<{ image: Image; edit: PictureEdit; near: boolean }>;

/** What a picture says: alternative text, caption, credit, or that it only decorates. */
export function PictureWords({ image, edit, near }: PictureWordsProps): ReactNode {
  const { editor: messages, pictures: words } = useMessages();
  const hintId = useId();
  return (
    <div className={styles.fields} data-escale-words="" onBlur={edit.pause}>
      <PictureField
        label={messages.altText}
        placeholder={image.decorative ? words.altDecorative : words.altPlaceholder}
        hint={image.decorative ? undefined : words.altHint}
        hintId={hintId}
        disabled={image.decorative}
        warning={image.alt === '' && !image.decorative ? messages.altMissing : undefined}
        value={image.alt}
        onLeave={edit.leave}
        onChange={(alt) => edit.type('alt', (before) => ({ ...before, alt }))}
      />
      <RichField
        near={near}
        label={messages.caption}
        placeholder={words.captionPlaceholder}
        value={image.caption}
        onLeave={edit.leave}
        onChange={(caption) => edit.type('caption', (before) => ({ ...before, caption }))}
      />
      <PictureField
        label={messages.credit}
        placeholder={words.creditPlaceholder}
        before="©"
        value={image.credit}
        onLeave={edit.leave}
        onChange={(credit) => edit.type('credit', (before) => ({ ...before, credit }))}
      />
      <Proposals image={image} edit={edit} />
      <CardCheck
        label={messages.decorative}
        checked={image.decorative}
        onChange={(decorative) =>
          edit.choose((before) => ({ ...before, decorative, alt: decorative ? '' : before.alt }))
        }
      />
    </div>
  );
}

/** What the file itself says, for the fields that are still empty. */
function Proposals({ image, edit }: Omit<PictureWordsProps, 'near'>): ReactNode {
  const words = useMessages().pictures;
  const { asset } = image;
  const proposal = useSyncExternalStore(onProposals, () => proposalFor(asset));
  if (asset === undefined) return null;
  const credit = image.credit === '' ? bareCredit(proposal.credit) : '';
  const caption = image.caption.length === 0 ? proposal.description : '';
  return (
    <>
      {credit !== '' && (
        <p className={styles.proposal}>
          <span className={styles.proposed}>{words.creditProposed(credit)}</span>
          <Button
            kind="plain"
            aria-label={words.takeCredit}
            onPress={() => edit.choose((before) => ({ ...before, credit }))}
          >
            {words.take}
          </Button>
          <Button kind="plain" aria-label={words.leaveCredit} onPress={() => settle(asset, 'credit')}>
            {words.leave}
          </Button>
        </p>
      )}
      {caption !== '' && (
        <p className={styles.proposal}>
          <span className={styles.proposed}>{words.captionProposed(caption)}</span>
          <Button
            kind="plain"
            aria-label={words.takeCaption}
            onPress={() =>
              edit.choose((before) => ({ ...before, caption: [{ type: 'text', text: caption }] }))
            }
          >
            {words.take}
          </Button>
          <Button kind="plain" aria-label={words.leaveCaption} onPress={() => settle(asset, 'description')}>
            {words.leave}
          </Button>
        </p>
      )}
    </>
  );
}
