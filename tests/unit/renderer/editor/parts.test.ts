// @vitest-environment happy-dom
import { $getSelection, $isNodeSelection, $isRangeSelection } from 'lexical';
import { afterEach, expect, it } from 'vitest';
import { checksOf } from '#interview/checks/check-post.ts';
import { NO_FACTS } from '#interview/checks/check-facts.ts';
import type { Image, Inline, Post, TopBlock } from '#interview/document.ts';
import { goToPosition } from '#renderer/editor/find/position.ts';
import { openTestEditor, type TestEditor } from './test-editor.ts';

let test: TestEditor;
afterEach(() => test.dispose());

const words = (text: string): Inline[] => [{ type: 'text', text }];
const link = (text: string): Inline => ({
  type: 'link',
  url: 'https://marais.example/',
  content: [{ type: 'text', text }],
});
const image = (alt: string): Image => ({
  type: 'image',
  url: 'https://images.example/a.jpg',
  alt,
  caption: [],
  credit: '',
  decorative: false,
});
const body: TopBlock[] = [
  { type: 'heading', level: 2, content: words('Début') },
  {
    type: 'list',
    ordered: false,
    items: [
      {
        content: [link('La carte')],
        children: { type: 'list', ordered: false, items: [{ content: [link('ici')] }] },
      },
    ],
  },
  { type: 'quote', content: [[link('Lire la suite')]], cite: 'Anne' },
  image('Une barque'),
  {
    type: 'gallery',
    images: [image('Un héron'), image('')],
  },
  {
    type: 'table',
    caption: [link('Voir')],
    rows: [
      [
        { header: false, content: words('1998') },
        { header: false, content: [link('là')] },
      ],
    ],
  },
  { type: 'embed', url: 'https://video.example/w/1', title: '', frame: false },
  { type: 'heading', level: 4, content: words('Trop bas') },
  { type: 'rule' },
  { type: 'paragraph', content: [] },
  { type: 'paragraph', content: words('Il disait : voilà. There is no such thing as a free lunch.') },
  { type: 'quote', content: [words('There is no such thing as a free lunch.')] },
  { type: 'paragraph', content: words('- un') },
  { type: 'paragraph', content: words('- deux') },
  { type: 'html', html: '<iframe src="https://carte.example/"></iframe>', origin: 'blog' },
];
const post: Post = {
  version: 2,
  kind: 'article',
  language: 'fr',
  title: 'Essai',
  labels: [],
  participants: [],
  body,
};

/** The selection: words, or the type of card. */
const selectedText = (): string =>
  test.editor.getEditorState().read(() => {
    const selection = $getSelection();
    if ($isNodeSelection(selection)) return selection.getNodes()[0]?.getType() ?? '';
    if (!$isRangeSelection(selection)) return '';
    return selection.isCollapsed()
      ? `| ${selection.anchor.getNode().getTopLevelElement()?.getTextContent() ?? ''}`
      : selection.getTextContent();
  });

it('goes to each part that can be repaired', () => {
  test = openTestEditor(post);
  const inText = checksOf(post, NO_FACTS).filter(({ code }) => code !== 'typography-left');
  const places = inText.map(({ code, spot }) => {
    expect(goToPosition(test.editor, spot)).toBe(true);
    return [code, selectedText()];
  });
  expect(places).toEqual([
    ['link-says-nothing', 'ici'],
    ['link-says-nothing', 'Lire la suite'],
    ['alt-missing', 'gallery'],
    ['table-without-headers', expect.stringContaining('1998')],
    ['link-says-nothing', 'Voir'],
    ['link-says-nothing', 'là'],
    ['video-untitled', 'embed'],
    ['heading-jump', '| Trop bas'],
    ['passage-unmarked', 'There is no such thing as a free lunch.'],
    ['passage-unmarked', '| There is no such thing as a free lunch.'],
    ['list-by-hand', '- un'],
    ['frame-untitled', 'sealed'],
  ]);
});

it('reports a missing part', () => {
  test = openTestEditor(post);
  expect(goToPosition(test.editor, { part: { kind: 'picture', at: 9 } })).toBe(false);
  expect(goToPosition(test.editor, { part: { kind: 'link', at: 9 } })).toBe(false);
});
