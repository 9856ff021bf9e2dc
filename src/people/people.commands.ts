import { CountyCommand } from '../shared/command.js';
import { Day, Id, OneOf, Text } from '../shared/fields.js';
import { POSTS, type Post } from '../shared/posts.js';

const BASE_POSTS = Object.entries(POSTS).flatMap(([post, { kept }]) => (kept === 'people' ? [post] : []));

export class RegisterPerson extends CountyCommand {
  @Id() readonly person!: string;
  @Text({ max: 40 }) readonly name!: string;
}

/** Posts in zones and the headship of counterpart offices are not taken here: the zone arrangement tells them. */
export class AppointToPost extends CountyCommand {
  @Id() readonly person!: string;
  @OneOf(BASE_POSTS) readonly post!: Post;
  /** What the post belongs to, for posts of an office, a body or a unit. */
  @Id({ optional: true }) readonly of?: string;
  @Day() readonly from!: string;
}

export class EndPost extends CountyCommand {
  @Id() readonly person!: string;
  @OneOf(BASE_POSTS) readonly post!: Post;
  @Id({ optional: true }) readonly of?: string;
  /** First day no longer in the post. */
  @Day() readonly until!: string;
  @Text({ max: 200 }) readonly reason!: string;
}

export interface PeopleCommands {
  RegisterPerson: RegisterPerson;
  AppointToPost: AppointToPost;
  EndPost: EndPost;
}
