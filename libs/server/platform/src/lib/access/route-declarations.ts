import { PATH_METADATA } from '@nestjs/common/constants.js';
import { type DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { PUBLIC, REQUIRES } from './requires';

/** The routes that declare neither a permission nor a reason to be public. Boot fails unless this is empty. */
export function undeclaredRoutes(discovery: DiscoveryService): readonly string[] {
  const reflector = new Reflector();
  const scanner = new MetadataScanner();
  return discovery.getControllers().flatMap(({ instance, name }) => {
    const prototype = Object.getPrototypeOf(instance ?? {}) as object;
    return scanner.getAllMethodNames(prototype)
      .filter((method) => {
        const handler = (prototype as Record<string, () => unknown>)[method];
        return handler !== undefined && Reflect.hasMetadata(PATH_METADATA, handler)
          && !reflector.get(REQUIRES, handler) && !reflector.get(PUBLIC, handler);
      })
      .map((method) => `${name}.${method}`);
  });
}
