import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Participant } from '#interview/document.ts';
import { asAppError, call, subscribe } from '../../bridge/call.ts';
import { useMessages } from '../../bridge/messages.tsx';
import { afterPaint } from '../../ui/window/after-paint.ts';
import { asParticipant } from '../model/as-participant.ts';
import { uploadPicture } from '../core/upload.ts';
import type { DroppedDocument, Hide, Notice, PastedAnswers, Services } from '../core/services.ts';

type Given = Readonly<{
  postId: string;
  language: string;
  onNotice: (notice: Notice) => Hide;
  announce: (text: string) => void;
  onDocument: (dropped: DroppedDocument) => void;
  onAnswers: (pasted: PastedAnswers) => Hide;
}>;

/** The services of one editor: the same object throughout, with current words and listeners. */
export function useServices({
  postId,
  language,
  onNotice,
  announce,
  onDocument,
  onAnswers,
}: Given): Services {
  const messages = useMessages();
  const directoryPeople = useRef<readonly Participant[]>([]);
  const [services] = useState<Services>(() => ({
    postId,
    language,
    messages: messages.editor,
    blockWords: messages.blocks,
    pictures: messages.pictures,
    pasteWords: messages.paste,
    notify: onNotice,
    announce,
    documentDropped: onDocument,
    answersPasted: onAnswers,
    knownPeople: () => directoryPeople.current,
    directory: async (query) =>
      (await call('participants.list', { query: query.slice(0, 200), limit: 8 })).items,
    createPerson: (name) => call('participants.create', { name }),
    choosePictures: async () => {
      const { files } = await call('dialogs.choose-pictures', {});
      return files.map(
        ({ token }) =>
          () =>
            call('assets.add-file', { token }),
      );
    },
    describeVideo: (url) => call('videos.describe', { url }),
    choosePicture: async () => {
      const { file } = await call('dialogs.choose-picture', {});
      return file === undefined ? undefined : call('assets.add-file', { token: file.token });
    },
    findPictureAgain: async (sha256) => (await call('pictures.find-again', { sha256 })).recovered,
    uploadPicture,
    failure: (thrown) => sentence(thrown, messages.failures),
  }));
  useLayoutEffect(() => {
    Object.assign(services, {
      language,
      messages: messages.editor,
      blockWords: messages.blocks,
      pictures: messages.pictures,
      pasteWords: messages.paste,
      notify: onNotice,
      announce,
      documentDropped: onDocument,
      answersPasted: onAnswers,
      failure: (thrown: unknown) => sentence(thrown, messages.failures),
    });
  });

  useEffect(() => {
    let current = true;
    const refresh = (): void => {
      call('participants.list', { query: '', limit: 5_000 }).then(
        ({ items }) => {
          if (current) directoryPeople.current = items.map(asParticipant);
          return undefined;
        },
        // Without the directory, names become new people of the post.
        (thrown: unknown) => {
          if (current) services.notify({ tone: 'alert', text: services.failure(thrown) });
        },
      );
    };
    const forget = afterPaint(refresh);
    const end = subscribe('participants.changed', refresh);
    return () => {
      current = false;
      forget();
      end();
    };
  }, [services]);
  return services;
}

function sentence(thrown: unknown, failures: ReturnType<typeof useMessages>['failures']): string {
  const { code, params } = asAppError(thrown);
  return failures[code](params);
}
