// @vitest-environment happy-dom
/** A foreign clipboard that claims to be ours: the text stays a valid document. */
import { afterEach, expect, it } from 'vitest';
import { postSchema } from '#interview/document.ts';
import { paste } from './test-clipboard.ts';
import { openTestEditor, type TestEditor } from './test-editor.ts';
import { caretIn } from './editor-keys.ts';
import { anne, post, text } from './turn-editor.ts';

let test: TestEditor;
afterEach(() => test.dispose());

const element = (type: string, children: readonly object[], more: object = {}) => ({
  type,
  version: 1,
  direction: null,
  format: '',
  indent: 0,
  children,
  ...more,
});
const words = (line: string, more: object = {}) => ({
  type: 'text',
  version: 1,
  text: line,
  format: 0,
  mode: 'normal',
  style: '',
  detail: 0,
  ...more,
});
const answer = (membership: unknown) => element('paragraph', [words('mot')], { $: { answer: membership } });
const image = { type: 'image', alt: '', caption: [], credit: '', decorative: false };

const NODES: Readonly<Record<string, readonly object[]>> = {
  'an unknown node': [{ type: 'script', version: 1 }],
  'a person nobody knows': [answer({ id: 'a9', participants: ['ghost'], labelShown: true })],
  'an id that is none': [answer({ id: '../..', participants: [], labelShown: true })],
  'a membership that is none': [answer('tout')],
  'a question to nobody known': [
    element('question', [words('mot')], { $: { question: { id: 'q9', to: ['ghost'], by: ['ghost'] } } }),
  ],
  'a language that is none': [element('paragraph', [words('mot', { $: { language: '"><b>' } })])],
  'a link that runs': [
    element('paragraph', [element('link', [words('mot')], { url: 'javascript:alert(1)' })]),
  ],
  'a picture without an address': [{ type: 'image', version: 1, $: { image } }],
  'a picture that runs': [
    { type: 'image', version: 1, $: { image: { ...image, url: 'javascript:alert(1)' } } },
  ],
  'a video that runs': [
    {
      type: 'embed',
      version: 1,
      $: { embed: { type: 'embed', url: 'javascript:alert(1)', title: '', frame: true } },
    },
  ],
  'a row of one': [{ type: 'gallery', version: 1, $: { gallery: { type: 'gallery', images: [image] } } }],
  'a card in a line': [element('paragraph', [{ type: 'image', version: 1, $: { image } }, words('mot')])],
  'a table without end': [
    element('table', [
      element('tablerow', [element('tablecell', [], { colSpan: 1e9, rowSpan: 1e9, headerState: 0 })]),
    ]),
  ],
  'a list in a list, without end': [
    Array.from({ length: 60 }).reduce<object>(
      (inner) =>
        element('list', [element('listitem', [inner], { value: 1 })], {
          listType: 'bullet',
          start: 1,
          tag: 'ul',
        }),
      words('mot'),
    ),
  ],
};

for (const [name, nodes] of Object.entries(NODES))
  it(`is harmless with ${name}`, async () => {
    test = openTestEditor(post([anne], text('avant')));
    caretIn(test, 'avant');
    await paste(test, {
      'application/x-lexical-editor': JSON.stringify({ namespace: 'escale', nodes }),
      'text/plain': 'mot',
    });
    const document = test.read();
    expect(postSchema.safeParse(document).error?.issues).toBeUndefined();
    expect(JSON.stringify(document)).toContain('avant');
    expect(JSON.stringify(document)).not.toContain('javascript:');
  });
