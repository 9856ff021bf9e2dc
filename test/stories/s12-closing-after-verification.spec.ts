import { describe } from '@jest/globals';
import { openInApril } from './clue-from-above.js';
import { stages } from './story.js';
import { tellAlone } from './telling.js';
import { closing } from './tellings/s12-closing-after-verification.js';

describe.each(stages)('S12 closing after verification, on $name', (stage) =>
  tellAlone(closing, () => openInApril(stage)),
);
