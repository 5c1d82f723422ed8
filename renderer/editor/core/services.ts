/** What the extensions need from the page around them: words, notices, requests. One instance for each editor. */
import { defineExtension, getExtensionDependencyFromEditor } from '@lexical/extension';
import type { LexicalEditor } from 'lexical';
import type { Participant, Post, TopBlock } from '#interview/document.ts';
import type { ReadDocument } from '#contract/exchange.ts';
import type { BlocksMessages, EditorMessages, PasteMessages } from '#assets/messages/fr/editor.ts';
import type { PicturesMessages } from '#assets/messages/fr/pictures.ts';
import type { AssetOfUpload, DirectoryPerson, VideoWords } from '../model/types.ts';

/** Takes a notice away that no longer holds. */
export type Hide = () => void;

/** Something the author should know of, with at most one thing to do about it. */
export type Notice = Readonly<{
  text: string;
  tone: 'info' | 'alert';
  action?: Readonly<{ label: string; run: () => void }>;
}>;

/** A document that was dropped on the text, or pasted as a file. */
export type DroppedDocument = Readonly<{
  name: string;
  /** Sends the file to be read. */
  read: () => Promise<ReadDocument>;
  /** Puts blocks where it was dropped, in one step to undo. */
  insert: (blocks: readonly TopBlock[]) => void;
}>;

/** A text that was pasted and answers questions of the interview. */
export type PastedAnswers = Pick<ReadDocument, 'blocks' | 'colours'> &
  Readonly<{
    /** How many questions it answers. */
    answered: number;
    /** The interview without what was pasted. */
    before: Post;
    /** Undoes the paste. */
    takeBack: () => void;
  }>;

export type Services = {
  postId: string;
  /** Of the post, not of the window. */
  language: string;
  messages: EditorMessages;
  blockWords: BlocksMessages;
  pictures: PicturesMessages;
  pasteWords: PasteMessages;
  notify(notice: Notice): Hide;
  /** Said to screen readers when the caret has gone to another turn. */
  announce(text: string): void;
  /** People of the directory as last seen, for names that come with a paste. */
  known(): readonly Participant[];
  directory(query: string): Promise<readonly DirectoryPerson[]>;
  createPerson(name: string): Promise<DirectoryPerson>;
  /** Chosen files, each taken into the library when called; none when the author changed their mind. */
  choosePictures(): Promise<readonly (() => Promise<AssetOfUpload>)[]>;
  /** Title and picture of a video, as its site gives them. */
  describeVideo(url: string): Promise<VideoWords>;
  /** Undefined when the author changed their mind. */
  choosePicture(): Promise<AssetOfUpload | undefined>;
  /** True once the file of this picture is in the library again, from where the copies are. */
  findPictureAgain(sha256: string): Promise<boolean>;
  /** What becomes of it is asked by the page. */
  documentDropped(dropped: DroppedDocument): void;
  /** The page offers to put the answers under their questions. */
  answersPasted(pasted: PastedAnswers): Hide;
  uploadPicture(file: File): Promise<AssetOfUpload>;
  /** The sentence for something thrown. */
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
