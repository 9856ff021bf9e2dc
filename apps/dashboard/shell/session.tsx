import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useCallback, useEffect, useState } from 'react';
import { api, asking, onSignedOut, Problem } from '../api/client.js';
import { SignIn } from './sign-in.js';

export interface HeldPost {
  readonly post: string;
  readonly of?: string;
}

export interface Session {
  readonly login: string;
  readonly person: string;
  readonly posts: readonly HeldPost[];
  readonly actsAs: HeldPost | null;
  readonly mustChangePassword: boolean;
}

/** As the `Acting-Post` header names it. */
export const postKey = ({ post, of }: HeldPost) => (of === undefined ? post : `${post}:${of}`);

const SessionContext = createContext<{
  session: Session;
  actAs: (post: HeldPost) => void;
  signOut: () => Promise<void>;
} | null>(null);

export function useSession() {
  const known = use(SessionContext);
  if (known === null) throw new Error('there is no session outside the frame');
  return known;
}

/** Shows its content to whoever is signed in, and the way in to everybody else. */
export function SignedIn({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient();
  const [post, setPost] = useState<string>();
  const found = useQuery({
    queryKey: ['session', post],
    queryFn: async ({ signal }) => {
      try {
        return (await api.GET('/api/v1/session', { signal })).data as unknown as Session;
      } catch (error) {
        if (error instanceof Problem && error.status === 401) return null;
        throw error;
      }
    },
    staleTime: Infinity,
    // Taking another post leaves the page where it is, with what was typed on it.
    placeholderData: (before) => before,
  });
  // What was fetched for one person is nobody else's.
  const forget = useCallback(() => {
    asking.post = undefined;
    client.setQueriesData({ queryKey: ['session'] }, null);
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
  }, [client]);
  useEffect(() => onSignedOut(forget), [forget]);
  if (found.error) throw found.error;
  if (found.data === undefined) return null;
  const enter = async () => {
    setPost((asking.post = undefined));
    await client.resetQueries();
  };
  if (found.data === null) return <SignIn onSignedIn={enter} />;
  return (
    <SessionContext
      value={{
        session: found.data,
        actAs: (wish) => {
          asking.post = postKey(wish);
          setPost(asking.post);
          void client.invalidateQueries();
        },
        signOut: async () => {
          await api.DELETE('/api/v1/session');
          forget();
        },
      }}
    >
      {children}
    </SessionContext>
  );
}
