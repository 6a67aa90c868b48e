/** Every TypeORM entity of the capabilities. */
export const entities: (new () => object)[] = [];
