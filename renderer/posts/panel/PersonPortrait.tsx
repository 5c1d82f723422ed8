import type { ReactNode } from 'react';
import type { Participant } from '#interview/document.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { useQuery } from '../../bridge/use-query.ts';
import { Portrait } from '../../people/Portrait.tsx';
import { tintOf } from '../../ui/tint.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './panel.module.css';

type PersonPortraitProps = Readonly<{
  participant: Participant;
  onChange: (participant: Participant) => void;
}>;

/** A person's picture in this post: the directory's is offered, never taken by itself; it can be taken away. */
export function PersonPortrait({ participant, onChange }: PersonPortraitProps): ReactNode {
  const words = useMessages().people.inThisPost;
  const { portrait, ...rest } = participant;
  const known = useQuery('participants.get', { id: participant.id }, ['participants.changed']).value
    ?.portrait;
  const offered = known !== undefined && known !== portrait;
  if (portrait === undefined && !offered) return null;
  return (
    <div className={styles.row} role="group" aria-label={words.portrait}>
      {portrait !== undefined && <Portrait person={participant} tint={tintOf(participant.id)} />}
      {offered && (
        <Button kind="plain" icon="picture" onPress={() => onChange({ ...rest, portrait: known })}>
          {words.take}
        </Button>
      )}
      {portrait !== undefined && (
        <Button kind="plain" onPress={() => onChange(rest)}>
          {words.remove}
        </Button>
      )}
    </div>
  );
}
