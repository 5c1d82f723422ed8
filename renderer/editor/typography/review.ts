/** The reviewed pass: everything the rules would change in a post, and what of it the author lets happen. */
import { getExtensionDependencyFromEditor } from '@lexical/extension';
import { $getNodeByKey, $getRoot, $getState, $isElementNode, $setState, HISTORY_PUSH_TAG } from 'lexical';
import type { LexicalEditor, LexicalNode } from 'lexical';
import { applyChanges, correctRuns, type Correction } from '#interview/typography/correct.ts';
import { correctInlines, changeInlines, raiseInlines } from '#interview/typography/inlines.ts';
import { raisedEndings } from '#interview/typography/raise.ts';
import { RULES, type Change, type Rule } from '#interview/typography/rules.ts';
import type { Image, Inline } from '#interview/document.ts';
import { TypographyExtension } from './typography-extension.ts';
import { inlinesText } from '../model/inlines.ts';
import { titleState } from '../model/nodes/state.ts';
import { servicesOf } from '../core/services.ts';
import { $isEmbedNode, embedState } from '../model/nodes/embed-node.ts';
import { $isGalleryNode, galleryState } from '../model/nodes/gallery-node.ts';
import { imageState, $isImageNode } from '../model/nodes/image-node.ts';
import { $changePieces, $languageAround, $piecesOf, $proseIn } from './texts.ts';

type Position =
  | Readonly<{ kind: 'title' }>
  | Readonly<{ kind: 'text'; key: string }>
  | Readonly<{ kind: 'card'; key: string; field: string }>;

/** One change, with the words around it. */
export type TypographyMatch = Readonly<{
  id: string;
  place: Position;
  change: Change;
  suggested: boolean;
  /** Up to CONTEXT signs on each side. */
  left: string;
  right: string;
}>;

const CONTEXT = 28;

/** Every change of the post, title first; `id` is unique in this list. */
export function findChanges(editor: LexicalEditor): TypographyMatch[] {
  const { language } = servicesOf(editor);
  const { house } = getExtensionDependencyFromEditor(editor, TypographyExtension).output;
  const found: TypographyMatch[] = [];
  const add = (
    place: Position,
    text: string,
    { changes, suggestions }: Correction,
    raised: readonly Change[] = [],
  ): void => {
    for (const [list, suggested] of [
      [changes, false],
      [suggestions, true],
      [raised, true],
    ] as const)
      for (const change of list)
        found.push({ id: String(found.length), place, change, suggested, ...around(text, change) });
  };
  editor.read(() => {
    const title = $getState($getRoot(), titleState);
    add({ kind: 'title' }, title, correctRuns([{ text: title }], { language, house }));
    for (const block of $getRoot().getChildren()) {
      const own = $languageAround(block, language);
      for (const { field, inlines } of $cardTexts(block))
        add(
          { kind: 'card', key: block.getKey(), field },
          inlinesText(inlines),
          correctInlines(inlines, { language: own, house }),
          // What is plain has no marks.
          field.endsWith('caption') ? raiseInlines(inlines, { language: own }) : [],
        );
      for (const element of $proseIn(block)) {
        const segments = $piecesOf(element).map(({ segment }) => segment);
        const text = segments.map((segment) => segment.text).join('');
        add(
          { kind: 'text', key: element.getKey() },
          text,
          correctRuns(segments, { language: own, house }),
          raisedEndings(segments, { language: own }),
        );
      }
    }
  });
  return found;
}

function around(text: string, { at, before }: Change): Pick<TypographyMatch, 'left' | 'right'> {
  const end = at + before.length;
  const left =
    text
      .slice(Math.max(0, at - CONTEXT), at)
      .split('\n')
      .at(-1) ?? '';
  const right = text.slice(end, end + CONTEXT).split('\n')[0] ?? '';
  return {
    left: at > CONTEXT && left.length === CONTEXT ? `…${left.replace(/^\S*\s/u, '')}` : left,
    right:
      text.length > end + CONTEXT && right.length === CONTEXT ? `${right.replace(/\s\S*$/u, '')}…` : right,
  };
}

