import { describe } from '@jest/globals';
import { openInApril } from './clue-from-above.js';
import { stages } from './story.js';
import { tellAlone } from './telling.js';
import { clueVerification } from './tellings/s09-clue-verification.js';

describe.each(stages)('S9 a clue is verified by a zone (R27), on $name', (stage) =>
  tellAlone(clueVerification, () => openInApril(stage)),
);
