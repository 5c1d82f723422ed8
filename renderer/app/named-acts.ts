import { COMMAND_ROWS, COMMANDS, type Command } from '#contract/commands.ts';

/**
 * What « Aller à… » can do by name: all that makes sense without the caret in the text; first what it offers before
 * anything is typed. `covered`: another screen takes the place of the text, in which nothing can be done.
 */
export const namedActs = (hasPost: boolean, covered: boolean): Command[] =>
  COMMANDS.filter((command) => {
    const { needs } = COMMAND_ROWS[command];
    if (command === 'go-to' || needs === 'focus') return false;
    return (needs === 'nothing' || hasPost) && (needs !== 'text' || !covered);
  }).toSorted((one, other) => rank(one) - rank(other));

const rank = (command: Command): number => (COMMAND_ROWS[command].first === true ? 0 : 1);
