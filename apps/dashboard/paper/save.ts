import { Packer } from 'docx';
import type { Paper } from './paper.js';
import { wordOf } from './word.js';

/** Hands the document over as a Word file, made on this machine. */
export async function saveWord(paper: Paper): Promise<void> {
  const address = URL.createObjectURL(await Packer.toBlob(wordOf(paper)));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${paper.title}.docx`;
  link.click();
  URL.revokeObjectURL(address);
}
