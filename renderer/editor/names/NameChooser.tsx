import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import {
  Collection,
  ComboBox,
  Header,
  Input,
  ListBox,
  ListBoxSection,
  ListBoxItem,
} from 'react-aria-components';
import type { Key } from 'react-aria-components';
import type { Participant } from '#interview/document.ts';
import { creditOf } from '#interview/people/person-fields.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { Initials } from '../../ui/Initials.tsx';
import { Popover } from '../../ui/overlays/Popover.tsx';
import { servicesOf } from '../core/services.ts';
import type { DirectoryPerson } from '../model/types.ts';
import { asParticipant } from '../model/as-participant.ts';
import { bestChoice, choicesFor, type Choice } from './name-choices.ts';
import { tintsOf } from '#interview/people/person-signs.ts';
import styles from './NameChooser.module.css';

/** In characters; a question may be typed or pasted here. */
const LONGEST_TYPED = 2_000;

/** `together`: opens the choice of several people. `label`: shows or hides the name. */
export type NameAct = 'unname' | 'together' | 'label';

type NameChooserProps = Readonly<{
  /** The position of the name, relative to the page's box. */
  place: Readonly<{ top: number; left: number }>;
  people: readonly Participant[];
  /** Whether the answer has a name to remove. */
  hasName: boolean;
  /** Whether the name is shown before the words. */
  labelShown: boolean;
  onChoose: (person: Participant) => void;
  /** Receives a question typed instead of a name. */
  onAsk: (text: string) => void;
  onAct: (act: NameAct) => void;
  /** Closes without a choice. `refocus`: closed by a key, so the caret returns to the text. */
  onClose: (refocus: boolean) => void;
}>;

