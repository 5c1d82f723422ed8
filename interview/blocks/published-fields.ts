/** Fields of blocks in published form. */
import { sameLanguage } from '../inlines.ts';

export const sourceField = ({ source }: { source?: string | undefined }): { source?: string } =>
  source === undefined ? {} : { source };

/** The language of a part, if it differs from the one around it. */
export const languageField = (language: string | undefined, around: string): { language?: string } =>
  language === undefined || sameLanguage(language, around) ? {} : { language };
