/** What the sheet is set in, and under which names systems have it. */
const WANTED = {
  仿宋: ['FangSong', '仿宋_GB2312', 'FangSong_GB2312', 'STFangsong'],
  小标宋: ['方正小标宋简体', 'FZXiaoBiaoSong-B05S'],
  黑体: ['SimHei', '黑体', 'STHeiti'],
  楷体: ['KaiTi', '楷体_GB2312', 'STKaiti'],
} as const;

const SAMPLE = 'mmmmiiiiWWWW0123';

/** The prescribed fonts that this machine has not: others stand in for them, and whoever prints should know. */
export function missingFonts(): readonly string[] {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) return [];
  const width = (family: string) => {
    context.font = `40px ${family}`;
    return context.measureText(SAMPLE).width;
  };
  // A font that is not there measures as what stands behind it, whichever that is.
  const isHere = (name: string) =>
    ['monospace', 'serif'].some((behind) => width(`"${name}", ${behind}`) !== width(behind));
  return Object.entries(WANTED).flatMap(([name, families]) => (families.some(isHere) ? [] : [name]));
}
