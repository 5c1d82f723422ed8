/** A practice blog whose answers follow a plan of faults. */
import { apiErrorBody } from '#backend/practice-blog/api-error.ts';
import {
  type ReceivedRequest,
  type Reply,
  replyText,
  type Respond,
  send,
} from '#backend/practice-blog/http.ts';
import type { Fault, FaultPlan } from './faults.ts';

export const underFaults = (plan: FaultPlan): { respond: Respond } => ({
  respond: (received, answer) =>
    answerWithFaults(plan, received, () => plan.behaving.answer(received, answer)),
});

async function answerWithFaults(
  faults: FaultPlan,
  { request, response, method, url, body, now }: ReceivedRequest,
  answer: () => Promise<Reply>,
): Promise<void> {
  const fault = faults.next(method);
  const record = (status: number, answer: unknown) =>
    faults.record({
      at: now(),
      method,
      verb: request.method ?? '',
      path: url.pathname,
      query: url.search,
      body,
      status,
      answer: answer,
      ...(fault === undefined ? {} : { fault }),
    });

  if (fault?.latency !== undefined) await new Promise((done) => setTimeout(done, fault.latency));
  if (fault?.line === 'drop-before') {
    record(0, undefined);
    request.socket.destroy();
    return;
  }
  await fault?.before?.();
  const reply =
    fault?.stranger !== undefined
      ? stranger(fault.stranger, fault.status ?? 200)
      : fault?.status === undefined
        ? await answer()
        : refusal(method, fault, fault.status);
  record(reply.status, reply.json ?? reply.text);
  if (fault?.line === 'store-then-drop') request.socket.destroy();
  else if (fault?.line === 'truncate') {
    const text = replyText(reply);
    send(response, reply, text.slice(0, Math.floor(text.length / 2)));
  } else send(response, reply);
}

function refusal(method: string, { reason, message, retryAfter }: Fault, status: number): Reply {
  const why = reason ?? USUAL_REASONS[status] ?? 'invalid';
  const json = method.startsWith('oauth.')
    ? { error: why, error_description: message ?? 'Bad Request' }
    : apiErrorBody(status, why, message ?? why);
  return { status, json, headers: retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) } };
}

const stranger = ({ type, body, location }: NonNullable<Fault['stranger']>, status: number): Reply => ({
  status,
  text: body,
  headers: { 'content-type': type, ...(location === undefined ? {} : { location }) },
});

const USUAL_REASONS: Readonly<Record<number, string>> = {
  401: 'authError',
  403: 'forbidden',
  404: 'notFound',
  429: 'rateLimitExceeded',
  500: 'backendError',
  502: 'backendError',
  503: 'backendError',
};
