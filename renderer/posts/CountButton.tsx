import { useState } from 'react';
import type { ReactNode } from 'react';
import { Dialog, DialogTrigger } from 'react-aria-components';
import type { Post } from '#interview/document.ts';
import { countSigns, countWords, readingMinutes, type Counts } from '#interview/words.ts';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { Button } from '../ui/Button.tsx';
import { Popover } from '../ui/Popover.tsx';
import styles from './CountButton.module.css';

type CountButtonProps = Readonly<{ counts: Counts; post: Pick<Post, 'language' | 'participants' | 'kind'> }>;

/** The number of words; pressed, all that can be counted: signs, reading time, each person, what is selected. */
export function CountButton({ counts, post }: CountButtonProps): ReactNode {
  const { window: words, counts: own } = useMessages();
  const language = useLanguage();
  const [selected, setSelected] = useState('');
  const number = new Intl.NumberFormat(language);
  const total = words.lists.words(counts.words);
  const people = post.participants.filter((person) => (counts.perParticipant.get(person.id) ?? 0) > 0);
  const spoken = people.reduce((sum, person) => sum + (counts.perParticipant.get(person.id) ?? 0), 0);
  const line = (name: string, value: string, key = name): ReactNode => (
    <div key={key} className={styles.line}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
  return (
    <DialogTrigger onOpenChange={(open) => open && setSelected(selectedText())}>
      <Button kind="plain" aria-label={own.open(total)}>
        {total}
      </Button>
      <Popover placement="top start">
        <Dialog className={styles.dialog ?? ''} aria-label={own.title}>
          <dl className={styles.list}>
            {line(own.words, number.format(counts.words))}
            {line(own.signs, number.format(counts.signs))}
            {line(own.reading, own.minutes(readingMinutes(counts.words, post.language)))}
            {post.kind === 'interview' && line(own.questions, number.format(counts.questions))}
            {post.kind === 'interview' && line(own.answers, number.format(counts.answers))}
            {selected !== '' && line(own.selection, own.selected(countWords(selected), countSigns(selected)))}
          </dl>
          {people.length > 0 && (
            <>
              <h3 className={styles.title}>{own.people}</h3>
              <dl className={styles.list}>
                {people.map((person) => {
                  const said = counts.perParticipant.get(person.id) ?? 0;
                  const share = own.share(number.format(said), Math.round((100 * said) / spoken));
                  return line(person.name, share, person.id);
                })}
              </dl>
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

/** What is selected in the text, as it stands when the count is asked for. */
function selectedText(): string {
  const selection = window.getSelection();
  const within = selection?.anchorNode?.parentElement?.closest('[data-escale-text]') ?? null;
  return within === null ? '' : (selection?.toString() ?? '');
}
