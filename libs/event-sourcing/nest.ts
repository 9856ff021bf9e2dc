import { Injectable, type Type } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type CommandMessage, CommandPath, type Outcome } from './command-path.js';
import type { AnyDecider } from './decider.js';

/** What travels with a command besides what it says: who sends it, to which record, under which name. */
export type Envelope = Omit<CommandMessage, 'decider' | 'name' | 'body'>;

const envelopes = new WeakMap<object, Envelope>();

/** The command, ready for `CommandBus.execute`: one object is HTTP body, bus message and the rule's input at once. */
export function addressed<Command extends object>(command: Command, envelope: Envelope): Command {
  envelopes.set(command, envelope);
  return command;
}

/** The handler of every command of a decider, generated: the rules are in the table, there is nothing left to write by hand. */
export function commandHandlers(
  decider: AnyDecider,
  commands: Readonly<Record<string, Type<object>>>,
): Type<ICommandHandler>[] {
  return Object.entries(commands).map(([name, command]) => {
    class Handler implements ICommandHandler<object, Outcome> {
      constructor(private readonly path: CommandPath) {}

      async execute(body: object): Promise<Outcome> {
        const envelope = envelopes.get(body);
        if (!envelope) throw new Error(`${name} came without an envelope: send it as addressed(command, envelope)`);
        return this.path.execute({ ...envelope, decider, name, body });
      }
    }
    Object.defineProperty(Handler, 'name', { value: `${name}Handler` });
    Reflect.defineMetadata('design:paramtypes', [CommandPath], Handler);
    Injectable()(Handler);
    CommandHandler(command)(Handler);
    return Handler;
  });
}
