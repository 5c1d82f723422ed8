/** « La même question ailleurs »: questions of other posts that are similar to one question, by their words. */
import type { Post } from '#interview/document.ts';
import { paragraphsToText } from '#interview/inlines.ts';
import { namedParticipants, participantsById } from '#interview/speakers.ts';
import { AppError } from '#contract/failure.ts';
import { get, sql, tuples, type ReadableDb } from '../../core/sql.ts';
import { stemmedLanguage, tokenize } from '../analysis/tokenizer.ts';
import { documentToIndex } from '../../library/posts/proposals.ts';
import { GONE, factsOf, STATUSES } from '../facts/facts.ts';
import { readPostHeaders } from '../index/post-rows.ts';
import { searchCacheOf } from '../cache.ts';
import { anyWord } from '../index/match-expressions.ts';

export type SimilarInput = Readonly<{ postId: string; questionId: string; limit: number }>;
export type SimilarQuestion = {
  postId: string;
  title: string;
  publishedAt?: number;
  questionId: string;
  question: string;
  participants: string[];
};

/** Maximum posts whose questions are compared: those that share most of its rarest words. */
const MOST_COMPARED = 100;
const BINNED = STATUSES.indexOf('binned');
/** Minimum share of common words among the words of both questions. */
const ALIKE = 0.4;

/** Most similar first; empty for a question of common words only. Throws post.not-found. */
export function similarQuestions(
  db: ReadableDb,
  { postId, questionId, limit }: SimilarInput,
): { items: SimilarQuestion[] } {
  const rowid = get<{ rowid: number }>(db, sql`SELECT rowid FROM posts WHERE id = ${postId}`)?.rowid;
  if (rowid === undefined) throw new AppError('post.not-found', { id: postId });
  const original = questionsOf(documentToIndex(db, rowid)?.document).find(({ id }) => id === questionId);
  if (original === undefined || original.words.size === 0) return { items: [] };
  const facts = factsOf(db);
  const near = nearPosts(db, original.words)
    .filter((other) => other !== rowid && (facts.statuses[facts.slotOf(other)] ?? GONE) !== BINNED)
    .slice(0, MOST_COMPARED);
  const headers = readPostHeaders(db, near);
  const candidates = near.flatMap((other) => {
    const post = headers.get(other);
    if (post === undefined) return [];
    return questionsOf(documentToIndex(db, other)?.document)
      .map((question) => ({ post, question, likeness: likeness(original.words, question.words) }))
      .filter((candidate) => candidate.likeness >= ALIKE);
  });
  return {
    items: candidates
      .toSorted((a, b) => b.likeness - a.likeness)
      .slice(0, limit)
      .map(({ post, question }) => ({
        postId: post.id,
        title: post.title,
        ...(post.publishedAt === undefined ? {} : { publishedAt: post.publishedAt }),
        questionId: question.id,
        question: question.text.slice(0, 2_000),
        participants: question.answeredBy,
      })),
  };
}

/** The posts whose questions have words with the same keys, those that share the rarest first. */
function nearPosts(db: ReadableDb, keys: ReadonlySet<string>): number[] {
  const { dictionary, rows } = searchCacheOf(db);
  // In a language without stemming rules, a word is its own key.
  const forms = [...keys].flatMap((key) => [
    ...dictionary.wordsOf(key),
    ...(dictionary.has(key) ? [key] : []),
  ]);
  if (forms.length === 0) return [];
  const rankedRows = tuples<[number, number]>(
    db,
    sql`SELECT rowid, bm25(search_rows) FROM search_rows WHERE search_rows MATCH ${anyWord(forms, ['questions'])}`,
  );
  rankedRows.sort(([a, one], [b, two]) => one - two || b - a);
  return [...new Set(rankedRows.map(([row]) => rows.postOf(row)))];
}

type Question = Readonly<{
  id: string;
  text: string;
  /** Stems of its significant words. */
  words: ReadonlySet<string>;
  answeredBy: string[];
}>;

function questionsOf(post: Post | undefined): Question[] {
  if (post === undefined) return [];
  const people = participantsById(post);
  const questions: Question[] = [];
  for (const block of post.body) {
    if (block.type === 'question') {
      const text = paragraphsToText(block.content);
      const tokens = tokenize(text, stemmedLanguage(block.language ?? post.language)).filter(
        ({ stop }) => !stop,
      );
      questions.push({
        id: block.id,
        text,
        words: new Set(tokens.map(({ exact, stems }) => stems[0] ?? exact)),
        answeredBy: [],
      });
    } else if (block.type === 'answer') {
      const answered = questions.at(-1)?.answeredBy;
      for (const { name } of namedParticipants(block.participants, people))
        if (answered !== undefined && !answered.includes(name) && answered.length < 100) answered.push(name);
    }
  }
  return questions;
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared += 1;
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size);
}