/** A field over the name: it searches the post's people, then the directory, and can create a person or a question. */
export function NameChooser({
  place,
  people,
  hasName,
  labelShown,
  onChoose,
  onAsk,
  onAct,
  onClose,
}: NameChooserProps): ReactNode {
  const [editor] = useLexicalComposerContext();
  const messages = useMessages().editor;
  const [typed, setTyped] = useState('');
  /** The last results of the directory, and their query. */
  const [found, setFound] = useState<Readonly<{ to?: string; people: readonly DirectoryPerson[] }>>({
    people: [],
  });
  const [busy, setBusy] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const choices = choicesFor(typed, people, found.people, hasName);
  const waiting = found.to !== typed.trim();
  /** Whether Enter was pressed before the directory's results, so that a new name cannot be known yet. */
  const entered = useRef(false);

  useLayoutEffect(() => input.current?.focus(), []);

  useEffect(() => {
    let current = true;
    const services = servicesOf(editor);
    const to = typed.trim();
    services.directory(to).then(
      (answered) => current && setFound({ to, people: answered }),
      (thrown: unknown) => {
        if (!current) return;
        setFound((before) => ({ to, people: before.people }));
        services.notify({ tone: 'alert', text: services.failure(thrown) });
      },
    );
    return () => {
      current = false;
    };
  }, [editor, typed]);

  async function take(choice: Choice): Promise<void> {
    if (choice.kind === 'known') return onChoose(choice.person);
    if (choice.kind === 'directory') return onChoose(asParticipant(choice.person));
    if (choice.kind === 'question') return onAsk(choice.text);
    if (choice.kind !== 'create') return onAct(choice.kind);
    const services = servicesOf(editor);
    setBusy(true);
    try {
      onChoose(asParticipant(await services.createPerson(choice.name)));
    } catch (thrown) {
      setBusy(false);
      services.notify({ tone: 'alert', text: services.failure(thrown) });
    }
  }

  function select(key: Key | null): void {
    const choice = choices.find((one) => one.id === key);
    if (choice !== undefined && !busy) void take(choice);
  }

  function takeBest(): void {
    const best = bestChoice(choices, typed);
    // A question or a person of the post is chosen without waiting for the directory.
    entered.current = (best?.kind === 'directory' || best?.kind === 'create') && waiting;
    if (entered.current) return;
    if (best !== undefined && !busy) void take(best);
    else onClose(true);
  }
  useEffect(() => {
    if (entered.current && !waiting) takeBest();
  });

  /** Enter chooses the highlighted entry or the best match; Escape leaves the answer without a name. */
  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    entered.current = false;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      onClose(true);
    } else if (event.key === 'Enter' && input.current?.getAttribute('aria-activedescendant') == null) {
      event.preventDefault();
      event.stopPropagation();
      takeBest();
    }
  }

  const sections: Readonly<{ id: string; title: string; items: readonly Choice[] }>[] = [
    { id: 'post', title: messages.inThisPost, items: choices.filter((choice) => choice.kind === 'known') },
    {
      id: 'directory',
      title: messages.inDirectory,
      items: choices.filter((choice) => choice.kind === 'directory'),
    },
  ].filter((section) => section.items.length > 0);
  const acts = choices.filter((choice) => choice.kind !== 'known' && choice.kind !== 'directory');

  return (
    <div
      ref={box}
      className={styles.chooser}
      style={{ insetBlockStart: place.top, insetInlineStart: place.left }}
      onKeyDownCapture={onKeyDown}
      onBlur={(event) => {
        const inList =
          event.relatedTarget instanceof Element &&
          event.relatedTarget.closest('[data-escale-names]') !== null;
        if (!inList && !box.current?.contains(event.relatedTarget) && !busy) onClose(false);
      }}
    >
      <ComboBox
        aria-label={messages.nameField}
        className={styles.combobox ?? ''}
        inputValue={typed}
        onInputChange={setTyped}
        value={null}
        onChange={select}
        menuTrigger="focus"
        allowsCustomValue
        allowsEmptyCollection
        defaultFilter={() => true}
        isReadOnly={busy}
      >
        <Input
          ref={input}
          className={styles.input ?? ''}
          placeholder={messages.namePlaceholder}
          spellCheck={false}
          maxLength={LONGEST_TYPED}
        />
        <Popover placement="bottom start" isNonModal>
          <ListBox
            className={styles.list ?? ''}
            data-escale-names=""
            renderEmptyState={() => <p className={styles.hint}>{messages.nameHint}</p>}
          >
            <Collection items={sections}>
              {(section) => (
                <ListBoxSection id={section.id}>
                  <Header className={styles.header ?? ''}>{section.title}</Header>
                  <Collection items={section.items}>
                    {(choice) => <NameItem choice={choice} people={people} labelShown={labelShown} />}
                  </Collection>
                </ListBoxSection>
              )}
            </Collection>
            <Collection items={acts}>
              {(choice) => <NameItem choice={choice} people={people} labelShown={labelShown} />}
            </Collection>
          </ListBox>
        </Popover>
      </ComboBox>
    </div>
  );
}

type NameItemProps = Readonly<{
  choice: Choice;
  people: readonly Participant[];
  /** Whether the name is shown before the words of the answer. */
  labelShown: boolean;
}>;

/** An item of the list: a person, or another action, such as creating a person or removing the name. */
function NameItem({ choice, people, labelShown }: NameItemProps): ReactNode {
  const messages = useMessages().editor;
  if (choice.kind !== 'known' && choice.kind !== 'directory') {
    const { turns } = messages;
    const words = {
      create: choice.kind === 'create' ? messages.createPerson(choice.name) : '',
      question: choice.kind === 'question' ? messages.askQuestion(choice.text) : '',
      unname: messages.removeName,
      together: turns.together,
      label: labelShown ? turns.hideName : turns.showName,
    }[choice.kind];
    return (
      <ListBoxItem id={choice.id} textValue={words} className={styles.item ?? ''} data-act="">
        {words}
      </ListBoxItem>
    );
  }
  const { name } = choice.person;
  const who = creditOf(choice.person).join(', ');
  return (
    <ListBoxItem id={choice.id} textValue={name} className={styles.item ?? ''}>
      <Initials
        name={name}
        tint={choice.kind === 'known' ? tintsOf(people).get(choice.person.id) : undefined}
        size="small"
      />
      <span className={styles.words}>
        <span className={styles.name}>{name}</span>
        {who !== '' && <span className={styles.who}>{who}</span>}
      </span>
    </ListBoxItem>
  );
}
