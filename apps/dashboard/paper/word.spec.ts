import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { Packer } from 'docx';
import { heading, type Paper, table, text } from './paper.js';
import { wordOf } from './word.js';

const END_OF_ZIP = 0x06054b50;

/** A file inside a zip archive. */
function unzipped(archive: Buffer, name: string): string {
  let end = archive.length - 22;
  while (archive.readUInt32LE(end) !== END_OF_ZIP) end -= 1;
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((place) => archive.readUInt16LE(at + place)) as [
      number,
      number,
      number,
    ];
    if (archive.toString('utf8', at + 46, at + 46 + nameLength) === name) {
      const [method, size, local] = [
        archive.readUInt16LE(at + 10),
        archive.readUInt32LE(at + 20),
        archive.readUInt32LE(at + 42),
      ];
      const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
      const stored = archive.subarray(from, from + size);
      return (method === 0 ? stored : inflateRawSync(stored)).toString('utf8');
    }
    at += 46 + nameLength + extraLength + commentLength;
  }
  throw new Error(`no ${name} in the archive`);
}

const report: Paper = {
  title: '第三纪检监察室2026年10月监督工作月报告',
  addressee: '县纪委监委党风政风监督室',
  body: [heading(1, '工作情况'), heading(2, '检查'), text('组建监督检查组1个。')],
  signature: '第三纪检监察室',
  date: '2026-10-22',
  seal: { position: '00000000000000257856' },
};

const bodyOf = async (paper: Paper) => unzipped(await Packer.toBuffer(wordOf(paper)), 'word/document.xml');

describe('a document as a Word file', () => {
  it('is A4 with the margins and the grid of the standard', async () => {
    const xml = await bodyOf(report);
    expect(xml).toContain('<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>');
    // 37, 26, 35 and 28 mm.
    expect(xml).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/);
    expect(xml).toMatch(/<w:docGrid w:type="linesAndChars" w:linePitch="580" w:charSpace="-\d+"\/>/);
  });

  it('sets title, headings and text in the prescribed fonts and sizes', async () => {
    const xml = await bodyOf(report);
    const runOf = (said: string) =>
      xml.slice(xml.lastIndexOf('<w:rPr>', xml.indexOf(`>${said}<`)), xml.indexOf(`>${said}<`));
    expect(runOf('2026年10月监督工作月报告')).toMatch(/方正小标宋简体.*<w:sz w:val="44"\/>/s);
    expect(runOf('一、工作情况')).toMatch(/黑体.*<w:sz w:val="32"\/>/s);
    expect(runOf('（一）检查')).toContain('楷体_GB2312');
    expect(runOf('组建监督检查组1个。')).toMatch(/仿宋_GB2312.*<w:sz w:val="32"\/>/s);
    expect(xml).toContain('2026年10月22日');
    expect(xml).toContain('数据截至事项记录第257856位');
  });

  it('numbers its pages on the outer edge', async () => {
    const archive = await Packer.toBuffer(wordOf(report));
    expect(unzipped(archive, 'word/footer1.xml')).toMatch(/w:jc w:val="right".*— .*PAGE.* —/s);
    expect(unzipped(archive, 'word/footer2.xml')).toContain('w:jc w:val="left"');
    expect(unzipped(archive, 'word/settings.xml')).toContain('evenAndOddHeaders');
  });

  it('lies on its side for wide tables, with the binding edge on top', async () => {
    const xml = await bodyOf({ title: '表', body: [table(['列'], [['格']])], landscape: true });
    expect(xml).toContain('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>');
    expect(xml).toMatch(/<w:pgMar w:top="1587" w:right="2098" w:bottom="1474" w:left="1984"/);
    expect(xml).toContain('<w:tblHeader/>');
  });
});
