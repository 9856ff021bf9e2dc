import type { Routes } from '../shared/capability.js';
import { anyOf, CONDUCT_OFFICE } from '../shared/rights.js';
import { type HighlightCommands, SubmitHighlight } from './highlight.commands.js';

export const highlightRoutes: Routes<HighlightCommands> = {
  SubmitHighlight: {
    body: SubmitHighlight,
    post: 'highlights',
    by: [
      ...CONDUCT_OFFICE,
      ...anyOf(
        'zone-director',
        'deputy-zone-director',
        'zone-member',
        'office-head',
        'office-official',
        'liaison-officer',
      ),
    ],
    zh: '报送工作亮点信息',
    en: 'Submit a highlight',
  },
};
