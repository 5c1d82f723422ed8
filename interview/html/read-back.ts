/**
 * Reads HTML with our marks as a blog returns it, normalised by Blogger or edited in its editor. Questions and answers
 * get the same ids on any computer (docs/design/publishing.md#marks).
 */
import { append } from '../append.ts';
import type { Answer, AnswerBlock, Inline, Participant, Question, TopBlock } from '../document.ts';
import { foldInlines, foldLine, sameLanguage, textInline } from '../inlines.ts';
import {
  addresseeOfClass,
  anchorWithinPost,
  answerOfAnchor,
  CLASSES,
  isAnchor,
  participantOfClass,
  questionOfAnchor,
} from '../marks.ts';
import { NUMBER_BEFORE } from '../published-form.ts';
import { readBlocks } from './block-reader.ts';
import { parseBlocks, startsOf } from '../markup/block-tree.ts';
import {
  attribute,
  classesOf,
  elementsInside,
  hasClass,
  type HtmlElement,
  type HtmlNode,
  isElement,
  isText,
  parseHtml,
  textOf,
  withoutElements,
} from '../markup/parse.ts';
import { type Pictures } from '../blocks/image.ts';
import { plainSetting, type Setting, type Special } from '../markup/reading.ts';
import { languageOf } from '../markup/setting.ts';

// The names in published turns, possibly changed in the blog's editor.

/** An occurrence of a name: the participant and the written label. */
type NameMention = { id: string; label: string; role: 'speaks' | 'addressed' };

/** The participant ids in an element's classes, in order. */
function participantsOf(element: HtmlElement): string[] {
  return [...new Set(classesOf(element).flatMap((name) => participantOfClass(name) ?? []))];
}

const withoutColon = (text: string): string => foldLine(text).replace(/[\s\u00a0\u202f]*:$/, '');

const isName = (element: HtmlElement): boolean => hasClass(element, CLASSES.name);

/**
 * Reads the names in a name element. `speakers`: those of the turn; if the element lost its classes and one person
 * speaks, its whole text is that person's name. `hadColon` is false if the colon was moved out of the element.
 */
function readName(
  element: HtmlElement,
  speakers: readonly string[],
): { mentions: NameMention[]; text: string; hadColon: boolean } {
  const mentions: NameMention[] = [];
  const marked = (inner: HtmlElement): boolean =>
    classesOf(inner).some(
      (name) => participantOfClass(name) !== undefined || addresseeOfClass(name) !== undefined,
    );
  for (const inner of marked(element) ? [element] : elementsInside(element, marked)) {
    const label = withoutColon(textOf(inner));
    if (label === '') continue;
    for (const name of classesOf(inner)) {
      const speaker = participantOfClass(name);
      const addressee = addresseeOfClass(name);
      if (speaker !== undefined) mentions.push({ id: speaker, label, role: 'speaks' });
      if (addressee !== undefined) mentions.push({ id: addressee, label, role: 'addressed' });
    }
  }
  const nameText = foldLine(textOf(element));
  const text = withoutColon(nameText);
  const [only, second] = speakers;
  if (mentions.length === 0 && only !== undefined && second === undefined && text !== '')
    mentions.push({ id: only, label: text, role: 'speaks' });
  return { mentions, text, hadColon: nameText !== text };
}

/** The names in the tooltip of an answer without a visible name. */
function readTooltip(element: HtmlElement, speakers: readonly string[]): NameMention[] {
  const title = foldLine(attribute(element, 'title') ?? '');
  const labels = speakers.length === 1 ? [title] : title.split(', ');
  if (labels.length !== speakers.length) return [];
  return speakers.flatMap((id, index) =>
    labels[index] ? [{ id, label: labels[index], role: 'speaks' as const }] : [],
  );
}

/** The most frequent label of each participant; the first of equally frequent ones. */
function usualLabels(mentions: readonly NameMention[]): Map<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const { id, label } of mentions) {
    const own = counts.get(id) ?? new Map<string, number>();
    own.set(label, (own.get(label) ?? 0) + 1);
    counts.set(id, own);
  }
  return new Map(
    [...counts].map(([id, own]) => [
      id,
      [...own].reduce((best, next) => (next[1] > best[1] ? next : best))[0],
    ]),
  );
}

/**
 * The participants named in turns, in order of appearance, with the label on the page and other details from `known`. A
 * participant without any name is left out.
 */
