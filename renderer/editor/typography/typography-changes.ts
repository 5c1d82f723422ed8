/** The reviewed typography pass: all changes the rules would make in a post, and those the author accepts. */
import { getExtensionDependencyFromEditor } from '@lexical/extension';
import { $getNodeByKey, $getRoot, $getState, $isElementNode, $setState, HISTORY_PUSH_TAG } from 'lexical';
import type { LexicalEditor, LexicalNode } from 'lexical';
import { applyChanges, correctRuns, type Correction } from '#interview/typography/correct.ts';
import { correctInlines, changeInlines, raiseInlines } from '#interview/typography/inlines.ts';
import { raisableEndings } from '#interview/typography/raisable-endings.ts';
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

/** A change with its context. */
export type TypographyMatch = Readonly<{
  id: string;
  position: Position;
  change: Change;
  suggested: boolean;
  /** Up to CONTEXT characters on each side. */
  left: string;
  right: string;
}>;

const CONTEXT = 28;

/** All changes of the post, title first; `id` is unique in this list. */
export function findChanges(editor: LexicalEditor): TypographyMatch[] {
  const { language } = servicesOf(editor);
  const { house } = getExtensionDependencyFromEditor(editor, TypographyExtension).output;
  const matches: TypographyMatch[] = [];
  const add = (
    position: Position,
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
        matches.push({ id: String(matches.length), position, change, suggested, ...contextOf(text, change) });
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
          // Plain fields have no formats.
          field.endsWith('caption') ? raiseInlines(inlines, { language: own }) : [],
        );
      for (const element of $proseIn(block)) {
        const segments = $piecesOf(element).map(({ segment }) => segment);
        const text = segments.map((segment) => segment.text).join('');
        add(
          { kind: 'text', key: element.getKey() },
          text,
          correctRuns(segments, { language: own, house }),
          raisableEndings(segments, { language: own }),
        );
      }
    }
  });
  return matches;
}

function contextOf(text: string, { at, before }: Change): Pick<TypographyMatch, 'left' | 'right'> {
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

/** Changes by rule, in the order of RULES; a rule's suggestions are a separate group. */
export type Group = Readonly<{ rule: Rule; suggested: boolean; matches: readonly TypographyMatch[] }>;

export function groupChanges(all: readonly TypographyMatch[]): Group[] {
  return [false, true].flatMap((suggested) =>
    RULES.map((rule) => ({
      rule,
      suggested,
      matches: all.filter((one) => one.change.rule === rule && one.suggested === suggested),
    })).filter((group) => group.matches.length > 0),
  );
}

/** Applies the chosen changes as one undo step. The text must not have changed since they were computed. */
export function applyMatches(editor: LexicalEditor, chosen: readonly TypographyMatch[]): void {
  const places = new Map<string, { position: Position; changes: Change[] }>();
  for (const { position, change } of chosen) {
    const name = JSON.stringify(position);
    const changesAtPosition = places.get(name) ?? { position, changes: [] };
    changesAtPosition.changes.push(change);
    places.set(name, changesAtPosition);
  }
  editor.update(
    () => {
      for (const { position, changes } of places.values())
        $apply(
          position,
          changes.toSorted((a, b) => a.at - b.at),
        );
    },
    { tag: HISTORY_PUSH_TAG, discrete: true },
  );
}

function $apply(position: Position, changes: readonly Change[]): void {
  if (position.kind === 'title') {
    const root = $getRoot();
    $setState(root, titleState, applyChanges($getState(root, titleState), changes).slice(0, 2_000));
    return;
  }
  const node = $getNodeByKey(position.key);
  if (position.kind === 'text') {
    if ($isElementNode(node)) $changePieces($piecesOf(node), changes);
    return;
  }
  if (node !== null) $changeCardText(node, position.field, changes);
}

/* Prose in the fields of cards: pictures, rows of pictures, videos. Each field is read as runs. */

/** `field`: its name in the card, such as `caption` or `1.alt`. */
type CardText = Readonly<{ field: string; inlines: readonly Inline[] }>;

const plain = (text: string): Inline[] => (text === '' ? [] : [{ type: 'text', text }]);

const imageTexts = ({ caption, credit, alt }: Image, of = ''): CardText[] => [
  { field: `${of}caption`, inlines: caption },
  { field: `${of}credit`, inlines: plain(credit) },
  { field: `${of}alt`, inlines: plain(alt) },
];

/** Empty for other nodes. */
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

/** Applies changes to one field of a card. */
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
