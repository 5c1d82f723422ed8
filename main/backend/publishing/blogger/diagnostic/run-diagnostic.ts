/** Asks a real blog what no document says, on a draft that nobody else sees and that is thrown away afterwards. */
import type { BackendOutput } from '#contract/backend.ts';
import { AppError } from '#contract/failure.ts';
import { getAccount } from '#backend/library/publications/accounts.ts';
import type { Publishing } from '../../start-publishing.ts';
import { withRenewal } from '../sessions.ts';
import { QUESTIONS } from './probes.ts';
import type { Finding, Question } from './probes.ts';
import { rawRequests } from './raw-request.ts';
import type { Ask } from './raw-request.ts';

/** A name that a colleague who meets it understands. */
const TITLE = 'Escale : essai technique (brouillon à supprimer)';

/** Fails with blog.not-found, destination.*, blogger.*, network.* where the draft cannot be made; from then on it always answers. */
export async function runDiagnostic(
  { backend, connections }: Publishing,
  blogId: string,
): Promise<BackendOutput<'diagnostic.run'>> {
  const { blog, api, session } = await connections.ofBlog(blogId);
  if (blog.accountId === undefined) throw new AppError('destination.signed-out');
  const draft = await withRenewal(session, () =>
    api.insertDraft(blog.remoteId, { title: TITLE, content: '<p>Escale</p>', labels: [] }),
  );
  const { api: base } = connections.endpointsOf(getAccount(backend.db, blog.accountId));
  const ask = rawRequests({
    backend,
    base,
    remoteBlogId: blog.remoteId,
    authorization: session.authorization,
  });
  const answers = [];
  for (const question of QUESTIONS)
    answers.push({ probe: question.probe, ...(await answerTo(question, ask, draft.id)) });
  const gone = await api
    .deletePost(blog.remoteId, draft.id)
    .then(() => true)
    .catch((error: unknown) => {
      backend.log.warn('the draft of a diagnostic could not be removed', {
        id: draft.id,
        error: String(error),
      });
      return false;
    });
  return {
    at: backend.now(),
    blogName: blog.name,
    blogUrl: blog.url,
    answers,
    ...(gone ? {} : { left: draft.id }),
  };
}

/** One question that gets no answer does not keep the others from being asked. */
async function answerTo(question: Question, ask: Ask, id: string): Promise<Finding> {
  try {
    return await question.ask(ask, id);
  } catch (error) {
    if (error instanceof AppError) return { outcome: 'unknown', detail: error.code };
    throw error;
  }
}
