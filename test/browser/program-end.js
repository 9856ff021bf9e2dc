export default async function end() {
  await globalThis.browserProgram?.stop();
}
