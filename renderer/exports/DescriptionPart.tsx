import { useMemo, useState, type ReactNode } from 'react';
import { MOST_DESCRIPTION, proposeDescription, signsOf } from '#interview/description.ts';
import type { Post } from '#interview/document.ts';
import { paragraphsToText } from '#interview/plain.ts';
import { useMessages } from '../bridge/messages.tsx';
import { Button } from '../ui/Button.tsx';
import { Disclosure } from '../ui/Disclosure.tsx';
import { TextField } from '../ui/TextField.tsx';
import { CopyDescription } from './CopyDescription.tsx';
import styles from './Description.module.css';

type DescriptionPartProps = Readonly<{
  post: Post;
  onChange: (description: string) => void;
  /** At each key; what is shown of the post may follow later. */
  onType: (description: string) => void;
}>;

/** The schema's bound; the sign that it is too long comes long before. */
const LONGEST = 2_000;

/** The description for searches: written here, or proposed from the lead; never claimed as sent to the blog. */
export function DescriptionPart({ post, onChange, onType }: DescriptionPartProps): ReactNode {
  const words = useMessages().exports;
  // What is typed stands here until the field is left: the post is read less often than keys are pressed.
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const description = typed ?? post.description ?? '';
  const signs = signsOf(description);
  const count = words.signs(signs, MOST_DESCRIPTION);
  const proposal = useMemo(() => proposeDescription(post), [post]);
  const hasLead = paragraphsToText(post.lead ?? []).trim() !== '';
  return (
    <Disclosure title={words.description} level={2} {...(signs > 0 ? { note: count } : {})}>
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
          hint={`${words.descriptionHint} · ${count}`}
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
