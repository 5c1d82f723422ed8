/** The texts of the guide in English, as they stand in docs/guide/en/: a chunk of its own. */
import firstInterview from '../../docs/guide/en/first-interview.md?raw';
import answersByMail from '../../docs/guide/en/answers-by-mail.md?raw';
import pictures from '../../docs/guide/en/pictures.md?raw';
import publishing from '../../docs/guide/en/publishing.md?raw';
import byHand from '../../docs/guide/en/by-hand.md?raw';
import conflicts from '../../docs/guide/en/conflicts.md?raw';
import existingBlog from '../../docs/guide/en/existing-blog.md?raw';
import search from '../../docs/guide/en/search.md?raw';
import people from '../../docs/guide/en/people.md?raw';
import backups from '../../docs/guide/en/backups.md?raw';
import newComputer from '../../docs/guide/en/new-computer.md?raw';
import connectBlogger from '../../docs/guide/en/connect-blogger.md?raw';
import privacy from '../../docs/guide/en/privacy.md?raw';
import itService from '../../docs/guide/en/it-service.md?raw';
import accessibility from '../../docs/guide/en/accessibility.md?raw';
import type { Subject } from './subjects.ts';

export const texts: Readonly<Record<Subject, string>> = {
  'first-interview': firstInterview,
  'answers-by-mail': answersByMail,
  pictures,
  publishing,
  'by-hand': byHand,
  conflicts,
  'existing-blog': existingBlog,
  search,
  people,
  backups,
  'new-computer': newComputer,
  'connect-blogger': connectBlogger,
  privacy,
  'it-service': itService,
  accessibility,
};
