import { useTranslation } from 'react-i18next';
import { useNames } from '../api/names.js';
import { usePostWords } from '../words/post-words.js';
import { postKey, useSession } from './session.js';

/** Who is signed in, and in which of several posts. */
export function PostSwitch() {
  const { t } = useTranslation();
  const { session, actAs } = useSession();
  const { nameOf } = useNames();
  const postWords = usePostWords();
  const { posts, actsAs, person } = session;
  return (
    <span className="who">
      <span>{nameOf(person, 'persons')}</span>
      {posts.length > 1 ? (
        <select
          aria-label={t('shell.frame.post')}
          value={actsAs ? postKey(actsAs) : ''}
          onChange={({ target }) => actAs(posts.find((post) => postKey(post) === target.value)!)}
        >
          {posts.map((post) => (
            <option key={postKey(post)} value={postKey(post)}>
              {postWords(post)}
            </option>
          ))}
        </select>
      ) : (
        posts.map((post) => <span key={postKey(post)}>{postWords(post)}</span>)
      )}
    </span>
  );
}
