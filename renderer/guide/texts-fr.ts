/** The texts of the guide in French, as they stand in docs/guide/fr/: a chunk of its own. */
import firstInterview from '../../docs/guide/fr/first-interview.md?raw';
import answersByMail from '../../docs/guide/fr/answers-by-mail.md?raw';
import pictures from '../../docs/guide/fr/pictures.md?raw';
import publishing from '../../docs/guide/fr/publishing.md?raw';
import byHand from '../../docs/guide/fr/by-hand.md?raw';
import conflicts from '../../docs/guide/fr/conflicts.md?raw';
import existingBlog from '../../docs/guide/fr/existing-blog.md?raw';
import search from '../../docs/guide/fr/search.md?raw';
import people from '../../docs/guide/fr/people.md?raw';
import backups from '../../docs/guide/fr/backups.md?raw';
import newComputer from '../../docs/guide/fr/new-computer.md?raw';
import connectBlogger from '../../docs/guide/fr/connect-blogger.md?raw';
import privacy from '../../docs/guide/fr/privacy.md?raw';
import itService from '../../docs/guide/fr/it-service.md?raw';
import accessibility from '../../docs/guide/fr/accessibility.md?raw';
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
