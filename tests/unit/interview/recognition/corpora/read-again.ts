/** A recognized interview, published and pasted again from the page, is the same. */
import { readHtml } from '#interview/html/read-html.ts';
import { recognizeBlocks, type RichRecognition } from '#interview/recognition/recognize-blocks.ts';
import type { Recognition } from '#interview/recognition/recognize.ts';
import { recognitionToBlocks } from '#interview/recognition/to-blocks.ts';
import { foldWhiteSpace } from '#interview/fold-key.ts';
import { renderBlogHtml } from '#interview/render/blog-html.ts';
import { DOCUMENT_VERSION, postSchema } from '#interview/document.ts';

/** Whether the published page of a recognition is recognized with the same questions and answers. */
export function isReadAgain(recognition: RichRecognition, language: string, title: string): boolean {
  let count = 0;
  const newId = (): string => `id-${(count += 1)}`;
  const { kind, participants, lead, body } = recognitionToBlocks(recognition, {
    newId,
    language,
    knownParticipants: [],
  });
  const post = postSchema.parse({
    version: DOCUMENT_VERSION,
    kind,
    language,
    title,
    labels: [],
    participants,
    ...(lead === undefined ? {} : { lead }),
    body,
  });
  const html = renderBlogHtml(post, {
    publicationId: 'p',
    pictureAddress: () => 'https://a.example/b.png',
  });
  const again = recognizeBlocks(readHtml(html, { newId, origin: 'outside', language }), { title });
  return JSON.stringify(turns(again)) === JSON.stringify(turns(recognition));
}

const turns = ({ questions }: Recognition): unknown =>
  questions.map(({ text, answers }) => [
    foldWhiteSpace(text),
    answers.map((answer) => [answer.participant, foldWhiteSpace(answer.text)]),
  ]);
