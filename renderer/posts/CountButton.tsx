import { useMemo, useState, type ReactNode } from 'react';
import { Dialog, DialogTrigger, VisuallyHidden } from 'react-aria-components';
import type { Post } from '#interview/document.ts';
import {
  countPost,
  countSigns,
  countWords,
  readingMinutes,
  sharesByQuestion,
  type Counts,
  type QuestionShare,
} from '#interview/words.ts';
import { useLanguage, useMessages } from '../bridge/messages.tsx';
import { Bar } from '../ui/figures/Bar.tsx';
import { Button } from '../ui/Button.tsx';
import { Figure } from '../ui/figures/Figure.tsx';
import { Initials } from '../ui/Initials.tsx';
import { Popover } from '../ui/overlays/Popover.tsx';
import { tintsOf } from '#interview/people/person-signs.ts';
import styles from './CountButton.module.css';

type CountButtonProps = Readonly<{ post: Post }>;

/** The number of words; it opens all counts: characters, reading time, words per person, and the selection. */
export function CountButton({ post }: CountButtonProps): ReactNode {
  // Counting 50,000 words takes as long as a key, so only a new text is counted.
  const counts = useMemo(() => countPost(post), [post]);
  const { window: words, counts: own } = useMessages();
  const language = useLanguage();
  const [selected, setSelected] = useState('');
  const number = new Intl.NumberFormat(language);
  const total = words.lists.words(counts.words);
  const line = (name: string, value: string): ReactNode => (
    <div className={styles.line}>
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
          <Shares counts={counts} post={post} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

/** The share of each person, in total and by question. */
function Shares({ counts, post }: Readonly<{ counts: Counts; post: Post }>): ReactNode {
  const own = useMessages().counts;
  const language = useLanguage();
  const number = new Intl.NumberFormat(language);
  const tints = tintsOf(post.participants);
  const people = post.participants
    .map(({ id, name }) => ({
      id,
      name,
      tint: tints.get(id) ?? 1,
      amount: counts.perParticipant.get(id) ?? 0,
    }))
    .filter(({ amount }) => amount > 0);
  if (people.length === 0) return null;
  const spoken = people.reduce((sum, { amount }) => sum + amount, 0);
  const percent = (amount: number, of: number): number => Math.round((100 * amount) / of);
  const questions = sharesByQuestion(post);
  const most = Math.max(...people.map(({ amount }) => amount));
  const partsOf = ({ perParticipant }: QuestionShare) =>
    people
      .map((person) => ({ ...person, amount: perParticipant.get(person.id) ?? 0 }))
      .filter(({ amount }) => amount > 0);
  return (
    <>
      <Figure
        level={3}
        title={own.people}
        columns={[own.person, own.words, own.part]}
        rows={people.map(({ id, name, amount }) => ({
          id,
          cells: [name, number.format(amount), own.percent(percent(amount, spoken))],
        }))}
      >
        <ul className={styles.bars}>
          {people.map((person) => (
            <li key={person.id} className={styles.share}>
              <span className={styles.line}>
                <span className={styles.who}>
                  <Initials name={person.name} tint={person.tint} />
                  <span className={styles.name}>{person.name}</span>
                </span>
                <span className={styles.number}>
                  {own.share(number.format(person.amount), percent(person.amount, spoken))}
                </span>
              </span>
              <Bar parts={[person]} whole={most} />
            </li>
          ))}
        </ul>
      </Figure>
      {people.length > 1 && questions.length > 0 && (
        <Figure
          level={3}
          title={own.byQuestion}
          columns={[own.question, ...people.map(({ name }) => name)]}
          rows={questions.map((share) => ({
            id: share.id,
            cells: [
              `${share.number}. ${share.question}`,
              ...people.map(({ id }) => number.format(share.perParticipant.get(id) ?? 0)),
            ],
          }))}
        >
          <ol className={styles.bars}>
            {questions.map((share) => {
              const parts = partsOf(share);
              const total = parts.reduce((sum, { amount }) => sum + amount, 0);
              return (
                <li key={share.id} className={styles.share}>
                  <span className={styles.name} title={share.question}>
                    {share.number}. {share.question}
                  </span>
                  <Bar parts={parts} whole={total} />
                  <VisuallyHidden>
                    {parts
                      .map(({ name, amount }) => `${name} ${own.percent(percent(amount, total))}`)
                      .join(', ')}
                  </VisuallyHidden>
                </li>
              );
            })}
          </ol>
        </Figure>
      )}
    </>
  );
}

/** The selected text when the counts are opened. */
function selectedText(): string {
  const selection = window.getSelection();
  const within = selection?.anchorNode?.parentElement?.closest('[data-escale-text]') ?? null;
  return within === null ? '' : (selection?.toString() ?? '');
}
