import { placedOn } from './unit.state.js';
import { officeOn, printedOn, type ZoneRegisterRow } from './zone-register.view.js';

/** One row of the table 监督检查协作区安排表, in the document's seven columns. */
export interface PrintedRow {
  readonly 序号: number;
  readonly 协作区: string;
  readonly '对口室(中心)': string;
  readonly 特约监察员: string;
  readonly 派驻纪检监察组: string;
  readonly 乡镇纪委: string;
  readonly 监督检查部门: string;
}

/** The table as it stood on a day, everything by the name it had then. */
export function tableOn(rows: readonly ZoneRegisterRow[], day: string): readonly PrintedRow[] {
  const members = rows.flatMap((row) => (row.is === 'zone' ? [] : [row])).sort((a, b) => a.order - b.order);
  const zones = rows.flatMap((row) => (row.is === 'zone' ? [row] : [])).sort((a, b) => a.no - b.no);
  return zones.flatMap((zone) => {
    const printed = (is: ZoneRegisterRow['is'], separator = '、') =>
      members
        .filter((row) => row.is === is && (row.until === undefined || day < row.until))
        .filter((row) => placedOn(row.placings, day) === zone.zone)
        .map((row) => printedOn(row, day))
        .join(separator);
    const cells = {
      特约监察员: printed('supervisor'),
      派驻纪检监察组: printed('group'),
      乡镇纪委: printed('commission'),
      监督检查部门: printed('unit'),
    };
    if (Object.values(cells).every((cell) => cell === '')) return [];
    return [{ 序号: zone.no, 协作区: zone.name, '对口室(中心)': officeOn(zone, day), ...cells }];
  });
}
