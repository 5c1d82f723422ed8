/**
 * Tests undocumented behaviour of a real blog, on a draft that only its author sees and that is deleted afterwards.
 */
import type { Blogger } from './blogger.ts';
import type { BackendOutput } from '#contract/backend.ts';
import type { Probe } from '#contract/diagnostic.ts';
import { AppError } from '#contract/failure.ts';
import type { Context } from '#backend/core/context.ts';
import { parseJson, readText } from '#backend/network/read-bounded.ts';
import { getAccount } from '#backend/library/publications/accounts.ts';
import { noAnswer } from '#backend/network/no-answer.ts';
import { withRenewal } from './sessions.ts';

// A raw request to the API and its raw answer: the client (api.ts) hides the differences that are tested here.

type RawRequest = Readonly<{
  verb: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path below `/v3/blogs/{id}/posts`, with its query. */
  path: string;
  body?: object;
  headers?: Readonly<Record<string, string>>;
}>;

type RawAnswer = Readonly<{
  status: number;
  /** The answer's fields, if it is a JSON object. */
  fields: Readonly<Record<string, unknown>>;
  text: string;
}>;

type Ask = (request: RawRequest) => Promise<RawAnswer>;

const LONGEST_MS = 60_000;

type Parts = Readonly<{
  context: Context;
  base: string;
  remoteBlogId: string;
  authorization: () => Promise<string>;
}>;

/** Bytes of an answer with one small draft. */
const LONGEST_ANSWER = 1024 * 1024;

