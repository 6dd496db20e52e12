/** The window's own scheme: its files come from inside the program and from nowhere else. */
export const appScheme = 'lab';
const appHost = 'app';
export const appUrl = `${appScheme}://${appHost}/index.html`;

/** Whether a page is the program's own. Compared part by part: `lab://app.example/` and `lab://app@example/` are not. */
export function isOwnPage(url: string): boolean {
  try {
    const { protocol, host, username, password } = new URL(url);
    return protocol === `${appScheme}:` && host === appHost && username === '' && password === '';
  } catch {
    return false;
  }
}
