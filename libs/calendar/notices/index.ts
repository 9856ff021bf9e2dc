import type { HolidayNotice } from '../calendar.js';
import { notice2025 } from './2025.js';
import { notice2026 } from './2026.js';

/** The notices known when this program was made. Later ones are published while it runs. */
export const NOTICES: readonly HolidayNotice[] = [notice2025, notice2026];
