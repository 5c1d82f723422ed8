/**
 * Readable test data: `buildInterview().titled('…').asking('…').answering('Anne Martin', '…').post`. Each step gives a new
 * builder; ids are `p1`, `q1`, `a1`… in order of appearance.
 */
import type {
  Answer,
  AnswerBlock,
  Image,
  Inline,
  Kind,
  Mark,
  Participant,
  Post,
  TopBlock,
} from '#interview/document.ts';
import { emptyPost } from '#interview/upgrade.ts';

export function text(words: string, ...marks: Mark[]): Inline {
  return marks.length === 0 ? { type: 'text', text: words } : { type: 'text', text: words, marks };
}

/** A paragraph of plain text or of runs. */
export function paragraph(...content: (string | Inline)[]): Extract<AnswerBlock, { type: 'paragraph' }> {
  return { type: 'paragraph', content: content.map((run) => (typeof run === 'string' ? text(run) : run)) };
}

/** A picture; the hash of `asset` is sixty-four times its first character. */
export function picture(asset: string, alt: string, caption = '', credit = ''): Image {
  const own = /^[0-9a-f]{64}$/.test(asset) ? asset : asset.charAt(0).repeat(64);
  return {
    type: 'image',
    asset: own,
    alt,
    caption: caption === '' ? [] : [text(caption)],
    credit,
    decorative: false,
  };
}

type Content = string | AnswerBlock;
const toBlock = (content: Content): AnswerBlock =>
  typeof content === 'string' ? paragraph(content) : content;

export class InterviewBuilder {
  readonly post: Post;

  constructor(post: Post) {
    this.post = post;
  }

  private with(change: Partial<Post>): InterviewBuilder {
    return new InterviewBuilder({ ...this.post, ...change });
  }

  private adding(...blocks: TopBlock[]): InterviewBuilder {
    return this.with({ body: [...this.post.body, ...blocks] });
  }

  private count(type: TopBlock['type']): number {
    return this.post.body.filter((block) => block.type === type).length;
  }

  titled(title: string): InterviewBuilder {
    return this.with({ title });
  }

  in(language: string): InterviewBuilder {
    return this.with({ language });
  }

  ofKind(kind: Kind): InterviewBuilder {
    return this.with({ kind });
  }

  labelled(...labels: string[]): InterviewBuilder {
    return this.with({ labels });
  }

  ledBy(...paragraphs: string[]): InterviewBuilder {
    return this.with({ lead: paragraphs.map((words) => [text(words)]) });
  }

  /** Adds a person; the label defaults to the name. */
  withPerson(name: string, details: Partial<Participant> = {}): InterviewBuilder {
    const person: Participant = {
      id: `p${this.post.participants.length + 1}`,
      name,
      label: name,
      ...details,
    };
    return this.with({ participants: [...this.post.participants, person] });
  }

  private known(names: readonly string[]): { builder: InterviewBuilder; ids: string[] } {
    const builder = names.reduce<InterviewBuilder>(
      (current, name) =>
        current.post.participants.some((person) => person.name === name) ? current : current.withPerson(name),
      this,
    );
    return {
      builder,
      ids: names.flatMap(
        (name) => builder.post.participants.find((person) => person.name === name)?.id ?? [],
      ),
    };
  }

  /** A question; `by` and `to` are names. */
  asking(
    words: string | string[],
    people: { by?: string[]; to?: string[]; language?: string } = {},
  ): InterviewBuilder {
    const by = this.known(people.by ?? []);
    const to = by.builder.known(people.to ?? []);
    return to.builder.adding({
      type: 'question',
      id: `q${this.count('question') + 1}`,
      ...(by.ids.length > 0 && { by: by.ids }),
      ...(to.ids.length > 0 && { to: to.ids }),
      ...(people.language !== undefined && { language: people.language }),
      content: [words].flat().map((line) => [text(line)]),
    });
  }

  /** An answer of one person (by name, created when new), of several together, or without a speaker (`[]`). */
  answering(who: string | string[], ...contents: Content[]): InterviewBuilder {
    const { builder, ids } = this.known([who].flat());
    return builder.adding({
      type: 'answer',
      id: `a${this.count('answer') + 1}`,
      participants: ids,
      labelShown: ids.length > 0,
      blocks: contents.map(toBlock),
    });
  }

  /** Changes the last answer. */
  but(change: Partial<Answer>): InterviewBuilder {
    const last = this.post.body.at(-1);
    if (last?.type !== 'answer') throw new Error('but() changes an answer; add one first');
    return this.with({ body: [...this.post.body.slice(0, -1), { ...last, ...change }] });
  }

  /** Paragraphs and other blocks outside of answers. */
  saying(...contents: (string | TopBlock)[]): InterviewBuilder {
    return this.adding(
      ...contents.map((content) => (typeof content === 'string' ? paragraph(content) : content)),
    );
  }
}

/** An empty French interview to build on. */
export function buildInterview(): InterviewBuilder {
  return new InterviewBuilder(emptyPost('interview', 'fr'));
}

/** An empty French article to build on. */
export function buildArticle(): InterviewBuilder {
  return new InterviewBuilder(emptyPost('article', 'fr'));
}
