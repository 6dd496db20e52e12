import { readFile } from 'node:fs/promises';
import { resolveAppFile } from './app-files';
import { contentSecurityPolicy } from './content-security-policy';

export const appHeaders = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cache-Control': 'no-store',
} as const;

/** What the address of the program's own scheme is answered with; the policy goes with refusals too. */
export async function appResponse(url: string, folder: string): Promise<Response> {
  const file = resolveAppFile(url, folder);
  if (file === null) return notFound();
  try {
    const content = new Uint8Array(await readFile(file.path));
    return new Response(content, {
      headers: { ...appHeaders, 'Content-Type': file.contentType },
    });
  } catch {
    return notFound();
  }
}

function notFound(): Response {
  return new Response('Not found', { status: 404, headers: appHeaders });
}
