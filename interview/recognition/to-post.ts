/** A recognised text as a document: participants and blocks. */
import { LIMITS } from '../document.ts';
import type { Answer, Inline, Kind, Participant, Question, TopBlock } from '../document.ts';
import { foldKey } from './fold-key.ts';
import type { Recognition, RecognizedBlock, Speaker } from './recognition.ts';

export type RecognizedPost = {
  kind: Extract<Kind, 'interview' | 'article'>;
  language: string;
  title: string;
  participants: Participant[];
  lead?: Inline[][];
  body: TopBlock[];
  /** Lines that have no place in the document: a title repeated with the site's name. */
  leftOut: string[];
};

export type ToPostOptions = {
  newId: () => string;
  language: string;
  /** People already known: who has the same name keeps their id, role, portrait and link. */
  known: readonly Participant[];
};

/**
 * Turns a recognition into the parts of a post. A caption without its picture becomes a paragraph; the label of an answer
 * becomes its participant. Lines longer than a document holds are cut into several texts, none is dropped.
 */
export function recognitionToPost(recognition: Recognition, options: ToPostOptions): RecognizedPost {
  const people = recognition.participants.map((speaker) => participantOf(speaker, options));
  const idOf = new Map(
    recognition.participants.map((speaker, index) => [speaker.name, people[index]?.id ?? '']),
  );
  const idsOf = (block: RecognizedBlock): string[] => {
    const name = block.participant ?? null;
    if (name === null) return [];
    const one = idOf.get(name);
    return one === undefined ? name.split(' et ').flatMap((part) => idOf.get(part) ?? []) : [one];
  };
  const body: TopBlock[] = [];
  const lead: Inline[][] = [];
  const leftOut: string[] = [];
  let open = null as Question | Answer | null;
  const answer = (block: RecognizedBlock, labelShown: boolean): Answer => {
    const made: Answer = {
      type: 'answer',
      id: options.newId(),
      participants: idsOf(block),
      labelShown,
      blocks: [],
    };
    body.push(made);
    return made;
  };
  recognition.blocks.forEach((block, index) => {
    switch (block.type) {
      case 'title':
        if (block.text !== recognition.title) leftOut.push(block.text);
        return;
      case 'lead':
        lead.push(inlines(block.text));
        return;
      case 'caption':
      case 'text':
        open = null;
        body.push({ type: 'paragraph', content: inlines(block.text) });
        return;
      case 'heading':
        open = null;
        body.push({ type: 'heading', level: 2, content: inlines(block.text) });
        return;
      case 'speaker': {
        const asks = recognition.blocks[index + 1]?.type === 'question';
        if (asks) open = open?.type === 'question' ? open : null;
        else open = answer(block, idsOf(block).length > 0);
        return;
      }
      case 'question': {
        const by = idsOf(block);
        if (open?.type !== 'question') {
          open = { type: 'question', id: options.newId(), ...(by.length === 0 ? {} : { by }), content: [] };
          body.push(open);
        }
        open.content.push(inlines(block.text));
        return;
      }
      case 'answer': {
        const labelled = recognition.blocks[index - 1]?.type === 'speaker';
        if (open?.type !== 'answer' || (block.starts === true && !labelled)) open = answer(block, false);
        open.blocks.push({ type: 'paragraph', content: inlines(block.text) });
      }
    }
  });
  return {
    kind: recognition.kind,
    language: options.language,
    title: recognition.title,
    participants: people.filter((person, index) => people.findIndex(({ id }) => id === person.id) === index),
    ...(lead.length === 0 ? {} : { lead }),
    body,
    leftOut,
  };
}

function participantOf(speaker: Speaker, { known, newId }: ToPostOptions): Participant {
  const key = foldKey(speaker.name);
  const label = speaker.label.slice(0, 200);
  const met = known.find((person) => foldKey(person.name) === key);
  if (met !== undefined) return { ...met, label };
  const { role, organisation } = speaker;
  return {
    id: newId(),
    name: speaker.name.slice(0, 200),
    label,
    ...(role === null ? {} : { role: role.slice(0, 300) }),
    ...(organisation === null ? {} : { organisation: organisation.slice(0, 300) }),
  };
}

function inlines(text: string): Inline[] {
  const parts: Inline[] = [];
  for (let from = 0; from < text.length; from += LIMITS.text)
    parts.push({ type: 'text', text: text.slice(from, from + LIMITS.text) });
  return parts;
}
