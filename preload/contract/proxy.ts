/** Page -> shell: the name and the password that a proxy asks for. Kept in memory only. */
import { z } from 'zod';
import { nothing, shortText } from './shapes.ts';

const questionSchema = z.strictObject({
  /** `proxy.town.example:3128` */
  proxy: shortText,
  /** What the proxy calls itself; empty where it does not say. */
  realm: z.string().max(200),
  /** What was given was refused. */
  again: z.boolean(),
});
export type ProxyQuestion = z.infer<typeof questionSchema>;

export const proxyRequests = {
  /** What is to be asked of the author now; `proxy.changed` says that it changed. */
  'proxy.asked': { input: nothing, output: z.strictObject({ question: questionSchema.optional() }) },
  'proxy.answer': {
    input: z.strictObject({
      proxy: shortText,
      // HTTP Basic divides them by a colon.
      user: z
        .string()
        .min(1)
        .max(200)
        .regex(/^[^:\p{Cc}]+$/u),
      password: z
        .string()
        .max(500)
        .regex(/^\P{Cc}*$/u),
    }),
    output: nothing,
  },
  /** The author does not want to: asked no more until `proxy.ask-again`. */
  'proxy.decline': { input: z.strictObject({ proxy: shortText }), output: nothing },
  /** What waits for the network tries again, and a proxy may ask again. */
  'proxy.ask-again': { input: nothing, output: nothing },
} as const;
