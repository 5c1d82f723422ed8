import { useState, type ReactNode } from 'react';
import { call } from '#renderer/bridge/call.ts';
import { useMessages } from '#renderer/bridge/messages.tsx';
import { useFailureWords } from '#renderer/bridge/use-failure.ts';
import { useQuery } from '#renderer/bridge/use-query.ts';
import { Choice } from '#renderer/ui/fields/Choice.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import settings from '#renderer/ui/SettingsParts.module.css';

/** The fonts of a folder site's pages; a choice applies at once to all pages. */
export function FacesSection({ blogId }: Readonly<{ blogId: string }>): ReactNode {
  const { faces: words } = useMessages().folder;
  const say = useFailureWords();
  const stored = useQuery('folder.faces', { blogId }, ['blogs.changed']);
  const [chosen, setChosen] = useState<boolean | undefined>(undefined);
  const [failed, setFailed] = useState<unknown>(undefined);
  const own = chosen ?? stored.value?.own;
  const failure = failed ?? stored.failure;
  const choose = (next: boolean): void => {
    setChosen(next);
    setFailed(undefined);
    call('folder.choose-faces', { blogId, own: next }).catch((thrown: unknown) => {
      setChosen(undefined);
      setFailed(thrown);
    });
  };
  return (
    <section className={settings.part} aria-labelledby="blog-faces">
      <h3 id="blog-faces" className={settings.title}>
        {words.title}
      </h3>
      {failure !== undefined && <Notice tone="alert">{say(failure).sentence}</Notice>}
      {own !== undefined && (
        <Choice
          label={words.label}
          value={own ? 'own' : 'reader'}
          onChange={(choice) => choose(choice === 'own')}
          options={[
            { id: 'reader', label: words.reader, hint: words.readerHint },
            { id: 'own', label: words.own, hint: words.ownHint },
          ]}
        />
      )}
    </section>
  );
}
