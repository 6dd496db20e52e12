/** What Windows and Linux between them refuse in a file name, and control characters. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const refused = /[\u0000-\u001f\u007f<>:"/\\|?*]+/g;

/** A name that every file system takes, made from any text: never empty, never a path, never hidden. */
export function safeFileName(text: string): string {
  const name = text
    .replace(refused, '-')
    .replace(/^[.\s]+|[.\s]+$/g, '')
    .slice(-120);
  return name === '' ? 'untitled' : name;
}