/** By rule, in the order of RULES; suggestions of a rule are a group of their own. */
export type Group = Readonly<{ rule: Rule; suggested: boolean; found: readonly TypographyMatch[] }>;

export function groupChanges(found: readonly TypographyMatch[]): Group[] {
  return [false, true].flatMap((suggested) =>
    RULES.map((rule) => ({
      rule,
      suggested,
      found: found.filter((one) => one.change.rule === rule && one.suggested === suggested),
    })).filter((group) => group.found.length > 0),
  );
}

/** Writes the chosen changes, as one step to undo. The text must be as it was when they were found. */
export function applyMatches(editor: LexicalEditor, chosen: readonly TypographyMatch[]): void {
  const places = new Map<string, { place: Position; changes: Change[] }>();
  for (const { place, change } of chosen) {
    const name = JSON.stringify(place);
    const known = places.get(name) ?? { place, changes: [] };
    known.changes.push(change);
    places.set(name, known);
  }
  editor.update(
    () => {
      for (const { place, changes } of places.values())
        $apply(
          place,
          changes.toSorted((a, b) => a.at - b.at),
        );
    },
    { tag: HISTORY_PUSH_TAG, discrete: true },
  );
}

function $apply(place: Position, changes: readonly Change[]): void {
  if (place.kind === 'title') {
    const root = $getRoot();
    $setState(root, titleState, applyChanges($getState(root, titleState), changes).slice(0, 2_000));
    return;
  }
  const node = $getNodeByKey(place.key);
  if (place.kind === 'text') {
    if ($isElementNode(node)) $changePieces($piecesOf(node), changes);
    return;
  }
  if (node !== null) $changeCardText(node, place.field, changes);
}

/* The prose that cards hold in their fields: pictures, rows of pictures, videos. Each field is read as runs. */

/** `field` names it within its card: `caption`, `1.alt`. */
type CardText = Readonly<{ field: string; inlines: readonly Inline[] }>;

const plain = (text: string): Inline[] => (text === '' ? [] : [{ type: 'text', text }]);

const imageTexts = ({ caption, credit, alt }: Image, of = ''): CardText[] => [
  { field: `${of}caption`, inlines: caption },
  { field: `${of}credit`, inlines: plain(credit) },
  { field: `${of}alt`, inlines: plain(alt) },
];

/** Nothing for what is no such card. */
function $cardTexts(node: LexicalNode): CardText[] {
  if ($isImageNode(node)) return imageTexts(node.block());
  if ($isEmbedNode(node)) return [{ field: 'title', inlines: plain(node.block().title) }];
  if (!$isGalleryNode(node)) return [];
  const { images, caption = [] } = node.block();
  return [
    ...images.flatMap((image, index) => imageTexts(image, `${index}.`)),
    { field: 'caption', inlines: caption },
  ];
}

/** Writes changes found in one field of a card. */
function $changeCardText(node: LexicalNode, field: string, changes: readonly Change[]): void {
  if ($isImageNode(node)) $setState(node, imageState, changedImage(node.block(), field, changes));
  else if ($isEmbedNode(node)) {
    const embed = node.block();
    $setState(node, embedState, { ...embed, title: changedLine(embed.title, changes) });
  } else if ($isGalleryNode(node)) {
    const gallery = node.block();
    const [of, inner] = field.split('.');
    $setState(
      node,
      galleryState,
      inner === undefined
        ? { ...gallery, caption: changeInlines(gallery.caption ?? [], changes) }
        : {
            ...gallery,
            images: gallery.images.map((image, index) =>
              String(index) === of ? changedImage(image, inner, changes) : image,
            ),
          },
    );
  }
}

function changedImage(image: Image, field: string, changes: readonly Change[]): Image {
  if (field === 'caption') return { ...image, caption: changeInlines(image.caption, changes) };
  return field === 'credit'
    ? { ...image, credit: changedLine(image.credit, changes) }
    : { ...image, alt: changedLine(image.alt, changes) };
}

const changedLine = (text: string, changes: readonly Change[]): string =>
  inlinesText(changeInlines(plain(text), changes));
