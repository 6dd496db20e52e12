import { describe, expect, it } from 'vitest';
import { complaintAboutNode } from './node-version.mjs';

describe('complaintAboutNode', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('accepts %s', (version) => {
    expect(complaintAboutNode(version)).toBeUndefined();
  });

  it.each(['12.22.0', '18.20.4', '20.18.3'])('refuses %s and says what to do', (version) => {
    expect(complaintAboutNode(version)).toMatch(
      new RegExp(`needs Node 20.19 or newer, and this is Node ${version}.*Install a newer one`),
    );
  });
});
