import { useState } from 'react';
import type { ReactNode } from 'react';
import type { AppError } from '#contract/failure.ts';
import { asAppError, call } from '../bridge/call.ts';
import { useMessages } from '../bridge/messages.tsx';
import { useFailureWords } from '../bridge/use-failure.ts';
import { useQuery } from '../bridge/use-query.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Tags } from '../ui/Tags.tsx';
import { useSettings } from '../ui/use-settings.tsx';
import styles from '../ui/SettingsParts.module.css';

/** Whether spelling is checked, and the words the author added. */
export function SpellingSettings(): ReactNode {
  const words = useMessages().spelling;
  const say = useFailureWords();
  const { settings, change, about } = useSettings();
  const personal = useQuery('spelling.words', {}, ['words.changed']);
  const [refusal, setRefusal] = useState<AppError>();
  const failure = refusal ?? personal.failure;

  function remove(word: string): void {
    call('spelling.remove', { word }).then(
      () => setRefusal(undefined),
      (thrown: unknown) => setRefusal(asAppError(thrown)),
    );
  }

  return (
    <section className={styles.part} aria-labelledby="settings-spelling">
      <h3 id="settings-spelling" className={styles.title}>
        {words.title}
      </h3>
      {failure !== undefined && <Notice tone="alert">{say(failure).sentence}</Notice>}
      <div className={styles.tick}>
        <Checkbox isSelected={settings.spelling} onChange={(spelling) => change({ spelling })}>
          {words.check}
        </Checkbox>
        <p className={styles.hint}>{about.platform.startsWith('darwin') ? words.bySystem : words.hint}</p>
      </div>
      <Tags
        label={words.words}
        words={personal.value?.words ?? []}
        empty={words.noWords}
        removeLabel={words.remove}
        onRemove={remove}
      />
    </section>
  );
}
