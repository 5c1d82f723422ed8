/**
 * Reads HTML that carries our marks, as a blog returns it: normalised by Blogger, or edited by hand in its editor. The
 * same questions and answers get the same ids on any computer (docs/design/publishing.md#marks).
 */
import { append } from '../append.ts';
import type { Answer, AnswerBlock, Inline, Participant, Question, TopBlock } from '../document.ts';
import { foldInlines, sameLanguage } from '../inlines.ts';
import { answerOfAnchor, CLASSES, questionOfAnchor } from '../marks.ts';
import { NUMBER_BEFORE } from '../numbers.ts';
import { readBlocks } from './block-reader.ts';
import {
  attribute,
  hasClass,
  parseHtml,
  type HtmlElement,
  type HtmlNode,
  isElement,
  isText,
  elementsInside,
} from './parse.ts';
import {
  isName,
  participantsFrom,
  participantsOf,
  readName,
  readTooltip,
  usualLabels,
  type NamePlace,
} from './read-names.ts';
import { isExtra, wordsInExtra } from './read-extras.ts';
import { withoutElements, type Pictures } from './read-picture.ts';
import { plainSetting, type Setting, type Special } from './reading.ts';
import { languageOf } from './setting.ts';
import { asBlocksOfAnswer, repairTurns } from './repair-turns.ts';

export type ReadBackOptions = Readonly<{
  newId: () => string;
  /** The language of the post. */
  language: string;
  /** The participants as the library knows them: what the page does not show (names, roles) comes from here. */
  known?: readonly Participant[];
}> &
  Pictures;

export type ReadBack = { lead?: Inline[][]; body: TopBlock[]; participants: Participant[] };

const isNumber = (element: HtmlElement): boolean => hasClass(element, CLASSES.number);

/** What introduces a speaker: it comes from the participants, and is no word of the answer. */
const isRole = (element: HtmlElement): boolean => hasClass(element, CLASSES.role);

const HEADING = /^h[1-6]$/;
const idOf = (element: HtmlElement): string => attribute(element, 'id') ?? '';
const isQuestion = (element: HtmlElement): boolean =>
  hasClass(element, CLASSES.question) ||
  (HEADING.test(element.tagName) && questionOfAnchor(idOf(element)) !== undefined);
const isAnswer = (element: HtmlElement): boolean =>
  hasClass(element, CLASSES.answer) ||
  (element.tagName === 'div' && answerOfAnchor(idOf(element)) !== undefined);

/** Takes the colon away that was left outside a name: `<b>Anne</b> : …`. */
function withoutLeadingColon(nodes: readonly HtmlNode[]): HtmlNode[] {
  const [first, ...rest] = nodes;
  if (first === undefined) return [];
  if (isText(first) && first.value.trim() === '') return [first, ...withoutLeadingColon(rest)];
  if (isText(first)) return [{ ...first, value: first.value.replace(/^[\s\u00a0\u202f]*:/, '') }, ...rest];
  return isElement(first)
    ? [{ ...first, childNodes: withoutLeadingColon(first.childNodes) }, ...rest]
    : [...nodes];
}

/** Takes a number away that has lost its mark: text alone tells it from the question's own words. */
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

/** Reads `html`; its wrapper, if it has one, is read through. Throws HtmlError as readHtml does. */
export function readBack(html: string, options: ReadBackOptions): ReadBack {
  const names: NamePlace[] = [];
  /** The names as they stand in each turn, to tell who was put in the place of whom. */
  const written = new Map<TopBlock, NamePlace[]>();
  const lead: Inline[][] = [];
  const root = parseHtml(html);
  // Where one question has its number, another's may have lost what marks it.
  const numbered = elementsInside(root, isNumber).length > 0;
  const settings = {
    html,
    origin: 'blog' as const,
    pictures: options,
  };

  const blocksOf = (nodes: readonly HtmlNode[], setting: Setting): TopBlock[] =>
    readBlocks(nodes, setting, { ...settings, special });

  const languageHere = (element: HtmlElement, setting: Setting): string | undefined => {
    const said = languageOf(element);
    return said === undefined || sameLanguage(said, setting.base) ? undefined : said;
  };
  const runsOf = (nodes: readonly HtmlNode[], setting: Setting): Inline[][] =>
    blocksOf(nodes, { ...setting, loose: false }).flatMap((block) =>
      block.type === 'paragraph' || block.type === 'heading' ? [block.content] : [],
    );

  const question = (element: HtmlElement, setting: Setting): TopBlock[] => {
    const language = languageHere(element, setting);
    const places = elementsInside(element, isName).flatMap((name) => readName(name, []).places);
    names.push(...places);
    const inner: Setting = { ...plainSetting(language ?? setting.base), loose: false };
    const words = withoutElements(element, (part) => isName(part) || isNumber(part));
    const marked = elementsInside(element, isNumber).length > 0;
    const content = paragraphsOf(numbered && !marked ? withoutNumber(words) : words).flatMap((nodes) =>
      runsOf(nodes, inner),
    );
    if (content.length === 0) return [];
    const by = places.flatMap((place) => (place.role === 'speaks' ? [place.id] : []));
    const to = places.flatMap((place) => (place.role === 'addressed' ? [place.id] : []));
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
    const language = languageHere(element, setting);
    const speakers = participantsOf(element);
    const [name] = elementsInside(
      element,
      (inner) => isName(inner) || isAnswer(inner) || isQuestion(inner),
    ).filter(isName);
    const read = name && readName(name, speakers);
    const labelShown = read !== undefined && read.text !== '';
    const places = labelShown ? read.places : readTooltip(element, speakers);
    names.push(...places);
    let nodes =
      name === undefined
        ? element.childNodes
        : withoutElements(
            element,
            (inner) => inner === name || isRole(inner) || (inner.childNodes.length === 0 && isName(inner)),
          );
    if (labelShown && !read.hadColon) nodes = withoutLeadingColon(nodes);
    const inside = blocksOf(nodes, plainSetting(language ?? setting.base));
    // Turns that an editor put inside this one stand on their own again, after it.
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
    written.set(block, places);
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
    block.type === 'answer' ? reassign(block, written.get(block) ?? [], labels) : block,
  );
  const mentioned = reassigned.flatMap((block) =>
    block.type === 'answer'
      ? block.participants
      : block.type === 'question'
        ? [...(block.by ?? []), ...(block.to ?? [])]
        : [],
  );
  const participants = participantsFrom(mentioned, labels, options.known ?? []);
  const body = repairTurns(reassigned, new Set(participants.map((person) => person.id)), options.newId);
  const folded = lead
    .map((paragraph) => foldInlines(paragraph, options.language))
    .filter((paragraph) => paragraph.length > 0);
  return { ...(folded.length > 0 && { lead: folded }), body, participants };
}

/** An answer where another participant's name was typed in place of the speaker's belongs to that participant. */
function reassign(block: Answer, places: readonly NamePlace[], labels: ReadonlyMap<string, string>): Answer {
  const moved = new Map<string, string>();
  for (const { id, label } of places) {
    if (labels.get(id) === label) continue;
    const other = [...labels].find(([candidate, usual]) => candidate !== id && usual === label)?.[0];
    if (other !== undefined) moved.set(id, other);
  }
  if (moved.size === 0) return block;
  return { ...block, participants: [...new Set(block.participants.map((id) => moved.get(id) ?? id))] };
}
