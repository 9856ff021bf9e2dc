/** 第一协作区 + 协作区主任: what the name ends with is not said again by the post. */
export function withoutRepeating(name: string, post: string): string {
  for (let length = Math.min(name.length, post.length - 1); length > 1; length--)
    if (name.endsWith(post.slice(0, length)) && /^\p{Script=Han}+$/u.test(post.slice(0, length)))
      return post.slice(length);
  return post;
}
