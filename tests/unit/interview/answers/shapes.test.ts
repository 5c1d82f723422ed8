/** Forms of letters and questionnaires: their parts, and the unmatched text. */
import { describe, expect, test } from 'vitest';
import { matchAnswers, type AnswersMatch } from '#interview/answers/match-answers.ts';
import { questionMail } from '#interview/answers/question-mail.ts';
import { questionCodes } from '#interview/answers/question-codes.ts';
import type { Post } from '#interview/document.ts';
import { readHtml } from '#interview/html/read-html.ts';
import { blocksToText, textToBlocks } from '#interview/plain.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import { lostCharacters } from './lost.ts';

const post: Post = buildInterview()
  .titled('Trois questions au jardin')
  .withPerson('Anne Martin')
  .withPerson('Karim Benali')
  .asking('Qui êtes-vous ?')
  .answering('Karim Benali', 'Je suis paysagiste depuis une quinzaine d’années à la métropole.')
  .saying({ type: 'heading', level: 2, content: [{ type: 'text', text: 'Le jardin' }] })
  .asking('Comment êtes-vous devenue jardinière ?')
  .asking('Un dernier mot ?')
  .saying('Merci à Anne et Karim pour leur accueil.').post;
const anne = post.participants[0];

const answerTexts = (match: AnswersMatch): string[] =>
  match.answers.map(({ blocks }) => blocksToText(blocks));
const why = (match: AnswersMatch): string[] =>
  match.unattached.map((rest) => `${rest.why}: ${blocksToText(rest.blocks)}`);
function matchText(text: string, to = post): AnswersMatch {
  const blocks = textToBlocks(text);
  const match = matchAnswers(blocks, to, { person: anne });
  expect(lostCharacters(blocks, match)).toBe('');
  return match;
}
function matchHtml(html: string, to = post): AnswersMatch {
  const blocks = readHtml(html, { newId: () => 'x', origin: 'outside' });
  const match = matchAnswers(blocks, to, { person: anne });
  expect(lostCharacters(blocks, match)).toBe('');
  return match;
}

describe('rich text', () => {
  test('keeps links, lists, bold and pictures of an answer', () => {
    const match = matchHtml(
      '<p><b>Qui êtes-vous ?</b></p><p>Je suis <b>jardinière</b>, voir <a href="https://example.org/">ma page</a> :</p><ol><li>un</li><li>deux</li></ol><img src="https://example.org/a.jpg" alt="Un jardin"><blockquote>Un mot.</blockquote>',
    );
    expect(match.answers[0]?.blocks.map((block) => block.type)).toEqual([
      'paragraph',
      'list',
      'image',
      'quote',
    ]);
    expect(match.answers[0]?.blocks[0]).toMatchObject({
      content: [
        { text: 'Je suis ' },
        { text: 'jardinière', marks: ['bold'] },
        { text: ', voir ' },
        { type: 'link', url: 'https://example.org/' },
        { text: ' :' },
      ],
    });
  });

  test('does not read a numbered list inside an answer as a series of answers', () => {
    const match = matchText(
      'Qui êtes-vous ?\nDeux choses :\n1. jardinière\n2. musicienne\nUn dernier mot ?\nMerci !',
    );
    expect(answerTexts(match)).toEqual(['Deux choses :\n1. jardinière\n2. musicienne', '', 'Merci !']);
  });

  test('does not extend the bold of a label to the answer', () => {
    const match = matchHtml('<p>Qui êtes-vous ?</p><p><b>Anne Martin :</b> Jardinière.</p>');
    expect(match.answers[0]?.blocks).toEqual([
      { type: 'paragraph', content: [{ type: 'text', text: 'Jardinière.' }] },
    ]);
    expect(match.labels).toEqual(['Anne Martin']);
  });
});

describe('unmatched text', () => {
  test('is greetings, mail headers, quoted words, closing and signature, in order', () => {
    const match = matchText(
      'Bonjour à tous\n\nLe 4 mars 2025 à 10:02, le LAB a écrit :\n> Merci d’avance.\n> Qui êtes-vous ?\nJardinière.\n\nBien cordialement,\n\n-- \nAnne Martin\n04 00 00 00 00',
    );
    expect(answerTexts(match)).toEqual(['Jardinière.', '', '']);
    expect(why(match)).toEqual([
      'before: Bonjour à tous',
      'mail: Le 4 mars 2025 à 10:02, le LAB a écrit :',
      'quoted: > Merci d’avance.',
      'closing: Bien cordialement,',
      'mail: --\nAnne Martin\n04 00 00 00 00',
    ]);
  });

  test('is a question that the post does not have, with what follows it', () => {
    const match = matchHtml(
      '<h3>Qui êtes-vous ?</h3><p>A</p><h3>Avez-vous un chat ?</h3><p>Deux.</p><h3>Aimez-vous la pluie ?</h3><p>Oui.</p><h3>Un dernier mot ?</h3><p>C</p>',
    );
    expect(answerTexts(match)).toEqual(['A', '', 'C']);
    expect(why(match)).toEqual(['stranger: Avez-vous un chat ?\nDeux.\nAimez-vous la pluie ?\nOui.']);
  });

  test('is what is under someone else’s name', () => {
    const match = matchText(
      'Qui êtes-vous ?\nAnne Martin : Jardinière.\nKarim Benali : Paysagiste.\nDu dimanche.\nUn dernier mot ?\nAnne : Oui.',
    );
    expect(answerTexts(match)).toEqual(['Jardinière.', '', 'Oui.']);
    expect(match.unattached).toMatchObject([{ why: 'someone-else', label: 'Karim Benali' }]);
    expect(why(match)).toEqual(['someone-else: Karim Benali : Paysagiste.\nDu dimanche.']);
  });

  test('is a document about something else', () => {
    const match = matchText('Compte rendu de réunion.\nPrésents : tous.\nAbsents : personne.\nFin à midi.');
    expect(answerTexts(match)).toEqual(['', '', '']);
    expect(match.unattached).toHaveLength(1);
  });
});

