/** The services that extensions get from the page: words, notices, requests. One instance per editor. */
import { defineExtension, getExtensionDependencyFromEditor } from '@lexical/extension';
import type { LexicalEditor } from 'lexical';
import type { Participant, Post, TopBlock } from '#interview/document.ts';
import type { ReadDocument } from '#contract/exchange.ts';
import type { BlocksMessages, EditorMessages, PasteMessages } from '#assets/messages/fr/editor.ts';
import type { PicturesMessages } from '#assets/messages/fr/pictures.ts';
import type { AssetOfUpload, DirectoryPerson, VideoWords } from '../model/types.ts';

/** Hides a notice. */
export type Hide = () => void;

/** A message for the author, with at most one action. */
export type Notice = Readonly<{
  text: string;
  tone: 'info' | 'alert';
  action?: Readonly<{ label: string; run: () => void }>;
}>;

/** A document that was dropped on the text, or pasted as a file. */
export type DroppedDocument = Readonly<{
  name: string;
  /** Uploads and parses the file. */
  read: () => Promise<ReadDocument>;
  /** Inserts blocks at the drop point, as one undo step. */
  insert: (blocks: readonly TopBlock[]) => void;
}>;

/** A pasted text that answers questions of the interview. */
export type PastedAnswers = Pick<ReadDocument, 'blocks' | 'colours'> &
  Readonly<{
    /** Number of questions it answers. */
    answered: number;
    /** The interview before the paste. */
    before: Post;
    /** Undoes the paste. */
    takeBack: () => void;
  }>;

export type Services = {
  postId: string;
  /** The language of the post, not of the window. */
  language: string;
  messages: EditorMessages;
  blockWords: BlocksMessages;
  pictures: PicturesMessages;
  pasteWords: PasteMessages;
  notify(notice: Notice): Hide;
  /** Announces to screen readers that the caret has moved to another turn. */
  announce(text: string): void;
  /** People of the directory, as last read, to recognise names in a paste. */
  knownPeople(): readonly Participant[];
  directory(query: string): Promise<readonly DirectoryPerson[]>;
  createPerson(name: string): Promise<DirectoryPerson>;
  /** Lets the author choose files; each function adds one to the library. Empty if the choice is cancelled. */
  choosePictures(): Promise<readonly (() => Promise<AssetOfUpload>)[]>;
  /** The title and thumbnail of a video, from its site. */
  describeVideo(url: string): Promise<VideoWords>;
  /** Undefined if the choice is cancelled. */
  choosePicture(): Promise<AssetOfUpload | undefined>;
  /** Restores the file of a picture from the backups. Returns whether it was restored. */
  findPictureAgain(sha256: string): Promise<boolean>;
  /** Asks the author how to use the document. */
  documentDropped(dropped: DroppedDocument): void;
  /** Offers to put the answers under their questions. */
  answersPasted(pasted: PastedAnswers): Hide;
  uploadPicture(file: File): Promise<AssetOfUpload>;
  /** The message for a thrown error. */
  failure(thrown: unknown): string;
};

export const ServicesExtension = defineExtension({
  name: 'escale/services',
  config: { services: undefined as Services | undefined },
  build: (_editor, config): { services: Services } => {
    if (config.services === undefined) throw new Error('escale/services is not configured');
    return { services: config.services };
  },
});

export function servicesOf(editor: LexicalEditor): Services {
  return getExtensionDependencyFromEditor(editor, ServicesExtension).output.services;
}
