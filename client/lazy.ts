// What is loaded with the first command, never at activation: a bundle of its own.

export { commands } from './commands/index.js';