describe('words of the post itself', () => {
  test('in title, headings, thanks and others’ answers are neither answers nor unmatched', () => {
    const match = matchText(
      'Trois questions au jardin\n\nQui êtes-vous ?\nKarim Benali : Je suis paysagiste depuis une quinzaine d’années à la métropole.\nAnne Martin : Jardinière.\n\nLe jardin\n\nComment êtes-vous devenue jardinière ?\nPar hasard.\n\nUn dernier mot ?\nNon.\n\nMerci à Anne et Karim pour leur accueil.',
    );
    expect(answerTexts(match)).toEqual(['Jardinière.', 'Par hasard.', 'Non.']);
    expect(why(match)).toEqual([
      'someone-else: Karim Benali : Je suis paysagiste depuis une quinzaine d’années à la métropole.',
    ]);
  });
});

describe('ambiguous cases', () => {
  test('a question repeated below itself is matched once', () => {
    const match = matchText('> Qui êtes-vous ?\nQui êtes-vous ?\nJardinière.\n> Un dernier mot ?\nNon.');
    expect(answerTexts(match)).toEqual(['Jardinière.', '', 'Non.']);
  });

  test('two questions of the same words are answered in their order', () => {
    const twice = buildInterview().asking('Pourquoi ?').asking('Comment ?').asking('Pourquoi ?').post;
    expect(answerTexts(matchText('Pourquoi ?\nA\nComment ?\nB\nPourquoi ?\nC', twice))).toEqual([
      'A',
      'B',
      'C',
    ]);
  });

  test('two answers to one question are joined in order', () => {
    expect(answerTexts(matchText('Qui êtes-vous ?\nA\nUn dernier mot ?\nC\nQui êtes-vous ?\nB'))).toEqual([
      'A\nB',
      '',
      'C',
    ]);
  });

  test('a rewritten question keeps the original, and states its confidence', () => {
    const [, second] = matchHtml(
      '<p><b>Qui êtes-vous ?</b></p><p>A</p><p><b>Pourquoi les plantes ?</b></p><p>B</p><p><b>Un dernier mot ?</b></p><p>C</p>',
    ).answers;
    expect(second).toMatchObject({ how: 'order', sure: 0.5, asked: 'Pourquoi les plantes ?' });
    expect(matchText('Comment êtes vous devenu jardinier ?\nB').answers[1]).toMatchObject({
      how: 'close',
      asked: 'Comment êtes vous devenu jardinier ?',
    });
  });

  test('three paragraphs match three questions', () => {
    const match = matchText('Jardinière.\n\nPar hasard.\n\nNon.');
    expect(match.answers.map(({ how }) => how)).toEqual(['order', 'order', 'order']);
    expect(answerTexts(match)).toEqual(['Jardinière.', 'Par hasard.', 'Non.']);
  });

  test('times, fractions and years are no numbering', () => {
    expect(
      answerTexts(
        matchText('Qui êtes-vous ?\n9:30, au travail.\n2/3 du temps dehors.\n2019. Une bonne année.'),
      ),
    ).toEqual(['9:30, au travail.\n2/3 du temps dehors.\n2019. Une bonne année.', '', '']);
  });

  test('without a question in the post, everything is kept and nothing matched', () => {
    expect(why(matchText('Bonjour\nmonde', buildInterview().post))).toEqual(['before: Bonjour\nmonde']);
  });

  test('three hundred questions are matched', () => {
    const words = (index: number): string => `Que pensez-vous du lieu numéro ${index}, côté ${index % 7} ?`;
    const long = Array.from({ length: 300 }, (_, index) => index).reduce(
      (builder, index) => builder.asking(words(index)),
      buildInterview(),
    ).post;
    const text = Array.from({ length: 300 }, (_, index) => `${words(index)}\nRéponse ${index}.\n`).join('\n');
    expect(answerTexts(matchText(text, long))).toEqual(
      Array.from({ length: 300 }, (_, index) => `Réponse ${index}.`),
    );
  });
});

test('« Demander les réponses… » gives them codes and escapes them, with room for answers', () => {
  const hostile = buildInterview()
    .titled('Titre & <b>')
    .asking(['Un < deux ?', 'Précisez.'])
    .asking('Trois ?').post;
  const [one, two] = questionCodes(hostile).map(({ code }) => code);
  expect(questionMail(hostile)).toEqual({
    subject: 'Titre & <b>',
    count: 2,
    text: `Titre & <b>\n\nRépondez sous chaque question, en gardant les codes entre crochets.\n\n${one} Un < deux ?\nPrécisez.\n\n\n\n${two} Trois ?\n`,
    html: `<p><b>Titre &amp; &lt;b&gt;</b></p><p>Répondez sous chaque question, en gardant les codes entre crochets.</p><p><b>${one} Un &lt; deux ?<br>Précisez.</b></p><p>&nbsp;</p><p><b>${two} Trois ?</b></p><p>&nbsp;</p>`,
  });
});
