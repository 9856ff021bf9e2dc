import { useTranslation } from 'react-i18next';
import { useNames } from '../api/names.js';
import { useFieldWords } from './field-words.js';
import type { HeldPost } from '../shell/session.js';
import { withoutRepeating } from './without-repeating.js';

/** A post as people say it: of what, and which. */
export function usePostWords(): (post: HeldPost) => string {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  const words = useFieldWords();
  return ({ post, of }) => {
    const said = words.value(post) ?? post;
    return of === undefined ? said : t('shell.post.of', { of: nameOf(of), post: withoutRepeating(nameOf(of), said) });
  };
}
