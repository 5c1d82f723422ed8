import { useLayoutEffect, useState } from 'react';
import { call } from '../../bridge/call.ts';
import { asAppError } from '../../bridge/call.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { uploadPicture } from '../upload.ts';
import type { Notice, Services } from '../services.ts';

type Given = Readonly<{
  postId: string;
  language: string;
  onNotice: (notice: Notice) => void;
  announce: (text: string) => void;
}>;

/** The services of one editor: the same object for its whole life, its words and listeners kept up to date. */
export function useServices({ postId, language, onNotice, announce }: Given): Services {
  const messages = useMessages();
  const [services] = useState<Services>(() => ({
    postId,
    language,
    messages: messages.editor,
    notify: onNotice,
    announce,
    directory: async (query) =>
      (await call('participants.list', { query: query.slice(0, 200), limit: 8 })).items,
    createPerson: (name) => call('participants.create', { name }),
    choosePicture: async () => {
      const { file } = await call('dialogs.choose-picture', {});
      return file === undefined ? undefined : call('assets.add-file', { token: file.token });
    },
    uploadPicture,
    failure: (thrown) => sentence(thrown, messages.failures),
  }));
  useLayoutEffect(() => {
    Object.assign(services, {
      language,
      messages: messages.editor,
      notify: onNotice,
      announce,
      failure: (thrown: unknown) => sentence(thrown, messages.failures),
    });
  });
  return services;
}

function sentence(thrown: unknown, failures: ReturnType<typeof useMessages>['failures']): string {
  const { code, params } = asAppError(thrown);
  return failures[code](params);
}
