/** The interview that the tests write, paste and read again, in the shapes in which they need it. */
import { readFileSync } from 'node:fs';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Post, TopBlock } from '../../interview/document.ts';
import { blockToText } from '../../interview/plain.ts';
import { gardenInterview } from '../builders/demo-posts.ts';
import type { PublicTurn } from './pages/PublicPage.ts';

export { gardenInterview };
