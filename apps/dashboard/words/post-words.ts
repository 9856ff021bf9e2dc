import { useTranslation } from 'react-i18next';
import { useNames } from '../api/names.js';
import type { HeldPost } from '../shell/session.js';

/** A post as people say it: of what, and which. */
export function usePostWords(): (post: HeldPost) => string {
  const { t } = useTranslation();
  const { nameOf } = useNames();
  return ({ post, of }) =>
    of === undefined ? t(`shell.post.${post}`) : t('shell.post.of', { of: nameOf(of), post: t(`shell.post.${post}`) });
}
