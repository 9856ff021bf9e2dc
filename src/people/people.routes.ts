import type { Routes } from '../shared/capability.js';
import { anyOf, GENERAL_OFFICE, type Right } from '../shared/rights.js';
import { AppointToPost, EndPost, type PeopleCommands, RegisterPerson } from './people.commands.js';

const KEEPERS: readonly Right[] = [...GENERAL_OFFICE, ...anyOf('principal-leader', 'setup')];
const id = 'register';

export const peopleRoutes: Routes<PeopleCommands> = {
  RegisterPerson: { body: RegisterPerson, post: 'people', id, by: KEEPERS, zh: '登记人员', en: 'Register a person' },
  AppointToPost: {
    body: AppointToPost,
    post: 'people/:person/posts',
    id,
    by: KEEPERS,
    zh: '任职',
    en: 'Appoint a person to a post',
  },
  EndPost: { body: EndPost, post: 'people/:person/posts/end', id, by: KEEPERS, zh: '免职', en: 'End a post' },
};
