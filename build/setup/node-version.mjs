// Runs before anything else is loaded, so this file keeps to what Node 12 already understands.

export const oldestNode = [20, 19];

/**
 * @param {string} version as in process.versions.node
 * @returns {string | undefined} what to tell the user, or nothing where the version will do
 */
export function complaintAboutNode(version) {
  const parts = version.split('.').map(Number);
  const newEnough =
    parts[0] > oldestNode[0] || (parts[0] === oldestNode[0] && parts[1] >= oldestNode[1]);
  if (newEnough) return undefined;
  return (
    'Gradient Lab needs Node ' +
    oldestNode.join('.') +
    ' or newer, and this is Node ' +
    version +
    '. Install a newer one (from nodejs.org, your distribution, or with nvm: ' +
    '`nvm install 22`), open a new terminal and run the same command again.'
  );
}

const complaint = complaintAboutNode(process.versions.node);
if (complaint !== undefined) {
  process.stderr.write(complaint + '\n');
  process.exit(1);
}
