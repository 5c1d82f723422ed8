import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestBackend } from '../../builders/test-backend.ts';
import { openTestBackend, temporaryFolder } from '../../builders/test-backend.ts';
import { escale, fails, json } from './terminal.ts';

let folder: string;
let library: string;
let backend: TestBackend;
beforeAll(async () => {
  folder = temporaryFolder('cli');
  library = path.join(folder, 'library');
  backend = await openTestBackend({ folder: library, publishing: false });
});
afterAll(async () => {
  await backend.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

describe('recognize', () => {
  const turns =
    'Une escale\n\nQue fait le laboratoire ?\nAnne Martin : Il essaie.\nKarim Benali : Il écoute.\n\nEt que ferez-vous demain ?\nAnne Martin : La suite.\nKarim Benali : Le reste.\n';
  it.each([
    ['entretien.txt', turns],
    [
      'entretien.html',
      `<h1>Une escale</h1><p><b>Que fait le laboratoire ?</b></p><p>Anne Martin : Il essaie.</p><p>Karim Benali : Il écoute.</p><p><b>Et que ferez-vous demain ?</b></p><p>Anne Martin : La suite.</p><p>Karim Benali : Le reste.</p>`,
    ],
    [
      'entretien.md',
      '# Une escale\n\n**Que fait le laboratoire ?**\n\n**Anne Martin :** Il *essaie*.\n\n**Karim Benali :** Il [écoute](https://lab.example).\n\n**Et que ferez-vous demain ?**\n\n**Anne Martin :** La suite.\n\n**Karim Benali :** Le reste.\n',
    ],
  ])('reads %s', async (name, content) => {
    fs.writeFileSync(path.join(folder, name), content);
    const output = await json<{
      kind: string;
      participants: { name: string }[];
      questions: { text: string; answers: { participant: string; text: string }[] }[];
    }>(['recognize', name], { cwd: folder });
    expect(output.kind).toBe('interview');
    expect(output.participants.map((person) => person.name)).toEqual(['Anne Martin', 'Karim Benali']);
    expect(
      output.questions.map(({ text, answers }) => [
        text,
        answers.map((answer) => `${answer.participant}: ${answer.text}`),
      ]),
    ).toEqual([
      ['Que fait le laboratoire ?', ['Anne Martin: Il essaie.', 'Karim Benali: Il écoute.']],
      ['Et que ferez-vous demain ?', ['Anne Martin: La suite.', 'Karim Benali: Le reste.']],
    ]);
  });

  it.each([
    [
      'gras.html',
      '<h1>Le phare</h1><p><b>D’où venez-vous ?</b></p><p>De Brest. Et pourquoi pas ?</p><p>J’y suis né.</p><p><b>Un regret</b></p><p>Aucun, je crois.</p><p><b>Une envie ?</b></p><p>Je voudrais dormir.</p>',
    ],
    [
      'gras.md',
      '---\ntitle: x\n---\n# Le phare\n\n**D’où venez-vous ?**\n\nDe Brest. Et pourquoi pas ?\n\nJ’y suis né.\n\n**Un regret**\n\nAucun, je crois.\n\n**Une envie ?**\nJe voudrais *dormir*.\n',
    ],
  ])('finds in %s the questions marked by formatting only', async (name, content) => {
    fs.writeFileSync(path.join(folder, name), content);
    const output = await json<{ title: string; questions: unknown; blocks: unknown[]; text: string }>(
      ['recognize', name],
      { cwd: folder },
    );
    expect(Object.keys(output).toSorted()).toEqual(
      ['blocks', 'confidence', 'kind', 'participants', 'questions', 'reasons', 'text', 'title'].toSorted(),
    );
    expect(output.questions).toEqual([
      {
        text: 'D’où venez-vous ?',
        answers: [{ participant: null, text: 'De Brest. Et pourquoi pas ?\nJ’y suis né.' }],
      },
      { text: 'Un regret', answers: [{ participant: null, text: 'Aucun, je crois.' }] },
      { text: 'Une envie ?', answers: [{ participant: null, text: 'Je voudrais dormir.' }] },
    ]);
    expect(output.blocks).toHaveLength(8);
    expect(output.text).toBe(
      'Le phare\nD’où venez-vous ?\nDe Brest. Et pourquoi pas ?\nJ’y suis né.\nUn regret\nAucun, je crois.\nUne envie ?\nJe voudrais dormir.',
    );
  });

  it('keeps the numbers, the code and the links of a Markdown file', async () => {
    const lines = [
      '1. Quel âge avez-vous ?',
      'Je ne sais plus.',
      '```',
      '1. du code',
      '```',
      '[un lien](https://a.example) \\*nu\\*',
    ];
    fs.writeFileSync(path.join(folder, 'numeros.md'), lines.join('\n'));
    const { text } = await json<{ text: string }>(['recognize', 'numeros.md'], { cwd: folder });
    expect(text).toBe('1. Quel âge avez-vous ?\nJe ne sais plus.\n1. du code\nun lien *nu*');
  });

  it.each(['entretien.vtt', 'entretien.srt', 'courrier.eml', 'entretien.docx'])(
    'reads no %s as prose',
    async (name) => {
      fs.writeFileSync(path.join(folder, name), '1\n00:00:01,000 --> 00:00:02,000\nQui êtes-vous ?\n');
      expect(await fails(['recognize', name], 1, { cwd: folder })).toContain(
        '(txt), une page (html) ou du Markdown (md)',
      );
    },
  );

  it('names the file that it cannot read', async () => {
    expect(await fails(['recognize', 'absent.txt'], 1, { cwd: folder })).toBe(
      'Le fichier absent.txt ne peut pas être lu.',
    );
  });
});

describe('wrong usage exits with 2 and a sentence', () => {
  it.each([
    [[]],
    [['destroy']],
    [['__proto__']],
    [['list', '--wrong']],
    [['list', '--status', 'lost']],
    [['list', '--sort', 'lost']],
    [['list', '--year', 'lost']],
    [['list', '--library']],
    [['show']],
    [['show', 'a', 'b']],
    [['render', 'a']],
    [['render', 'a', '--format', 'pdf']],
    [['search']],
    [['search', 'a', '--limit', '0']],
    [['search', 'a', '--stdin']],
    [['recognize']],
  ])('%j', async (args) => {
    expect(await fails(args, 2)).not.toBe('');
  });

  it('as a process too', async () => {
    expect(await escale(['destroy'])).toEqual({
      code: 2,
      out: '',
      error:
        'La commande «\u00a0destroy\u00a0» n’existe pas\u00a0; «\u00a0escale help\u00a0» les donne toutes.\n',
    });
    expect(await escale(['show', 'nobody', '--library', library])).toEqual({
      code: 1,
      out: '',
      error: 'Aucun billet ne porte l’identifiant nobody.\n',
    });
  });

  it('names the invalid option, and not a valid one', async () => {
    expect(await fails(['export', '-o', 'ici', '--formt', 'html'], 2)).toContain('«\u00a0--formt\u00a0»');
  });

  it('in the system’s language, or the requested one', async () => {
    expect(await fails(['show'], 2, { env: { LANG: 'en_GB.UTF-8' } })).toBe('Missing: the id of the post.');
    expect(await fails(['show'], 2, { env: { LANG: 'C.UTF-8' } })).toBe('Il manque l’identifiant du billet.');
    expect(await fails(['show', '--language', 'en'], 2)).toBe('Missing: the id of the post.');
  });
});