function participantsFrom(
  ids: readonly string[],
  labels: ReadonlyMap<string, string>,
  knownParticipants: readonly Participant[],
): Participant[] {
  return [...new Set(ids)].flatMap((id) => {
    const person = knownParticipants.find((candidate) => candidate.id === id);
    const label = labels.get(id)?.slice(0, 200) ?? person?.label;
    if (label === undefined) return [];
    return [person ? { ...person, label } : { id, name: label, label }];
  });
}

// Extras that the renderer adds (render/extras-html.ts): generated content is ignored, text typed into them is kept.

/** Whether the element is the list of questions or the people box. */
const isExtra = (element: HtmlElement): boolean =>
  hasClass(element, CLASSES.summary) || hasClass(element, CLASSES.people);

/** A link to a turn; some editors put the page's address before the anchor. */
const leadsToTurn = (element: HtmlElement): boolean =>
  element.tagName === 'a' &&
  isAnchor(anchorWithinPost((attribute(element, 'href') ?? '').replace(/^[^#]*/, '')).slice(1));

/** Generated parts of an extra: its title, the lines that only link to a turn, the people. */
function isGenerated(element: HtmlElement): boolean {
  if (hasClass(element, CLASSES.extraTitle) || leadsToTurn(element)) return true;
  if (element.tagName !== 'li') return false;
  if (hasClass(element, CLASSES.person))
    return classesOf(element).some((name) => participantOfClass(name) !== undefined);
  const rest = withoutElements(element, leadsToTurn);
  return elementsInside(element, leadsToTurn).length > 0 && rest.map(textOf).join('').trim() === '';
}

/** The nodes of an extra that the renderer did not write. */
const wordsInExtra = (element: HtmlElement): HtmlNode[] => withoutElements(element, isGenerated);

// Repairs blocks after editing in a blog's editor: duplicate ids, headings in an answer, unknown participants.

const bold = (inlines: readonly Inline[]): Inline[] =>
  inlines.map((inline): Inline => {
    if (inline.type === 'text')
      return textInline(inline.text, [...(inline.marks ?? []), 'bold'], inline.language);
    if (inline.type === 'lineBreak') return inline;
    return {
      ...inline,
      content: inline.content.map((run) =>
        run.type === 'text' ? textInline(run.text, [...(run.marks ?? []), 'bold'], run.language) : run,
      ),
    };
  });

/** Blocks for an answer: a heading becomes a bold paragraph, a rule is dropped. */
function asBlocksOfAnswer(blocks: readonly TopBlock[]): AnswerBlock[] {
  return blocks.flatMap((block): AnswerBlock[] => {
    switch (block.type) {
      case 'heading':
        return [{ type: 'paragraph', content: bold(block.content) }];
      case 'question':
      case 'answer':
      case 'rule':
      case 'jumpBreak':
        return [];
      default:
        return [block];
    }
  });
}

/**
 * Makes ids unique: two adjacent pieces of one answer are joined, and any other repetition gets a new id. Drops unknown
 * participants and all jump breaks but the first.
 */
function repairTurns(
  body: readonly TopBlock[],
  knownIds: ReadonlySet<string>,
  newId: () => string,
): TopBlock[] {
  const repaired: TopBlock[] = [];
  const usedIds = new Set<string>();
  const uniqueId = (id: string): string => {
    const unusedId = usedIds.has(id) ? newId() : id;
    usedIds.add(unusedId);
    return unusedId;
  };
  const people = (ids: readonly string[]): string[] => ids.filter((id) => knownIds.has(id));
  let broken = false;
  for (const block of body) {
    const last = repaired.at(-1);
    if (block.type === 'jumpBreak') {
      if (!broken) repaired.push(block);
      broken = true;
    } else if (block.type === 'answer') {
      const participants = people(block.participants);
      const answer: Answer = {
        ...block,
        participants,
        labelShown: block.labelShown && participants.length > 0,
      };
      if (last?.type === 'answer' && last.id === block.id)
        repaired[repaired.length - 1] = { ...last, blocks: [...last.blocks, ...answer.blocks] };
      else repaired.push({ ...answer, id: uniqueId(block.id) });
    } else if (block.type === 'question') {
      const { by, to, ...rest } = block;
      const askers = people(by ?? []);
      const addressees = people(to ?? []);
      repaired.push({
        ...rest,
        ...(askers.length > 0 && { by: askers }),
        ...(addressees.length > 0 && { to: addressees }),
        id: uniqueId(block.id),
      });
    } else repaired.push(block);
  }
  return repaired;
}

type ReadBackOptions = Readonly<{
  newId: () => string;
  /** The language of the post. */
  language: string;
  /** The participants in the library, for details that the page does not show (names, roles). */
  knownParticipants?: readonly Participant[];
  /** The origin of its HTML cards (document.ts). Default: `blog`. */
  origin?: 'blog' | 'outside';
}> &
  Pictures;

export type ReadBack = { lead?: Inline[][]; body: TopBlock[]; participants: Participant[] };

const isNumber = (element: HtmlElement): boolean => hasClass(element, CLASSES.number);

/** The introduction of a speaker: generated from the participants, not part of the answer. */
const isRole = (element: HtmlElement): boolean => hasClass(element, CLASSES.role);

const HEADING = /^h[1-6]$/;
const idOf = (element: HtmlElement): string => attribute(element, 'id') ?? '';
const isQuestion = (element: HtmlElement): boolean =>
  hasClass(element, CLASSES.question) ||
  (HEADING.test(element.tagName) && questionOfAnchor(idOf(element)) !== undefined);
const isAnswer = (element: HtmlElement): boolean =>
  hasClass(element, CLASSES.answer) ||
  (element.tagName === 'div' && answerOfAnchor(idOf(element)) !== undefined);

/** Removes a colon left outside a name: `<b>Anne</b> : …`. */
function withoutLeadingColon(nodes: readonly HtmlNode[]): HtmlNode[] {
  const [first, ...rest] = nodes;
  if (first === undefined) return [];
  if (isText(first) && first.value.trim() === '') return [first, ...withoutLeadingColon(rest)];
  if (isText(first)) return [{ ...first, value: first.value.replace(/^[\s\u00a0\u202f]*:/, '') }, ...rest];
  return isElement(first)
    ? [{ ...first, childNodes: withoutLeadingColon(first.childNodes) }, ...rest]
    : [...nodes];
}

/** Removes a number that lost its mark, recognised by its text. */
function withoutNumber(nodes: readonly HtmlNode[]): HtmlNode[] {
  const [first, ...rest] = nodes;
  if (first === undefined) return [];
  if (isText(first)) return [{ ...first, value: first.value.replace(NUMBER_BEFORE, '') }, ...rest];
  return isElement(first) ? [{ ...first, childNodes: withoutNumber(first.childNodes) }, ...rest] : [...nodes];
}

/** Splits the nodes of a heading at our own paragraph breaks. */
function paragraphsOf(nodes: readonly HtmlNode[]): HtmlNode[][] {
  const paragraphs: HtmlNode[][] = [[]];
  for (const node of nodes) {
    if (isElement(node) && node.tagName === 'br' && hasClass(node, CLASSES.paragraphBreak))
      paragraphs.push([]);
    else paragraphs.at(-1)?.push(node);
  }
  return paragraphs;
}

/** Reads `html`, without its wrapper if it has one. Throws HtmlError like readHtml. */
export function readBack(html: string, options: ReadBackOptions): ReadBack {
  const names: NameMention[] = [];
  /** The names in each turn, to detect a changed speaker. */
  const namesByTurn = new Map<TopBlock, NameMention[]>();
  const lead: Inline[][] = [];
  const root = parseHtml(html);
  // If one question has a number, others may have one without its mark.
  const numbered = elementsInside(root, isNumber).length > 0;
  const settings = {
    html,
    origin: options.origin ?? 'blog',
    pictures: options,
    // Blocks made in WordPress's editor (from-blocks.ts).
    sealed: startsOf(parseBlocks(html)),
  };

  const blocksOf = (nodes: readonly HtmlNode[], setting: Setting): TopBlock[] =>
    readBlocks(nodes, setting, { ...settings, special });

  const ownLanguage = (element: HtmlElement, setting: Setting): string | undefined => {
    const elementLanguage = languageOf(element);
    return elementLanguage === undefined || sameLanguage(elementLanguage, setting.base)
      ? undefined
      : elementLanguage;
  };
  const runsOf = (nodes: readonly HtmlNode[], setting: Setting): Inline[][] =>
    blocksOf(nodes, { ...setting, loose: false }).flatMap((block) =>
      block.type === 'paragraph' || block.type === 'heading' ? [block.content] : [],
    );

  const question = (element: HtmlElement, setting: Setting): TopBlock[] => {
    const language = ownLanguage(element, setting);
    const mentions = elementsInside(element, isName).flatMap((name) => readName(name, []).mentions);
    names.push(...mentions);
    const inner: Setting = { ...plainSetting(language ?? setting.base), loose: false };
    const words = withoutElements(element, (part) => isName(part) || isNumber(part));
    const marked = elementsInside(element, isNumber).length > 0;
    const content = paragraphsOf(numbered && !marked ? withoutNumber(words) : words).flatMap((nodes) =>
      runsOf(nodes, inner),
    );
    if (content.length === 0) return [];
    const by = mentions.flatMap((mention) => (mention.role === 'speaks' ? [mention.id] : []));
    const to = mentions.flatMap((mention) => (mention.role === 'addressed' ? [mention.id] : []));
    const block: Question = {
      type: 'question',
      id: questionOfAnchor(idOf(element)) ?? options.newId(),
      ...(by.length > 0 && { by: [...new Set(by)] }),
      ...(to.length > 0 && { to: [...new Set(to)] }),
      ...(language !== undefined && { language }),
      content,
    };
    return [block];
  };

  const answer = (element: HtmlElement, setting: Setting): TopBlock[] => {
    const language = ownLanguage(element, setting);
    const speakers = participantsOf(element);
    const [name] = elementsInside(
      element,
      (inner) => isName(inner) || isAnswer(inner) || isQuestion(inner),
    ).filter(isName);
    const read = name && readName(name, speakers);
    const labelShown = read !== undefined && read.text !== '';
    const mentions = labelShown ? read.mentions : readTooltip(element, speakers);
    names.push(...mentions);
    let nodes =
      name === undefined
        ? element.childNodes
        : withoutElements(
            element,
            (inner) => inner === name || isRole(inner) || (inner.childNodes.length === 0 && isName(inner)),
          );
    if (labelShown && !read.hadColon) nodes = withoutLeadingColon(nodes);
    const inside = blocksOf(nodes, plainSetting(language ?? setting.base));
    // Turns that an editor moved into this answer follow it again.
    const others = inside.filter(
      (block) => block.type === 'question' || block.type === 'answer' || block.type === 'jumpBreak',
    );
    const blocks: AnswerBlock[] = asBlocksOfAnswer(inside);
    if (blocks.length === 0) return others;
    const block: Answer = {
      type: 'answer',
      id: answerOfAnchor(idOf(element)) ?? options.newId(),
      participants: speakers,
      labelShown: labelShown && speakers.length > 0,
      ...(language !== undefined && { language }),
      blocks,
    };
    namesByTurn.set(block, mentions);
    return [block, ...others];
  };

  const special: Special = (element, setting) => {
    if (isQuestion(element)) return question(element, setting);
    if (isAnswer(element)) return answer(element, setting);
    if (hasClass(element, CLASSES.lead)) {
      append(lead, runsOf(element.childNodes, { ...setting, loose: false }));
      return [];
    }
    if (isExtra(element)) return blocksOf(wordsInExtra(element), setting);
    return undefined;
  };

  const read = blocksOf(root.childNodes, plainSetting(options.language));
  const labels = usualLabels(names);
  const reassigned = read.map((block) =>
    block.type === 'answer' ? reassign(block, namesByTurn.get(block) ?? [], labels) : block,
  );
  const mentioned = reassigned.flatMap((block) =>
    block.type === 'answer'
      ? block.participants
      : block.type === 'question'
        ? [...(block.by ?? []), ...(block.to ?? [])]
        : [],
  );
  const participants = participantsFrom(mentioned, labels, options.knownParticipants ?? []);
  const body = repairTurns(reassigned, new Set(participants.map((person) => person.id)), options.newId);
  const folded = lead
    .map((paragraph) => foldInlines(paragraph, options.language))
    .filter((paragraph) => paragraph.length > 0);
  return { ...(folded.length > 0 && { lead: folded }), body, participants };
}

/** Reassigns an answer to the participant whose name replaced the speaker's. */
function reassign(
  block: Answer,
  mentions: readonly NameMention[],
  labels: ReadonlyMap<string, string>,
): Answer {
  const moved = new Map<string, string>();
  for (const { id, label } of mentions) {
    if (labels.get(id) === label) continue;
    const other = [...labels].find(([candidate, usual]) => candidate !== id && usual === label)?.[0];
    if (other !== undefined) moved.set(id, other);
  }
  if (moved.size === 0) return block;
  return { ...block, participants: [...new Set(block.participants.map((id) => moved.get(id) ?? id))] };
}
