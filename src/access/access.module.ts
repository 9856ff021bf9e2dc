import {
  type BeforeApplicationShutdown,
  type DynamicModule,
  type FactoryProvider,
  Inject,
  Logger,
  Module,
  type ModuleMetadata,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { APP_GUARD, DiscoveryModule, DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { AccountsController } from './accounts.controller.js';
import { ACCESS, AccessGuard, type AccessParts, guardedOf } from './caller.js';
import type { PolicyTable } from './policy.js';
import { PreferencesController } from './preferences.controller.js';
import { SessionController } from './session.controller.js';

const FLUSH_MS = 5000;
const SWEEP_MS = 3_600_000;
/** Where Nest keeps a route's address. */
const PATH_METADATA = 'path';

/** Every route of the program that is neither open, nor of the own session, nor has a row in the policy table. */
function unguarded(
  discovery: DiscoveryService,
  scanner: MetadataScanner,
  reflector: Reflector,
  policy: PolicyTable,
): readonly string[] {
  return discovery.getControllers().flatMap(({ instance, metatype, name }) => {
    if (!instance || typeof metatype !== 'function') return [];
    const prototype = Object.getPrototypeOf(instance) as Record<string, () => unknown>;
    return scanner.getAllMethodNames(prototype).flatMap((method) => {
      const handler = prototype[method]!;
      if (!Reflect.hasMetadata(PATH_METADATA, handler)) return [];
      const guarded = guardedOf(reflector, handler, metatype as new () => unknown);
      const fine = guarded !== undefined && (guarded.is !== 'may' || policy.has(guarded.action));
      return fine ? [] : [`${String(name)}.${method}`];
    });
  });
}

/** Identity and rights: one guard for every route, sessions, accounts. */
@Module({})
export class AccessModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('access');
  private readonly timers: NodeJS.Timeout[] = [];

  constructor(
    @Inject(ACCESS) private readonly parts: AccessParts,
    @Inject(DiscoveryService) private readonly discovery: DiscoveryService,
    @Inject(MetadataScanner) private readonly scanner: MetadataScanner,
    @Inject(Reflector) private readonly reflector: Reflector,
  ) {}

  static with({
    imports = [],
    ...parts
  }: Pick<ModuleMetadata, 'imports'> & Omit<FactoryProvider<AccessParts>, 'provide'>): DynamicModule {
    return {
      module: AccessModule,
      imports: [DiscoveryModule, ...imports],
      controllers: [SessionController, AccountsController, PreferencesController],
      providers: [
        { provide: ACCESS, ...parts },
        { provide: APP_GUARD, useClass: AccessGuard },
      ],
      exports: [ACCESS],
    };
  }

  /** @throws Error naming every route that nobody has given to anybody */
  onApplicationBootstrap(): void {
    const { policy, recorder, accounts } = this.parts;
    const routes = unguarded(this.discovery, this.scanner, this.reflector, policy);
    if (routes.length > 0) throw new Error(`no row in the policy table for ${routes.join(', ')}`);
    const sweep = () =>
      void accounts.sweep().catch((error: unknown) => this.log.warn({ err: error }, 'old sessions are not swept'));
    this.timers.push(
      setInterval(() => void recorder.flush(), FLUSH_MS),
      setInterval(sweep, SWEEP_MS),
    );
    for (const timer of this.timers) timer.unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    await this.parts.recorder.flush(true);
  }
}
