import { useState } from 'react';
import type { ReactNode } from 'react';
import { ListBox, ListBoxItem, DialogTrigger, Dialog, Text } from 'react-aria-components';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { formatDay } from '../ui/format.ts';
import { useQuery } from '../bridge/use-query.ts';
import { useFailureWords } from '../bridge/use-failure.ts';
import { Button } from '../ui/Button.tsx';
import { Popover } from '../ui/overlays/Popover.tsx';
import styles from './SameQuestion.module.css';

export type QuestionLocation = Readonly<{ postId: string; questionId: string }>;

type SameQuestionProps = Readonly<QuestionLocation & { onShow: (location: QuestionLocation) => void }>;

/** The same question in other posts; a choice replaces the shown one. */
export function SameQuestion({ onShow, ...location }: SameQuestionProps): ReactNode {
  const words = useMessages().search;
  const [open, setOpen] = useState(false);
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <Button kind="plain" icon="interview">
        {words.sameQuestion}
      </Button>
      <Popover placement="top start">
        <Dialog className={styles.dialog ?? ''} aria-label={words.sameQuestion}>
          <SimilarQuestions
            {...location}
            onShow={(location) => {
              setOpen(false);
              onShow(location);
            }}
          />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function SimilarQuestions({ postId, questionId, onShow }: SameQuestionProps): ReactNode {
  const words = useMessages().search;
  const say = useFailureWords();
  const language = useLanguage();
  const { value, failure } = useQuery('search.similar-questions', { postId, questionId, limit: 12 });
  if (failure !== undefined) return <p className={styles.none}>{say(failure).sentence}</p>;
  if (value === undefined) return <p className={styles.none}>{words.loading}</p>;
  if (value.items.length === 0) return <p className={styles.none}>{words.sameQuestionNone}</p>;
  return (
    <ListBox
      className={styles.list ?? ''}
      aria-label={words.sameQuestion}
      items={value.items.map((item) => ({ ...item, id: `${item.postId} ${item.questionId}` }))}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- the list is what the popover is opened for
      autoFocus="first"
      onAction={(key) => {
        const [post = '', question = ''] = String(key).split(' ');
        onShow({ postId: post, questionId: question });
      }}
    >
      {(item) => (
        <ListBoxItem className={styles.item ?? ''} textValue={item.question}>
          <Text slot="label" className={styles.question ?? ''}>
            {item.question}
          </Text>
          <Text slot="description" className={styles.meta ?? ''}>
            {[
              item.participants.join(', '),
              item.title === '' ? words.untitled : item.title,
              item.publishedAt === undefined ? '' : formatDay(item.publishedAt, language),
            ]
              .filter((part) => part !== '')
              .join(' · ')}
          </Text>
        </ListBoxItem>
      )}
    </ListBox>
  );
}
