/** SHA-256 of a sealed envelope, computed where it lies: the file itself goes nowhere. Nothing for no file. */
export async function sealOf(file: File | undefined): Promise<string> {
  if (file === undefined) return '';
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
