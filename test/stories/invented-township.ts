import { type ZoneTable, zoneTable } from '@county/demo/establish.js';

const renamed = JSON.parse(
  JSON.stringify(zoneTable).replaceAll('huangquqiao', 'liuwan').replaceAll('黄渠桥', '柳湾'),
) as ZoneTable;

/** The county's table with one township of zone 1 replaced by an invented one, for what is told of wrongdoing there. */
export const inventedTownship = { table: renamed, unit: 'liuwan', commission: 'commission-liuwan' } as const;
