import { useState } from 'react';
import type { ReactNode } from 'react';
import type { BackendOutput } from '#contract/backend.ts';
import { TITLE_LEVELS, type Presentation } from '#interview/render/presentation.ts';
import { call } from '../../bridge/call.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { useFailureWords } from '../../bridge/use-failure.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Select } from '../../ui/Select.tsx';
import parts from '../../ui/SettingsParts.module.css';
import styles from './PresentationSection.module.css';

type Level = Presentation['titleLevel'];
type TitleLevelPartProps = Readonly<{ blogId: string; level: Level; onChange: (level: Level) => void }>;

const NAMES = { 1: '1', 2: '2', 3: '3', 4: '4' } as const;

/** At which level the blog's theme writes the title of a post: chosen, or read from a page of the blog. */
export function TitleLevelPart({ blogId, level, onChange }: TitleLevelPartProps): ReactNode {
  const words = useMessages().presentation;
  const say = useFailureWords();
  const [reading, setReading] = useState(false);
  const [read, setRead] = useState<BackendOutput<'presentations.read-level'> | undefined>(undefined);
  const [failed, setFailed] = useState<unknown>(undefined);

  const ask = async (): Promise<void> => {
    setReading(true);
    setRead(undefined);
    setFailed(undefined);
    try {
      const answer = await call('presentations.read-level', { blogId });
      setRead(answer);
      if ('level' in answer) onChange(answer.level);
    } catch (thrown) {
      setFailed(thrown);
    } finally {
      setReading(false);
    }
  };

  return (
    <>
      <div className={styles.choice}>
        <div className={styles.beside}>
          <Select
            label={words.level}
            value={NAMES[level]}
            choices={TITLE_LEVELS.map((one) => ({ id: NAMES[one], label: words.levels[one] }))}
            onChange={(id) => {
              const chosen = TITLE_LEVELS.find((one) => NAMES[one] === id);
              if (chosen !== undefined) onChange(chosen);
            }}
          />
          <Button isPending={reading} onPress={() => void ask()}>
            {words.read}
          </Button>
        </div>
        <p className={parts.hint}>{words.levelHint}</p>
      </div>
      {failed !== undefined && <Notice tone="alert">{say(failed).sentence}</Notice>}
      <div aria-live="polite">
        {read !== undefined &&
          ('level' in read ? (
            <Notice said tone="good">
              {words.found(read.level, read.url)}
            </Notice>
          ) : (
            <Notice>{words.notFound[read.why]}</Notice>
          ))}
      </div>
    </>
  );
}
