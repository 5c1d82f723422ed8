/** Line ends in Markdown: the end of a turn, or only a space. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { separateTurns } from '#interview/recognition/markdown-turns.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const ends = (markdown: string): number[] =>
  separateTurns(markdown)
    .split('\n')
    .flatMap((line, index) => (line.endsWith('\\') ? [index] : []));

describe('separateTurns', () => {
  test.each([
    ['a label', 'Nous avons ouvert en mai.\nAnne : Et puis en juin.', [0]],
    ['a label in bold', 'Nous avons ouvert.\n**Anne :** Et puis en juin.', [0]],
    ['what a label alone introduces', 'Anne :\nNous avons ouvert en mai.', [0]],
    ['a name in bold alone', '**Anne**\nNous avons ouvert en mai.', [0]],
    ['the answer under a question', 'Q: Que fais-tu ?\nJe dors.\nBeaucoup.', [0]],
    ['a definition under its term', 'Que fais-tu ?\n: Je dors.', [0]],
    ['a dash of dialogue', '— Que fais-tu ?\n— Je dors.', [0]],
  ])('%s starts a line', (_, markdown, expected) => {
    expect(ends(markdown)).toEqual(expected);
  });

  const wrapped = [
    'Nous avons repris le guichet du quartier avec les habitants, et chaque semaine',
    'un agent note ce qui bloque encore. Est-ce que cela suffit ? Pas toujours, et il',
    'faut parfois recommencer. Qui le fera ? Nous ne le savons pas encore, mais',
    'quelqu’un viendra.',
  ].join('\n');

  test.each([
    ['a text cut at its width', wrapped],
    ['one sentence a line', 'Nous avons ouvert en mai.\nIl faisait beau.\nPersonne n’est venu.'],
    ['a colon inside a sentence', 'Il faut trois choses\nVoici lesquelles : du temps et du pain.'],
    ['code', '```\nAnne :\nBonjour.\n```'],
    ['items', '- Anne :\n- Paul :'],
  ])('%s is unchanged', (_, markdown) => {
    expect(separateTurns(markdown)).toBe(markdown);
  });

  test('an answer is set below a quoted question', () => {
    expect(separateTurns('> Que fais-tu ?\nJe dors.')).toBe('> Que fais-tu ?\n\nJe dors.');
  });

  test('adds only line-end marks, once', () => {
    const line = fc.oneof(
      fc.constantFrom(
        'Anne :',
        'Anne : Oui.',
        'Pourquoi ?',
        '> Pourquoi ?',
        '— Oui.',
        ': Oui',
        '',
        '```',
        '**Anne**',
        '# T',
      ),
      fc.string({ maxLength: 20 }).map((text) => text.replace(/[\\\r\n]/g, '')),
    );
    checkProperty(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const markdown = lines.join('\n');
        const once = separateTurns(markdown);
        expect(once.replace(/\\(?=\n)/g, '').replace(/\n+/g, '\n')).toBe(markdown.replace(/\n+/g, '\n'));
        expect(separateTurns(once)).toBe(once);
      }),
      // A colon alone, which its own mark made the beginning of a definition.
      { kept: [{ seed: 20292806, path: '4035:1' }] },
    );
  });
});
