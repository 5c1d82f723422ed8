import type { LexicalEditor } from 'lexical';
import { useState, type ReactNode, type RefObject } from 'react';
import { Dialog } from 'react-aria-components';
import { questionAnchor } from '#interview/marks.ts';
import { call } from '../../bridge/call.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { useLastAnswer } from '../../bridge/use-last-answer.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { Button } from '../../ui/Button.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { SuggestField } from '../../ui/SuggestField.tsx';
import { questionTargets } from '../edit/links.ts';
import { linkFrom } from '../links.ts';
import type { Services } from '../services.ts';
import styles from './LinkEditor.module.css';

type LinkEditorProps = Readonly<{
  /** Whose questions may be linked. */
  post: LexicalEditor;
  services: Services;
  /** Of the link at the caret; null: there is none yet. */
  url: string | null;
  anchor: RefObject<HTMLElement | null>;
  /** What it keeps within, so that it covers nothing else. */
  within: Element | null;
  /** `words` are the link's where none are selected. */
  onLink: (address: string | null, words: string) => void;
  onClose: () => void;
}>;

/** Where the link at the caret leads: an address, a post of the library by its title, a question of this post. */
export function LinkEditor({
  post,
  services,
  url,
  anchor,
  within,
  onLink,
  onClose,
}: LinkEditorProps): ReactNode {
  const { editor: messages, pictures: words } = useMessages();
  const [typed, setTyped] = useState(url ?? '');
  const [refused, setRefused] = useState(false);
  const query = linkFrom(typed) === undefined ? typed.trim().slice(0, 200) : '';
  const found = useQuery('archive.link-targets', query === '' ? null : { query, limit: 6 });
  const last = useLastAnswer(found.value);
  const posts = (query === '' ? [] : (last?.items ?? [])).filter((item) => item.postId !== services.postId);
  const questions = query === '' ? [] : questionTargets(post, query);
  const suggestions = [
    ...posts.map((item) => ({
      id: `post ${item.postId}`,
      label: item.title,
      hint: item.url ?? words.notOnline,
      disabled: item.url === undefined,
    })),
    ...questions.map(({ id, number, text }) => ({
      id: `question ${id}`,
      label: text,
      hint: `${words.ofThisPost} · ${words.questionNumber(number)}`,
    })),
  ];

  function choose(id: string): void {
    const target = posts.find((item) => id === `post ${item.postId}`);
    const question = questions.find((item) => id === `question ${item.id}`);
    if (target?.url !== undefined) onLink(target.url, target.title);
    else if (question !== undefined) onLink(`#${questionAnchor(question.id)}`, question.text);
  }

  function submit(): void {
    const address = linkFrom(typed);
    if (address === undefined) setRefused(true);
    else onLink(address, typed.trim());
  }

  return (
    <Popover
      triggerRef={anchor}
      isOpen
      placement="bottom start"
      {...(within === null ? {} : { boundaryElement: within })}
      onOpenChange={(open) => !open && onClose()}
    >
      <Dialog aria-label={messages.link} className={styles.dialog ?? ''}>
        <div className={styles.form}>
          <SuggestField
            label={words.linkField}
            hint={words.linkHint}
            error={refused ? messages.linkRefused : undefined}
            suggestions={suggestions}
            waiting={found.waiting}
            text={typed}
            onText={(text) => {
              setTyped(text);
              setRefused(false);
            }}
            onChoose={choose}
            onSubmit={submit}
          />
          <div className={styles.acts}>
            {url !== null && (
              <>
                <Button kind="plain" onPress={() => onLink(null, '')}>
                  {messages.linkRemove}
                </Button>
                {!url.startsWith('#') && (
                  <Button
                    kind="plain"
                    onPress={() => {
                      call('links.open', { url }).catch((thrown: unknown) =>
                        services.notify({ tone: 'alert', text: services.failure(thrown) }),
                      );
                    }}
                  >
                    {messages.linkOpen}
                  </Button>
                )}
              </>
            )}
            <Button kind="primary" isDisabled={typed.trim() === ''} onPress={submit}>
              {messages.linkApply}
            </Button>
          </div>
        </div>
      </Dialog>
    </Popover>
  );
}