/** Rejects with network.offline or network.unclear without an answer. */
function rawRequests({ context, base, remoteBlogId, authorization }: Parts): Ask {
  return async ({ verb, path, body, headers = {} }) => {
    try {
      const response = await context.fetch(`${base}/v3/blogs/${remoteBlogId}/posts${path}`, {
        method: verb,
        headers: {
          ...headers,
          authorization: await authorization(),
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        redirect: 'error',
        signal: AbortSignal.timeout(LONGEST_MS),
      });
      const text = await readText(response, LONGEST_ANSWER);
      const parsed = parseJson(text);
      return {
        status: response.status,
        text,
        fields: typeof parsed === 'object' && parsed !== null ? { ...parsed } : {},
      };
    } catch (error) {
      throw noAnswer(`${verb} ${path}`, error, verb !== 'GET');
    }
  };
}

// Each test: a request about the draft, and how its answer is read (docs/design/blogger.md#not-established).

type Outcome = 'yes' | 'no' | 'refused' | 'unknown';
type Finding = Readonly<{ outcome: Outcome; detail: string }>;
/** `id`: that of the temporary draft. */
type Question = Readonly<{ probe: Probe; ask: (ask: Ask, id: string) => Promise<Finding> }>;

const AUTHOR = 'view=AUTHOR';
const post = (id: string, query = AUTHOR): string => `/${id}?${query}`;

const toFinding = (outcome: Outcome, detail: string): Finding => ({ outcome, detail: detail.slice(0, 500) });
const isDone = ({ status }: RawAnswer): boolean => status >= 200 && status < 300;
const textField = (answer: RawAnswer, name: string): string =>
  typeof answer.fields[name] === 'string' ? answer.fields[name] : '';

/** Writes `content` and reads it back; `refused` if the write is refused. */
async function written(
  ask: Ask,
  id: string,
  content: string,
  judge: (back: string) => Finding,
): Promise<Finding> {
  const answer = await ask({ verb: 'PATCH', path: `/${id}`, body: { content } });
  if (!isDone(answer)) return toFinding('refused', `PATCH ${answer.status}`);
  const draft = await ask({ verb: 'GET', path: post(id) });
  return judge(textField(draft, 'content'));
}

const keeps =
  (expected: string) =>
  (storedContent: string): Finding =>
    storedContent.includes(expected)
      ? toFinding('yes', `${storedContent.length} signs`)
      : toFinding('no', `came back: ${storedContent.slice(0, 300)}`);

/** A picture of `bytes` bytes; its pixels do not matter. */
const picture = (bytes: number): string =>
  `<p><img alt="" src="data:image/png;base64,${Buffer.alloc(bytes, 'escale').toString('base64')}" /></p>`;
const pictureProbe = (probe: Probe, bytes: number): Question => ({
  probe,
  ask: (ask, id) => {
    const html = picture(bytes);
    return written(ask, id, html, (back) =>
      back.includes(html.slice(html.indexOf('data:'), html.lastIndexOf('"')))
        ? toFinding('yes', `${bytes} bytes`)
        : toFinding('no', `${bytes} bytes; ${back.length} signs came back`),
    );
  },
});

const listed = (answer: RawAnswer): string[] =>
  Array.isArray(answer.fields['items'])
    ? answer.fields['items'].flatMap((item: unknown) =>
        typeof item === 'object' && item !== null && 'id' in item ? [String(item.id)] : [],
      )
    : [];

const QUESTIONS: readonly Question[] = [
  {
    probe: 'draft-patch',
    ask: async (ask, id) => {
      const { status } = await ask({ verb: 'PATCH', path: `/${id}`, body: { content: '<p>patch</p>' } });
      return toFinding(status === 200 ? 'yes' : 'no', `PATCH ${status}`);
    },
  },
  {
    probe: 'draft-put',
    ask: async (ask, id) => {
      const before = await ask({ verb: 'GET', path: post(id) });
      const { status } = await ask({
        verb: 'PUT',
        path: `/${id}`,
        body: { title: textField(before, 'title'), content: '<p>put</p>' },
      });
      return toFinding(status === 200 ? 'yes' : 'no', `PUT ${status}`);
    },
  },
  {
    probe: 'draft-url',
    ask: async (ask, id) => {
      const url = textField(await ask({ verb: 'GET', path: post(id) }), 'url');
      return toFinding(url === '' ? 'no' : 'yes', url);
    },
  },
  {
    probe: 'if-none-match',
    ask: async (ask, id) => {
      const etag = textField(await ask({ verb: 'GET', path: post(id) }), 'etag');
      if (etag === '') return toFinding('unknown', 'no etag');
      const { status } = await ask({ verb: 'GET', path: post(id), headers: { 'if-none-match': etag } });
      return toFinding(status === 304 ? 'yes' : 'no', `GET ${status}`);
    },
  },
  {
    probe: 'if-match',
    ask: async (ask, id) => {
      const { status } = await ask({
        verb: 'PATCH',
        path: `/${id}`,
        body: { content: '<p>if-match</p>' },
        headers: { 'if-match': '"never-an-etag"' },
      });
      return toFinding(status === 412 ? 'yes' : 'no', `PATCH ${status}`);
    },
  },
  {
    probe: 'custom-meta-data',
    ask: async (ask, id) => {
      const meta = '{"escale":"1"}';
      const { status } = await ask({ verb: 'PATCH', path: `/${id}`, body: { customMetaData: meta } });
      if (status !== 200) return toFinding('refused', `PATCH ${status}`);
      const storedMeta = textField(await ask({ verb: 'GET', path: post(id) }), 'customMetaData');
      return toFinding(storedMeta === meta ? 'yes' : 'no', storedMeta);
    },
  },
  pictureProbe('picture-small', 20_000),
  pictureProbe('picture-medium', 200_000),
  pictureProbe('picture-large', 500_000),
  {
    probe: 'jump-break',
    ask: (ask, id) =>
      written(ask, id, '<p>one</p><!--more--><p>two</p>', (back) => {
        const between = /one<\/p>(.*)<p>two/s.exec(back)?.[1] ?? '';
        return toFinding(between === '' ? 'no' : 'yes', between);
      }),
  },
  {
    probe: 'comments',
    ask: (ask, id) => written(ask, id, '<p>one</p><!-- escale --><p>two</p>', keeps('<!-- escale -->')),
  },
  {
    probe: 'attributes',
    ask: (ask, id) => {
      const names = ['id', 'class', 'lang', 'data-escale', 'role', 'aria-label'];
      const html = `<div ${names.map((name) => `${name}="${name === 'lang' ? 'fr' : `v-${name}`}"`).join(' ')}><p>one</p></div>`;
      return written(ask, id, html, (back) => {
        const missingNames = names.filter((name) => !new RegExp(`\\s${name}\\s*=`).test(back));
        return toFinding(
          missingNames.length === 0 ? 'yes' : 'no',
          missingNames.length === 0 ? '' : `gone: ${missingNames.join(', ')}`,
        );
      });
    },
  },
  {
    probe: 'empty-paragraph',
    ask: (ask, id) => written(ask, id, '<p>one</p><p></p><p>two</p>', keeps('<p></p>')),
  },
  {
    probe: 'line-breaks',
    ask: (ask, id) =>
      written(ask, id, '<p>one\ntwo</p>', (back) => toFinding(/<br/.test(back) ? 'yes' : 'no', back)),
  },
  {
    probe: 'no-break-spaces',
    ask: (ask, id) =>
      written(ask, id, '<p>a\u00a0b\u202fc</p>', (back) => {
        const hasSpaces = back
          .replaceAll('&nbsp;', '\u00a0')
          .replaceAll(/&#(?:8239|x202f);/gi, '\u202f')
          .includes('a\u00a0b\u202fc');
        return toFinding(hasSpaces ? 'yes' : 'no', JSON.stringify(back));
      }),
  },
  {
    probe: 'several-statuses',
    ask: async (ask, id) => {
      const answer = await ask({
        verb: 'GET',
        path: `?status=DRAFT&status=SCHEDULED&${AUTHOR}&fetchBodies=false&maxResults=100&orderBy=UPDATED`,
      });
      if (!isDone(answer)) return toFinding('refused', `GET ${answer.status}`);
      return toFinding(listed(answer).includes(id) ? 'yes' : 'no', `${listed(answer).length} posts`);
    },
  },
  {
    probe: 'sort-option',
    ask: async (ask) => {
      const { status } = await ask({
        verb: 'GET',
        path: `?status=LIVE&${AUTHOR}&fetchBodies=false&maxResults=5&sortOption=ASCENDING`,
      });
      return toFinding(status === 200 ? 'yes' : 'refused', `GET ${status}`);
    },
  },
  {
    probe: 'page-size',
    ask: async (ask) => {
      const { status } = await ask({
        verb: 'GET',
        path: `?status=LIVE&${AUTHOR}&fetchBodies=false&maxResults=500`,
      });
      return toFinding(status === 200 ? 'yes' : 'refused', `GET ${status}`);
    },
  },
  {
    probe: 'partial-response',
    ask: async (ask, id) => {
      const answer = await ask({ verb: 'GET', path: post(id, `${AUTHOR}&fields=id,updated,status`) });
      const names = Object.keys(answer.fields).toSorted().join();
      return toFinding(names === 'id,status,updated' ? 'yes' : 'no', names);
    },
  },
  {
    // Last: it deletes the draft.
    probe: 'bin',
    ask: async (ask, id) => {
      const { status } = await ask({ verb: 'DELETE', path: `/${id}?useTrash=true` });
      const after = await ask({ verb: 'GET', path: post(id) });
      const state = textField(after, 'status');
      return toFinding(
        state === 'SOFT_TRASHED' ? 'yes' : after.status === 404 ? 'no' : 'unknown',
        `DELETE ${status}; then ${state === '' ? after.status : state}`,
      );
    },
  },
];

/** A name that explains itself to colleagues who see the draft. */
const TITLE = 'Escale : essai technique (brouillon à supprimer)';

/**
 * Fails with blog.not-found, destination.*, blogger.*, network.* if the draft cannot be created; after that it always returns
 * a result.
 */
export async function runDiagnostic(
  {
    context,
    blogger: { connections },
  }: Readonly<{ context: Context; blogger: Pick<Blogger, 'connections'> }>,
  blogId: string,
): Promise<BackendOutput<'diagnostic.run'>> {
  const { blog, api, session } = await connections.ofBlog(blogId);
  if (blog.accountId === undefined) throw new AppError('destination.signed-out');
  const draft = await withRenewal(session, () =>
    api.insertDraft(blog.remoteId, { title: TITLE, content: '<p>Escale</p>', labels: [] }),
  );
  const { api: base } = connections.endpointsOf(getAccount(context.db, blog.accountId));
  const ask = rawRequests({
    context,
    base,
    remoteBlogId: blog.remoteId,
    authorization: session.authorization,
  });
  const answers = [];
  for (const question of QUESTIONS)
    answers.push({ probe: question.probe, ...(await answerTo(question, ask, draft.id)) });
  const isRemoved = await api
    .deletePost(blog.remoteId, draft.id)
    .then(() => true)
    .catch((error: unknown) => {
      context.log.warn('the draft of a diagnostic could not be removed', {
        id: draft.id,
        error: String(error),
      });
      return false;
    });
  return {
    at: context.now(),
    blogName: blog.name,
    blogUrl: blog.url,
    answers,
    ...(isRemoved ? {} : { left: draft.id }),
  };
}

/** A test without an answer does not stop the others. */
async function answerTo(question: Question, ask: Ask, id: string): Promise<Finding> {
  try {
    return await question.ask(ask, id);
  } catch (error) {
    if (error instanceof AppError) return { outcome: 'unknown', detail: error.code };
    throw error;
  }
}
