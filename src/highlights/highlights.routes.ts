import type { Routes } from '../shared/capability.js';
import { DIRECTING, OF_OFFICE } from '../shared/posts.js';
import { anyOf, CONDUCT_OFFICE } from '../shared/rights.js';
import { type HighlightCommands, SubmitHighlight } from './highlight.commands.js';

export const highlightRoutes: Routes<HighlightCommands> = {
  SubmitHighlight: {
    body: SubmitHighlight,
    post: 'highlights',
    by: [...CONDUCT_OFFICE, ...anyOf(...DIRECTING, 'zone-member', ...OF_OFFICE)],
    zh: '报送工作亮点信息',
    en: 'Submit a highlight',
  },
};
