// Runs before anything else is loaded, so this file keeps to what Node 12 already understands.

const oldest = { major: 20, minor: 19 };

/**
 * @param {string} version as in process.versions.node
 * @returns {string | undefined} what to tell the user, or nothing where the version will do
 */
export function complaintAboutNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const newEnough = major > oldest.major || (major === oldest.major && minor >= oldest.minor);
  if (newEnough) return undefined;
  return (
    'Gradient Lab needs Node ' +
    oldest.major +
    '.' +
    oldest.minor +
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
