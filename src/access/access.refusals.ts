import type { Refusals } from '../shared/capability.js';

export const accessRefusals: Refusals = {
  'access.no-row': {
    zh: '此操作未列入权限表，任何人不得办理。',
    en: 'This is not in the table of rights: nobody may do it.',
  },
  'access.not-signed-in': { zh: '请先登录。', en: 'Sign in first.' },
  'access.wrong-credentials': {
    zh: '用户名或密码不正确，或账号暂时锁定。',
    en: 'The login or the password is wrong, or the account is locked for a while.',
  },
  'access.too-busy': { zh: '登录请求过多，请稍后再试。', en: 'Too many sign-ins at once; try again shortly.' },
  'access.cross-site': {
    zh: '请求来自其他网站，已拒绝。',
    en: 'The request was sent from another site and is refused.',
  },
  'access.password-must-change': {
    zh: '密码由他人设定，请先修改密码。',
    en: 'Somebody else has set this password; change it first.',
  },
  'access.acting-post-unreadable': {
    zh: 'Acting-Post 须写作“职务”或“职务:所属”。',
    en: 'Acting-Post must be a post, or post:of.',
  },
  'account.unknown': { zh: '没有账号 {login}。', en: 'There is no account {login}.' },
  'account.closed': { zh: '账号 {login} 已注销。', en: 'Account {login} is closed.' },
  'account.login-unfit': {
    zh: '用户名 {login} 不合要求：小写字母、数字、点和连字符，2 至 40 位。',
    en: 'Login {login} will not do: small letters, digits, dots and hyphens, 2 to 40.',
  },
  'account.login-taken': {
    zh: '用户名 {login} 已用过，不再分配。',
    en: 'Login {login} has been used and is not given again.',
  },
  'account.person-has-one': { zh: '{person} 已有账号 {login}。', en: '{person} has the account {login}.' },
  'account.person-unknown': { zh: '人员 {person} 未登记。', en: 'Person {person} is not registered.' },
  'account.own': {
    zh: '安全管理员不得办理自己的账号。',
    en: 'A security administrator does not administer his or her own account.',
  },
  'account.lock-over-already': { zh: '锁定截止时间 {until} 已过。', en: 'The lock would have ended on {until}.' },
  'session.unknown': { zh: '没有这个会话，或已结束。', en: 'There is no such session, or it is over.' },
  'password.too-short': { zh: '密码至少 12 位。', en: 'A password has at least 12 characters.' },
  'password.too-long': { zh: '密码至多 128 位。', en: 'A password has at most 128 characters.' },
  'password.has-login': { zh: '密码不得包含用户名。', en: 'A password must not contain the login.' },
  'password.common': { zh: '密码过于常见。', en: 'This password is too common.' },
  'password.same': { zh: '新密码与旧密码相同。', en: 'The new password is the old one.' },
  'preference.too-many': {
    zh: '设置和草稿过多，请先删除一些。',
    en: 'Too many settings and drafts are kept; throw some away first.',
  },
  'preference.stale': { zh: '已在另一窗口修改', en: 'Another window has changed it meanwhile' },
  'token.unknown': { zh: '没有令牌 {id}。', en: 'There is no token {id}.' },
  'token.expired-already': { zh: '令牌有效期 {expires} 已过。', en: 'The token would have expired on {expires}.' },
  'token.lives-too-long': { zh: '令牌有效期最长一年。', en: 'A token lives a year at most.' },
  'token.post-not-for-services': {
    zh: '职务 {post} 不得授予外部系统。',
    en: 'Post {post} is not given to a service.',
  },
};
