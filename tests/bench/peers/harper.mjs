// harper.js over one file, as a command line: sets up, checks the whole text once, tells how many
// things it found.
import { readFileSync } from 'node:fs';
import { LocalLinter, binary } from 'harper.js';

const linter = new LocalLinter({ binary });
const found = await linter.lint(readFileSync(process.argv[2], 'utf8'), { language: 'markdown' });
console.log(found.length);
process.exit(0);
